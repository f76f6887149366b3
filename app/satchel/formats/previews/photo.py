"""Photos and scans, drawn by Pillow. Only the worker may import this module.

Pillow and not Qt's QImageReader: each file goes to the one decoder its first bytes name,
while Qt tries whatever plugins the system has, SVG among them. HEIC is left out: no decoder
for it is in the wheels that we would trust with a stranger's file.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from typing import Any, BinaryIO

from PIL import ExifTags, Image, ImageFile, TiffImagePlugin

from satchel.formats.previews.told import Box, Failed, Found, Limits, Opened, Picture, Trouble

FORMATS = {
    "image/jpeg": "JPEG",
    "image/png": "PNG",
    "image/webp": "WEBP",
    "image/gif": "GIF",
    "image/tiff": "TIFF",
    "image/bmp": "BMP",
}
_FILMS = ("GIF", "PNG", "WEBP")
_BROKEN = (OSError, SyntaxError, ValueError, KeyError, IndexError, TypeError, EOFError)
_PAGES_MAX = 1000
_HALVINGS = (1, 2, 4, 8)  # what a JPEG can be made smaller by while it is unpacked
_WHITE = (255, 255, 255)
_LEFT_OUT = frozenset(range(0x100, 0x10E)) | {0x111, 0x115, 0x116, 0x117, 0x11C}
"""Tags of how the pixels lie in the file; the camera and program tags between them stay."""
_TOLD_MAX, _VALUE_MAX = 200, 500
_EXIF, _GPS = ExifTags.IFD.Exif, ExifTags.IFD.GPSInfo
_TURN = Image.Transpose
# What EXIF calls orientation: mirrored first or not, then turned clockwise by degrees.
_ORIENTED = {
    1: (False, 0),
    2: (True, 0),
    3: (False, 180),
    4: (True, 180),
    5: (True, 270),
    6: (False, 90),
    7: (True, 90),
    8: (False, 270),
}
_CLOCKWISE = {90: _TURN.ROTATE_270, 180: _TURN.ROTATE_180, 270: _TURN.ROTATE_90}


class PhotoPages:
    """An open photo; a TIFF may have several pages. One unit of a page is one pixel of it."""

    def __init__(self, source: BinaryIO, media_type: str, limits: Limits) -> None:
        Image.MAX_IMAGE_PIXELS = None  # our own limit is asked before anything is unpacked
        warnings.simplefilter("ignore")  # on files that break a rule and can be shown
        self._source, self._format, self._limits = source, FORMATS[media_type], limits
        self._page = -1
        self._plain: Image.Image | None = None
        self._partial = False
        image = self._file()
        self._size = image.size
        if self._format != "JPEG":
            _require(image.size, limits.unpacked)
        exif = image.getexif()
        self._orientation = _ORIENTED.get(exif.get(ExifTags.Base.Orientation, 1), (False, 0))
        moves = self._format in _FILMS and bool(getattr(image, "is_animated", False))
        pages = _count(image) if self._format == "TIFF" else 1
        self._opened = Opened(pages, tuple(_about(image, exif)), moves)

    def opened(self) -> Opened:
        """Number of pages, and what the file says of itself."""
        return self._opened

    def size(self, page: int, turn: int) -> tuple[float, float]:
        """Width and height in pixels, upright and then turned by `turn` degrees."""
        self._unpack(page)
        _, degrees = self._orientation
        width, height = self._size
        return (width, height) if (degrees + turn) % 180 == 0 else (height, width)

    def draw(self, page: int, scale: float, turn: int, box: Box | None) -> Picture:
        """The photo, or the part of it inside `box`, at `scale`."""
        width, height = self.size(page, turn)
        whole = max(1, round(width * scale)), max(1, round(height * scale))
        left, top = (min(box.left, whole[0] - 1), min(box.top, whole[1] - 1)) if box else (0, 0)
        across = min(box.width, whole[0] - left) if box else whole[0]
        down = min(box.height, whole[1] - top) if box else whole[1]
        if across * down > self._limits.drawn or across < 1 or down < 1:
            raise Failed(Trouble.PIXELS)
        shares = (
            left / whole[0],
            top / whole[1],
            (left + across) / whole[0],
            (top + down) / whole[1],
        )
        drawn = self._part(page, shares, (across, down), turn)
        return Picture(across, down, across * 3, drawn.tobytes(), whole, self._partial)

    def find(self, text: str, first: int, pages: int, turn: int) -> Iterator[Found]:
        """Nothing: a photo has no words."""
        return iter(())

    def _part(
        self, page: int, shares: tuple[float, ...], size: tuple[int, int], turn: int
    ) -> Image.Image:
        """The part is cut out where it lies in the file, and only it is turned upright."""
        plain = self._unpack(page)
        mirrored, degrees = self._orientation
        degrees = (degrees + turn) % 360
        left, top, right, bottom = _turned_back(shares, degrees)
        if mirrored:
            left, right = 1 - right, 1 - left
        width, height = plain.size
        part = (left * width, top * height, right * width, bottom * height)
        flat = size if degrees % 180 == 0 else (size[1], size[0])
        larger = flat[0] > part[2] - part[0]
        way = Image.Resampling.NEAREST if larger else Image.Resampling.BILINEAR
        drawn = plain.resize(flat, way, box=part, reducing_gap=None if larger else 2.0)
        if mirrored:
            drawn = drawn.transpose(_TURN.FLIP_LEFT_RIGHT)
        if degrees:
            drawn = drawn.transpose(_CLOCKWISE[degrees])
        return drawn.convert("RGB")

    def _unpack(self, page: int) -> Image.Image:
        """The page unpacked, as plain grey or colour; kept, since one looks at it for a while."""
        if not 0 <= page < self._opened.pages:
            raise Failed(Trouble.NO_PAGE)
        if self._plain is not None and self._page == page:
            return self._plain
        self._plain = None
        for halving in _HALVINGS if self._format == "JPEG" else (1,):
            try:
                self._plain = self._as_far_as_it_goes(page, halving)
                break
            except MemoryError:
                continue
            except _BROKEN:
                raise Failed(Trouble.DAMAGED) from None
        if self._plain is None:
            raise Failed(Trouble.MEMORY)
        self._page = page
        return self._plain

    def _as_far_as_it_goes(self, page: int, halving: int) -> Image.Image:
        """A photo that was cut off on its way is shown as far as it came."""
        self._partial = False
        try:
            return self._unpacked(page, halving)
        except _BROKEN:
            self._partial = True
        ImageFile.LOAD_TRUNCATED_IMAGES = True
        try:
            return self._unpacked(page, halving)
        finally:
            ImageFile.LOAD_TRUNCATED_IMAGES = False

    def _unpacked(self, page: int, halving: int) -> Image.Image:
        """Copies are avoided, since one photo may be a quarter of the memory there is."""
        image = self._file()
        if page:
            image.seek(page)
        self._size = image.size
        if self._format == "JPEG":
            while _area(image.size) // halving**2 > self._limits.unpacked * 3 // 2:
                halving *= 2
                if halving > _HALVINGS[-1]:
                    raise Failed(Trouble.PIXELS)
            if halving > 1:
                image.draft(None, (image.width // halving, image.height // halving))
        else:
            _require(image.size, self._limits.unpacked)
        image.load()
        return _plain(image)

    def _file(self) -> Image.Image:
        self._source.seek(0)
        try:
            return Image.open(self._source, formats=(self._format,))
        except MemoryError:
            raise Failed(Trouble.MEMORY) from None
        except Exception:  # a decoder's own mistakes on a hostile head are of many kinds
            raise Failed(Trouble.DAMAGED) from None


def _turned_back(shares: tuple[float, ...], degrees: int) -> tuple[float, ...]:
    """Where a part of the upright photo lies in the one before it was turned clockwise."""
    left, top, right, bottom = shares
    return {
        0: (left, top, right, bottom),
        90: (top, 1 - right, bottom, 1 - left),
        180: (1 - right, 1 - bottom, 1 - left, 1 - top),
        270: (1 - bottom, left, 1 - top, right),
    }[degrees]


def _area(size: tuple[int, int]) -> int:
    return size[0] * size[1]


def _require(size: tuple[int, int], most: int) -> None:
    if _area(size) > most:
        raise Failed(Trouble.PIXELS)


def _count(image: Image.Image) -> int:
    """Pages of a TIFF; one whose list of pages is broken shows those before the break."""
    count = 1
    try:
        while count < _PAGES_MAX:
            image.seek(count)
            count += 1
    except (EOFError, OSError, SyntaxError, ValueError, KeyError, TypeError):
        pass
    image.seek(0)
    return count


def _plain(image: Image.Image) -> Image.Image:
    """Grey or colour, on white where it lets light through."""
    if image.mode in ("L", "RGB") and "transparency" not in image.info:
        return image
    if image.mode.startswith(("I", "F")):
        low, high = image.getextrema()
        scale = 255 / (high - low) if high > low else 1.0  # type: ignore[operator]  # one band
        return image.convert("F").point(lambda value: (value - low) * scale).convert("L")
    if image.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in image.info:
        clear = image if image.mode == "RGBA" else image.convert("RGBA")
        paper = Image.new("RGB", clear.size, _WHITE)
        paper.paste(clear, mask=clear.getchannel("A"))
        return paper
    return image.convert("L" if image.mode == "1" else "RGB")


def _about(image: Image.Image, exif: Image.Exif) -> Iterator[tuple[str, str]]:
    """What the camera or program wrote into it, by the names EXIF has for it."""
    told = 0
    sets: list[tuple[Any, dict[int, Any]]] = [(ExifTags.TAGS, dict(exif))]
    for ifd, names in ((_EXIF, ExifTags.TAGS), (_GPS, ExifTags.GPSTAGS)):
        try:
            sets.append((names, exif.get_ifd(ifd)))
        except Exception:  # a broken list of tags tells nothing; the photo is shown
            continue
    for names, values in sets:
        for tag, value in values.items():
            if told >= _TOLD_MAX:
                return
            if isinstance(value, dict) or tag in _LEFT_OUT or tag in (_EXIF, _GPS):
                continue
            told += 1
            yield str(names.get(tag, f"Tag {tag}")), _value(value)
    for name, value in image.info.items() if image.format == "PNG" else ():
        if isinstance(value, str) and told < _TOLD_MAX:
            told += 1
            yield str(name)[:_VALUE_MAX], value[:_VALUE_MAX]


def _value(value: Any) -> str:
    if isinstance(value, bytes):
        text = value.rstrip(b"\x00")
        return text.decode("ascii") if _is_plain(text) else f"({len(value)} bytes)"
    if isinstance(value, TiffImagePlugin.IFDRational):
        return f"{float(value):g}" if value.denominator else "-"
    if isinstance(value, tuple):
        return " ".join(_value(one) for one in value[:20])[:_VALUE_MAX]
    return str(value).rstrip("\x00")[:_VALUE_MAX]


def _is_plain(text: bytes) -> bool:
    return len(text) <= _VALUE_MAX and text.isascii() and text.decode("ascii").isprintable()
