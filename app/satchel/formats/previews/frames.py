"""How parent and worker speak: frames of a JSON object and raw bytes, each with its length.

The parent asks `open`, `draw` or `find`. While it works, the worker may ask for bytes of
the document (`need`), which the parent `given`s; then it answers `done` or `trouble`. What
a worker says is not believed: lengths are capped here, values are judged by who reads them.
"""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

from satchel.formats.confined import exactly

_LENGTHS = struct.Struct(">II")
_WORDS_MAX = 4 * 1024 * 1024
PIECE = 1024 * 1024
"""The most bytes of a document that are asked for at once."""


def say(sink: BinaryIO, words: dict[str, Any], raw: bytes | memoryview = b"") -> None:
    """Send one frame. Raises OSError when the other side is gone."""
    told = json.dumps(words, ensure_ascii=False).encode("utf-8", "replace")
    sink.write(_LENGTHS.pack(len(told), len(raw)) + told)
    if raw:
        sink.write(raw)
    sink.flush()


def hear(source: BinaryIO, raw_max: int) -> tuple[dict[str, Any], bytearray]:
    """The next frame. Raises EOFError at the end, ValueError for what is no frame."""
    words_size, raw_size = _LENGTHS.unpack(exactly(source, _LENGTHS.size))
    if words_size > _WORDS_MAX or raw_size > raw_max:
        raise ValueError("a frame is too long")
    words = json.loads(exactly(source, words_size))
    if not isinstance(words, dict):
        raise ValueError("a frame holds no object")
    return words, exactly(source, raw_size)
