"""One key per spelled name, so that every spelling of a name finds every other.

The key is what remains of a word when everything transliterators disagree about is
gone: script, diacritics, glides (`-iyev`, `-iev`), `zh`/`j`/`dzh`, `kh`/`h`, `k`/`q`,
doubled letters, soft signs, and the narrow vowels (и ы і у ұ ү, y u i), which change
from one alphabet of Kazakh to the next. It is for finding, never for showing, and it is
no proof that two names are one.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "ж": "J",
    "з": "z", "и": "i", "й": "y", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u", "ф": "f", "х": "h", "ц": "ts", "ч": "C", "ш": "W",
    "щ": "W", "ъ": "", "ы": "y", "ь": "", "э": "e", "ю": "yu", "я": "ya",
    "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h", "і": "i",
    "ї": "i", "є": "e", "ў": "u", "ҳ": "h", "ј": "y", "џ": "J",
}  # fmt: skip
_LATIN = {
    "ä": "a", "ə": "a", "ö": "o", "ø": "o", "ü": "u", "ū": "u", "ı": "y", "ł": "l", "ğ": "g",
    "ñ": "n", "ŋ": "n", "ş": "W", "š": "W", "ș": "W", "ç": "C", "č": "C", "ž": "J", "æ": "e",
    "œ": "o", "đ": "d", "ð": "d", "þ": "t",
}  # fmt: skip
_LETTERS = _CYRILLIC | _LATIN
# Letters of two alphabets that look the same; a word with both is meant to be in one.
_LOOK_ALIKE = dict(zip("авекмнорстухіѕјԁһ", "abekmhopctyxisjdh", strict=True))
_LOOK_ALIKE_BACK = {latin: cyrillic for cyrillic, latin in _LOOK_ALIKE.items()}
LOOK_ALIKES = frozenset(_LOOK_ALIKE) | frozenset(_LOOK_ALIKE_BACK)

# Upper-case letters are sounds already settled: J ж, C ч, W ш, U a vowel that stays.
_RULES = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"[dD](?=J|j|zh)", ""),  # Dzhakishev, Джакишев, Жәкішев
        (r"shch|sch|sh|WC", "W"),
        (r"tch|ch", "C"),
        (r"zh|j", "J"),
        (r"kh|h", "h"),
        (r"gh", "g"),
        (r"t[sz]", "s"),
        (r"ph", "f"),
        (r"q", "k"),
        (r"x", "ks"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"w|(?:ff|f)$", "v"),  # Kozlow, Kozloff
        (r"(?<=[dt])er$", "r"),  # Alexander, Aleksandr
        (r"ie$", "i"),
        (r"[iy]u|^u", "U"),  # Yulia is not Ilya
        (r"^[iy](?=[aeo])", ""),  # Yerimbetov, Erimbetov
        (r"[iy]+(?=[aeoU])", ""),  # -iyev, -iev; Vyacheslav, Viacheslav
        (r"[iyu]+", "i"),
        (r"(.)\1+", r"\1"),
    )
)
_APOSTROPHES = re.compile("['’‘ʼʹ`´]")
_CAPITALS = "".join(filter(str.isupper, map(chr, range(0x530))))
_NAME_WORD = re.compile(rf"(?<!\w)[{_CAPITALS}][^\W\d_]*(?:['’ʼʹ`][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s$")
_SHORTEST = 3

# Letters that transliterators write in two ways, with the way that is not in the tables.
_TWO_WAYS = (
    (re.compile("ө"), "у"),
    (re.compile("ö"), "u"),
    (re.compile("ё"), "о"),
    (re.compile(r"(?<=[^aeiouy])yo"), "e"),
)

# What a Cyrillic surname may be in its basic form, by the case it stands in.
_CASES = (
    (re.compile("(?<=[оеё]в)(?:у|ым|е|ых|ыми)$|(?<=[иы]н)(?:ым|ых|ыми)$"), ""),
    (re.compile("(?<=[оеё]в)а$"), ""),
    (re.compile("(?<=[оеё]в)ой$|(?<=[иы]н)ой$"), "а"),
    (re.compile("(?<=ск)(?:ого|ому|им|ом)$"), "ий"),
    (re.compile("(?<=(?:[оеё]в|[иы]н))а?(?:[тдн][іы]ң?|[кгқғ][еа]|[тдн][еа]н?|[пбм]ен)$"), ""),
)  # fmt: skip


@lru_cache(maxsize=100_000)
def name_key(word: str) -> str:
    """The key of one word of a name; empty when the word is too short to tell anything."""
    sounds = _sounds(_one_script(_fold(word)))
    for pattern, sound in _RULES:
        sounds = pattern.sub(sound, sounds)
    return sounds.lower() if len(word) >= _SHORTEST and len(sounds) > 1 else ""


@lru_cache(maxsize=100_000)
def name_keys(word: str) -> tuple[str, ...]:
    """Every key a spelled name may be found by: two where ө became о and у, or ё е and о."""
    folded = _fold(word)
    spellings = (folded, *(pattern.sub(other, folded) for pattern, other in _TWO_WAYS))
    return tuple(dict.fromkeys(key for name in spellings if (key := name_key(name))))


@lru_cache(maxsize=100_000)
def text_keys(word: str) -> tuple[str, ...]:
    """The keys of a word as it stands in a text: also of the name it may be a case of.

    `Кенжалиева` in a Russian text is Kenzhaliyev's or Kenzhaliyeva; both find it.
    """
    folded = _fold(_POSSESSIVE.sub("", word))
    basic = [pattern.sub(ending, folded) for pattern, ending in _CASES if pattern.search(folded)]
    return tuple(dict.fromkeys(key for name in (folded, *basic) for key in name_keys(name)))


def keys_in_text(text: str) -> tuple[str, ...]:
    """The keys of all words of `text` that could be names: they begin with a capital."""
    names = sorted(set(_NAME_WORD.findall(text)))
    return tuple(dict.fromkeys(key for name in names for key in text_keys(name)))


def _fold(word: str) -> str:
    return _APOSTROPHES.sub("", unicodedata.normalize("NFC", word).lower())


def _one_script(word: str) -> str:
    """`word` without letters of another alphabet that only look right (Мukhtar)."""
    cyrillic = sum("\u0400" <= letter <= "\u052f" for letter in word)
    if not 0 < cyrillic < len(word):
        return word
    only_latin = sum(letter.isascii() and letter not in _LOOK_ALIKE_BACK for letter in word)
    only_cyrillic = sum(
        "\u0400" <= letter <= "\u052f" and letter not in _LOOK_ALIKE for letter in word
    )
    balance = only_cyrillic - only_latin or 2 * cyrillic - len(word)
    table = _LOOK_ALIKE_BACK if balance > 0 else _LOOK_ALIKE
    return "".join(table.get(letter, letter) for letter in word)


def _sounds(word: str) -> str:
    return "".join(_LETTERS.get(letter) or _plain(letter) for letter in word)


def _plain(letter: str) -> str:
    """The letter without its diacritics; nothing for what is not a letter."""
    if letter in _LETTERS or not letter.isalpha():
        return ""
    return unicodedata.normalize("NFD", letter)[0]
