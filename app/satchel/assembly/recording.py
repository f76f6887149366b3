"""Recordings of one open archive, from the parts a desk has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from satchel.audio.intake import Intake
from satchel.audio.recordings import Recordings
from satchel.domain.words import Audience
from satchel.system import clock

if TYPE_CHECKING:
    from satchel.assembly.records_desk import RecordsDesk
    from satchel.domain.folding import RecordView


def recordings(desk: RecordsDesk) -> Recordings:
    """Recording hearings, and what was recorded."""

    def audience_of(above: RecordView, asked: Audience) -> Audience:
        return desk.records.audience_of("attachment", above, asked)

    return Recordings(
        desk.archive,
        clock.now,
        Intake(desk.archive, desk.recipients, desk.records.add_within, desk.freeze),
        desk.recipients,
        desk.records.view,
        audience_of,
    )
