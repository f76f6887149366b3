"""Keys go by their place: real keys, under the layouts she writes with."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from gui.keys.shown_for_keys import KEYS
from samples.real_keys import Keyboard, wait_until
from satchel.gui.keys.bindings import pressed
from satchel.gui.keys.positions import sign_at

NEEDS_KEYS = pytest.mark.skipif(
    not (shutil.which("xdotool") and shutil.which("setxkbmap")), reason="no real keys here"
)
# Numbers of places: K, L, 1, 6, A, F12, Left, and Return, S, D as an X server counts them.
PLACES = ("ctrl+45", "ctrl+46", "ctrl+10", "ctrl+15", "ctrl+shift+38", "96", "alt+113")


@contextmanager
def _layouts(display: str) -> Iterator[Callable[[str], None]]:
    """Means to change the layout; others who use the same server find it as it was."""

    def change(layout: str) -> None:
        subprocess.run(["setxkbmap", "-display", display, layout], check=True)

    try:
        yield change
    finally:
        change("us")


@contextmanager
def _window(keyboard: Keyboard) -> Iterator[subprocess.Popen[str]]:
    program = Path(__file__).with_name("shown_for_keys.py")
    process = subprocess.Popen(
        [sys.executable, program],
        env=keyboard.variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout is not None
    try:
        keyboard.focus()
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@NEEDS_KEYS
def test_every_key_works_under_every_layout_with_the_caret_in_a_field(xvfb: str) -> None:
    keyboard = Keyboard(xvfb)
    with _window(keyboard) as process, _layouts(xvfb) as change:
        assert process.stdout is not None
        for layout, typed in (("us", "sd"), ("ru", "ыв"), ("kz", "ыв")):
            change(layout)
            keyboard.press(*PLACES)
            said = [process.stdout.readline().strip() for _ in PLACES]
            assert said == list(KEYS), layout
            keyboard.press("39", "40", "36")
            assert process.stdout.readline().strip() == f"typed {typed}", layout


@NEEDS_KEYS
@pytest.mark.parametrize("opens", ["Menu", "Tab alt+Down"], ids=["menu", "choice"])
def test_the_lock_is_at_hand_while_a_list_or_a_menu_is_open(xvfb: str, opens: str) -> None:
    keyboard = Keyboard(xvfb)
    with _window(keyboard) as process, _layouts(xvfb) as change:
        assert process.stdout is not None
        change("kz")
        before = keyboard.all_windows()
        keyboard.press(*opens.split())
        wait_until(lambda: len(keyboard.all_windows()) > len(before), "the open list")
        keyboard.press("ctrl+46")
        assert process.stdout.readline().strip() == "Ctrl+L"


@pytest.mark.parametrize(
    ("system", "scan", "virtual"),
    [("linux", 45, 0x4B), ("win32", 0x25, 0x4B), ("darwin", 1, 0x28)],
)
def test_a_place_is_known_on_every_system(system: str, scan: int, virtual: int) -> None:
    kind, held = QEvent.Type.KeyPress, Qt.KeyboardModifier.ControlModifier
    event = QKeyEvent(kind, 0x41B, held, scan, virtual, 0, "л")
    assert pressed(event, system) == "Ctrl+K"


def test_altgr_types_and_a_latin_letter_is_believed() -> None:
    modifier = Qt.KeyboardModifier
    altgr = modifier.ControlModifier | modifier.AltModifier
    press = QEvent.Type.KeyPress
    assert pressed(QKeyEvent(press, 0x41B, altgr, 45, 0, 0, "л"), "linux") == ""
    # Y and Z change places on a German keyboard; who reads Z on the key means Z.
    german = QKeyEvent(press, Qt.Key.Key_Z, modifier.ControlModifier, 29, 0, 0, "z")
    assert pressed(german, "linux") == "Ctrl+Z"


def test_all_signs_have_one_place() -> None:
    for system in ("linux", "darwin"):
        signs = [sign for place in range(256) if (sign := sign_at(place, system))]
        assert len(signs) == len(set(signs)) == 47
