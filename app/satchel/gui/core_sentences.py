"""Sentences of the rooms below the windows, in the reader's language.

Those rooms write each sentence once, in English, with values put in. Here the sentence is
known again by its fixed words, and its values are put into the translation. What is not
known is None: better an English sentence than half of one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from functools import lru_cache

from satchel.gui.language import current
from satchel.system.paths import resources_folder

_VALUE = "{}"


@dataclass(frozen=True, slots=True)
class _Known:
    """One sentence: how it is known again, and its translation, a text around each value."""

    pattern: re.Pattern[str]
    parts: tuple[str, ...]


def in_words(sentence: str, language: str) -> str | None:
    """`sentence` in `language`; None where no translation is known."""
    for one in _known(language):
        if found := one.pattern.fullmatch(sentence):
            values = (*found.groups(), "")
            return "".join(map("".join, zip(one.parts, values, strict=True)))
    return None


def spoken(sentence: str) -> str:
    """`sentence` in the language of the window, or as it is."""
    return in_words(sentence, current()) or sentence


@lru_cache(maxsize=3)
def _known(language: str) -> tuple[_Known, ...]:
    file = resources_folder() / "words" / "sentences.json"
    told: dict[str, dict[str, str]] = json.loads(file.read_text(encoding="utf-8"))
    # Those with the fewest values first: a sentence whose words are all fixed is that one.
    order = sorted(told, key=lambda one: (one.count(_VALUE), -len(one)))
    return tuple(
        _Known(_pattern(one), tuple(told[one][language].split(_VALUE)))
        for one in order
        if told[one].get(language)
    )


def _pattern(template: str) -> re.Pattern[str]:
    return re.compile("(.*?)".join(map(re.escape, template.split(_VALUE))), re.DOTALL)
