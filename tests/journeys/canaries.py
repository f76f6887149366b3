"""Marked strings, and looking for them in bytes however they may have been written down.

Every canary begins with the same eight letters, so that one search finds all of them. A
base64 text of a canary shows three different beginnings, by where it stands in its group
of three bytes; only letters that do not depend on the neighbours are looked for.
"""

from __future__ import annotations

import base64
import random
import re
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

MARK = "zqxvkjwq"
_PAGE = 4096
_RESERVED = 80  # SQLCipher 4: an initialisation vector of 16 bytes and an HMAC-SHA512


class Canaries:
    """Hands out a new one each time, and remembers how many there are."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self.given: list[str] = []

    def new(self) -> str:
        """A word of 24 letters that nothing else contains."""
        tail = "".join(self._chance.choices("bcdfghklmnprstvwz", k=16))
        self.given.append(MARK + tail)
        return self.given[-1]


def _written_down(mark: bytes) -> Iterator[bytes]:
    yield mark
    for shift in range(3):
        text = base64.b64encode(b"\0" * shift + mark)
        # The first and last letters mix in what stands beside the mark.
        yield text[-(-shift * 8 // 6) : (shift + len(mark)) * 8 // 6]
    yield mark.hex().encode("ascii")


_FORMS = [
    form
    for mark in (MARK.encode("utf-8"), MARK.encode("utf-16-le"), MARK.encode("utf-16-be"))
    for form in _written_down(mark)
]
_ANY = re.compile(b"|".join(re.escape(form) for form in _FORMS), re.IGNORECASE)
_SMALL_LETTERS = [form.lower() for form in _FORMS]


def found_in(data: bytes) -> list[bytes]:
    """What of the mark stands in `data`, with a little of what follows."""
    small = data.lower()
    if not any(form in small for form in _SMALL_LETTERS):
        return []  # as nearly always, and found out ten times as fast
    return [data[hit.start() : hit.end() + 24] for hit in _ANY.finditer(data)]


def found_below(*folders: Path) -> dict[str, list[bytes]]:
    """Every file whose bytes or name hold the mark. Reads files of any kind."""
    hits: dict[str, list[bytes]] = {}
    for folder in folders:
        for path in folder.rglob("*"):
            found = found_in(str(path.relative_to(folder)).encode("utf-8", "surrogateescape"))
            if path.is_file() and not path.is_symlink():
                found += found_in(path.read_bytes())
            if found:
                hits[str(path)] = found
    return hits


def pages(database: Path, key: bytes) -> Iterator[bytes]:
    """Every page of a SQLCipher 4 file decrypted, used or free (AES-256-CBC, raw key)."""
    data = database.read_bytes()
    for at in range(0, len(data), _PAGE):
        page = data[at : at + _PAGE]
        yield _decrypted(page, key, 16 if at == 0 else 0)  # the file begins with its salt


def logged_pages(log: Path, key: bytes) -> Iterator[bytes]:
    """Every page in a write-ahead log: 32 bytes of header, then 24 before each page."""
    data = log.read_bytes() if log.exists() else b""
    for at in range(32, len(data), 24 + _PAGE):
        number = int.from_bytes(data[at : at + 4], "big")
        yield _decrypted(data[at + 24 : at + 24 + _PAGE], key, 16 if number == 1 else 0)


def _decrypted(page: bytes, key: bytes, skip: int) -> bytes:
    vector = page[_PAGE - _RESERVED : _PAGE - _RESERVED + 16]
    cipher = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
    return cipher.update(page[skip : _PAGE - _RESERVED]) + cipher.finalize()
