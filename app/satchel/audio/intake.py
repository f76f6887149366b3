"""What was heard becomes a content and an entry: once, however often it is tried.

What it is for: the end of a recording on its own device, and at headquarters the sound of
one that was sealed from the first second. What it is not for: recorders. To know first:
bytes are stored before the transaction that names them, so a kill between leaves the
items where they are, and the next try begins anew.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, Protocol, cast

from satchel.audio.folding import MOST_OF_AN_ITEM, Fold, opened
from satchel.audio.sealed_sound import OWN_KEY, SealedSound, with_own_key
from satchel.audio.spool import SpoolFolder
from satchel.crypto.xwing import Identity, Recipient
from satchel.domain.errors import MachineRefused, NoSuchThing
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.storage import recordings as rows
from satchel.storage.archive import Archive
from satchel.storage.contents import TakenIn
from satchel.storage.journal import Written
from satchel.storage.recordings import Row
from satchel.storage.transaction import Transaction

Progress = Callable[[int], None]
SOUND = "audio/ogg"


class Keep(Protocol):
    """`Records.add_within`."""

    def __call__(
        self,
        tx: Transaction,
        kind: str,
        fields: JsonObject,
        *,
        where: JsonObject | None = None,
        audience: Audience = Audience.COORDINATION,
        sealed: bool = False,
    ) -> Written: ...


@dataclass(frozen=True, slots=True)
class Kept:
    """A recording that is in the archive now. `seconds` None where this device cannot tell."""

    record: RecordId
    hearing: RecordId
    seconds: float | None
    gaps: int
    sealed: bool
    ended: str | None


@dataclass(frozen=True, slots=True)
class Intake:
    """Taking in, for one open archive."""

    archive: Archive
    recipients: Callable[[Audience], Sequence[Recipient]]
    keep: Keep
    freeze: Callable[[Transaction, Sequence[Line]], None]

    def take_in(
        self, row: Row, folder: SpoolFolder, progress: Progress | None = None
    ) -> Kept | None:
        """The recording of `row` as a record; None when nothing was heard. Nothing is removed.

        Raises MachineRefused when the disk does not give or take it.
        """
        take = self._sealed if row.sealed else self._readable
        return take(row, folder, progress)

    def fold_sealed(
        self, view: RecordView, identities: Sequence[Identity], audience: Audience
    ) -> Kept:
        """The sound of a sealed recording, for whoever has a key of the mission, as another
        record that is derived from it.

        Raises NoSuchThing when the record is no sealed recording or its items do not open.
        """
        told, content = view.fields.get("recording"), view.fields.get("content")
        if not isinstance(told, dict) or not isinstance(content, dict):
            raise NoSuchThing(f"Record {view.record} is not a sealed recording.")
        with self.archive.contents.open(ContentId(str(content["id"]))) as stream:
            sealed = SealedSound.read(stream)
            items, keys = with_own_key(sealed.items, identities)
            fold = Fold(opened(items, sealed.recording, keys), sealed.recording)
            taken = self._stored(fold.sound(), audience, True, None)
        parent = RecordId(str(view.fields["on"]))
        fields = {**_fields(parent, str(told["allowed"]), taken, fold), "derived_from": view.record}
        with self.archive.writing() as tx:
            self.archive.contents.adopt(tx, taken)
            written = self.keep(tx, "attachment", fields, audience=audience)
        return _kept(written.record, parent, fields)

    def _readable(self, row: Row, folder: SpoolFolder, progress: Progress | None) -> Kept | None:
        assert row.seed is not None
        items = opened(_items(folder), row.recording, [Identity(row.seed)])
        fold = Fold(items, row.recording)
        try:
            sound = fold.sound()
        except NoSuchThing:
            return None  # it was ended before the first second: there is nothing to keep
        audience = Audience(row.audience)
        taken = self._stored(sound, audience, True, progress)
        fields = _fields(row.hearing, row.allowed, taken, fold)
        with self.archive.writing() as tx:
            self.archive.contents.adopt(tx, taken)
            written = self.keep(tx, "attachment", fields, audience=audience)
            rows.settle(tx.db, row.recording, written.record)
        return _kept(written.record, row.hearing, fields)

    def _sealed(self, row: Row, folder: SpoolFolder, progress: Progress | None) -> Kept | None:
        """As it is: its items are for headquarters, which folds them."""
        if next(iter(folder.items()), None) is None:
            return None
        audience = Audience(row.audience)
        key = [(OWN_KEY, row.sealed_seed)] if row.sealed_seed is not None else []
        whole = SealedSound(row.recording, itertools.chain(key, _items(folder))).written()
        taken = self._stored(whole, audience, False, progress)
        fields: dict[str, JsonValue] = {
            **_content(row.hearing, taken, SealedSound.TYPE),
            "recording": {
                "started": row.begun,
                "duration_ms": 0,
                "codec": "sealed",
                "allowed": row.allowed,
            },
        }
        with self.archive.writing() as tx:
            self.archive.contents.adopt(tx, taken)
            written = self.keep(tx, "attachment", fields, audience=audience, sealed=True)
            self.freeze(tx, [written.line])
            rows.settle(tx.db, row.recording, written.record)
        return Kept(written.record, row.hearing, None, 0, True, None)

    def _stored(
        self, sound: BinaryIO, audience: Audience, keep_key: bool, progress: Progress | None
    ) -> TakenIn:
        with sound:
            return self.archive.contents.take_in(
                sound, self.recipients(audience), keep_key=keep_key, progress=progress
            )


def _items(folder: SpoolFolder) -> Iterator[tuple[int, bytes]]:
    for number, path in folder.items():
        try:
            with path.open("rb") as file:
                raw = file.read(2 * MOST_OF_AN_ITEM)
        except OSError as failed:
            raise MachineRefused(
                "A part of the recording could not be read from the disk, so it was not taken "
                "in yet; nothing was removed. Try again."
            ) from failed
        yield number, raw


def _fields(hearing: RecordId, allowed: str, taken: TakenIn, fold: Fold) -> dict[str, JsonValue]:
    told = {**fold.description(), "allowed": allowed}
    return {**_content(hearing, taken, SOUND), "recording": told}


def _content(hearing: RecordId, taken: TakenIn, media_type: str) -> dict[str, JsonValue]:
    return {
        "on": hearing,
        "media_kind": "audio",
        "content": {
            "id": taken.content,
            "size": taken.size,
            "sha256": taken.sha256,
            "sha512": taken.sha512,
            "type": media_type,
        },
    }


def _kept(record: RecordId, hearing: RecordId, fields: JsonObject) -> Kept:
    told = cast(dict[str, Any], fields["recording"])
    return Kept(
        record, hearing, told["duration_ms"] / 1000, len(told["gaps"]), False, told.get("ended")
    )
