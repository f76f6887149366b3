"""A batch as an observer gives it: notes, files, a sealed note, a seal; each line answered.

To know first: the archive is opened as the program opens it, takes one more note, and is
verified as `verify` does; then every line that was answered is looked for.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from satchel.assembly import checking
from satchel.assembly.desk import Desk
from satchel.assembly.opening import open_desk
from satchel.catalog.notes import NoteWish
from satchel.domain.described import content_of
from satchel.domain.errors import NoSuchThing
from satchel.domain.ids import RecordId
from satchel.storage import entries, records
from satchel.system.clock import now
from unit.sync.party import PASSPHRASE, Party

from . import command
from .harness import Operation

_MODULES = (
    "satchel.cli.main",
    "satchel.cli.acts.batch",
    "satchel.cli.acts.evidence",
    "satchel.assembly.opening",
    "samples.passphrases",
)
_FILES = {"small": b"The hearing began late.\n", "large": bytes(range(256)) * 3000}
_KEYSLOT_MENDED = "This copy of the keyslots was damaged or old; it was written anew."
_GONE = "What is sealed later"


def operation(work: Path) -> Operation:
    """`work` is a folder for what is not of the archive."""
    scene = _Scene(work)
    return Operation("batch", scene.prepare, scene.program, scene.verify, _MODULES)


@dataclass(slots=True)
class _Scene:
    work: Path
    gone: str = ""
    lines: list[list[str]] = field(default_factory=list)

    def prepare(self, folder: Path) -> None:
        folder.mkdir()
        people = self.work / "people"
        people.mkdir()
        party = Party(people)
        party.clock = now  # type: ignore[assignment]  # the program's own clock comes after it
        with closing(party):
            desk = Desk(party.admitted(party.founder(), "observer").archive)
            case = desk.records.add("case", {"title": "A case"}).record
            self.gone = desk.notes.take(NoteWish(case, _GONE)).written.record
            # A party writes entries without knowing the kinds, which say what can be searched.
            with desk.archive.writing() as tx:
                desk.journal.refold(tx, records.all_ids(tx.db))
        shutil.copytree(people / "observer", folder / "archive")
        self.lines = [
            ["note", case, "The first line"],
            ["attach", str(self.work / "small"), "--to", case],
            ["note", case, "The second line"],
            ["attach", str(self.work / "large"), "--to", case],
            ["note", case, "A sealed line", "--sealed"],
            ["seal", self.gone],
            ["note", case, "The last line"],
        ]
        (self.work / "lines").write_text("\n".join(map(json.dumps, self.lines)), "ascii")
        (self.work / "passphrase").write_bytes(PASSPHRASE + b"\n")
        for name, data in _FILES.items():
            (self.work / name).write_bytes(data)

    def program(self, folder: Path) -> Sequence[str]:
        place = ["--archive", str(folder / "archive")]
        place += ["--passphrase-file", str(self.work / "passphrase")]
        return [str(command.__file__), *place, "batch", str(self.work / "lines")]

    def verify(self, folder: Path, lines: Sequence[str]) -> None:
        with closing(open_desk(folder / "archive", lambda: PASSPHRASE)) as desk:
            assert not list(desk.archive.folder.glob(".*")), "an unfinished file was left"
            desk.notes.take(NoteWish(self.lines[0][1], "After the power came back"))
            problems = checking.verify(desk).problems
            assert [one for one in problems if one.what != _KEYSLOT_MENDED] == []
            positions = entries.positions(desk.archive.reading(), desk.device.device, 0)
            leaves = {position.leaf for position in positions}
            for words, line in zip(self.lines, lines, strict=False):
                self._require(desk, words, json.loads(line)["result"], leaves)
            self._require_sealed_or_whole(desk)

    def _require(
        self, desk: Desk, words: list[str], result: dict[str, str], leaves: set[str]
    ) -> None:
        """What was answered to `words` is here."""
        if words[0] == "seal":
            assert _text(desk, self.gone) is None
            return
        assert result["id"]
        assert "head" not in result or result["head"] in leaves
        if words[0] == "attach":
            content = content_of(desk.records.show(result["id"])).content
            with desk.archive.contents.open(content) as source:
                assert source.read() == _FILES[Path(words[1]).name]
        else:
            assert _text(desk, result["id"]) == (None if "--sealed" in words else words[2])

    def _require_sealed_or_whole(self, desk: Desk) -> None:
        assert _text(desk, self.gone) in (None, _GONE)


def _text(desk: Desk, record: str) -> str | None:
    """None for what cannot be read here."""
    try:
        return str(desk.records.show(RecordId(record)).fields["text"])
    except NoSuchThing:
        return None
