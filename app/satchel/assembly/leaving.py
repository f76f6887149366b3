"""Save, seal everything, lock: what one chord does, in an order that a kill cannot spoil.

What it is for: leaving the desk when someone is at the door. First a promise is written,
in some milliseconds; then what is half typed is kept, and everything is sealed. Whatever
ends the process meanwhile, the next opening does the rest before anything can be read:
it calls `finish`. It is not a wipe: old blocks of the disk and the passphrase together
may still open what was sealed.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.storage import drafts, settings
from satchel.storage.drafts import Draft
from satchel.storage.transaction import Transaction
from satchel.sync.sealing import Sealed

UNFINISHED = "unfinished"  # the tag of a note that was a draft


def promise(desk: Desk) -> None:
    """From here on everything will be sealed, by this process or at the next opening.

    Raises RefusedByPolicy outside a mission: drafts stay drafts, and nothing is sealed.
    """
    desk.sealing.promise_all()


def is_promised(desk: Desk) -> bool:
    """Whether everything is to be sealed and was not yet."""
    return settings.get(desk.archive.reading(), settings.SEAL_ALL) is not None


def finish(desk: Desk) -> Sealed:
    """Keep what is half typed as notes, and seal everything; may be called again."""
    with desk.archive.writing() as tx:
        for draft in drafts.everything(tx.db):
            _keep(desk, tx, draft)
            drafts.drop(tx, draft.key)
    return desk.sealing.seal_all()


def _keep(desk: Desk, tx: Transaction, draft: Draft) -> None:
    """As a note under its record. What has none, or one that takes nothing more, is told to
    headquarters in a custody entry: nothing that was typed is lost."""
    text = "\n".join(_words(draft.value))
    if not text.strip():
        return
    above = _record(desk, tx, draft)
    if above is not None:
        desk.records.add_within(tx, "note", {"on": above, "text": text, "tags": [UNFINISHED]})
        return
    said: dict[str, JsonValue] = {
        "act": UNFINISHED,
        "detail": {"screen": draft.key.partition(":")[0], "text": text},
    }
    desk.records.add_within(tx, "custody-entry", said)


def _record(desk: Desk, tx: Transaction, draft: Draft) -> RecordId | None:
    try:
        view = desk.records.view(tx.db, draft.record) if draft.record is not None else None
    except SatchelError:
        return None
    return view.record if view is not None and view.withdrawn is None else None


def _words(value: JsonValue) -> Iterator[str]:
    """What a person typed, wherever it stands in a draft."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            told = list(_words(inner))
            yield from (f"{name}: {one}" for one in told)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _words(inner)
    elif value is not None:
        yield json.dumps(value)
