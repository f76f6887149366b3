"""Headquarters and an admitted observer, both closed, for windows that open one of them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from samples.passphrases import make_cheap
from samples.windows import PASSPHRASE
from satchel.assembly import belonging, first_run, roads
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.assembly.opening import open_desk
from satchel.assembly.roads import Way
from satchel.domain.words import Role


@dataclass(frozen=True)
class Field:
    """Two archives and the folder by which they sync; `device` and `member` are the observer's."""

    headquarters: Path
    observer: Path
    road: Path
    device: str
    member: str

    def at(self, folder: Path, act: Callable[[Desk], object]) -> object:
        """Do something in one of them, which is closed before and after."""
        desk = open_desk(folder, PASSPHRASE.encode)
        try:
            return act(desk)
        finally:
            desk.close()

    def meet(self) -> None:
        """Headquarters sends, she fetches and answers, headquarters fetches."""
        for folder in (self.headquarters, self.observer, self.headquarters):
            self.at(folder, self.sync)

    def sync(self, desk: Desk) -> object:
        """Once, by the shared folder."""
        done = roads.sync(desk, Way(str(self.road))).synced
        assert done.problems == []
        return done


def field(folder: Path, label: str = "Assel") -> Field:
    """Made, joined, admitted and synced."""
    make_cheap()
    word, road = PASSPHRASE.encode(), folder / "road"
    road.mkdir()
    wish = FirstWish(folder / "hq", word, "hq", Role.COORDINATOR, mission="Open Bench")
    office = first_run.begin(wish).finish()
    given = office.inviting.invite(
        Role.OBSERVER, label, lines=belonging.lines_for_invitation(office)
    )
    paper = folder / "invitation"
    paper.write_bytes(given.file)
    joining = FirstWish(folder / "observer", word, "laptop", invitation=paper, code=given.code)
    her = first_run.begin(joining).finish()
    row = her.device.row
    made = Field(folder / "hq", folder / "observer", road, row.device, str(row.member))
    made.sync(her)
    made.sync(office)
    office.membership.confirm(row.device)
    made.sync(office)
    made.sync(her)
    office.close()
    her.close()
    return made
