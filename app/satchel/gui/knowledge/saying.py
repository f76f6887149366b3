"""Records, dates and sources in the reader's language; no Qt here.

Names of kinds and fields come from `resources/words`, dates from `domain.dates_in_words`.
Other people's words pass `one_line`, so that nothing unseen stands in a list.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from satchel.catalog.chronology import Source
from satchel.catalog.words import Words
from satchel.domain.dates_in_words import in_words
from satchel.domain.ids import is_record_id
from satchel.domain.json_values import JsonValue
from satchel.domain.showing import one_line, visible
from satchel.gui.knowledge import values_said
from satchel.gui.language import translate

TitleOf = Callable[[str], str]
_WRITTEN = ("correspondence", "question")
_DATED = ("event", "proceeding", "custody", "office", "listing", "figure")
_in_words = lru_cache(maxsize=8192)(in_words)  # a long case has the same days again and again


@dataclass(frozen=True, slots=True)
class Saying:
    """How things are said to one reader; `title_of` gives the title of another record."""

    words: Words
    title_of: TitleOf = lambda record: ""

    @property
    def language(self) -> str:
        """The reader's language."""
        return self.words.language

    def kind(self, name: str, *, many: bool = False) -> str:
        """What a kind is called; a hearing is an event of that sort."""
        return self.words.kind(name, many=many)

    def field(self, name: str, kind: str = "") -> str:
        """What a field is called; a person's code is no code of law, and a letter comes from
        somebody, not from a day."""
        if (kind, name) == ("person", "code"):
            return translate("Knowledge", "Code instead of a name")
        if kind in _WRITTEN and name in ("from", "to"):
            letter = {
                "from": translate("Knowledge", "From", "whom"),
                "to": translate("Knowledge", "To", "whom"),
            }
            return letter[name]
        if kind in _DATED and name in ("from", "to"):
            days = {
                "from": translate("Knowledge", "From", "day"),
                "to": translate("Knowledge", "To", "day"),
            }
            return days[name]
        if name == "size" and kind != "timestamp":  # there it counts entries
            return translate("Knowledge", "Size in bytes")
        return self.words.field(name)

    def date(self, told: str | None) -> str:
        """A date no more exact than it is known."""
        if not told:
            return translate("Knowledge", "no date recorded")
        return _in_words(told, self.language)

    def title(self, record: str) -> str:
        """What a record is called, or that it has no title."""
        return one_line(self.title_of(record)) or translate("Knowledge", "without a title")

    def value(self, value: JsonValue, *, is_date: bool = False) -> str:
        """A field's value in words, several of them one to a line."""
        return "\n".join(self._lines(value, is_date))

    def source(self, told: Source) -> str:
        """Where a statement was found: the source's title, the place in it, as of when, by whom."""
        return self.cited(told.title or told.record, told.place, told.as_of, told.by)

    def cited(self, title: str, place: str | None, as_of: str | None, by: str | None) -> str:
        """The same, from its parts; an empty title stands for a statement without a source."""
        parts = [one_line(title)] if title else []
        if place:
            parts.append(one_line(place))
        if as_of:
            parts.append(translate("Knowledge", "as of {date}").format(date=self.date(as_of)))
        if by:
            parts.append(translate("Knowledge", "by {name}").format(name=one_line(by)))
        return ", ".join(parts)

    def choice(self, word: str) -> str:
        """A word of a closed list."""
        return _choices().get(word, self.words.value(word))

    def _lines(self, value: JsonValue, is_date: bool) -> Iterator[str]:
        if value is None:
            return
        if isinstance(value, bool):
            yield self.words.value("yes" if value else "no")
        elif isinstance(value, list | tuple):
            for item in value:
                yield from self._lines(item, is_date)
        elif isinstance(value, Mapping):
            yield self._whole(value)
        elif isinstance(value, str):
            if is_record_id(value) and self.title_of(value):
                yield self.title(value)
            else:
                told = self.date(value) if is_date else values_said.moment(value, self.language)
                yield told or self.choice(visible(value))
        else:
            yield str(value)

    def _whole(self, value: Mapping[str, JsonValue]) -> str:
        if (told := values_said.file(value)) is not None:
            return told
        text = value.get("text")
        if isinstance(text, str):  # a name in one spelling
            notes = []
            if value.get("language"):
                notes.append(values_said.language(str(value["language"])))
            if value.get("chosen"):
                notes.append(translate("Knowledge", "the name to use"))
            return f"{one_line(text)} ({', '.join(notes)})" if notes else one_line(text)
        parts = ((self.field(name), self.value(item)) for name, item in value.items())
        return "; ".join(f"{name}: {told}" for name, told in parts if told)


def _choices() -> dict[str, str]:
    return {
        "letter": translate("Knowledge", "letter"),
        "e-mail": translate("Knowledge", "e-mail"),
        "sms": translate("Knowledge", "text message"),
        "messenger": translate("Knowledge", "messenger"),
        "fax": translate("Knowledge", "fax"),
        "form": translate("Knowledge", "form on a site"),
        "other": translate("Knowledge", "other"),
        "audio": translate("Knowledge", "sound"),
        "document": translate("Knowledge", "document"),
        "photo": translate("Knowledge", "photo"),
        "video": translate("Knowledge", "film"),
        "message": translate("Knowledge", "message"),
        "paper": translate("Knowledge", "paper"),
        "memory": translate("Knowledge", "memory"),
        "phone": translate("Knowledge", "phone"),
        "machine": translate("Knowledge", "a machine"),
        "human": translate("Knowledge", "a person"),
        "about": translate("Knowledge", "about"),
        "exactly": translate("Knowledge", "exactly"),
        "at-most": translate("Knowledge", "at most"),
        "at-least": translate("Knowledge", "at least"),
        "partly": translate("Knowledge", "partly"),
        "in-order": translate("Knowledge", "in order"),
        "to-be-mended": translate("Knowledge", "to be mended"),
        "doubtful": translate("Knowledge", "doubtful"),
        "not-for-use": translate("Knowledge", "not for use"),
        "captured": translate("Knowledge", "captured"),
        "partial": translate("Knowledge", "captured in part"),
        "failed": translate("Knowledge", "failed"),
        "refused": translate("Knowledge", "refused"),
        "hearing": translate("Knowledge", "hearing"),
        "counsel": translate("Knowledge", "Counsel"),
    }
