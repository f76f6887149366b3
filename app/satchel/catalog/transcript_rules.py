"""From what a transcript is made, and a translation: the same by whichever command it comes.

A record of a kind named here will do, and any record that has content of its own.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from satchel.catalog.records import Judge
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonObject
from satchel.storage import records as rows
from satchel.storage.database import Database

TRANSCRIPT, TRANSLATION = "transcript", "translation"
ORIGIN = "derived_from"
_MADE_FROM: Mapping[str, tuple[str, Sequence[str]]] = {
    TRANSCRIPT: (
        "A transcript is made from a recording",
        ("attachment", "capture", "recording"),
    ),
    TRANSLATION: (
        "A translation is made from a transcript",
        (TRANSCRIPT, "attachment", "capture", "recording", "note", "correspondence"),
    ),
}


def require_origin(kind: str, origin: RecordView) -> None:
    """Raise UsageError unless a record of `kind` may be made from `origin`."""
    sentence, kinds = _MADE_FROM[kind]
    if origin.kind not in kinds and "content" not in origin.fields:
        raise UsageError(
            f"{sentence}, and {origin.record} is a {origin.kind}; name one of these: "
            f"{', '.join(kinds)}."
        )


def origin_rules() -> Mapping[str, Judge]:
    """For `Records.judges`."""
    return {kind: _judge(kind) for kind in _MADE_FROM}


def _judge(kind: str) -> Judge:
    def judge(db: Database, _view: RecordView | None, changes: JsonObject) -> None:
        told = changes.get(ORIGIN)
        origin = rows.get(db, told) if isinstance(told, str) else None
        if origin is not None:
            require_origin(kind, origin)

    return judge
