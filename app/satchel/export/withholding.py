"""What an exhibit leaves out: whole sections, because only whole sections are signed.

Leaving one out breaks no signature: the header still commits to it. So withholding the
author also withholds the device, and both words are told in the index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from satchel.domain.errors import UsageError
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Section
from satchel.formats.canonical import decode_object
from satchel.ledger.line import Line

_SECTION_OF: Final = {
    "author": Section.WHO,
    "device": Section.WHO,
    "source": Section.SOURCE,
    "path": Section.SOURCE,
    "name": Section.SOURCE,
    "place": Section.WHERE,
}
_PROVENANCE: Final = frozenset(("author", "device", "source", "path"))
NAME: Final = "name"
_SHOWABLE: Final = frozenset(section.value for section in Section)
_FIELD: Final = re.compile("[a-z][a-z0-9_]{0,63}")

WITHHELD: Final = "withheld"
SEALED: Final = "sealed"


@dataclass(frozen=True, slots=True)
class Withholding:
    """`words` as asked for, `sections` that go whole, `fields` of records, original names."""

    words: tuple[str, ...]
    sections: frozenset[str]
    fields: frozenset[str]
    names: bool

    def shown(self, line: Line) -> dict[str, bytes]:
        """The sections of `line` that may be shown; one of a newer version never is.

        A `what` section that touches a withheld field goes whole, for the same reason.
        """
        kept = {name: line.plain[name] for name in _SHOWABLE - self.sections if name in line.plain}
        what = kept.get(Section.WHAT)
        if what is not None and self.fields & _touched(what):
            del kept[Section.WHAT]
        return kept

    def absent(self, line: Line, committed: Iterable[str]) -> dict[str, str]:
        """Why each section that the header names is not shown: `withheld` or `sealed`.

        Sealed: who made the exhibit could not read it either.
        """
        shown = self.shown(line)
        return {
            name: WITHHELD if name in line.plain or name in self.sections else SEALED
            for name in committed
            if name not in shown
        }


def read_withholding(words: Iterable[str]) -> Withholding:
    """Raises UsageError for a word that can be no field.

    `name` and `place` are fields of some records too, and then mean both.
    """
    asked = tuple(dict.fromkeys(words))
    fields = frozenset(asked) - _PROVENANCE
    for word in fields:
        if not _FIELD.fullmatch(word):
            raise UsageError(
                "Only author, device, source, path, place, name or a field of a record can be"
                " withheld.",
                code="unknown-field",
            )
    sections = frozenset(_SECTION_OF[word].value for word in asked if word in _SECTION_OF)
    return Withholding(asked, sections, fields, NAME in asked)


def _touched(what: bytes) -> set[str]:
    body = decode_object(what).get("body")
    names: set[str] = set()
    if isinstance(body, Mapping):
        names |= _keys(body.get("set")) | _keys(body.get("unset")) | _stated(body.get("state"))
    return names


def _stated(value: JsonValue) -> set[str]:
    if not isinstance(value, list):
        return set()
    told = (item.get("field") for item in value if isinstance(item, Mapping))
    return {field for field in told if isinstance(field, str)}


def _keys(value: JsonValue) -> set[str]:
    if isinstance(value, Mapping | list):
        return {key.partition("/")[0] for key in value if isinstance(key, str)}
    return set()
