"""Whether a link that reaches the end of its line goes on in the next one.

Nobody can know this for certain; it is weighed. A link that stands whole elsewhere in
the document decides at once. Otherwise: what the piece ends in, what the next word
looks like, what follows it, whether the line was full, and whether this document's
lines end in a space when, and only when, they were broken at one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass

from satchel.domain.citing.addresses import TOKEN, TOP_LEVEL, cut, finished, has_host, host_of
from satchel.domain.citing.lines import SOFT_HYPHEN, Line

_STOP_WORDS = frozenset(
    re.findall(
        r"\w+",
        """the a an and or of to in on at by for from with as is are was were be been has have had
        that this these those it its he she they his her their who which whom when where while
        also see ibid accessed last retrieved visited available viewed archived but not no we our
        all any if after before during according however
        и в во на с со по о об от до из за для что как это а но или же см там дата обращения он
        она они его её их не при был была были год года году г мен және бұл үшін""",
    )
)
_AFTER_LINK = re.compile(
    r"\W*$|\s*[;,&–—|(\[-]|\s*\.\s|\s*(?:and|accessed|last|retrieved|visited|available|viewed|archived|see|in|on|p|pp|"
    r"para|paras|и|см|дата|с|стр)\b",
    re.IGNORECASE,
)
_CITED_ON = re.compile(
    r".\s*(?:[;&,]|and|и|see also:?)\s*(?:https?:|www\.)"
    r"|[,.;]?\w?\s?[,;]?\s*[(\[]?(?:last )?(?:accessed|retrieved|visited|viewed|дата обращения)\b"
    r"|.?[,;]?\s*\(?(?:in (?:Russian|English|Kazakh|Ukrainian)|pp?\. ?\d|с\. ?\d)",
    re.IGNORECASE,
)
_SLUG = re.compile(
    r"[=_%~]|\w/\w.*/|[\w-]{4,}/$|\.(?:s?html?|pdf|php|aspx?|docx?|jpe?g|png|mp4)\b|-\w+-|"
    r"\w-\d|\d-\w|\d{5,}|[a-z]\d+[a-z]|\d[a-z]+\d",
    re.IGNORECASE,
)
_FILE_NAME_END = re.compile(r"\.(?:s?html?|pdf|docx?|aspx?|jpe?g|png|mp[34])$", re.IGNORECASE)
_AFTER_DOT = re.compile(r"(?:s?html?|pdf|php|aspx?|docx?|jpe?g|png|mp[34])(?:\W|$)", re.IGNORECASE)
_HTM = re.compile(r"\.s?htm$", re.IGNORECASE)
_ARCHIVE_PREFIX = re.compile(
    r"(?:archive\.[a-z]+/(?:web/)?[\w*]+/|(?:url|u|uri|target|q|link|to)=)$", re.IGNORECASE
)
_NEW_LINK = re.compile(r"(?:https?|ftp):|www\.", re.IGNORECASE)
_ONLY_SCHEME = re.compile(r"(?:https?|ftp):/{0,2}", re.IGNORECASE)
_NEVER_INSIDE = re.compile(r"[\"'(\[{<«“„‘•–—*|]")
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What is known around a break: see the fields' comments."""

    known: Set[str]  # links that stand whole somewhere in the document
    spaces_tell: bool  # lines of this document end in a space when broken at one
    fullness: float  # length of the line, by the longest near it
    is_far: bool  # a page ends, or a page number stands, between the halves
    is_apart: bool  # a blank line stands between the halves
    stands_alone: bool  # the link is all of its line: an extractor's list has no line ends to read
    in_list: bool  # the line stands in a list of bare links, which are never broken
    words: Mapping[str, int]  # how often each word, in lower case, stands in the document


@dataclass(frozen=True, slots=True)
class Continuation:
    """The link with its next piece, and how much of the next line that piece takes."""

    raw: str
    taken: int


def continuation(raw: str, line: Line, after: str, near: Surroundings) -> Continuation | None:
    """The link `raw`, which ends `line`, joined with the start of `after`; or None.

    `after` is the next line without its indentation. The result may itself reach the
    end of that line and be asked about again.
    """
    match = TOKEN.match(after)
    if match is None:
        return None
    word = match[0]
    if _ONLY_SCHEME.fullmatch(raw) and not near.is_apart and has_host(finished(cut(raw + word))):
        return Continuation(raw + word, len(word))
    if _NEW_LINK.match(word):
        return Continuation(raw + word, len(word)) if _ARCHIVE_PREFIX.search(raw) else None
    piece = raw.rstrip(SOFT_HYPHEN)
    if piece != raw:
        return Continuation(piece + word, len(word))
    for kept in (piece, piece[:-1] if piece.endswith("-") else ""):
        joined = kept + word
        if kept and _is_known(kept, joined, len(word) == len(after), near.known):
            return Continuation(joined, len(word))
    if piece.endswith("-") and _is_hyphenated_host(piece, word, near.known):
        return Continuation(piece[:-1] + word, len(word))
    if _NEVER_INSIDE.match(word) or not (word == "/" or any(map(str.isalnum, word))):
        return None
    rest = after[len(word) :]
    if _weight(piece, line, word, rest, near) >= _ENOUGH:
        return Continuation(piece + word, len(word))
    return None


