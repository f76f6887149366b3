"""What is left in memory two seconds after the window locked: nothing of hers.

Real processes with real keys pressed. The same look before the lock finds everything, so
that this test can fail.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from journeys.driving import Driven, begin, start
from samples.process_memory import below, held
from samples.real_keys import Keyboard, wait_until
from satchel.assembly.opening import open_desk

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0,
    reason="only Linux shows the memory of a process, and only to root",
)
TITLE = "the quiet clerk of room fourteen"
NOTE = "a bailiff whispers about envelope nineteen"
TYPED = "whispers about"


def _secrets(archive: Driven) -> dict[str, bytes]:
    """All that must go, as it lies in memory; a word may be bytes, or two bytes a letter."""
    passphrase = archive.passphrase_file.read_text(encoding="utf-8").strip()
    desk = open_desk(archive.folder, passphrase.encode)
    try:
        vault = desk.archive._vault
        keys = {
            "key of the database": vault.database_key,
            "key of the database, as SQL": vault.database_key.hex().encode("ascii"),
            "key that signs": desk.device.keys.ed25519.seed,
        }
    finally:
        desk.close()
    words = {"passphrase": passphrase, "title": TITLE, "note": NOTE, "what she types": TYPED}
    return {
        **keys,
        **{name: text.encode("utf-8") for name, text in words.items()},
        **{f"{name} (UTF-16)": text.encode("utf-16-le") for name, text in words.items()},
    }


@contextmanager
def _window(archive: Driven, keyboard: Keyboard) -> Iterator[int]:
    """`satchel gui`, as a person starts it; gives the id of the process that was started."""
    process = subprocess.Popen(
        [*start(), "--archive", str(archive.folder), "gui"],
        env=keyboard.variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process.pid
    finally:
        process.terminate()
        process.wait()


def test_two_seconds_after_the_lock_nothing_of_hers_is_in_memory(tmp_path: Path, xvfb: str) -> None:
    archive = begin(tmp_path)
    case = archive.must("case", "add", "--title", TITLE)["id"]
    archive.must("note", case, NOTE)
    secrets = _secrets(archive)
    passphrase = archive.passphrase_file.read_text(encoding="utf-8").strip()
    keyboard = Keyboard(xvfb)
    with _window(archive, keyboard) as program:
        unlock = keyboard.focus()
        keyboard.type(passphrase)
        typed = "passphrase (UTF-16)"
        wait_until(lambda: typed in held(below(program), secrets), "the passphrase")
        keyboard.press("Return")
        wait_until(lambda: keyboard.windows() not in ([], [unlock]), "the open archive")
        keyboard.focus()
        wait_until(lambda: "title" in held(below(program), secrets), "the list of cases")
        keyboard.press("ctrl+shift+f")
        keyboard.type(TYPED)
        typed = "what she types (UTF-16)"
        wait_until(lambda: typed in held(below(program), secrets), "what is typed")
        before = below(program)
        open_ = {"title", "note", "key of the database, as SQL", "key that signs"}
        assert set(held(before, secrets)) >= open_

        keyboard.press("ctrl+l")
        locked = time.monotonic()
        wait_until(lambda: not before - {program} <= below(program), "the lock", within_s=2)
        time.sleep(max(0.0, locked + 2 - time.monotonic()))

        now = below(program)
        assert held(now, secrets) == {}
        # Another window asks for the passphrase, in another process.
        assert now - before
        keyboard.focus()
