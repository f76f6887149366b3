"""What locks the window by itself, each heard from where it really comes."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator

import pytest
from PySide6.QtCore import ClassInfo, Property, QObject, Qt, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from satchel.gui.locking.desktop import LOGIND, UPOWER, Desktop
from satchel.gui.locking.idle import Idle
from satchel.gui.locking.windows_session import means_lock


class Time:
    """A clock that does what it is told."""

    def __init__(self) -> None:
        self.running, self.wall = 100.0, 1_000_000.0

    def pass_(self, running: float, wall: float | None = None) -> None:
        self.running += running
        self.wall += running if wall is None else wall


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def locked() -> list[str]:
    return []


@pytest.fixture
def idle(qtbot: QtBot, time: Time, locked: list[str]) -> Idle:
    return Idle(lambda: locked.append("idle"), 10, lambda: time.running, lambda: time.wall)


def test_a_pause_locks_once_it_is_long_enough(idle: Idle, time: Time, locked: list[str]) -> None:
    time.pass_(599)
    idle.look()
    assert locked == []
    time.pass_(1)
    idle.look()
    assert locked == ["idle"]


def test_a_key_in_any_window_ends_the_pause(
    qtbot: QtBot, idle: Idle, time: Time, locked: list[str]
) -> None:
    window = QLineEdit()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    time.pass_(599)
    handle = window.windowHandle()
    assert handle is not None
    qtbot.keyClick(window.windowHandle(), Qt.Key.Key_A)  # type: ignore[arg-type]  # windows too
    assert window.text() == "a"
    time.pass_(599)
    idle.look()
    assert locked == []


def test_never_is_never(idle: Idle, time: Time, locked: list[str]) -> None:
    idle.set_minutes(0)
    time.pass_(10_000)
    idle.look()
    assert locked == []


def test_a_machine_that_slept_is_locked_when_it_wakes(
    idle: Idle, time: Time, locked: list[str]
) -> None:
    time.pass_(5, wall=5 + 3600)
    idle.look()
    assert locked == ["idle"]


@pytest.mark.parametrize(
    ("message", "first", "locks"),
    [(0x218, 4, True), (0x218, 18, False), (0x2B1, 7, True), (0x2B1, 8, False), (0x100, 7, False)],
)
def test_what_windows_says_is_understood(message: int, first: int, locks: bool) -> None:
    assert means_lock(message, first) is locks


@ClassInfo({"D-Bus Interface": "org.freedesktop.login1.Manager"})
class Logind(QObject):
    """Stands in for the real one: it notes who asked for a delay."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[tuple[str, ...]] = []

    @Slot(str, str, str, str)
    def Inhibit(self, what: str, who: str, why: str, mode: str) -> None:  # noqa: N802
        self.asked.append((what, who, why, mode))


@ClassInfo({"D-Bus Interface": UPOWER})
class Lid(QObject):
    """Stands in for UPower, on a laptop that was closed."""

    LidIsClosed = Property(bool, lambda self: True)


@pytest.fixture
def bus() -> Iterator[str]:
    """The address of a bus that nobody else is on."""
    if shutil.which("dbus-daemon") is None:
        pytest.skip("there is no dbus-daemon here")
    daemon = subprocess.Popen(
        ["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address"],
        stdout=subprocess.PIPE,
        text=True,
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait()
        daemon.stdout.close()


LOGIND_PATH = LOGIND[1]
SAVED = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged")


@pytest.mark.parametrize(
    ("path", "interface", "name", "told", "locks"),
    [
        (LOGIND_PATH, LOGIND[2], "PrepareForSleep", [True], True),
        (LOGIND_PATH, LOGIND[2], "PrepareForSleep", [False], False),
        (f"{LOGIND_PATH}/session/_31", "org.freedesktop.login1.Session", "Lock", [], True),
        (*SAVED, [True], True),
        (*SAVED, [False], False),
        (
            "/org/freedesktop/UPower",
            "org.freedesktop.DBus.Properties",
            "PropertiesChanged",
            [UPOWER],
            True,
        ),
    ],
)
def test_what_the_desktop_says_locks(
    qtbot: QtBot,
    bus: str,
    locked: list[str],
    path: str,
    interface: str,
    name: str,
    told: list[object],
    locks: bool,
) -> None:
    heard, speaking = (QDBusConnection.connectToBus(bus, one) for one in ("heard", "speaking"))
    try:
        logind, lid = Logind(), Lid()
        assert speaking.registerService(LOGIND[0])
        assert speaking.registerService(UPOWER)
        shown = QDBusConnection.RegisterOption
        assert speaking.registerObject(LOGIND_PATH, logind, shown.ExportAllSlots)
        assert speaking.registerObject("/org/freedesktop/UPower", lid, shown.ExportAllProperties)
        desktop = Desktop(lambda: locked.append(name), heard, heard)
        qtbot.waitUntil(lambda: logind.asked == [("sleep", "Satchel", "Satchel", "delay")])
        signal = QDBusMessage.createSignal(path, interface, name)
        signal.setArguments(told)
        assert speaking.send(signal)
        if locks:
            qtbot.waitUntil(lambda: locked == [name])
        else:
            # What was sent before is delivered before: the bus keeps the order.
            last = QDBusMessage.createSignal(SAVED[0], SAVED[1], SAVED[2])
            last.setArguments([True])
            assert speaking.send(last)
            qtbot.waitUntil(lambda: locked == [name])
        assert desktop.parent() is None
    finally:
        for one in ("heard", "speaking"):
            QDBusConnection.disconnectFromBus(one)
