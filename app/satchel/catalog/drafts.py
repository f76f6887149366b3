"""Drafts: what is being typed survives every exit, and is nobody's statement yet.

What it is for: keeping the field someone writes in, at each pause of the keys. What it
is not for: saying that something is saved; that is said of entries alone. To know first:
a draft is not signed, never leaves this archive save in its backups, is gone when its
record is withdrawn or sealed, and can be read by whoever opens the archive: a line that
is to be sealed as it is kept has no draft.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from satchel.domain.errors import Bug
from satchel.domain.ids import RecordId, is_record_id
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Clock
from satchel.storage import drafts
from satchel.storage.archive import Archive
from satchel.storage.drafts import Draft

_KEY = re.compile(r"[a-z][a-z0-9-]*(:[A-Za-z0-9._/-]{1,80}){0,3}")


@dataclass(frozen=True, slots=True)
class Drafts:
    """Drafts of one open archive.

    A key is words between colons: the screen, then the record if there is one, then what
    on it: `note:RECORD`, `form:RECORD:D3`, `first-letter`.
    """

    archive: Archive
    clock: Clock

    def keep(self, key: str, value: JsonValue) -> None:
        """Keep `value` in place of the last draft of this key; it is on the disk when this
        returns. Empty text or None drops the draft. Raises Bug for a key that is none."""
        if _KEY.fullmatch(key) is None:
            raise Bug(f"{key!r} is no key of a draft")
        if value is None or value == "":
            self.drop(key)
            return
        kept = Draft(key, _record_in(key), value, self.clock().utc_text())
        with self.archive.writing() as tx:
            drafts.put(tx, kept)

    def get(self, key: str) -> JsonValue:
        """What was kept under `key`, or None."""
        found = drafts.get(self.archive.reading(), key)
        return None if found is None else found.value

    def drop(self, key: str) -> None:
        """Forget a draft, and nothing when there is none."""
        if drafts.get(self.archive.reading(), key) is None:
            return
        with self.archive.writing() as tx:
            drafts.drop(tx, key)

    def all(self) -> list[Draft]:
        """Every draft there is, the oldest first."""
        return drafts.everything(self.archive.reading())


def _record_in(key: str) -> RecordId | None:
    """A key names its record right after its screen."""
    parts = key.split(":")
    return RecordId(parts[1]) if len(parts) > 1 and is_record_id(parts[1]) else None
