"""Whom a letter or the beginning of a name picks as the speaker; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.catalog.courtroom_words import CourtroomWords
from satchel.catalog.hearings import Here

_MOST = 9


@dataclass(frozen=True, slots=True)
class Speaker:
    """`stored` is what a line keeps, `word` what she reads; `person` where kept here."""

    stored: str
    word: str
    person: str | None = None
    letter: str = ""
    about: str = ""

    def shown(self) -> str:
        """One line of the list."""
        return f"{self.word}  ·  {self.about}" if self.about else self.word


NOBODY = Speaker("", "")


def choices(typed: str, words: CourtroomWords, people: Sequence[Here]) -> list[Speaker]:
    """What fits, best first; the last is what was typed itself. All roles for nothing typed."""
    wanted = " ".join(typed.split()).casefold()
    roles = [_role(role, words, people) for role in words.speakers]
    named = [_named(one, words) for one in people]
    if not wanted:
        return [*roles[:6], *named][:_MOST]
    by_letter = words.letters.get(wanted.upper())
    ranked = [(_rank(one, wanted, by_letter), one) for one in (*roles, *named)]
    fitting = [one for rank, one in sorted(ranked, key=lambda item: item[0]) if rank < 9]
    exact = any(one.word.casefold() == wanted for one in fitting)
    own = [] if exact else [Speaker(typed.strip(), typed.strip())]
    return [*fitting[: _MOST - 1], *own]


def of_stored(
    stored: str, person: str | None, words: CourtroomWords, people: Sequence[Here]
) -> Speaker:
    """The speaker that a line or a draft holds."""
    if not stored:
        return NOBODY
    about = next((one.name for one in people if one.record == person and person), "")
    word = words.speaker(stored)
    return Speaker(stored, word, person, words.letter_of(stored), "" if about == word else about)


def letter_of(here: Here, words: CourtroomWords) -> str:
    """The letter of somebody's first role that has one."""
    return next((found for role in here.roles if (found := words.letter_of(role))), "")


def _rank(one: Speaker, wanted: str, by_letter: str | None) -> int:
    if by_letter is not None and one.stored == by_letter:
        return 0
    for place, text in ((1, one.word), (3, one.about)):
        folded = text.casefold()
        if folded.startswith(wanted):
            return place
        if any(part.startswith(wanted) for part in folded.split()):
            return place + 1
    return 9


def _role(role: str, words: CourtroomWords, people: Sequence[Here]) -> Speaker:
    """A role; with the person where exactly one who is here has it."""
    holders = [one for one in people if one.here and role in one.roles and one.record is not None]
    who = holders[0] if len(holders) == 1 else None
    return Speaker(
        stored=role,
        word=words.speakers[role],
        person=who.record if who else None,
        letter=words.letter_of(role),
        about=who.name if who else "",
    )


def _named(one: Here, words: CourtroomWords) -> Speaker:
    roles = ", ".join(words.speaker(role) for role in one.roles)
    return Speaker(one.name, one.name, one.record, "", roles)
