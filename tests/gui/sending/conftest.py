"""Headquarters, and an observer's archive of its mission that a window opens."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from samples.passphrases import make_cheap
from samples.windows import PASSPHRASE
from satchel.assembly import belonging, first_run
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.domain.words import Role


@dataclass(frozen=True)
class Mission:
    """Headquarters, open here; the observer's archive is closed, with one case in it."""

    headquarters: Desk
    observer: Path
    case: str


@pytest.fixture
def mission(tmp_path: Path) -> Iterator[Mission]:
    make_cheap()
    word = PASSPHRASE.encode()
    wish = FirstWish(tmp_path / "hq", word, "hq", Role.COORDINATOR, mission="Open Bench")
    headquarters = first_run.begin(wish).finish()
    given = headquarters.inviting.invite(
        Role.OBSERVER, "Assel", lines=belonging.lines_for_invitation(headquarters)
    )
    invitation = tmp_path / "invitation"
    invitation.write_bytes(given.file)
    folder = tmp_path / "observer"
    joining = FirstWish(folder, word, "laptop", invitation=invitation, code=given.code)
    observer = first_run.begin(joining).finish()
    case = observer.records.add("case", {"title": "CANARY case"}).record
    observer.close()
    yield Mission(headquarters, folder, case)
    headquarters.close()
