"""What a record is called, what of it can be searched, and what it belongs to.

Each kind says so in its schema (`x-satchel`): a new kind needs a schema, no code.
An unknown kind from a newer version is described by whatever text it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from satchel.domain import dates
from satchel.domain.folding import RecordView
from satchel.domain.ids import is_record_id
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.names.spelled import shown, spelled

_TITLE_LENGTH = 120
_HOLE = re.compile(r"\{(\w+)\}")
SOURCE = "source"


@dataclass(frozen=True, slots=True)
class KindWords:
    """Which fields of a kind serve for what; names of fields, in order of preference.

    An item of `title` may be several fields, which then stand side by side; each of them
    may be told in several ways, `term|{years} years`: the first of which all is recorded.
    `references` are all fields that name other records. `until` is the end of what `when`
    began. Where the field `concealed` is true, `names` are neither shown nor found.
    `audience` is the only one for whom records of the kind are kept, whatever was asked.
    """

    title: tuple[str | tuple[str, ...], ...] = ()
    text: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    case: str | None = None
    person: str | None = None
    when: str | None = None
    until: str | None = None
    on: str | None = None
    search: bool = True
    concealed: str | None = None
    audience: str | None = None
    references: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Description:
    """A record in words: for lists, search and links.

    `mentions` are (field, record) for every record it names; the source of a statement
    is mentioned as `source`.
    """

    title: str
    text: str
    names: tuple[str, ...]
    case: str | None
    person: str | None
    when: str | None
    on: str | None
    searchable: bool
    mentions: tuple[tuple[str, str], ...] = ()


def describe(view: RecordView, words: KindWords | None, language: str = "en") -> Description:
    """Describe `view`; `words` is None for a kind this version does not know. Of names, the
    title is the one chosen for readers of `language`."""
    fields = view.fields
    if words is None:
        words = _unknown(fields)
    if words.concealed is not None and fields.get(words.concealed):
        words = _without_names(words)
    keyed = tuple(key for key in fields if SLASH in key)  # most records have none
    return Description(
        title=_shorten(_title_of(fields, words, language)),
        text="\n".join(text for name in words.text for text in _all(view, name, keyed)),
        names=tuple(
            dict.fromkeys(text for name in words.names for text in _all(view, name, keyed))
        ),
        case=_id(fields, words.case),
        person=_id(fields, words.person),
        when=_when(fields, words),
        on=_id(fields, words.on),
        searchable=words.search and view.withdrawn is None,
        mentions=tuple(dict.fromkeys(_mentions(view, words, keyed))),
    )


def _unknown(fields: JsonObject) -> KindWords:
    named = tuple(
        name for name, value in fields.items() if isinstance(value, str) and is_record_id(value)
    )
    told = tuple(name for name in fields if name not in named)
    return KindWords(title=told, text=told, references=named)


def _without_names(words: KindWords) -> KindWords:
    """For one whose name must not be known, though somebody put it where it can be read."""
    title = tuple(name for name in words.title if name not in words.names)
    text = tuple(name for name in words.text if name not in words.names)
    return replace(words, title=title, text=text, names=())


def _when(fields: JsonObject, words: KindWords) -> str | None:
    since, until = _id(fields, words.when), _id(fields, words.until)
    return dates.between(since, until) or since if words.until else since


def _title_of(fields: JsonObject, words: KindWords, language: str) -> str:
    for item in words.title:
        names = (item,) if isinstance(item, str) else item
        told = (_told(fields, name, language) for name in names)
        title = " ".join(text for text in told if text)
        if title:
            return title
    return ""


def _told(fields: JsonObject, ways: str, language: str) -> str:
    """A field's text, or the first of several ways to tell it that has all it needs."""
    if ways in fields:
        return _first(fields[ways], language)
    for way in ways.split("|"):
        text = _first(fields.get(way), language)
        holes = _HOLE.findall(way)
        if holes and all(_number(fields.get(hole)) for hole in holes):
            text = _HOLE.sub(lambda hole: _number(fields.get(hole[1])), way)
        if text:
            return text
    return ""


def _number(value: JsonValue) -> str:
    """A number, or a text, as it was given; empty for anything else."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(int(value) if value == int(value) else value)
    return value if isinstance(value, str) else ""


def _first(value: JsonValue, language: str) -> str:
    """The first text of a field; of names, the one that was chosen."""
    return shown(spelled(value), language) or next(texts_in(value), "")


def _mentions(
    view: RecordView, words: KindWords, keyed: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for name in words.references:
        for text in _all(view, name, keyed):
            yield name, text
    for statements in view.statements.values():
        for statement in statements:
            if statement.source is not None:
                yield SOURCE, statement.source


def _all(view: RecordView, name: str, keyed: Sequence[str]) -> Iterator[str]:
    """Texts of a field, contradicting ones too: each must be findable. `keyed` are the
    fields that hold things by key."""
    if name in view.fields:
        yield from texts_in(view.contradictions.get(name, view.fields[name]))
        return
    for key in keyed:
        if key.startswith(name + SLASH):
            yield from texts_in(view.contradictions.get(key, view.fields[key]))


def texts_in(value: JsonValue) -> Iterator[str]:
    """The words of a value, in the order in which search keeps them."""
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        yield from texts_in(value.get("text"))
        yield from texts_in(value.get("value"))  # what was answered to a question
        yield from texts_in(value.get("speaker"))  # who says a line of a transcript
    elif isinstance(value, list | tuple):
        for item in value:
            yield from texts_in(item)


def _id(fields: Mapping[str, JsonValue], name: str | None) -> str | None:
    value = fields.get(name) if name else None
    return value if isinstance(value, str) and value else None


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE_LENGTH else line[: _TITLE_LENGTH - 1] + "…"
