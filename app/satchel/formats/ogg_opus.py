"""Opus packets in one Ogg file, joined without touching a sample (RFC 7845, RFC 3533).

For folding a recording whose packets lie in many small sealed files: they came from one
encoder, so a file of them is the recording bit for bit. Not for decoding. To know first:
the same packets, serial and end always give the same bytes, so a fold that was cut off
can be made again.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence

RATE = 48_000
"""Opus in Ogg counts in samples of 48 kHz, whatever was recorded."""
FRAME = 960
"""Samples of one packet, 20 ms: the only length that is written here."""
MOST_OF_A_PAGE = 50

_VENDOR = b"satchel"
_FIRST, _LAST = 2, 4
_MIRRORED = bytes(int(f"{byte:08b}"[::-1], 2) for byte in range(256))


def file_of(
    pages: Iterable[Sequence[bytes]], *, serial: int, pre_skip: int, end: Callable[[], int]
) -> Iterator[bytes]:
    """An Ogg file, page by page: at most `MOST_OF_A_PAGE` packets in each of `pages`.

    `pre_skip` samples at the start are the encoder's own and are not heard. `end` is asked
    after the last packet: how many samples of it all are to be heard (the rest of the last
    packet is the encoder's filling). At least one packet must come.
    """
    yield _page(serial, 0, _FIRST, 0, [_head(pre_skip)])
    yield _page(serial, 1, 0, 0, [_tags()])
    number, packets_before = 2, 0
    waiting: Sequence[bytes] = ()
    for packets in pages:
        if waiting:
            packets_before += len(waiting)
            yield _page(serial, number, 0, packets_before * FRAME, waiting)
            number += 1
        waiting = packets
    whole = (packets_before + len(waiting)) * FRAME
    last = min(whole, max(pre_skip + end(), packets_before * FRAME))
    yield _page(serial, number, _LAST, last, waiting)


def _head(pre_skip: int) -> bytes:
    return struct.pack("<8sBBHIhB", b"OpusHead", 1, 1, pre_skip, RATE, 0, 0)


def _tags() -> bytes:
    return struct.pack("<8sI", b"OpusTags", len(_VENDOR)) + _VENDOR + struct.pack("<I", 0)


def _page(serial: int, number: int, flags: int, granule: int, packets: Sequence[bytes]) -> bytes:
    lacing = b"".join(b"\xff" * (len(one) // 255) + bytes([len(one) % 255]) for one in packets)
    if len(lacing) > 255:
        raise ValueError("too much for one page")
    parts = struct.pack("<4sBBqII", b"OggS", 0, flags, granule, serial, number)
    rest = bytes([len(lacing)]) + lacing + b"".join(packets)
    return parts + struct.pack("<I", _sum(parts + bytes(4) + rest)) + rest


def _sum(data: bytes) -> int:
    """CRC-32 from the high bit down, without inversions: zlib's, seen in a mirror."""
    mirrored = zlib.crc32(data.translate(_MIRRORED), 0xFFFFFFFF) ^ 0xFFFFFFFF
    return int.from_bytes(mirrored.to_bytes(4, "big").translate(_MIRRORED)[::-1], "big")
