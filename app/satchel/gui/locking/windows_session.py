"""What Windows says to a window: sleep, and the session's lock.

Written after the documents of Windows and not yet tried on it; the pause locks there in
any case. What a message means is decided by a function that is tested everywhere.
"""

from __future__ import annotations

import ctypes
import sys
from collections.abc import Callable

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray

_POWER_BROADCAST = 0x0218
_SUSPEND = 4
_SESSION_CHANGE = 0x02B1
_SESSION_LOCK = 7
_CONSOLE_DISCONNECT = 2
_REMOTE_DISCONNECT = 4


class _Message(ctypes.Structure):
    """MSG of winuser.h, as far as it is read here."""

    _fields_ = (
        ("window", ctypes.c_void_p),
        ("message", ctypes.c_uint),
        ("first", ctypes.c_size_t),
        ("second", ctypes.c_ssize_t),
    )


def means_lock(message: int, first: int) -> bool:
    """Whether a message says that nobody looks after this window any more."""
    if message == _POWER_BROADCAST:
        return first == _SUSPEND
    leaving = {_SESSION_LOCK, _CONSOLE_DISCONNECT, _REMOTE_DISCONNECT}
    return message == _SESSION_CHANGE and first in leaving


class WindowsSession(QAbstractNativeEventFilter):
    """Calls `lock`; `window` is the handle of a top window, which gets the messages."""

    def __init__(self, lock: Callable[[], None], window: int) -> None:
        super().__init__()
        self._lock = lock
        if sys.platform == "win32":
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(window, 0)

    def nativeEventFilter(
        self, kind: QByteArray | bytes | bytearray | memoryview, message: int
    ) -> tuple[bool, int]:
        """Hears, and takes nothing."""
        if QByteArray(kind).data() == b"windows_generic_MSG":
            told = _Message.from_address(int(message))
            if means_lock(told.message, told.first):
                self._lock()
        return False, 0
