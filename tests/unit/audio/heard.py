"""A recording made without a microphone: the recorder's own writing half, told what it hears."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from satchel.assembly.desk import Desk
from satchel.audio.spool import Space, SpoolFolder
from satchel.audio.taking import Taking
from satchel.crypto.xwing import Identity, Recipient
from satchel.domain.ids import RecordId
from satchel.domain.moments import Moment
from satchel.storage import recordings as rows
from satchel.storage.recordings import Row

SPACE = Space(reserve=1 << 20, margin=0)
BOOT = "boot-of-this-test"
BEGAN = datetime(2026, 11, 22, 5, 0, tzinfo=UTC)
_NS = 1_000_000_000


@dataclass
class Clock:
    """A machine's clock that goes on only when told; it began at second 1000."""

    seconds: float = 0.0

    def __call__(self) -> Moment:
        return Moment(BEGAN + timedelta(seconds=self.seconds), 300, "Asia/Almaty", self.ns, BOOT)

    @property
    def ns(self) -> int:
        return 1000 * _NS + round(self.seconds * _NS)


@dataclass
class Hall:
    """A recording going on; `hear` gives it sound in the pace of the clock."""

    taking: Taking
    folder: SpoolFolder
    clock: Clock = field(default_factory=Clock)

    def hear(self, pcm: bytes, step_s: float = 0.1) -> None:
        step = int(step_s * 48_000) * 2
        for at in range(0, len(pcm), step):
            piece = pcm[at : at + step]
            self.clock.seconds += len(piece) / 2 / 48_000
            self.taking.sound(piece, self.clock.ns)


def begun(
    desk: Desk, hearing: RecordId, *, sealed_to: list[Recipient] | None = None
) -> tuple[Row, Hall]:
    """A row, its folder and its writer, as `begin` leaves them when the recorder runs."""
    identity = Identity.generate()
    row = Row(
        desk.archive.random(16).hex(), hearing, "2026-11-22T10:00:00+05:00", "yes",
        "coordination", sealed_to is not None, False, bytes(32),
        None if sealed_to else identity.seed, None,
    )  # fmt: skip
    with desk.archive.writing() as tx:
        rows.put(tx.db, row)
    folder = SpoolFolder.of(desk.archive.folder, row.recording)
    folder.make(SPACE)
    clock = Clock()
    taking = Taking(row.recording, folder, sealed_to or [identity.recipient], 0, clock)
    taking.begin("A microphone")
    return row, Hall(taking, folder, clock)
