"""What somebody hands to an observer: a recording and a photograph.

Both are real files, made here with the standard library and the same each time. They are
invented: no voice, no place. The court's paper lies ready in resources/demo (see `ruling`).
"""

from __future__ import annotations

import math
import random
import struct
import wave
import zlib
from pathlib import Path

_RATE = 16_000
_SEED = 20310514  # the same noise each time


def write_recording(path: Path, seconds: int = 6) -> None:
    """A WAV file: a hum of changing pitch in syllables, and the noise of a room."""
    chance = random.Random(_SEED)
    samples = bytearray()
    phase = 0.0
    for at in range(seconds * _RATE):
        time_s = at / _RATE
        pitch_hz = 118 + 22 * math.sin(2 * math.pi * 0.7 * time_s)
        phase += 2 * math.pi * pitch_hz / _RATE
        syllable = max(0.0, math.sin(2 * math.pi * 3.1 * time_s)) ** 0.5
        voice = math.sin(phase) + 0.5 * math.sin(2 * phase) + 0.3 * math.sin(5 * phase)
        value = 0.3 * syllable * voice + 0.02 * (chance.random() - 0.5)
        samples += struct.pack("<h", int(14_000 * value))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(bytes(samples))


def write_photo(path: Path, width: int = 320, height: int = 200) -> None:
    """A PNG picture of a wall, a door and the notice on it."""
    rows = _picture(width, height)
    raw = b"".join(b"\0" + row for row in rows)
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + _png_chunk(b"IHDR", header)
        + _png_chunk(b"IDAT", zlib.compress(raw, 6))
        + _png_chunk(b"IEND", b"")
    )


def _picture(width: int, height: int) -> list[bytes]:
    """Rows of RGB bytes."""
    chance = random.Random(_SEED)
    rows = []
    for y in range(height):
        row = bytearray()
        for x in range(width):
            shade = 200 - 60 * y // height + chance.randrange(9)
            colour = (shade, shade - 8, shade - 22)
            if width * 3 // 8 < x < width * 5 // 8 and y > height // 5:
                colour = (96 + chance.randrange(7), 62, 40)
            if width * 15 // 32 < x < width * 17 // 32 and height * 2 // 5 < y < height * 3 // 5:
                colour = (240, 238, 228) if y % 7 else (90, 90, 90)
            row += bytes(colour)
        rows.append(bytes(row))
    return rows


def _png_chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
