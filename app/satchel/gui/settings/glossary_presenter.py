"""The words of the trade in three languages: read, narrowed and put in order; no Qt here.

Not a translation of the windows: what a court says, for whoever writes in one language what
was said in another.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from satchel.gui.language import LANGUAGES
from satchel.gui.ordering import in_order


@dataclass(frozen=True, slots=True)
class Term:
    """One term, by language."""

    en: str
    ru: str
    kk: str

    def said(self, language: str) -> str:
        """In one of `language.LANGUAGES`."""
        return str(getattr(self, language))


def read(resources: Path) -> list[Term]:
    """All terms of the glossary."""
    held = json.loads((resources / "words" / "glossary.json").read_text(encoding="utf-8"))
    return [Term(**one) for one in held]


def columns(language: str) -> tuple[str, ...]:
    """The language of the window first."""
    return (language, *(one for one in LANGUAGES if one != language))


def found(terms: Sequence[Term], typed: str, language: str) -> list[Term]:
    """Terms that hold every word of `typed`, in any of the languages; by the first column."""
    words = typed.casefold().split()
    matching = [
        term
        for term in terms
        if all(any(word in term.said(one).casefold() for one in LANGUAGES) for word in words)
    ]
    return sorted(matching, key=lambda term: in_order(term.said(language)))
