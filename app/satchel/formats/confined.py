"""What every process that opens foreign files does first: gives up what it will not need.

Only worker processes import this: it changes the process for good. On POSIX the kernel
then enforces memory, no files and no core dump; on Linux there is also no network where
the system lets an ordinary user leave it. On Windows there is only the parent's time
limit, and macOS does not enforce memory; what eats memory there is ended when time is up.
"""

from __future__ import annotations

import ctypes
import os
import sys
from typing import BinaryIO

try:
    import resource
except ImportError:  # Windows has no such module
    resource = None  # type: ignore[assignment]

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET


def take_over_stdout() -> BinaryIO:
    """Our answers get a descriptor of their own; what libraries print goes nowhere."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)
    return answers


def confine(memory: int, time_s: int | None = None) -> None:
    """At most `memory` bytes of address space and `time_s` seconds of processor, from now on."""
    _leave_network()
    if resource is None:
        return
    limits = [("RLIMIT_AS", memory), ("RLIMIT_CORE", 0), ("RLIMIT_FSIZE", 0)]
    if time_s is not None:
        limits.append(("RLIMIT_CPU", time_s))
    for kind, most in limits:
        number = getattr(resource, kind, None)
        if number is not None:
            try:
                # One second more as the hard limit, so that the signal tells why it ended.
                resource.setrlimit(number, (most, most + (kind == "RLIMIT_CPU")))
            except (ValueError, OSError):
                continue  # macOS refuses some; the parent's time limit still stands


def _leave_network() -> None:
    """No parser here has business with a network; where leaving it is refused, so be it."""
    if sys.platform != "linux":
        return
    try:
        ctypes.CDLL(None).unshare(_NEW_USER | _NEW_NETWORK)
    except (OSError, AttributeError):
        return


def exactly(source: BinaryIO, size: int) -> bytearray:
    """All of it or EOFError; one buffer of the right size, so no second copy is ever made."""
    data = bytearray(size)
    room, at = memoryview(data), 0
    while at < size:
        got = source.readinto(room[at:])  # type: ignore[attr-defined]  # unbuffered FileIO
        if not got:
            raise EOFError
        at += got
    return data
