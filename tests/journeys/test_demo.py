"""`python3 dev demo`, run whole, as somebody who has just found the project would."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from demo.notes import WITNESS
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
    assert len(numbers) == len(re.findall(r"^    \(\d+\.\d s\)$", shown, re.MULTILINE)) == 25


def test_it_takes_less_than_two_minutes(shown: str) -> None:
    (seconds,) = re.findall(r"^Done in (\d+) s", shown, re.MULTILINE)
    assert int(seconds) < 120


def test_it_finds_what_the_sample_cites(shown: str) -> None:
    """Counted by hand in resources/demo/report.txt: 22 footnotes and [1] to [4]."""
    assert "33 citations: 26 with a link (24 different), 7 markers without one." in shown


def test_facts_come_in_order_with_their_sources(shown: str) -> None:
    """By hand, from sections 1, 5 and 6 of resources/demo/report.txt."""
    line = r"^      (\S+)  (\w+).* \[Report: report\.txt, (section \d)\]$"
    assert re.findall(line, shown, re.MULTILINE) == [
        ("2031-06-11", "sentence", "section 5"),
        ("2031-07-09", "appeal", "section 5"),
        ("2031-08-01", "pardon", "section 6"),
        ("2031-08-04", "fine", "section 6"),
        ("2031-08-14", "arrest", "section 6"),
        ("2031-08-29", "release", "section 6"),
    ]
    assert "274 2 Criminal Code, replaces: 373 [Report: report.txt, section 1]" in shown
    assert "released on 2031-08-29, says the report [section 6]" in shown
    assert "released on 2031-08-27, says her sister [first sentence]" in shown


def test_a_letter_without_an_answer_is_the_only_one_named(shown: str) -> None:
    assert "      2031-05-16  Migration police: Copy of the order of 14 May" in shown
    assert "Why was the hearing closed?" not in shown


def test_the_register_answers_who_was_sentenced_under_one_article(shown: str) -> None:
    """By hand, from resources/demo/register.csv: rows 1, 2, 6 and 8, and no more."""
    (found,) = re.findall(r"^    \d+ found: (.*)$", shown, re.MULTILINE)
    assert set(found.split(", ")) == {
        "Zhanar Ormantayeva", "Daulet Sarymbekov", "Pavel Dyachkov", "Timur Kozhakhmet",
    }  # fmt: skip


def test_what_was_printed_is_tagged_and_in_its_language(folder: Path) -> None:
    words = {
        "chronology-en.pdf": "29 August 2031",
        "person-kk.pdf": "Айыптаулар",
        "hearing-ru.pdf": "Отчёт о судебном заседании",
        "register-en.pdf": "Larisa Vengerova",
    }
    assert {path.name for path in (folder / "printed").iterdir()} == set(words)
    for name, said in words.items():
        assert b"/MarkInfo" in (folder / "printed" / name).read_bytes()
        assert said in _printed(folder / "printed" / name)


def _printed(path: Path) -> str:
    with closing(pdfium.PdfDocument(path)) as paper:
        return "".join(page.get_textpage().get_text_range() for page in paper)


def test_what_its_giver_did_not_allow_and_who_he_is_left_no_trace(folder: Path) -> None:
    sound = (folder / "given" / "recording.wav").read_bytes()
    for part in ("exhibit", "exported", "printed"):
        files = [path for path in (folder / part).rglob("*") if path.is_file()]
        assert len(files) >= 4
        assert not [path for path in files if sound in path.read_bytes()]
        assert not [path for path in files if WITNESS.encode() in path.read_bytes()]
    assert not [path for path in (folder / "printed").iterdir() if WITNESS in _printed(path)]
    left_out = (folder / "exported" / "not-readable.csv").read_text("utf-8-sig")
    assert sum("restricted" in line for line in left_out.splitlines()) == 5
    assert sum("identity" in line for line in left_out.splitlines()) == 1


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
