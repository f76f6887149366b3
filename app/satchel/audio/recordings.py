"""Recording a hearing: begin, find again, stop, and take in what was heard.

What it is for: the acts of a window or a command on recordings of one open archive. What
it is not for: microphones and encoding, which belong to a process of its own. To know
first, the order in which nothing is lost and nothing is there twice:

    row (durable) -> folder and its reserve -> recorder process -> items, each synced
      -> fold into a content -> entry, row marked kept (one transaction) -> folder, row gone

A kill at any place leaves what `adopt` goes on with.
"""

from __future__ import annotations

import io
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from satchel.audio import starting
from satchel.audio.decoding import Sound
from satchel.audio.intake import Intake, Kept
from satchel.audio.places import Places
from satchel.audio.recorded import Recording
from satchel.audio.running import Running
from satchel.audio.spool import Space, SpoolFolder
from satchel.audio.starting import Device
from satchel.crypto.xwing import Identity, Recipient
from satchel.domain.described import content_of
from satchel.domain.errors import MachineRefused, NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.moments import Clock
from satchel.domain.words import Audience
from satchel.storage import mission, records
from satchel.storage import recordings as rows
from satchel.storage.archive import Archive
from satchel.storage.recordings import Row
from satchel.storage.records import ListWish

Progress = Callable[[int], None]
_ARRIVED = ListWish(kind="attachment", only=("recording.codec", "sealed"))
ALLOWED = ("yes", "no", "not asked")
_LEAVING_S = 10.0


