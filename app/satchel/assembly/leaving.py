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
    """As a note under its record; a record that takes nothing more gets nothing."""
    text = "\n".join(_words(draft.value))
    if draft.record is None or not text.strip():
        return
    try:
        view = desk.records.view(tx.db, draft.record)
    except SatchelError:
        return
    if view.withdrawn is None:
        fields: dict[str, JsonValue] = {"on": view.record, "text": text, "tags": [UNFINISHED]}
        desk.records.add_within(tx, "note", fields)


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
