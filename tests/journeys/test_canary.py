"""Some 300 marked strings go through a whole mission; none of them may be readable on the disk.

Home, temporary and cache folders are fresh ones, so everything the program writes is seen.
What a person exports is hers, in a folder of its own, and is not looked at. After sealing,
nothing marked is left even in the decrypted pages of the observer's archive.
"""

from __future__ import annotations

import base64
import io
import json
import os
import signal
import subprocess
import threading
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from journeys import marked_record
from journeys.canaries import Canaries, found_below, found_in, logged_pages, pages
from journeys.driving import Driven, Unlocked, begin, start
from satchel.storage import keyslot_files, keyslots

ATTACHED = 15
NOTED = 50


@dataclass
class World:
    """The folders of one run: `own` holds all the program may write, the others are ours."""

    own: Path
    given: Path
    exported: Path
    canaries: Canaries
    observer: Driven | None = None
    mission: str = ""
    killed: dict[str, list[bytes]] = field(default_factory=dict)
    before: dict[str, list[bytes]] = field(default_factory=dict)
    after: dict[str, list[bytes]] = field(default_factory=dict)
    open_before: int = 0
    kept_after: list[bytes] = field(default_factory=list)
    survived: bool = False


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    """The whole mission, played once; the tests look at what it left."""
    root = tmp_path_factory.mktemp("canary")
    made = World(root / "own", root / "given", root / "exported", Canaries(20310514))
    for folder in (made.own, made.given, made.exported):
        folder.mkdir()
    with pytest.MonkeyPatch.context() as machine:
        for name, place in _machine(made.own).items():
            place.mkdir(parents=True, exist_ok=True)
            machine.setenv(name, str(place))
        machine.chdir(made.own / "work")
        _play(made)
    return made


def _machine(own: Path) -> dict[str, Path]:
    names = ("HOME", "TMPDIR", "TMP", "TEMP", "XDG_CACHE_HOME", "XDG_DATA_HOME")
    names += ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_RUNTIME_DIR")
    return {name: own / name.lower() for name in names} | {"OLDPWD": own / "work"}


def _play(world: World) -> None:
    own, mark = world.own, world.canaries.new
    world.mission = mark()
    options = ["--mission", world.mission, "--unrehearsed"]
    office = begin(own, *options, role="coordinator", name="office")
    with office.unlocked() as desk:
        title, summary = mark(), mark()
        case = desk.must(
            "case", "add", "--title", title, "--number", mark(), "--court", mark(),
            "--country", mark(), "--summary", summary,
        )["id"]  # fmt: skip
        desk.must("person", "add", "--name", mark(), "--name", mark(), "--role", mark())
        invitation = own / "invitation"
        code = desk.must("invite", "--name", mark(), "--out", str(invitation))["code"]
    joining = ["--invitation", str(invitation), "--code", code]
    observer = world.observer = begin(own, *joining, name="observer")
    with observer.unlocked() as desk:
        _work(world, desk, case)
    world.survived = _work_until_killed(world, observer, case)
    world.open_before = _marked_pages(observer)
    _hand_over(world, office, observer)
    world.before = found_below(own)
    observer.must("seal", "--all")
    world.after = found_below(own)
    world.kept_after = list(_marks_inside(observer))


