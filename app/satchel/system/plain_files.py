"""Opening a file that somebody else may have put there: a plain file, or nothing.

A pipe would be waited for for ever, a device may have no end, and a link may lead anywhere.
Not for a file that a person names: a link of her own is hers to follow.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

# Windows has no pipes among its files; links there are looked for before opening.
_FLAGS = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_BINARY", 0)
)


def open_plain_file(path: Path) -> BinaryIO:
    """`path` for reading, at once. Raises OSError for whatever is no plain file there."""
    if path.is_symlink():
        raise OSError(errno.ELOOP, "A link")
    descriptor = os.open(path, _FLAGS)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "Not a plain file")
        return os.fdopen(descriptor, "rb")
    except BaseException:
        os.close(descriptor)
        raise
