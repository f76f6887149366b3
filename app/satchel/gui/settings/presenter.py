"""What can be chosen, in words, and whether a key may be an act's; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.gui.acts import Act
from satchel.gui.keys.chosen_presenter import NEVER_WITHOUT, ChosenKeys
from satchel.gui.language import translate

MINUTES = (2, 5, 10, 20, 60, 0)
# Writing, and moving among controls, belong to the fields themselves.
TAKEN_BY_FIELDS = frozenset(
    f"Ctrl+{letter}" for letter in ("A", "C", "V", "X", "Z", "Y", "Left", "Right", "Home", "End")
)


@dataclass(frozen=True, slots=True)
class KeyRow:
    """An act in the table of keys. `own` is the program's key for it."""

    act: Act
    keys: str

    @property
    def is_chosen(self) -> bool:
        return self.keys != self.act.keys


def rows(acts: Sequence[Act], chosen: ChosenKeys) -> list[KeyRow]:
    """Each act once, by its words: several screens may have one of the same name."""
    by_name: dict[str, Act] = {}
    for act in acts:
        by_name.setdefault(act.name, act)
    return [KeyRow(act, chosen.of(act)) for act in by_name.values()]


def narrowed(all_: Sequence[KeyRow], typed: str) -> list[KeyRow]:
    """Those whose words or key hold every word of `typed`."""
    words = typed.casefold().split()
    return [
        one
        for one in all_
        if all(word in f"{one.act.words} {one.keys}".casefold() for word in words)
    ]


def refusal(row: KeyRow, keys: str, all_: Sequence[KeyRow]) -> str:
    """Why `keys` cannot be the key of this act, or nothing."""
    if not keys and row.act.name in NEVER_WITHOUT:
        return translate("Settings", "This act is never without a key.")
    if keys in TAKEN_BY_FIELDS:
        return translate("Settings", "{key} is for writing, and stays with the fields.").format(
            key=keys
        )
    held = next((one for one in all_ if keys and one.keys == keys and one != row), None)
    if held is None:
        return ""
    return translate("Settings", "{key} is the key of “{act}”; change that one first.").format(
        key=keys, act=held.act.words
    )


def minutes_words(minutes: int) -> str:
    """A pause as it stands on its button."""
    if not minutes:
        return translate("Settings", "Never")
    return translate("Settings", "%n minutes", None, minutes)


def key_words(keys: str) -> str:
    """A key in the table."""
    return keys or translate("Settings", "no key")