def _work(world: World, desk: Unlocked, case: str) -> None:
    mark = world.canaries.new
    hearing = desk.must(
        "hearing", "add", "--case", case, "--court", mark(), "--title", mark(), "--room", mark(),
        "--place", mark(), "--participant", mark(), "--date", "2031-05-14",
    )["id"]  # fmt: skip
    for number in range(NOTED):
        words = ["note", hearing, mark(), "--speaker", mark()]
        if number % 3 == 0:
            words += ["--tag", mark()]
        if number % 20 == 0:
            words.append("--sealed")
        desk.must(*words)
    note = desk.must("note", hearing, mark())["id"]
    desk.must("edit", note, "--field", f"text={mark()}")
    desk.must("link", note, mark(), hearing)
    desk.must("withdraw", desk.must("note", hearing, mark())["id"], "--why", mark(), "--content")
    desk.must("person", "add", "--name", mark(), "--protected", "--code", mark())
    for number in range(ATTACHED):
        _attach(world, desk, hearing, number)
    marked_record.enter(desk, world.canaries, world.given, case, hearing)
    marked_record.write_out(desk, world.canaries, world.exported, case, hearing)
    with _site(world) as urls:
        report = world.given / "report.txt"
        report.write_text(
            "".join(f"He said {mark()}. [{at}]\n" for at in range(1, 4))
            + "".join(f"[{at}] {url}\n" for at, url in enumerate(urls, 1))
        )
        desk.must("cite", str(report), "--to", hearing)
        origin = urls[0].split("/")[2]
        desk.must("capture", urls[0], "--allow-address", origin)  # by a browser, where one is
        desk.must("capture", *urls[1:], "--allow-address", origin, "--without-browser")
        desk.answer("capture", f"http://127.0.0.1:1/{mark()}", "--without-browser")
    for text in (mark(), world.canaries.given[8]):
        desk.must("search", text)
    taken = desk.must("list", "attachment")[0]["id"]
    desk.must("extract", taken, "--out", str(world.exported / mark()))
    desk.answer("show", mark())
    desk.answer("case", "add", f"--{mark()}")
    desk.answer("attach", str(world.given / mark()), "--to", hearing)
    assert len(world.canaries.given) >= 200


def _attach(world: World, desk: Unlocked, on: str, number: int) -> None:
    mark = world.canaries.new
    folder = world.given / (mark() if number % 10 == 0 else "")
    folder.mkdir(exist_ok=True)
    file = folder / f"{mark()}.bin"
    file.write_bytes(_document(number, [mark() for _ in range(3)]))
    words = ["attach", str(file), "--to", on, "--title", mark(), "--received-from", mark()]
    if number % 7 == 0:
        words.append("--sealed")
    desk.must(*words, "--received-how", mark())


def _document(number: int, words: list[str]) -> bytes:
    """Text, a web page, an e-mail, a DOCX or bytes of no kind, each with the words inside."""
    text = " and ".join(words)
    if number % 5 == 0:
        return (text + "\n").encode("utf-16") * (1 + 1200 * (number % 2))
    if number % 5 == 1:
        return f"<html><title>{words[0]}</title><p>{text}</p></html>".encode()
    if number % 5 == 2:
        return f"From: {words[0]}@example.org\nSubject: {words[1]}\n\n{text}\n".encode()
    if number % 5 == 3:
        return _docx(text)
    return os.urandom(300_000) + text.encode("utf-8") * 50 + os.urandom(70_000)


def _docx(text: str) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("[Content_Types].xml", "<Types/>")
        packed.writestr("word/document.xml", body + "</w:body></w:document>")
    return file.getvalue()


