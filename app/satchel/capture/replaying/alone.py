"""A network in which there is nobody: where the system lets it, the whole process moves there.

The browser of a replay reaches nothing but our proxy by its flags. On Linux that is made
sure a second time, by the kernel: process, browser and all that it starts see one loopback
device of their own and no other machine, nor what else listens on this one. Where the
system forbids it (or there is no such thing), the flags stand alone, and it is said so.
"""

from __future__ import annotations

import ctypes
import os
import re
import socket
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000  # CLONE_NEWUSER, CLONE_NEWNET
_SET_FLAGS, _UP = 0x8914, 0x1  # SIOCSIFFLAGS, IFF_UP
_LOCAL_DISPLAY = re.compile(r":(\d+)(\.\d+)?")


def leave_network(variables: Mapping[str, str]) -> bool:
    """Whether this process now is alone. To be called before any thread and before Qt.

    `variables` are of the environment: a display that is reached over the network is a
    reason to stay.
    """
    if sys.platform != "linux" or not _display_stays(variables) or not _can():
        return False
    _leave()
    return True


def _display_stays(variables: Mapping[str, str]) -> bool:
    if variables.get("QT_QPA_PLATFORM", "") in ("offscreen", "wayland"):
        return True
    local = _LOCAL_DISPLAY.fullmatch(variables.get("DISPLAY", ""))
    if local is None:
        return "DISPLAY" not in variables and "WAYLAND_DISPLAY" in variables
    return Path(f"/tmp/.X11-unix/X{local[1]}").exists()


def _can() -> bool:
    """Tried by a child first: once left, there is no way back."""
    child = os.fork()
    if child == 0:
        status = 1
        try:
            _leave()
            with socket.create_server(("127.0.0.1", 0)) as one:
                socket.create_connection(one.getsockname(), 1).close()
            status = 0
        finally:
            os._exit(status)
    return os.waitpid(child, 0)[1] == 0


def _leave() -> None:
    import fcntl  # not on Windows

    user, group = os.getuid(), os.getgid()
    if ctypes.CDLL(None, use_errno=True).unshare(_NEW_USER | _NEW_NETWORK) != 0:
        raise OSError(ctypes.get_errno(), "it is not allowed here")
    _write("setgroups", "deny")
    _write("uid_map", f"{user} {user} 1")
    _write("gid_map", f"{group} {group} 1")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as one:
        fcntl.ioctl(one, _SET_FLAGS, struct.pack("16sH22x", b"lo", _UP))


def _write(name: str, told: str) -> None:
    with open(f"/proc/self/{name}", "w", encoding="ascii") as file:
        file.write(told)
