"""What someone with this passphrase could read now: counted, never judged.

What it is for: the line that is always true beside the unlock and the seal. What it is
not for: what somebody could have read earlier, or elsewhere. To know first: sealing makes
the counts of records and files go down, but keys of a class stay: a coordinator's archive
opens what is sealed to headquarters again, here or in any parcel.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from satchel.assembly.desk import Desk
from satchel.domain.words import Audience
from satchel.storage import drafts, holdings, mission, recordings, sealing_rows

_SPOOL = "spool"  # recordings that are being made, or wait to be taken in: `audio.spool`


@dataclass(frozen=True, slots=True)
class Exposure:
    """`records` by kind and `files` can be read; `size` is the files' bytes. `recordings` go
    on or wait to be taken in, and their key is here; of `recordings_sealed` it is not.
    `sealed` entries cannot be read. `classes` are those whose private keys are here, and
    `has_root` tells of the mission's own."""

    records: Mapping[str, int]
    files: int
    size: int
    drafts: int
    sealed: int
    recordings: int
    recordings_sealed: int
    classes: tuple[Audience, ...]
    has_root: bool

    @property
    def is_nothing(self) -> bool:
        """Whether nothing of substance can be read: what tells of the keeping apart."""
        told = sum(count for kind, count in self.records.items() if kind != "custody-entry")
        here = told or self.files or self.drafts or self.recordings
        return not (here or self.classes or self.has_root)


def of(desk: Desk) -> Exposure:
    """Counted from the archive as it is."""
    db = desk.archive.reading()
    files = holdings.readable_contents(db)
    opened = sum(row.seed is not None for row in recordings.everything(db))
    held = [audience for audience, _, _, is_held in mission.class_keys(db) if is_held]
    return Exposure(
        records=holdings.readable_kinds(db),
        files=files.count,
        size=files.size,
        drafts=drafts.count(db),
        sealed=sealing_rows.count_sealed(db),
        recordings=opened,
        recordings_sealed=max(recordings_in(desk.archive.folder) - opened, 0),
        classes=tuple(dict.fromkeys(held)),
        has_root=mission.root(db) is not None,
    )


def recordings_in(folder: Path) -> int:
    """How many recordings lie in the archive's folder outside its databases."""
    spool = folder / _SPOOL
    return sum(path.is_dir() for path in spool.iterdir()) if spool.is_dir() else 0