def gap_continuation(raw: str, after: str) -> Continuation | None:
    """`raw` joined over a space in its own line, where an extractor made one out of a break.

    Only after what cannot end a link, and before what cannot be prose.
    """
    match = TOKEN.match(after.lstrip(" "))
    if match is None or len(after) - len(after.lstrip(" ")) != 1:
        return None
    word = match[0]
    host_goes_on = raw.endswith(".") and "/" not in raw.partition("//")[2]
    if host_goes_on and TOP_LEVEL.match(word) and has_host(finished(cut(raw + word))):
        return Continuation(raw + word, len(word) + 1)
    if raw[-1] in "-_=" and ("/" in word or _SLUG.search(word)) and not _NEW_LINK.match(word):
        return Continuation(raw + word, len(word) + 1)
    return None


def _is_known(kept: str, joined: str, reaches_end: bool, known: Set[str]) -> bool:
    whole = finished(cut(joined))
    if whole in known:
        return len(whole) > len(kept)
    return reaches_end and len(whole) > 24 and any(url.startswith(joined) for url in known)


def _is_hyphenated_host(piece: str, word: str, known: Set[str]) -> bool:
    """Whether the host is one the document knows if the hyphen is only the printer's."""
    if "/" in piece.partition("//")[2]:
        return False
    return host_of(piece[:-1] + word) in {host_of(url) for url in known}


def _weight(piece: str, line: Line, word: str, rest: str, near: Surroundings) -> int:
    if not has_host(piece):
        return _weight_of_broken_host(piece, word, near)
    weight = _ending(piece, word) + _shape(word, rest) + _torn_word(piece, word, near.words)
    if near.is_apart or near.in_list:
        return weight - 4
    if near.is_far:
        return weight - 2
    if near.spaces_tell and not near.stands_alone:
        weight += -4 if line.spaced else 4
    if near.fullness < 0.6:
        weight -= 3
    elif near.fullness >= 0.85:
        weight += 1
    if finished(piece) in near.known:
        weight -= 3
    return weight


def _weight_of_broken_host(piece: str, word: str, near: Surroundings) -> int:
    """A host cut in two is no link at all, so half a link is the worse mistake."""
    joined = has_host(finished(cut(piece + word)))
    return _ENOUGH if joined and not near.in_list else 0


def _ending(piece: str, word: str) -> int:
    """How open the last letter of `piece` and the first of `word` leave the link."""
    if _HTM.search(piece) and re.match(r"l(?!\w)", word):
        return 6
    if _FILE_NAME_END.search(piece) and word[0] not in "?#&/":
        return -4
    if word.rstrip(".,;)") == "/" and piece[-1].isalnum():
        return 3
    if len(word) > 1 and (word[0] in "/?&=#%_~+" or (word[0] in "-.," and word[1].isalnum())):
        return 6
    last = piece[-1]
    if last in "-_=%~+#":
        return 10
    if last == "&":
        return 6 if "=" in word else 0
    if last == "?":
        return 5 if "=" in word else 0
    if last == "/":
        return 1
    if last == "." and _AFTER_DOT.match(word):
        return 6
    return -1 if last in ".,:;!)" else 0


def _torn_word(piece: str, word: str, words: Mapping[str, int]) -> int:
    """Whether the break tore a word that the document knows: `ac` and `tivist`."""
    tail = re.search(r"[^\W\d_]+$", piece)
    head = re.match(r"[^\W\d_]+", word)
    if tail is None or head is None:
        return 0
    whole = (tail[0] + head[0]).lower()
    return 5 if words.get(whole, 0) and words.get(head[0].lower(), 0) < 2 else 0


def _shape(word: str, rest: str) -> int:
    """How much `word`, followed by `rest`, looks like part of a link and not of a sentence."""
    plain = word.strip(".,;:!?)'")
    ends_there = _AFTER_LINK.match(rest) is not None or word[-1] in ".,;)"
    if word[0] in "/?&=#%_~+":
        return 1
    if plain.lower() in _STOP_WORDS:
        return -6
    if _SLUG.search(plain):
        return 3 + ends_there
    if plain.isalpha():
        if plain[0].isupper():
            return -4 if rest.strip() else -2
        return 2 if not rest.strip() else (1 if _CITED_ON.match(word[-1] + rest) else -3)
    if "-" in plain:
        return 1 + ends_there
    if plain.isdigit():
        return 1 if not rest.strip() else -3
    return 1 if ends_there else 0
