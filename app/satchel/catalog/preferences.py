"""How one person likes her windows: language, look, keys, times. Kept in the archive only.

Outside the archive nothing is written, so a locked laptop tells nothing of her habits.
Preferences never leave this device.
"""

from __future__ import annotations

from dataclasses import dataclass

from satchel.domain.json_values import JsonObject, JsonValue
from satchel.storage import settings
from satchel.storage.archive import Archive


@dataclass(frozen=True, slots=True)
class Preferences:
    """Preferences of one archive, by name."""

    archive: Archive

    def all(self) -> JsonObject:
        """Every preference that was ever chosen; what was not has the program's default."""
        held = settings.get(self.archive.reading(), settings.WINDOWS)
        return held if isinstance(held, dict) else {}

    def keep(self, name: str, value: JsonValue) -> None:
        """Choose; None goes back to the program's default."""
        with self.archive.writing() as tx:
            held = settings.get(tx.db, settings.WINDOWS)
            chosen = dict(held) if isinstance(held, dict) else {}
            chosen[name] = value
            kept = {one: chosen[one] for one in chosen if chosen[one] is not None}
            settings.put(tx, settings.WINDOWS, kept)
