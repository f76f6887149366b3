"""Two histories, and what did not come, as the members' window says it."""

from __future__ import annotations

import contextlib
import shutil
from pathlib import Path

from samples.passphrases import cheap_passphrases
from satchel.assembly.desk import Desk
from satchel.gui.sending.members_lacking_presenter import notes
from satchel.storage.archive import Archive
from unit.sync.party import PASSPHRASE, Party, Person


def test_a_copy_that_was_used_on_shows_both_heads_and_what_is_missing(tmp_path: Path) -> None:
    with cheap_passphrases(), contextlib.closing(Party(tmp_path)) as party:
        founder = party.founder()
        observer = party.admitted(founder, "assel")
        desk = Desk(founder.archive)
        assert notes(desk) == {}
        observer.note("kept back")
        alone = observer.note("sent alone")
        observer.make(tmp_path / "part", only=(alone.record,))
        founder.open(tmp_path / "part")
        (noted,) = notes(desk).values()
        assert noted.mark == "something is missing"
        assert observer.device in noted.lines[0]
        observer.make(tmp_path / "rest")
        founder.open(tmp_path / "rest")
        assert notes(desk) == {}

        device = observer.device
        observer.archive.close()
        shutil.copytree(tmp_path / "assel", tmp_path / "copy")
        for name in ("assel", "copy"):
            again = Person(Archive.open(tmp_path / name, PASSPHRASE), party.clock)
            party.people.append(again)
            again.note(f"on {name}")
            again.make(tmp_path / f"of-{name}")
            founder.open(tmp_path / f"of-{name}")
        (state,) = [one for one in founder.membership.listed() if one.device == device]
        found = notes(desk)
        assert found[device].mark == "two histories"
        assert len(state.heads) == 2
        told = "\n".join(found[device].lines)
        assert all(head.root[:16] in told for head in state.heads)
