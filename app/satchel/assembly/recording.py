"""Recordings of one open archive, from the parts a desk has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from satchel.audio.intake import Intake
from satchel.audio.recordings import Recordings
from satchel.domain.json_values import JsonObject
from satchel.domain.words import Act, Audience
from satchel.storage.journal import Written
from satchel.storage.transaction import Transaction
from satchel.system import clock

if TYPE_CHECKING:
    from satchel.assembly.records_desk import RecordsDesk
    from satchel.domain.folding import RecordView


def recordings(desk: RecordsDesk) -> Recordings:
    """Recording hearings, and what was recorded."""

    def audience_of(above: RecordView, asked: Audience) -> Audience:
        return desk.records.audience_of("attachment", above, asked)

    def keep(
        tx: Transaction,
        kind: str,
        fields: JsonObject,
        *,
        where: JsonObject | None = None,
        audience: Audience = Audience.COORDINATION,
        sealed: bool = False,
    ) -> Written:
        if not sealed:
            return desk.records.add_within(tx, kind, fields, where=where, audience=audience)
        # The hearing may be sealed itself by now, and then no record here can be compared.
        what: JsonObject = {"act": Act.CREATE.value, "set": fields}
        return desk.journal.append(tx, kind, what=what, where=where, audience=audience, sealed=True)

    return Recordings(
        desk.archive,
        clock.now,
        Intake(desk.archive, desk.recipients, keep, desk.freeze),
        desk.recipients,
        desk.records.view,
        audience_of,
    )
