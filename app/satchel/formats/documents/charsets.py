"""Bytes to text when nobody wrote down the character set.

A byte-order mark or valid UTF-8 is certain. Anything else is a guess among the
sets met in court papers and old mail of the region, and is recorded as guessed.
"""

from __future__ import annotations

import codecs

from charset_normalizer import from_bytes

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CANDIDATES = [
    "cp1251", "koi8_r", "koi8_u", "cp866", "kz1048", "iso8859_5", "cp1252", "cp1254", "cp1256",
]  # fmt: skip
_SAMPLE = 65_536


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """Text and the name of its character set; one that was guessed ends in " (guessed)".

    Never raises: bytes that fit nothing become U+FFFD. `declared` is what a header
    or the document says; it is believed when the bytes agree with it.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace"), name.removesuffix("-sig")
    if zeros := _utf16_by_zeros(data):  # before UTF-8, where such bytes are valid too
        return data.decode(zeros, "replace"), f"{zeros} (guessed)"
    if declared and (text := _as_declared(data, declared)) is not None:
        return text, declared.lower()
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as refusal:
        if refusal.start >= len(data) - 3 and refusal.start > 0:
            return data.decode("utf-8", "replace"), "utf-8"  # cut in the middle of a letter
    name = _guess(data)
    return data.decode(name, "replace"), f"{name} (guessed)"


def _as_declared(data: bytes, declared: str) -> str | None:
    try:
        info = codecs.lookup(declared)
        if not info._is_text_encoding:
            return None
        return data.decode(info.name)
    except (LookupError, UnicodeError, ValueError):
        return None


def _utf16_by_zeros(data: bytes) -> str | None:
    """UTF-16 without a mark: zeros on one side of the byte pairs and none on the other."""
    low, high = data[0:_SAMPLE:2].count(0), data[1:_SAMPLE:2].count(0)
    if high and not low:
        return "utf-16-le"
    return "utf-16-be" if low and not high else None


def _guess(data: bytes) -> str:
    best = from_bytes(data[:_SAMPLE], cp_isolation=_CANDIDATES).best()
    return best.encoding if best is not None else "cp1252"
