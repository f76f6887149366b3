"""What a record is called, what of it can be searched, and what it belongs to.

Each kind says so in its schema (`x-satchel`): a new kind needs a schema, no code.
An unknown kind from a newer version is described by whatever text it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue

_TITLE_LENGTH = 120


@dataclass(frozen=True, slots=True)
class KindWords:
    """Which fields of a kind serve for what; names of fields, in order of preference."""

    title: tuple[str, ...] = ()
    text: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    case: str | None = None
    person: str | None = None
    when: str | None = None
    on: str | None = None
    search: bool = True


@dataclass(frozen=True, slots=True)
class Description:
    """A record in words: for lists, search and links."""

    title: str
    text: str
    names: tuple[str, ...]
    case: str | None
    person: str | None
    when: str | None
    on: str | None
    searchable: bool


def describe(view: RecordView, words: KindWords | None) -> Description:
    """Describe `view`; `words` is None for a kind this version does not know."""
    fields = view.fields
    if words is None:
        everything = tuple(fields)
        words = KindWords(title=everything, text=everything)
    title = next((text for name in words.title for text in _texts(fields.get(name))), "")
    return Description(
        title=_shorten(title),
        text="\n".join(text for name in words.text for text in _all(view, name)),
        names=tuple(dict.fromkeys(text for name in words.names for text in _all(view, name))),
        case=_id(fields, words.case),
        person=_id(fields, words.person),
        when=_id(fields, words.when),
        on=_id(fields, words.on),
        searchable=words.search and view.withdrawn is None,
    )


def _all(view: RecordView, name: str) -> Iterator[str]:
    """Texts of a field, contradicting ones too: each must be findable."""
    yield from _texts(view.contradictions.get(name, view.fields.get(name)))


def _texts(value: JsonValue) -> Iterator[str]:
    if isinstance(value, str):
        if value:
            yield value
    elif isinstance(value, Mapping):
        yield from _texts(value.get("text"))
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _id(fields: Mapping[str, JsonValue], name: str | None) -> str | None:
    value = fields.get(name) if name else None
    return value if isinstance(value, str) and value else None


def _shorten(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _TITLE_LENGTH else line[: _TITLE_LENGTH - 1] + "…"
