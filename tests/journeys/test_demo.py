"""`python3 dev demo`, run whole, as somebody who has just found the project would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from demo.places import ROOT

PLAIN = {"LANG": "C", "LC_ALL": "C", "PYTHONPATH": str(ROOT / "packaging")}


def _demo(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """The demo with its temporary folders below `folder`, under LANG=C and without a display."""
    leave_out = ("DISPLAY", "WAYLAND_DISPLAY", "PYTHONUTF8")
    kept = {name: value for name, value in os.environ.items() if name not in leave_out}
    return subprocess.run(
        [sys.executable, "-m", "demo", *words],
        env=kept | PLAIN | {"TMPDIR": str(folder)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=400,
        check=False,
    )


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def shown(place: Path) -> str:
    """What the demo of the sample report prints; it must end well."""
    done = _demo(folder=place)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert done.stderr == ""
    return done.stdout


@pytest.fixture(scope="module")
def folder(shown: str, place: Path) -> Path:
    """The one folder that the run made."""
    (made,) = place.glob("satchel-demo-*")
    assert str(made) in shown
    return made


def test_every_step_is_numbered_and_says_how_long_it_took(shown: str) -> None:
    numbers = [int(number) for number in re.findall(r"^ ?(\d+)\. ", shown, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1))
    assert len(numbers) == len(re.findall(r"^    \(\d+\.\d s\)$", shown, re.MULTILINE)) >= 15


def test_it_takes_less_than_two_minutes(shown: str) -> None:
    (seconds,) = re.findall(r"^Done in (\d+) s", shown, re.MULTILINE)
    assert int(seconds) < 120


def test_it_finds_what_the_sample_cites(shown: str) -> None:
    """Counted by hand in resources/demo/report.txt: 22 footnotes and [1] to [4]."""
    assert "33 citations: 26 with a link (24 different), 7 markers without one." in shown


def test_everything_is_for_the_owner_only(folder: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows keeps the temporary folder private by other means")
    open_to_others = [path for path in folder.rglob("*") if path.lstat().st_mode & 0o077]
    assert folder.stat().st_mode & 0o777 == 0o700
    assert open_to_others == []


def test_the_commands_to_paste_work(shown: str, tmp_path: Path) -> None:
    pasted = [line.strip() for line in shown.split("paste:")[1].strip().splitlines()]
    assert len(pasted) == 3
    for command in pasted:
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=tmp_path,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, (command, done.stderr)
        assert done.stdout.strip()


def test_a_report_of_another_format_goes_the_same_way(place: Path, shown: str) -> None:
    before = set(place.iterdir())
    done = _demo(str(ROOT / "resources/demo/ruling.pdf"), folder=place)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr
    assert "0 citations" in done.stdout
    (new,) = set(place.iterdir()) - before
    assert str(new) in done.stdout


def test_a_file_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    done = _demo("no-such-report.pdf", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("demo: there is no file ")
    assert len(done.stderr.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_exists_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    done = _demo("--out", str(tmp_path / "mine"), folder=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("demo: no folder could be made: ")
    assert list((tmp_path / "mine").iterdir()) == []
