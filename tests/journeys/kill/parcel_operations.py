"""What must hold of `parcel make` and `parcel open`, however they ended.

To know first: all is compared with what the same act does when nobody disturbs it. At
headquarters a parcel is there wholly or not at all, and after it was opened again there
is no difference left; where it was made, nothing that was ever written under a parcel's
key and nonce is other than what the recipe gives again.
"""

from __future__ import annotations

import hashlib
import shutil
import time
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from properties.test_sync import state
from satchel.assembly.arrivals import read_texts
from satchel.assembly.desk import Desk
from satchel.catalog.texts import Texts
from satchel.domain.ids import ContentId
from satchel.domain.words import Audience
from satchel.formats.documents.text import ExtractedText, State
from satchel.search.finding import find
from satchel.storage import check, records
from satchel.storage.archive import Archive
from satchel.sync.parcel_making import ParcelWish
from satchel.sync.recipes import produce
from satchel.sync.reporting import Report
from satchel.system.clock import now
from satchel.wire.parts import LINE_SIZE, is_part, read_part
from unit.sync.party import PASSPHRASE, Party, Person

from . import parcel_acts
from .harness import Operation
from .parcel_acts import OBSERVER, OFFICE, OUT, PASSPHRASE_FILE, SENT

_PROGRAM = Path(parcel_acts.__file__)
_MODULES = (
    "satchel.cli.main",
    "satchel.cli.acts.parcels",
    "satchel.assembly.opening",
    "satchel.assembly.desk",
    "satchel.assembly.arrivals",
    "samples.passphrases",
)
_RESTART_S = 5.0
_FOR_COUNSEL = "The name of the witness"
_TEXTS = {*(f"Line {number}" for number in range(5)), "Sealed at birth"}
_DOCUMENT = "Протокол заседания: the courtroom was emptied before the verdict.\n".encode() * 40
_RECORDING = bytes(range(256)) * 1200  # more than one row, and several parts of 64 KiB
_CONTENTS = {_DOCUMENT, _RECORDING, _RECORDING[::-1]}


@dataclass(frozen=True, slots=True)
class _Scene:
    """How what is sent was made: `part_size` cuts files, `limit` makes several parcels."""

    act: str
    sent: bool
    part_size: int | None = None
    limit: int | None = None


_SCENES = {
    "make": _Scene("make", sent=False),
    "make_parts": _Scene("make_parts", sent=False),
    "open": _Scene("open_", sent=True),
    "open_parts": _Scene("open_", sent=True, part_size=64 * 1024),
    "open_pieces": _Scene("open_", sent=True, limit=200_000),
    "open_and_reply": _Scene("open_and_reply", sent=True),
}


def operation(name: str, work: Path) -> Operation:
    """One of `_SCENES` with its before and after; `work` is a folder for its own things."""
    scene = _SCENES[name]
    verify = _Opened(work, scene).verify if scene.sent else _made
    return Operation(
        name=name,
        prepare=lambda folder: _prepare(folder, scene),
        program=lambda folder: [str(_PROGRAM), scene.act, str(folder)],
        verify=verify,
        modules=_MODULES,
    )


def _prepare(folder: Path, scene: _Scene) -> None:
    """An office and an observer of one mission, and what she has to send or has sent."""
    folder.mkdir()
    (folder / OUT).mkdir()
    (folder / PASSPHRASE_FILE).write_bytes(PASSPHRASE + b"\n")
    party = Party(folder)
    party.clock = now  # type: ignore[assignment]  # the program's own clock comes after it
    with closing(party):
        office = party.founder(OFFICE)
        observer = party.admitted(office, OBSERVER)
        for text in sorted(_TEXTS):
            observer.note(text, sealed="Sealed" in text)
        observer.note(_FOR_COUNSEL, Audience.LEGAL)
        observer.attach(_DOCUMENT)
        observer.attach(_RECORDING)
        observer.attach(_RECORDING[::-1], sealed=True)
        if scene.sent:
            sending = observer if scene.limit is None else _limited(observer, scene.limit)
            sending.making.make(folder / SENT, ParcelWish(), part_size=scene.part_size)
        for person in (office, observer):
            _make_findable(Desk(person.archive))


def _make_findable(desk: Desk) -> None:
    """A party writes entries without knowing the kinds, which say what can be searched."""
    with desk.archive.writing() as tx:
        desk.journal.refold(tx, records.all_ids(tx.db))


def _limited(person: Person, limit: int) -> Person:
    return Person(person.archive, person.clock, limit)


def _opened_desk(folder: Path) -> Desk:
    started = time.process_time()  # a busy machine is not a slow restart
    desk = Desk(Archive.open(folder, PASSPHRASE))
    desk.__dict__["texts"] = Texts(desk.archive, _read_here)
    assert time.process_time() - started < _RESTART_S
    assert not list(folder.glob(".*")), "an unfinished file was left"
    return desk


def _person(desk: Desk) -> Person:
    return Person(desk.archive, now)  # type: ignore[arg-type]  # any clock will do


def _require_sound(desk: Desk) -> None:
    assert list(check.run(desk.archive)) == []


