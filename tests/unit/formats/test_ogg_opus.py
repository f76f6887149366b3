"""Ogg files of packets, read by another program and measured by another's bytes."""

from __future__ import annotations

import io
import struct

import av

from samples.sound import tone
from satchel.formats import ogg_opus
from satchel.formats.ogg_opus import FRAME, RATE


def _others_file() -> bytes:
    """An Ogg/Opus file as FFmpeg writes it."""
    sink = io.BytesIO()
    with av.open(sink, "w", format="ogg") as out:
        stream = out.add_stream("libopus", rate=RATE, layout="mono")
        pcm = tone(440, 2.0)
        for at in range(0, len(pcm), 2 * FRAME):
            frame = av.AudioFrame(format="s16", layout="mono", samples=FRAME)
            frame.sample_rate, frame.pts = RATE, at // 2
            frame.planes[0].update(pcm[at : at + 2 * FRAME])
            out.mux(stream.encode(frame))
        out.mux(stream.encode(None))
    return sink.getvalue()


def _pages(data: bytes) -> list[tuple[int, bytes, bytes]]:
    """Each page: flags, its bytes with the sum left out, the sum."""
    found, at = [], 0
    while at < len(data):
        count = data[at + 26]
        size = 27 + count + sum(data[at + 27 : at + 27 + count])
        page = data[at : at + size]
        found.append((page[5], page[:22] + bytes(4) + page[26:], page[22:26]))
        at += size
    return found


def test_the_sum_of_a_page_is_the_one_other_programs_write() -> None:
    pages = _pages(_others_file())
    assert len(pages) > 3
    for _, page, told in pages:
        assert ogg_opus._sum(page) == int.from_bytes(told, "little")


def test_packets_come_back_as_they_were_and_the_filling_is_not_heard() -> None:
    with av.open(io.BytesIO(_others_file())) as theirs:
        packets = [bytes(packet) for packet in theirs.demux(audio=0) if packet.size]
        head = theirs.streams.audio[0].codec_context.extradata
    (pre_skip,) = struct.unpack_from("<H", bytes(head or b""), 10)
    pages = [packets[at : at + 50] for at in range(0, len(packets), 50)]
    heard = 95_800
    made = [
        b"".join(ogg_opus.file_of(iter(pages), serial=9, pre_skip=pre_skip, end=lambda: heard))
        for _ in range(2)
    ]
    assert made[0] == made[1]
    flags = [flags for flags, _, _ in _pages(made[0])]
    assert (flags[0], set(flags[1:-1]), flags[-1]) == (2, {0}, 4)
    with av.open(io.BytesIO(made[0])) as ours:
        assert [bytes(one) for one in ours.demux(audio=0) if one.size] == packets
    with av.open(io.BytesIO(made[0])) as ours:
        assert sum(frame.samples for frame in ours.decode(audio=0)) == heard