@contextmanager
def _site(world: World) -> Iterator[list[str]]:
    """Marked pages on the loopback address; one of them moves, one is absent."""
    mark = world.canaries.new
    header = mark()
    body = f"<html><title>{mark()}</title><p>{mark()}</p></html>".encode()
    paths = [f"/{mark()}", f"/moved/{mark()}?q={mark()}", f"/absent/{mark()}"]
    moved_to = f"/{mark()}"

    class Pages(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            absent, moved = "absent" in self.path, "moved" in self.path
            self.send_response(404 if absent else 302 if moved else 200)
            if moved:
                self.send_header("Location", moved_to)
            self.send_header("Content-Type", "text/html")
            self.send_header("X-Marked", header)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *arguments: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield [f"http://127.0.0.1:{server.server_port}{path}" for path in paths]
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _work_until_killed(world: World, observer: Driven, case: str) -> bool:
    """Acknowledged notes, then kill -9 while a large file comes in; are the notes there?"""
    mark = world.canaries.new
    large = world.given / mark()
    large.write_bytes(mark().encode() * 40_000 + os.urandom(60_000_000) + mark().encode() * 4000)
    place = ["--archive", str(observer.folder)]
    place += ["--passphrase-file", str(observer.passphrase_file), "--json", "batch", "-"]
    with subprocess.Popen(
        [*start(), *place], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        unlocked = Unlocked(observer, process)
        notes = [unlocked.must("note", case, mark())["id"] for _ in range(3)]
        content = observer.folder / "content.db"
        before = content.stat().st_size
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        attach = json.dumps(["attach", str(large), "--to", case]).encode("ascii")
        process.stdin.write(attach + b"\n")
        process.stdin.flush()
        while content.stat().st_size < before + 2_000_000 and process.poll() is None:
            time.sleep(0.001)
        process.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
        process.wait()
        said = process.stdout.read() + process.stderr.read()
    world.killed = found_below(world.own)
    with observer.unlocked() as desk:
        there = {item["id"] for item in desk.must("list", "note")}
    # Nothing said: the attachment was cut off, and no mark was printed on the way down.
    return said == b"" and set(notes) <= there


def _hand_over(world: World, office: Driven, observer: Driven) -> None:
    """Admission, parcel, receipt, an exhibit and a backup."""
    own = world.own
    observer.must("parcel", "make", "--out", str(own / "parcel-1"))
    with office.unlocked() as desk:
        desk.must("parcel", "open", str(own / "parcel-1"), "--reply", str(own / "reply-1"))
        pending = [one for one in desk.must("member", "list") if one["state"] == "pending"]
        desk.must("member", "confirm", pending[0]["id"], "--words", pending[0]["words"])
        desk.must("parcel", "make", "--to", pending[0]["id"], "--out", str(own / "admission"))
        case = desk.must("case", "list")[0]["id"]
        desk.must("search", world.canaries.given[20])
        exhibit = str(world.exported / "exhibit")
        desk.must("exhibit", "make", "--case", case, "--out", exhibit, "--title", "x")
    with observer.unlocked() as desk:
        desk.must("parcel", "open", str(own / "reply-1"))
        desk.must("parcel", "open", str(own / "admission"))
        desk.must("receipts")
        desk.must("verify")
    observer.must("backup", "make", "--out", str(own / "backup"))


def _key(driven: Driven) -> bytes:
    passphrase = driven.passphrase_file.read_bytes().strip()
    copies = keyslot_files.read(driven.folder)
    return keyslots.unlock(copies.keyslots, passphrase).database_key


def _marks_inside(driven: Driven) -> Iterator[bytes]:
    """Marks in the decrypted pages of the archive, whether used or free, and in its log."""
    key = _key(driven)
    for database in driven.folder.glob("archive-*.db"):
        log = database.with_name(database.name + "-wal")
        for page in (*pages(database, key), *logged_pages(log, key)):
            yield from found_in(page)


def _marked_pages(driven: Driven) -> int:
    return len(list(_marks_inside(driven)))


def test_the_search_finds_every_way_a_mark_can_be_written_down(tmp_path: Path) -> None:
    word = Canaries(1).new()
    forms: list[bytes] = [word.encode(), word.encode("utf-16-le"), word.upper().encode()]
    for encode in (lambda raw: raw.hex().encode(), base64.b64encode):
        for lead in (b"", b"a", b"ab", b"abc"):
            forms += [encode(lead + word.encode()), encode(lead + word.encode("utf-16-le"))]
    for form in forms:
        assert found_in(b"before " + form + b" after"), form
    assert not found_in(os.urandom(1_000_000))
    (tmp_path / word).touch()
    assert len(found_below(tmp_path)) == 1


def test_nothing_marked_is_readable_outside_what_was_exported(world: World) -> None:
    assert world.killed == {}
    assert world.before == {}
    assert world.after == {}


def test_the_marks_went_through_the_archive_and_out_in_the_exports(world: World) -> None:
    """Without this the two tests beside it would prove nothing."""
    assert len(set(world.canaries.given)) >= 200
    assert world.open_before > 200
    assert found_below(world.exported)


def test_a_kill_in_the_middle_of_an_attachment_loses_no_note_and_shows_none(world: World) -> None:
    assert world.survived


def test_after_sealing_nothing_marked_is_in_any_decrypted_page(world: World) -> None:
    """But the name of the mission: the device goes on belonging to it."""
    name = world.mission.encode("ascii")
    assert [hit for hit in world.kept_after if not hit.startswith(name)] == []


def test_after_sealing_the_observer_can_show_nothing_and_headquarters_has_it(world: World) -> None:
    assert world.observer is not None
    with world.observer.unlocked() as desk:
        left: list[Any] = []
        for kind in desk.must("kind", "list"):
            left += desk.must("list", kind["id"])
        left += desk.must("search", world.canaries.given[20])
        # That it was sealed stays readable, and how many records were; and nothing else.
        assert [one["fields"]["act"] for one in left] == ["sealed"]
        assert desk.must("verify")["ok"] is True
