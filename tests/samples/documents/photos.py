"""Photos and scans as people send them, made in memory: every call gives the bytes of a file."""

from __future__ import annotations

import io
import struct
import zlib

from PIL import Image

BLUE, RED = (0, 0, 255), (200, 30, 30)


def image(size: tuple[int, int] = (60, 40)) -> Image.Image:
    """Red, with a blue upper left quarter: it shows which way up it is."""
    made = Image.new("RGB", size, RED)
    made.paste(BLUE, (0, 0, size[0] // 2, size[1] // 2))
    return made


def saved(made: Image.Image, form: str = "PNG", orientation: int = 1, **options: object) -> bytes:
    """The bytes of a file; `orientation` as EXIF counts, with a camera's name beside it."""
    exif = Image.Exif()
    exif[0x112], exif[0x10F] = orientation, "Maker & <b>Sons</b>"
    out = io.BytesIO()
    made.save(out, form, exif=exif, **options)
    return out.getvalue()


def scan(pages: int) -> bytes:
    """A TIFF of so many pages, each as wide as its number times ten."""
    made = [image((10 * (number + 1), 20)) for number in range(pages)]
    out = io.BytesIO()
    made[0].save(out, "TIFF", save_all=True, append_images=made[1:], compression="tiff_lzw")
    return out.getvalue()


def png_bomb(side: int) -> bytes:
    """A small PNG that claims to be `side` pixels wide and high."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000), 9)
    parts = ((b"IHDR", head), (b"IDAT", body), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(name, data) for name, data in parts)
