"""Names whose letters come from two alphabets: mostly a slip, sometimes a disguise.

"Мukhtar" begins with a Cyrillic М in a real report: it looks right and no other program
finds it. Such a name is kept as it came and flagged. The sentences name letters by their
place only, so that a warning about a protected name does not tell it.
"""

from __future__ import annotations

import re
import unicodedata

from satchel.domain.names.keys import LOOK_ALIKES

_WORD = re.compile(r"[^\W\d_]+")
_SCRIPTS = ("LATIN", "CYRILLIC", "GREEK", "ARABIC", "HEBREW", "ARMENIAN", "GEORGIAN")


def mixed(name: str) -> list[str]:
    """What is odd about the alphabets of a name, each as a part of a sentence; mostly nothing."""
    words = _WORD.findall(unicodedata.normalize("NFC", name))
    found = [text for number, word in enumerate(words, 1) for text in _within(number, word)]
    return found or _between(words)


def _within(number: int, word: str) -> list[str]:
    scripts = [_script(letter) for letter in word]
    kinds = {script for script in scripts if script}
    if len(kinds) < 2:
        return []
    usual = max(sorted(kinds), key=scripts.count)
    odd = [
        f"letter {place} is {_said(script)}"
        for place, script in enumerate(scripts, 1)
        if script and script != usual
    ]
    return [f"in word {number}, otherwise {_said(usual)}, {' and '.join(odd)}"]


def _between(words: list[str]) -> list[str]:
    """Whole words of another alphabet; one that only looks like its neighbours is said so."""
    scripts = [next(filter(None, map(_script, word)), "") for word in words]
    kinds = {script for script in scripts if script}
    if len(kinds) < 2:
        return []
    usual = max(sorted(kinds), key=lambda kind: sum(map(len, _of(words, scripts, kind))))
    return [
        f"word {number} is {_said(script)}"
        + (" and only looks like the others" if set(word.lower()) <= LOOK_ALIKES else "")
        for number, (word, script) in enumerate(zip(words, scripts, strict=True), 1)
        if script and script != usual
    ]


def _of(words: list[str], scripts: list[str], kind: str) -> list[str]:
    return [word for word, script in zip(words, scripts, strict=True) if script == kind]


def _script(letter: str) -> str:
    """The alphabet of a letter; empty for marks and what belongs to none of ours."""
    first = unicodedata.name(letter, "").partition(" ")[0]
    return first if first in _SCRIPTS else ""


def _said(script: str) -> str:
    return script.capitalize()
