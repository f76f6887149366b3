"""What a link looks like: where it may begin, where it must end, and when it is none.

Knows one stretch of text without spaces at a time; whether a link goes on in the next
line is decided in `breaks`. A link is reported as it is written: nothing is decoded,
and no scheme is added (`with_scheme` does that for whoever wants to open it).
"""

from __future__ import annotations

import re

_TOP_LEVEL = (
    "com|org|net|info|edu|gov|int|eu|me|tv|ly|be|gl|co|io|biz|news|media|kz|ru|ua|by|kg|uz|tj|tm|"
    "az|am|ge|md|uk|us|de|fr|it|pl|cz|sk|at|ch|es|pt|nl|se|no|fi|dk|lt|lv|ee|hu|ro|bg|tr|cn|рф|қаз"
)
MARK, MARK_END = "\ufdd0", "\ufdd1"  # around the number of an address that `linked` took out
START = re.compile(
    rf"{MARK}(?=\d+{MARK_END})"
    r"|(?:https?|ftp) ?: ?/ ?/ {0,2}"
    r"|(?:https?|ftp):/?$"
    r"|(?<![^\W\d_])(?<![.@/%=_-])www\d?\. ?(?=\w|$)"
    rf"|(?-i:(?<![\w.@/:%=-])(?:[a-z0-9-]+\.)+(?:{_TOP_LEVEL})/(?=[\w@+?]))",
    re.IGNORECASE,
)
TOKEN = re.compile(r"[^\s<>\"{}|\\^`«»‹›“”„‟‘’‚…⟨⟩□•¹²³⁰⁴-⁹\ufdd0-\ufdd2]+")
_GLUED = re.compile(r"[;,|&.)\]](?=(?:https?://|www\.))|(?<=\w)(?=https?://)", re.IGNORECASE)
_GLUED_WORD = re.compile(r"(?<=\.pdf|html|docx|aspx|\.htm|\.php)(?=[A-ZА-ЯЁ][a-zа-яё]+\W*$)")
_GLUED_NUMBER = re.compile(r"(?<=\.pdf|html|docx|aspx|\.htm|\.php)(?=\d{1,3}$)")
_QUERY_BRACKET = re.compile(r"\[[\w.-]*\](?=[=\[&%])|(?<==)\[[\w.,-]*[^\W\d][\w.,-]*\]")
_HOST = re.compile(
    r"(?:[a-z]+://)?(?:[^/@\s]*@)?([^/?#:\s@]+)(?::\d{1,5})?(?:[/?#].*)?", re.IGNORECASE | re.DOTALL
)
_NAME = re.compile(r"(?:[\w-]+\.)+(?:[^\W\d_]{2,}|xn--[\w-]+)\.?|(?:\d{1,3}\.){3}\d{1,3}|localhost")
TOP_LEVEL = re.compile(rf"(?:{_TOP_LEVEL})(?:[/:?#]|\W*$)", re.IGNORECASE)
DEFANGED = re.compile(r"[.\w/-]*[\[(](?:\.|dot|:)[\])]", re.IGNORECASE)
_MARKS_OF_PROSE = ".,;:!?'*–—&"


def cut(raw: str) -> str:
    """The part of `raw` that can belong to one link: before a glued link, word or bracket."""
    scheme = 8 if raw[:8].lower().startswith(("http", "ftp", "www")) else 0
    ends = [match.start() for match in _glued(raw) if match.start() > scheme]
    raw = raw[: min(ends, default=len(raw))]
    return raw[: _first_foreign_bracket(raw)]


def _glued(raw: str) -> list[re.Match[str]]:
    patterns = (_GLUED, _GLUED_WORD, _GLUED_NUMBER)
    return [match for pattern in patterns for match in pattern.finditer(raw)]


def _first_foreign_bracket(raw: str) -> int:
    """Index of the first bracket that was opened outside the link, or the length."""
    open_brackets = 0
    index = 0
    while index < len(raw):
        letter = raw[index]
        if letter == "[":
            inside = _QUERY_BRACKET.match(raw, index)
            if inside is None:
                return index
            index = inside.end()
            continue
        if letter == "]" or (letter == ")" and open_brackets == 0):
            return index
        open_brackets += (letter == "(") - (letter == ")")
        index += 1
    return len(raw)


def finished(raw: str) -> str:
    """`raw` without the punctuation of the sentence around it."""
    url = raw.replace("&amp;", "&")
    while url:
        shorter = url.rstrip(_MARKS_OF_PROSE)
        if shorter.endswith("(") or (shorter.endswith("-") and not shorter.endswith("--")):
            shorter = shorter[:-1]
        if shorter == url:
            break
        url = shorter
    if url.count("(") > url.count(")"):
        url = finished(url[: url.rindex("(")]) if url.rindex("(") > len(url) - 2 else url
    return url


def has_host(url: str) -> bool:
    """Whether a whole host name stands where one must; `https://en.odfound` has none."""
    match = _HOST.fullmatch(url)
    if match is None or _NAME.fullmatch(match[1]) is None:
        return False
    return not match[1].lower().startswith("www.") or match[1].strip(".").count(".") > 1


def host_of(url: str) -> str:
    """The host name in lower case, or an empty text."""
    match = _HOST.fullmatch(url)
    return match[1].lower() if match else ""


def with_scheme(url: str) -> str:
    """`url` so that it can be opened: `www.` and bare hosts get `http://`."""
    return url if re.match(r"[a-z]+://", url, re.IGNORECASE) else "http://" + url


def bare(url: str) -> str:
    """What two spellings of one link share: no scheme, `www.`, fragment or last slash."""
    url = re.sub(r"^(?:[a-z]+://)?(?:www\.)?", "", url, flags=re.IGNORECASE).partition("#")[0]
    host, slash, rest = url.partition("/")
    return (host.lower() + slash + rest).rstrip("/")
