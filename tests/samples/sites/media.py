"""Pictures, films and papers for the sample sites, made here: nothing is copied from anywhere."""

from __future__ import annotations

import io
import struct
import zlib
from functools import cache

import av

FRAMES = 20


@cache
def png(width: int = 96, height: int = 96, seed: int = 1) -> bytes:
    """A picture of squares in a few colours, a different one for each `seed`."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            field = (x // 12 + 3 * (y // 12) + seed) % 5
            rows += bytes(((40 + 53 * field + 31 * seed) % 256, (200 - 37 * field) % 256, 90))
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        for kind, data in chunks
    )


@cache
def webm(seconds: float = 2.0) -> bytes:
    """A small film: a bright square that moves over a dark field."""
    sink = io.BytesIO()
    width, height, rate = 160, 120, 10
    with av.open(sink, "w", format="webm") as file:
        stream = file.add_stream("libvpx", rate=rate)
        stream.width, stream.height, stream.pix_fmt = width, height, "yuv420p"
        for number in range(int(seconds * rate)):
            frame = av.VideoFrame(width, height, "yuv420p")
            luma = bytearray(b"\x30" * (frame.planes[0].line_size * height))
            for y in range(40, 80):
                at = y * frame.planes[0].line_size + 4 * number
                luma[at : at + 40] = b"\xd0" * 40
            frame.planes[0].update(bytes(luma))
            for plane in frame.planes[1:]:
                plane.update(b"\x80" * (plane.line_size * plane.height))
            frame.pts = number
            file.mux(stream.encode(frame))
        file.mux(stream.encode(None))
    return sink.getvalue()


@cache
def pdf(lines: tuple[str, ...]) -> bytes:
    """One page of Latin text."""
    shown = " T* ".join(f"({line}) Tj" for line in lines)
    content = f"BT /F1 14 Tf 18 TL 72 760 Td {shown} ET".encode("ascii")
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, told in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, told)
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    begin, count = len(out), len(objects) + 1
    out += f"xref\n0 {count}\n0000000000 65535 f \n{table}".encode()
    out += f"trailer\n<< /Size {count} /Root 1 0 R >>\nstartxref\n{begin}\n%%EOF\n".encode()
    return bytes(out)
