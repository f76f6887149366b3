"""The process that opens the window, and opens it again after each lock."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from satchel.domain.errors import MachineRefused
from satchel.system import programs

COUNTING = """
import os, sys
from pathlib import Path
said = Path(os.environ["SAID"])
before = said.read_text() if said.exists() else ""
print(os.environ.get("LAST", "--look dark"), flush=True)
said.write_text(before + " ".join([os.getcwd(), *sys.argv[1:]]) + "\\n")
sys.exit(0 if before.count("\\n") == 2 else int(os.environ["CODE"]))
"""
FALLING = """
from PySide6.QtWidgets import QApplication
QApplication([])
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program's modules lie: two of ours instead."""
    (tmp_path / "counting.py").write_text(COUNTING)
    (tmp_path / "falling.py").write_text(FALLING)
    monkeypatch.setattr(programs.satchel, "__file__", str(tmp_path / "satchel" / "__init__.py"))
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    monkeypatch.setenv("SAID", str(tmp_path / "said"))
    monkeypatch.setenv("CODE", str(programs.LOCKED))
    return tmp_path


def test_a_window_that_locked_is_opened_again_as_it_looked(home: Path) -> None:
    assert programs.keep_open("counting", ["one", "two"]) == 0
    again = "/ one two --look dark\n"
    assert (home / "said").read_text() == f"/ one two\n{again}{again}"


def test_what_is_no_option_is_not_handed_on(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LAST", "a library says hello; --look dark")
    assert programs.keep_open("counting") == 0
    assert (home / "said").read_text() == "/\n" * 3


def test_a_window_that_ended_otherwise_is_not(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CODE", "3")
    assert programs.keep_open("counting") == 3
    assert (home / "said").read_text() == "/\n"


@pytest.mark.skipif(sys.platform != "linux", reason="only there is the screen a variable")
def test_without_a_screen_nothing_is_started(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    with pytest.raises(MachineRefused) as refused:
        programs.keep_open("counting")
    assert (refused.value.code, refused.value.exit_code) == ("no-windows", 7)
    assert not (home / "said").exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only there is the screen a variable")
@pytest.mark.usefixtures("home")
def test_a_screen_that_does_not_answer_is_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("DISPLAY", ":4711")
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    with pytest.raises(MachineRefused) as refused:
        programs.keep_open("falling")
    assert refused.value.code == "no-windows"


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel")
def test_a_process_with_keys_leaves_no_core_and_lets_nobody_attach() -> None:
    """The kernel gives the files of such a process in /proc to root."""
    app = Path(__file__).resolve().parents[3] / "app"
    look = (
        f"import sys, os, resource, ctypes; sys.path.insert(0, {str(app)!r})\n"
        "from satchel.system.guarding import keep_memory_private\n"
        "keep_memory_private()\n"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0), resource.getrlimit(resource.RLIMIT_CORE))\n"
        "print(open('/proc/self/comm').read())"
    )
    done = subprocess.run([sys.executable, "-c", look], capture_output=True, text=True, check=True)
    assert done.stdout.split("\n")[:2] == ["0 (0, 0)", "satchel"]


@pytest.mark.skipif(sys.platform != "linux", reason="Windows has no alarm")
@pytest.mark.parametrize(
    ("hangs", "code"),
    [
        ("import time; time.sleep(60)", programs.LOCKED),
        # A library that waits and holds Python's own lock: no thread runs any more.
        ("import ctypes; ctypes.PyDLL(None).sleep(60)", programs._LAST_MEANS),
    ],
)
def test_a_process_that_hangs_while_it_locks_is_gone_in_time(hangs: str, code: int) -> None:
    app = Path(__file__).resolve().parents[3] / "app"
    words = (
        f"import sys; sys.path.insert(0, {str(app)!r})\n"
        "from satchel.system.ending import end_at_latest\n"
        f"end_at_latest(0.2, {programs.LOCKED})\n"
        f"{hangs}"
    )
    done = subprocess.run([sys.executable, "-c", words], timeout=20, check=False)
    assert done.returncode == code
