"""What a Linux desktop says on D-Bus: sleep, the lid, its own lock.

Heard from: logind (sleep, and the session's lock), UPower (the lid), and the screen savers
of KDE and GNOME. Where one of them is missing nothing is heard of it, and the pause still
locks. Sleep is delayed until we locked, as long as logind allows (five seconds by habit):
else the machine would sleep with the keys in its memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import SLOT, QObject, Slot
from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusPendingCallWatcher,
    QDBusUnixFileDescriptor,
    QDBusVariant,
)

LOGIND = ("org.freedesktop.login1", "/org/freedesktop/login1", "org.freedesktop.login1.Manager")
_SESSION = "org.freedesktop.login1.Session"
UPOWER = "org.freedesktop.UPower"
_LID = (UPOWER, "/org/freedesktop/UPower", "org.freedesktop.DBus.Properties")
_SAVERS = ("org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver")
# Qt's bindings say that a slot is named by bytes, and take only text.
_slot: Callable[[str], Any] = SLOT


class Desktop(QObject):
    """Calls `lock` for each of these; the buses arrive as arguments."""

    def __init__(
        self,
        lock: Callable[[], None],
        system: QDBusConnection,
        session: QDBusConnection,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._lock, self._system = lock, system
        self._delay: QDBusUnixFileDescriptor | None = None
        self._asked: QDBusPendingCallWatcher | None = None
        if system.isConnected():
            service, path, interface = LOGIND
            system.connect(service, path, interface, "PrepareForSleep", self, _slot("slept(bool)"))
            system.connect(service, "", _SESSION, "Lock", self, _slot("locked()"))
            system.connect(*_LID, "PropertiesChanged", self, _slot("changed(QString)"))
            self._ask_for_delay()
        if session.isConnected():
            for saver in _SAVERS:
                session.connect("", "", saver, "ActiveChanged", self, _slot("covered(bool)"))

    @Slot(bool)
    def slept(self, begins: bool) -> None:
        """logind, before sleep and after it. The end of this process ends the delay."""
        if begins:
            self._lock()

    @Slot()
    def locked(self) -> None:
        """logind: the session is to be locked."""
        self._lock()

    @Slot(bool)
    def covered(self, active: bool) -> None:
        """A screen saver began or ended."""
        if active:
            self._lock()

    @Slot(str)
    def changed(self, interface: str) -> None:
        """UPower: something did; whether it is the lid, on machines that do not sleep for it.

        The signal carries a table, over which Qt's bindings end the process: so we ask."""
        if interface != UPOWER:
            return
        asking = QDBusMessage.createMethodCall(*_LID, "Get")
        asking.setArguments([UPOWER, "LidIsClosed"])
        watcher = QDBusPendingCallWatcher(self._system.asyncCall(asking), self)
        watcher.finished.connect(self._lid_told)

    def _lid_told(self, watcher: QDBusPendingCallWatcher) -> None:
        told = watcher.reply().arguments()
        watcher.deleteLater()
        if told and _plain(told[0]) is True:
            self._lock()

    def _ask_for_delay(self) -> None:
        """Without waiting for the answer: the window is not to wait for a bus."""
        service, path, interface = LOGIND
        asking = QDBusMessage.createMethodCall(service, path, interface, "Inhibit")
        asking.setArguments(["sleep", "Satchel", "Satchel", "delay"])
        self._asked = QDBusPendingCallWatcher(self._system.asyncCall(asking), self)
        self._asked.finished.connect(self._delayed)

    def _delayed(self, watcher: QDBusPendingCallWatcher) -> None:
        answered = watcher.reply().arguments()
        if answered and isinstance(answered[0], QDBusUnixFileDescriptor):
            self._delay = answered[0]  # held: the delay lasts as long as the descriptor is open


def _plain(value: object) -> object:
    return value.variant() if isinstance(value, QDBusVariant) else value
