"""What an opened parcel brought, in numbers and in plain sentences."""

from __future__ import annotations

from dataclasses import dataclass, field

from satchel.domain.ids import ContentId, DeviceId, RecordId
from satchel.storage.receipts import Ranges


@dataclass(slots=True)
class Report:
    """Everything that should be looked at after a parcel was opened.

    `sealed` counts entries that came and cannot be opened here. `news` are sentences
    about the mission, devices, branches and receipts; `problems` about what is wrong.
    """

    parcel: str
    device: DeviceId
    member: str
    entries_new: int = 0
    entries_known: int = 0
    contents_new: list[ContentId] = field(default_factory=list)
    contents_known: int = 0
    sealed: int = 0
    pending: bool = False
    disputed: int = 0
    gaps: list[tuple[DeviceId, Ranges]] = field(default_factory=list)
    contents_missing: int = 0
    branches: list[tuple[DeviceId, int]] = field(default_factory=list)
    receipts_new: int = 0
    devices: list[DeviceId] = field(default_factory=list)
    touched: set[RecordId] = field(default_factory=set)
    news: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    def sentences(self) -> list[str]:
        """One plain sentence for each finding, the most important last."""
        found = [
            f"Parcel {self.parcel} from {self.member} ({self.device}): "
            f"{_count(self.entries_new, 'new entry', 'new entries')}, {self.entries_known} known; "
            f"{_count(len(self.contents_new), 'new file', 'new files')}, "
            f"{self.contents_known} known.",
            *self.news,
        ]
        if self.receipts_new:
            found.append(_count(self.receipts_new, "receipt", "receipts") + " came.")
        if self.sealed:
            found.append(
                _count(self.sealed, "entry is", "entries are")
                + " sealed to a class whose key is not here: counted and kept, not opened."
            )
        if self.pending:
            found.append(f"Everything from device {self.device} is marked pending.")
        if self.disputed:
            found.append(
                _count(self.disputed, "entry is", "entries are")
                + " disputed: the device was revoked before they were confirmed."
            )
        found += [gap_sentence(device, ranges) for device, ranges in self.gaps]
        if self.contents_missing:
            found.append(
                _count(self.contents_missing, "file", "files")
                + " named by these entries did not come yet."
            )
        return found + self.problems


def gap_sentence(device: str, ranges: Ranges) -> str:
    """`Entries 41-45 and 50 of device d-… were not received.`"""
    shown = [str(a) if a == b else f"{a}\N{EN DASH}{b}" for a, b in ranges[:20]]
    more = f" and {len(ranges) - 20} more stretches" if len(ranges) > 20 else ""
    listed = ", ".join(shown) + more
    word = "Entry" if len(ranges) == 1 and ranges[0][0] == ranges[0][1] else "Entries"
    verb = "was" if word == "Entry" else "were"
    return f"{word} {listed} of device {device} {verb} not received."


def _count(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"
