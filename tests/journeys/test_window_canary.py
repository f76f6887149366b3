"""Marked strings go through every window; outside the archive the disk never knows of them.

One real window on an X server of its own, watched by strace: whatever it or its workers
create is known by name, and every such file is looked into. What may hold the marks is the
one PDF she printed, and the clipboard with the one line she copied.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from journeys.canaries import Canaries, found_below, found_in
from samples.documents import papers, photos
from samples.passphrases import cheap_passphrases
from samples.sound import SoundServer, sound_server, tone  # noqa: F401  # a fixture
from satchel.assembly import first_run
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.catalog.people import PersonWish
from satchel.domain.names.spelled import Spelled
from satchel.system.programs import LOCKED
from unit.audio.heard import begun

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="watched by strace"),
    pytest.mark.skipif(
        not all(map(shutil.which, ("strace", "xprop", "xwininfo", "pulseaudio"))),
        reason="what watches it is not here",
    ),
]
SCRIPT = Path(__file__).with_name("a_marked_day.py")
PASSPHRASE = b"seven words that only she knows now"  # as a_day types it
CALLS = "openat,creat,mkdir,mkdirat,mknodat,rename,renameat,renameat2,link,linkat,symlink"
CALLS += ",symlinkat,memfd_create"
PLAIN = (b"%PDF-1", b"OpusHead", b"JFIF")  # what the files begin with; never in the archive


@dataclass
class Watched:
    """The folders of one day, and what was seen of it."""

    own: Path
    words: dict[str, Any]
    canaries: Canaries
    told: dict[str, Any] = field(default_factory=dict)
    ended: int | None = None
    while_open: dict[str, list[bytes]] = field(default_factory=dict)
    x_server: bytes = b""
    created: list[Path] = field(default_factory=list)
    memory_files: list[str] = field(default_factory=list)

    @property
    def archive(self) -> Path:
        return self.own.parent / "archive"

    @property
    def pdf(self) -> Path:
        return Path(self.words["pdf"])


def _archive(folder: Path, mark: Any) -> dict[str, Any]:
    """A case, a person, a hearing and a tone that was recorded in it; everything is marked."""
    with cheap_passphrases():
        desk = first_run.begin(FirstWish(folder, PASSPHRASE, "L")).finish()
    case = desk.records.add("case", {"title": mark(), "number": mark()}).record
    person = desk.people.add(PersonWish([Spelled(mark(), "en")], case=case)).written.record
    told = {"event_kind": "hearing", "case": case, "title": mark(), "zone": "Asia/Almaty"}
    hearing = desk.records.add("event", {**told, "date": "2031-05-14"}).record
    recording = _recording(desk, hearing, mark())
    desk.close()
    return {"case": case, "person": person, "hearing": hearing, "recording": recording}


def _recording(desk: Desk, hearing: Any, title: str) -> str:
    _, hall = begun(desk, hearing)
    hall.hear(tone(440, 3.0))
    hall.taking.end("stopped")
    (kept,) = desk.recordings.adopt()
    desk.records.edit(kept.record, {"title": title})
    return kept.record


def _files(folder: Path, mark: Any, sought: str) -> list[str]:
    """A PDF, a photo, a text and a letter, each marked inside, by name, and beside its text."""
    made = {
        "pdf": papers.pdf([f"{sought} {mark()}"]) + f"\n% {mark()}\n".encode(),
        "jpg": photos.saved(photos.image((600, 400)), "JPEG", comment=mark().encode()),
        "txt": f"{sought}\n{mark()}\n".encode() * 400,
        "eml": papers.letter(f"{sought} {mark()}").as_bytes(),
    }
    paths = [folder / f"{mark()}.{ending}" for ending in made]
    for path, data in zip(paths, made.values(), strict=True):
        path.write_bytes(data)
    return [str(path) for path in paths]


def _machine(own: Path) -> dict[str, str]:
    """Home and temporary folders that only this window has."""
    names = ("HOME", "TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    names += ("XDG_CONFIG_HOME", "XDG_STATE_HOME")
    places = {name: own / name.lower() for name in names}
    for place in places.values():
        place.mkdir(parents=True)
    # What Python keeps of our own modules is no trace of her.
    return {name: str(place) for name, place in places.items()} | {"PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture(scope="module")
def watched(
    tmp_path_factory: pytest.TempPathFactory,
    xvfb: str,
    sound_server: SoundServer,  # noqa: F811
) -> Watched:
    root = tmp_path_factory.mktemp("window-canary")
    given, own = root / "given", root / "own"
    given.mkdir()
    canaries = Canaries(20310515)
    mark = canaries.new
    words = _archive(root / "archive", mark)
    sought = mark()
    words |= {
        "lines": [f"{mark()} said {mark()}" for _ in range(3)], "draft": mark(), "sought": sought,
        "files": _files(given, mark, sought), "giver": mark(), "spoken": mark(),
        "pdf": str(root / "printed.pdf"),
    }  # fmt: skip
    made = Watched(own, words, canaries)
    written = given / "words.json"
    written.write_text(json.dumps(words), encoding="utf-8")
    machine = _machine(own)
    log = root / "calls"
    with subprocess.Popen(
        ["strace", "-f", "-y", "--seccomp-bpf", "-s", "4096", "-e", f"trace={CALLS}", "-o", log,
         sys.executable, str(SCRIPT), str(made.archive), str(written)],
        env={**os.environ, **machine, "DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb"},
        cwd=own, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        try:
            assert process.stdout is not None
            made.told = next(json.loads(line) for line in process.stdout if line.startswith(b"{"))
            made.while_open = found_below(own, Path("/dev/shm"))
            made.x_server = _known_to_the_x_server(xvfb)
            process.communicate(b"lock\n", timeout=30)
        finally:
            process.kill()
    made.ended = process.returncode
    made.created, made.memory_files = _created(log)
    return made


def _known_to_the_x_server(display: str) -> bytes:
    """Names and properties of every window, as any other program can read them."""

    def asked(*words: str) -> bytes:
        shown = {**os.environ, "DISPLAY": display}
        return subprocess.run(words, env=shown, capture_output=True, check=False).stdout

    tree = asked("xwininfo", "-root", "-tree")
    windows = re.findall(rb"0x[0-9a-f]+", tree)
    return tree + b"".join(
        asked("xprop", "-len", "65536", "-id", one.decode()) for one in {*windows}
    )


def _created(log: Path) -> tuple[list[Path], list[str]]:
    """Files and folders that were made or renamed, and the names of files that are only memory.

    A call that another thread interrupts stands in two lines; strace tells the file by its
    descriptor in the second.
    """
    files: list[Path] = []
    memory: list[str] = []
    begun: dict[str, str] = {}
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        process, _, call = line.partition(" ")
        call = call.strip()
        if call.endswith("<unfinished ...>"):
            begun[process] = call.removesuffix("<unfinished ...>")
            continue
        if call.startswith("<... "):
            call = begun.pop(process, "") + call.partition("resumed>")[2]
        if re.search(r"\) += -1 ", call) or not call:
            continue
        name, _, words = call.partition("(")
        if name == "memfd_create":
            memory += re.findall(r'^"([^"]*)"', words)
        elif name == "openat" and ("O_CREAT" in words or "O_TMPFILE" in words):
            files += [Path(one) for one in re.findall(r"= \d+<(.*?)(?:<.*>)?>$", call)]
        elif name != "openat":
            at = re.search(r"AT_FDCWD<([^>]*)>|^\d+<([^>]*)>", words)
            place = Path(next(one for one in at.groups() if one)) if at else Path()
            files += [place / one for one in re.findall(r'"([^"]*)"', words)]
    return files, memory


def _elsewhere(watched: Watched) -> Iterator[Path]:
    """Everything that was created outside the archive, but for what can be answered for."""
    pulse = watched.own / "xdg_config_home" / "pulse"
    allowed = {
        watched.pdf,
        pulse,  # the sound library makes itself a random word by which servers know it
        pulse / "cookie",
        Path(os.devnull),  # opened as if to create it, for what workers print
    }
    for path in watched.created:
        # The PDF is written beside its place, and then gets its name.
        is_pdf = path.parent == watched.pdf.parent and path.match(".satchel-*.part")
        if not path.is_relative_to(watched.archive) and path not in allowed and not is_pdf:
            yield path


def test_the_day_went_to_its_end_and_every_kind_was_shown(watched: Watched) -> None:
    assert watched.ended == LOCKED
    assert watched.pdf.read_bytes().startswith(b"%PDF")
    assert len(watched.canaries.given) > 20


def test_no_file_of_the_machine_knows_a_mark(watched: Watched) -> None:
    assert watched.while_open == {}
    assert found_below(watched.own, Path("/dev/shm")) == {}
    assert found_below(watched.archive) == {}
    kept = b"".join(one.read_bytes() for one in watched.archive.rglob("*") if one.is_file())
    assert [sign for sign in PLAIN if sign in kept] == []


def test_no_file_was_created_but_in_the_archive_and_the_one_pdf(watched: Watched) -> None:
    assert any(path.is_relative_to(watched.archive) for path in watched.created)
    assert watched.pdf in watched.created
    assert sorted({str(path) for path in _elsewhere(watched)}) == []
    assert [one.name for one in watched.pdf.parent.glob(".satchel-*")] == []
    # Memory the player shares with the sound server: it has no name on any disk.
    assert set(watched.memory_files) <= {"pulseaudio"}


def test_the_clipboard_was_given_the_one_line_that_was_copied(watched: Watched) -> None:
    assert watched.told["selected"] > 0  # and nothing of it was offered, below
    (given,) = watched.told["copied"]
    during, which, text = given
    assert (during, which) == ("copying", "clipboard")
    assert watched.words["lines"][-1] in text


def test_nothing_marked_can_be_read_from_the_windows_themselves(watched: Watched) -> None:
    assert b'"Satchel"' in watched.x_server
    assert found_in(watched.x_server) == []
    assert set(watched.told["titles"]) <= {"Satchel", ""}
