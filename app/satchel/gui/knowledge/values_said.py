"""Values that a record holds for machines, as people say them: moments, files, languages."""

from __future__ import annotations

import re
from collections.abc import Mapping

from satchel.domain.dates_in_words import in_words
from satchel.domain.json_values import JsonValue
from satchel.gui.language import translate
from satchel.gui.sizes import size_in_words

_MOMENT = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?(Z|[+-]\d\d:\d\d)")


def moment(text: str, language: str) -> str | None:
    """A moment to the second with its offset, in words; None for any other text."""
    met = _MOMENT.fullmatch(text)
    if met is None:
        return None
    return in_words(met[1] + ("Z" if met[2] == "+00:00" else met[2]), language)


def file(value: Mapping[str, JsonValue]) -> str | None:
    """How large a kept file is and of what type. What proves its bytes stands on the page of
    the proof; None for what is no file."""
    count, kind = value.get("size"), value.get("type")
    if not isinstance(count, int) or "sha256" not in value:
        return None
    size = size_in_words(count)
    return f"{size}, {kind}" if isinstance(kind, str) else size


def language(tag: str) -> str:
    """A language by its name where this mission meets it, else by its tag."""
    return {
        "en": translate("Knowledge", "English"),
        "ru": translate("Knowledge", "Russian"),
        "kk": translate("Knowledge", "Kazakh"),
        "kk-Latn": translate("Knowledge", "Kazakh in Latin letters"),
    }.get(tag, tag)
