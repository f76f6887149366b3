"""Bytes handed to a library that opens files by name only, without a file being made.

To know first: on POSIX a pipe has a name for as long as it is open. Where there is no such
name (Windows) the caller has to have another way; nothing is written instead.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator

from satchel.domain.errors import Bug

_DESCRIPTORS = "/dev/fd"
_MOST = 16_384  # what every pipe takes without a reader (macOS)


def can_pass() -> bool:
    """Whether this system names open files."""
    return os.path.isdir(_DESCRIPTORS)


@contextlib.contextmanager
def readable_name(data: bytes) -> Iterator[str]:
    """A name that can be opened and read once within the context; at most 16 KiB.

    Only where `can_pass`.
    """
    if len(data) > _MOST:
        raise Bug("more than a pipe holds was to be passed by name")
    reading, writing = os.pipe()
    try:
        try:
            os.write(writing, data)
        finally:
            os.close(writing)
        yield f"{_DESCRIPTORS}/{reading}"
    finally:
        os.close(reading)
