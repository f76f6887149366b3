"""Which key an act has: its own, or the one she chose. Kept by the act's name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from satchel.domain.json_values import JsonObject, JsonValue
from satchel.gui.acts import Act

PREFERENCE = "keys"
# Safety hangs on these two: they can be moved, and never be left without a key.
NEVER_WITHOUT = frozenset({"lock", "palette"})


@dataclass(frozen=True, slots=True)
class ChosenKeys:
    """`chosen` holds what differs from the program's own; "" is an act without a key."""

    chosen: Mapping[str, str]

    @classmethod
    def kept(cls, liked: JsonObject) -> ChosenKeys:
        """From the preferences of an archive; what is malformed is passed over."""
        held = liked.get(PREFERENCE)
        found = held.items() if isinstance(held, dict) else ()
        return cls({name: keys for name, keys in found if isinstance(keys, str)})

    def of(self, act: Act) -> str:
        """The key of `act` now."""
        return self.chosen.get(act.name, act.keys)

    def holder(self, keys: str, acts: Iterable[Act], but: Act) -> Act | None:
        """Another of `acts` that has `keys` already."""
        others = (act for act in acts if act.name != but.name)
        return next((act for act in others if keys and self.of(act) == keys), None)

    def with_key(self, act: Act, keys: str) -> ChosenKeys:
        """After she chose `keys` for `act`; its own key again is no choice."""
        rest = {name: held for name, held in self.chosen.items() if name != act.name}
        return ChosenKeys(rest if keys == act.keys else rest | {act.name: keys})

    def as_preference(self) -> JsonValue:
        """What is to be kept; None when nothing differs."""
        return dict(self.chosen) or None
