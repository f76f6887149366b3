"""Linked words: text whose address is not printed, as a page of the web has it.

Whoever reads such a document writes each link into its text with `linked`. For search
the addresses are taken out again (`words_only`); for citing they come out beside the
text (`take_out`) and leave a numbered mark, so that no rule about where a printed link
ends can touch an address that is known whole. The three signs are noncharacters of
Unicode, which no text may hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from satchel.domain.citing.addresses import MARK, MARK_END, START, TOKEN, bare, finished, has_host

_OPEN: Final = MARK
_TURN: Final = "\ufdd2"
_CLOSE: Final = MARK_END
_LINKED = re.compile(f"{_OPEN}([^{_OPEN}-{_TURN}]*){_TURN}([^{_OPEN}-{_TURN}]*){_CLOSE}")
# A text that was cut anywhere still gives its words and no piece of an address.
_ADDRESS = re.compile(f"{_TURN}[^{_OPEN}{_CLOSE}]*(?:{_CLOSE}|$)|^[^{_OPEN}-{_TURN}]*{_CLOSE}")
_MARK = re.compile(rf" ?{MARK}(\d*){MARK_END}?|^\d*{MARK_END}")
_SIGNS: Final = dict.fromkeys(map(ord, (_OPEN, _TURN, _CLOSE)))
_LABEL = re.compile(r"[\[(]?(\d{1,3}|[⁰¹²³⁴-⁹]{1,3}|\*{1,5}|[†‡])[\])]?\.?")


@dataclass(frozen=True, slots=True)
class Address:
    """What linked words lead to; `label` when the words are a footnote's mark, `printed`
    when they were an address themselves."""

    url: str
    label: str | None
    printed: str


def unsigned(text: str) -> str:
    """Foreign text without our signs: it cannot say that something is linked."""
    return text.translate(_SIGNS)


def linked(words: str, url: str) -> str:
    """`words` that lead to `url`. Neither may hold our signs."""
    return f"{_OPEN}{words}{_TURN}{url}{_CLOSE}"


def words_only(text: str) -> str:
    """The text as a reader sees it; also of a piece that begins or ends within an address."""
    return _ADDRESS.sub("", text).translate(_SIGNS) if _has_signs(text) else text


def unmarked(text: str, addresses: Sequence[Address]) -> str:
    """What `take_out` gave, or a piece of it, as it was to be read."""

    def shown(match: re.Match[str]) -> str:
        place = int(match[1] or len(addresses))
        printed = addresses[place].printed if place < len(addresses) else ""
        return f" {printed}" if printed else ""

    return _MARK.sub(shown, text) if _has_signs(text) else text


def take_out(pages: Sequence[str]) -> tuple[list[str], list[Address]]:
    """Pages with a numbered mark for each address, and the addresses in that order.

    Words that print their own address give way to the mark, so that it stands there once.
    """
    found: list[Address] = []

    def marked(match: re.Match[str]) -> str:
        words, url = match[1], match[2]
        if not words.strip() or not has_host(url):
            return words
        label = _LABEL.fullmatch(words.strip())
        mark = f"{MARK}{len(found)}{MARK_END}"
        start, end = _printed(words, url)
        found.append(Address(url, label[1] if label else None, words[start:end]))
        return f"{words[:start]}{mark}{words[end:]}" if end else f"{words} {mark}"

    return [_LINKED.sub(marked, page) for page in pages], found


def _printed(words: str, url: str) -> tuple[int, int]:
    """Where `words` print `url`, be it broken or shortened; (0, 0) if nowhere."""
    whole = "".join(words.split())
    if START.match(whole) and _is_same(whole, url):
        return 0, len(words)
    for start in START.finditer(words):
        token = TOKEN.match(words, start.end())
        if token is not None and _is_same(words[start.start() : token.end()], url):
            return start.start(), token.end()
    return 0, 0


def _is_same(printed: str, url: str) -> bool:
    begun = printed.removesuffix("…").removesuffix("...")
    shown, whole = (bare(unquote(finished(one))) for one in (begun, url))
    return shown == whole or (begun != printed and whole.startswith(shown))


def _has_signs(text: str) -> bool:
    return any(sign in text for sign in (_OPEN, _TURN, _CLOSE))