@dataclass(frozen=True, slots=True)
class Recordings:
    """Recordings of one open archive. Everything here belongs to the archive's own thread."""

    archive: Archive
    clock: Clock
    intake: Intake
    recipients: Callable[[Audience], Sequence[Recipient]]
    view: Callable[[Any, str], RecordView]
    audience_of: Callable[[RecordView, Audience], Audience]

    def devices(self) -> list[Device]:
        """Every microphone there is."""
        return starting.devices()

    def begin(
        self,
        hearing: str,
        *,
        allowed: str,
        device: str | None = None,
        sealed: bool = False,
        outlives: bool = False,
        audience: Audience = Audience.COORDINATION,
        space: Space | None = None,
    ) -> Running:
        """Record under a hearing; sound is on its way to the disk when this returns.

        `allowed` is the court's word: yes, no, or not asked. `outlives`: go on when the
        window is locked. Raises RefusedByPolicy (codes "recording" while another goes on,
        "no-mission" when there is nobody to seal to), MachineRefused without a microphone
        or without room on the disk.
        """
        if allowed not in ALLOWED:
            raise UsageError(f"Whether the court allows it is one of {', '.join(ALLOWED)}.")
        if self.running() is not None:
            raise RefusedByPolicy(
                "A recording goes on already; stop it before beginning another.", code="recording"
            )
        parent = self.view(self.archive.reading(), hearing)
        if parent.withdrawn is not None:
            raise RefusedByPolicy(
                "The hearing was withdrawn and takes nothing more.", code="withdrawn"
            )
        audience = self.audience_of(parent, audience)
        readers = list(self.recipients(audience)) if sealed else []
        if sealed and not readers:
            raise RefusedByPolicy(
                "This archive is in no mission, so there is nobody to seal to; record without "
                "sealing, or join a mission first.",
                code="no-mission",
            )
        identity = None if sealed else Identity.generate(self.archive.random)
        row = Row(
            recording=self.archive.random(16).hex(),
            hearing=parent.record,
            begun=self.clock().rfc3339(),
            allowed=allowed,
            audience=audience.value,
            sealed=sealed,
            outlives=outlives,
            word=self.archive.random(32),
            seed=None if identity is None else identity.seed,
            kept=None,
        )
        with self.archive.writing() as tx:
            rows.put(tx.db, row)
        room = space or Space()
        folder = self._folder(row)
        try:
            folder.make(room)
            starting.record(
                row.recording, folder.path, readers if identity is None else [identity.recipient],
                word=row.word, margin=room.margin, device=device,
            )  # fmt: skip
        except MachineRefused:
            self._clear(row)
            raise
        return Running.of(row)

    def running(self) -> Running | None:
        """The recording that goes on, whoever began it; None when none does."""
        for row in rows.everything(self.archive.reading()):
            if row.kept is None and self._folder(row).is_being_written():
                return Running.of(row)
        return None

    def stop(self, progress: Progress | None = None) -> list[Kept]:
        """End the recording that goes on and take it in. See `adopt` for what it raises."""
        running = self.running()
        if running is not None:
            running.end()
            if not self._is_seen_gone(running):
                raise MachineRefused(
                    "The recorder does not answer. What it has heard is safe, and is taken in "
                    "once it has ended; try again, or restart the computer.",
                    code="recorder-hangs",
                )
        return self.adopt(progress)

    def leave(self) -> None:
        """The window is about to be locked: end a recording that should not outlive it. What
        was heard is taken in at the next unlock."""
        running = self.running()
        if running is not None and not running.outlives:
            running.end()

    def adopt(self, progress: Progress | None = None) -> list[Kept]:
        """Take in every recording whose recorder is gone: after `stop`, and at each unlock.

        One that goes on is left alone. Raises MachineRefused when the disk does not take
        it; then its sound stays where it is, and the next `adopt` goes on. `progress` is
        told bytes of the sound, some two seconds of work for an hour of it.
        """
        found = []
        for row in rows.everything(self.archive.reading()):
            if row.kept is None and self._folder(row).is_being_written():
                continue
            if row.kept is None:
                kept = self.intake.take_in(row, self._folder(row), progress)
                if kept is not None:
                    found.append(kept)
            self._clear(row)
        return found

    def fold_sealed(self, record: str, identities: Sequence[Identity]) -> Kept:
        """At headquarters: the sound of a recording that was sealed from the first second.

        Raises NoSuchThing when the record is no sealed recording or its items do not open.
        """
        view = self.view(self.archive.reading(), record)
        audience = self.audience_of(view, Audience.COORDINATION)
        return self.intake.fold_sealed(view, identities, audience)

    def fold_arrived(self, progress: Progress | None = None) -> list[Kept]:
        """At headquarters: every recording that came sealed and can be opened here, once.

        What cannot be opened yet is passed over; the next call tries it again.
        """
        db = self.archive.reading()
        keys = mission.class_identities(db)
        found = []
        for view in records.select(db, _ARRIVED) if keys else ():
            made = records.select(
                db, ListWish(kind="attachment", only=("derived_from", view.record), limit=1)
            )
            if made:
                continue
            try:
                found.append(self.fold_sealed(view.record, keys))
            except (NoSuchThing, RefusedByPolicy) as refusal:
                if isinstance(refusal, MachineRefused):
                    raise
            if progress is not None:
                progress(1)
        return found

    def listing(self, hearing: str) -> list[Recording]:
        """The recordings of a hearing that can be heard here, in the order they were begun."""
        db = self.archive.reading()
        found = records.select(db, ListWish(kind="attachment", on=self.view(db, hearing).record))
        told = [recording for view in found if (recording := Recording.of(view)) is not None]
        return sorted(told, key=lambda one: (one.started, one.record))

    def sound(self, record: str) -> Sound:
        """The sound of any record that has one, open; close it, on the thread that opened it.

        Raises NoSuchThing where there is no content, RefusedByPolicy (code "sealed") where
        this device cannot read it, CannotBeHeard for what is no sound.
        """
        told = content_of(self.view(self.archive.reading(), record))
        source = self.archive.contents.open(told.content)
        try:
            return Sound(source, source.seek(0, io.SEEK_END))
        except BaseException:
            source.close()
            raise

    def position(self, note: str) -> tuple[RecordId, float] | None:
        """Which recording was heard when a note was made, and at which second; None when none
        was. For all the lines of a hearing ask `positions`, once."""
        view = self.view(self.archive.reading(), note)
        above = view.fields.get("on")
        stamp = rows.stamp(self.archive.reading(), view.record)
        if stamp is None or not isinstance(above, str):
            return None
        return self._place(stamp, self._timed(above))

    def positions(self, hearing: str) -> dict[RecordId, tuple[RecordId, float]]:
        """The place in the sound of every line of a hearing that has one: by its entry's own
        clock, so a line typed up a day later has none."""
        timed = self._timed(hearing)
        if not timed:
            return {}
        found = ((one.record, self._place(one, timed)) for one in
                 rows.stamps(self.archive.reading(), hearing))  # fmt: skip
        return {record: place for record, place in found if place is not None}

    def _timed(self, hearing: str) -> list[tuple[Recording, Places, DeviceId | None]]:
        listed = self.listing(hearing)
        devices = rows.made_by(self.archive.reading(), [one.record for one in listed])
        return [
            (one, one.places, devices.get(one.record)) for one in listed if one.places is not None
        ]

    def _place(
        self, stamp: rows.Stamp, timed: Sequence[tuple[Recording, Places, DeviceId | None]]
    ) -> tuple[RecordId, float] | None:
        for recording, places, device in timed:
            if stamp.boot is None and device != stamp.device:
                continue  # two clocks of the wall, on two devices: no place follows from them
            found = places.position(stamp.monotonic_ns, stamp.boot, stamp.utc)
            if found is not None:
                return recording.record, found
        return None

    def _folder(self, row: Row) -> SpoolFolder:
        return SpoolFolder.of(self.archive.folder, row.recording)

    def _clear(self, row: Row) -> None:
        self._folder(row).remove()
        with self.archive.writing() as tx:
            rows.drop(tx.db, row.recording)

    def _is_seen_gone(self, running: Running) -> bool:
        """The recorder said that all is written; its process ends in the next moment."""
        folder = SpoolFolder.of(self.archive.folder, running.recording)
        deadline = time.monotonic() + _LEAVING_S
        while folder.is_being_written() and time.monotonic() < deadline:
            time.sleep(0.02)
        return not folder.is_being_written()