class _Opened:
    """After `parcel open`: compared with what it does undisturbed, seen at the first run."""

    def __init__(self, work: Path, scene: _Scene) -> None:
        self._template = work / "template"
        self._aside = work / "undisturbed"
        self._scene = scene
        self._states: tuple[object, object] | None = None

    def verify(self, folder: Path, lines: Sequence[str]) -> None:
        before, after = self._known_states()
        out = folder / OUT
        with closing(_desk(folder / OFFICE)) as office:
            _require_sound(office)
            found = _state(office)
            assert not lines or found == after, "what was acknowledged is not here"
            # Of several parcels some may be here, each of them wholly.
            assert self._scene.limit or found in (before, after), "half a parcel"
            _require_frozen(office, out)
            reports = _open(office, folder / SENT)
            assert _state(office) == after
            _require_all(office)
            office.receipt_giving.reply(reports, out / "again")
            assert not list(out.glob(".*")), "an unfinished file was left"
        replies = sorted(out.iterdir())
        assert not lines or self._scene.act != "open_and_reply" or len(replies) == 2
        with closing(_desk(folder / OBSERVER)) as observer:
            for reply in replies:
                _open(observer, reply)
            # That she opened them is nothing anybody misses.
            assert observer.sealing.state().unconfirmed == 0

    def _known_states(self) -> tuple[object, object]:
        if self._states is None:
            shutil.copytree(self._template, self._aside)
            with closing(_desk(self._aside / OFFICE)) as office:
                before = _state(office)
                _open(office, self._aside / SENT)
                self._states = before, _state(office)
            shutil.rmtree(self._aside)
        return self._states


def _made(folder: Path, lines: Sequence[str]) -> None:
    """After `parcel make`: what has its name is whole, and all can be made again."""
    out = folder / OUT
    finished = sorted(path for path in out.iterdir() if not path.name.startswith("."))
    assert finished or not lines
    with closing(_desk(folder / OBSERVER)) as observer:
        _require_sound(observer)
        recipes = _require_frozen(observer, out)
        for number, data in enumerate(recipes):
            (out / f"again-{number}").write_bytes(data)
        observer.parcel_making.make(out / "anew", ParcelWish())
        assert not list(out.glob(".*")), "an unfinished file was left"
    with closing(_desk(folder / OFFICE)) as office:
        parcels_of = [out / f"again-{number}" for number in range(len(recipes))]
        if lines:
            parcels_of.insert(0, out / "parcel")
        for path in [*parcels_of, out / "anew"]:
            _open(office, path)
        _require_all(office)


def _desk(folder: Path) -> Desk:
    started = time.process_time()  # a busy machine is not a slow restart
    desk = Desk(Archive.open(folder, PASSPHRASE))
    desk.__dict__["texts"] = Texts(desk.archive, _read_here)
    assert time.process_time() - started < _RESTART_S
    assert not list(folder.glob(".*")), "an unfinished file was left"
    return desk


def _read_here(source: BinaryIO, size: int, _: str | None) -> ExtractedText:
    """What the worker says of these contents, without a process for each: the act has those."""
    data = source.read(size)
    if data != _DOCUMENT:
        return ExtractedText()
    return ExtractedText((("text", data.decode()),), state=State.COMPLETE)


def _open(desk: Desk, path: Path) -> list[Report]:
    """As the command does."""
    reports = desk.parcel_opening.open([path])
    assert [problem for report in reports for problem in report.problems] == []
    read_texts(desk, reports)
    return reports


def _state(desk: Desk) -> object:
    person = Person(desk.archive, now)  # type: ignore[arg-type]  # any clock will do
    rows = desk.archive.reading().execute("SELECT device FROM devices ORDER BY device").fetchall()
    return state(person, [device for (device,) in rows]), person.texts()


def _require_sound(desk: Desk) -> None:
    assert list(check.run(desk.archive)) == []


def _require_all(office: Desk) -> None:
    """Everything the observer had is at headquarters, can be read and can be found."""
    _require_sound(office)
    db = office.archive.reading()
    assert Person(office.archive, now).texts() == _TEXTS  # type: ignore[arg-type]  # any clock
    found = set()
    for (name,) in db.execute("SELECT content FROM contents WHERE state = 'here'").fetchall():
        with office.archive.contents.open(ContentId(name)) as source:
            found.add(source.read())
    assert found == _CONTENTS
    assert find(db, "courtroom").total == 1, "the text of a file cannot be found"


def _require_frozen(desk: Desk, out: Path) -> list[bytes]:
    """Each parcel's bytes, made again; what lies in `out` is how one of them begins."""
    db = desk.archive.reading()
    rows = db.execute("SELECT parcel FROM parcels WHERE file_key IS NOT NULL").fetchall()
    made = {parcel: _produced(desk, parcel) for (parcel,) in rows}
    parts: dict[str, list[bytes]] = {}
    for path in sorted(out.iterdir()):
        data = path.read_bytes()
        line, rest = data[:LINE_SIZE], data[LINE_SIZE:]
        if is_part(line):
            part = read_part(line)
            said = (part.size, part.sha256)
            if not path.name.startswith("."):
                assert said == (len(rest), hashlib.sha256(rest).hexdigest()), path
                assert path.name.endswith(f".{part.number:03}")
            parts.setdefault(part.parcel, []).insert(part.number - 1, rest)
        elif any(line):
            assert any(
                whole == data if path.name[0] != "." else whole.startswith(data)
                for whole in made.values()
            ), path
        else:  # a part without its line yet
            assert any(rest in whole for whole in made.values()), path
    for parcel, pieces in parts.items():
        assert made[parcel].startswith(b"".join(pieces)), "other bytes under the same key"
    return list(made.values())


def _produced(desk: Desk, parcel: str) -> bytes:
    """Made twice: the same each time."""
    written: list[bytes] = []
    for _ in range(2):
        whole = bytearray()
        produce(desk.archive, parcel, whole.extend)
        written.append(bytes(whole))
    assert written[0] == written[1]
    return written[0]
