"""What kind of bytes these are, told by the bytes alone.

For intake and for the workers: the answer decides which reader, if any, may look
at a file. Never from a file's name: senders choose names. What is not on the list
below is `text/plain` when it reads as text, and `application/octet-stream` when not.
A signature at the very first byte wins over one that is further in, so a file that
claims to be two things is taken for what most programs would open it as.
"""

from __future__ import annotations

import re
import zlib

HEAD_SIZE = 16384
"""How many first bytes `sniff` wants to see; more is ignored, fewer is allowed."""

UNKNOWN = "application/octet-stream"
PLAIN = "text/plain"
HTML = "text/html"
MAIL = "message/rfc822"
PDF = "application/pdf"
ZIP = "application/zip"
WARC = "application/warc"
WACZ = "application/wacz"
ODT = "application/vnd.oasis.opendocument.text"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_AT_START: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"ID3", "audio/mpeg"),
    (b"fLaC", "audio/flac"),
    (b"OggS", "audio/ogg"),
    (b"#!AMR", "audio/amr"),
    (b"\x1aE\xdf\xa3", "video/x-matroska"),
    (b"{\\rtf", "application/rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "application/x-ole-storage"),
    (b"SQLite format 3\x00", "application/vnd.sqlite3"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"\x1f\x8b\x08", "application/gzip"),
    (b"age-encryption.org/v1\n", "application/vnd.age"),
)
_RIFF = {b"WAVE": "audio/wav", b"WEBP": "image/webp", b"AVI ": "video/x-msvideo"}
_BRANDS = {
    b"M4A ": "audio/mp4",
    b"M4B ": "audio/mp4",
    b"qt  ": "video/quicktime",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heif",
    b"avif": "image/avif",
}
_WEB_ARCHIVE = re.compile(
    rb"archive/[^/]+\.warc(\.gz)?|indexes/[^/]+\.(cdxj?|cdx\.gz|idx)|pages/[^/]+\.jsonl"
    rb"|datapackage\.json"
)
_ODF = b"mimetypeapplication/vnd.oasis.opendocument."
_OOXML = {
    b"word/": DOCX,
    b"xl/": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    b"ppt/": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
}
_BOMS = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# Possessive and atomic: a head full of comments must not cost more than reading it.
_HTML_START = re.compile(
    rb"\s*+(?:(?><!--.*?-->)\s*+)*+<(!doctype\s+html|html|head|title|body|script|style|meta|h1|div|p|table)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_START = re.compile(rb"\s*<\?xml\b")
_ROOT_HTML = re.compile(rb"<(!doctype\s+html|html)\b", re.IGNORECASE)
_ROOT_SVG = re.compile(rb"<svg\b", re.IGNORECASE)
_HEADER_LINE = re.compile(rb"([!-9;-~]{1,76}):[ \t]*[^\r\n]*(?:\r?\n[ \t]+[^\r\n]*)*\r?\n")
_MAIL_HEADERS = frozenset(
    b"from to cc subject date received message-id mime-version return-path "
    b"delivered-to reply-to content-type x-mailer".split()
)
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f]")


def sniff(head: bytes) -> str:
    """The media type of a file that begins with `head` (its first `HEAD_SIZE` bytes)."""
    head = head[:HEAD_SIZE]
    if _is_warc(head):
        return WARC
    for magic, media_type in _AT_START:
        if head.startswith(magic):
            return media_type
    return _container(head) or _markup(head) or _late_pdf(head) or _text(head) or UNKNOWN


def _container(head: bytes) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(head)
    if head.startswith(b"RIFF"):
        return _RIFF.get(head[8:12])
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    if head.startswith(b"BM") and head[6:10] == b"\x00\x00\x00\x00" and len(head) > 26:
        return "image/bmp"
    if len(head) > 3 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2 and head[2] >> 4 < 15:
        return "audio/mpeg"
    return None


def _zipped(head: bytes) -> str:
    """Office documents and web archives by the names of their first members; other archives
    stay `ZIP`."""
    if head[30:].startswith(_ODF):
        return ODT if head[30:].startswith(b"mimetype" + ODT.encode()) else ZIP
    for start in re.finditer(rb"PK\x03\x04.{22}(.{2}).{2}", head, re.DOTALL):
        name = head[start.end() : start.end() + int.from_bytes(start[1], "little")]
        for folder, media_type in _OOXML.items():
            if name.startswith(folder):
                return media_type
        if _WEB_ARCHIVE.fullmatch(name):
            return WACZ
    return ZIP


def _is_warc(head: bytes) -> bool:
    """A web archive's records, packed or not: what they begin with is theirs alone."""
    if head.startswith(b"\x1f\x8b\x08"):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS + 16).decompress(head, 16)
        except zlib.error:
            return False
    return head.startswith((b"WARC/1.0\r\n", b"WARC/1.1\r\n"))


def _markup(head: bytes) -> str | None:
    text = _without_bom(head)
    if _HTML_START.match(text):
        return HTML
    if _XML_START.match(text):
        if _ROOT_HTML.search(text):
            return HTML
        return "image/svg+xml" if _ROOT_SVG.search(text) else "application/xml"
    return "image/svg+xml" if text.lstrip()[:4].lower() == b"<svg" else _mail(text)


def _mail(text: bytes) -> str | None:
    """A letter starts with header lines, at least two of which only letters have."""
    if text.startswith(b"From "):
        text = text.partition(b"\n")[2]
    at, known = 0, set()
    while line := _HEADER_LINE.match(text, at):
        known.add(line[1].lower())
        at = line.end()
    blank = text.startswith((b"\n", b"\r\n"), at) or at >= len(text) - 998
    return MAIL if blank and len(known & _MAIL_HEADERS) >= 2 else None


def _late_pdf(head: bytes) -> str | None:
    """Scanners put junk before a PDF; readers accept it within the first 1024 bytes."""
    return PDF if b"%PDF-" in head[:1024] else None


def _text(head: bytes) -> str | None:
    if not head:
        return None
    if head.startswith(_BOMS):
        return PLAIN
    if _BINARY.search(head):
        return PLAIN if _looks_utf16(head) else None
    return PLAIN


def _looks_utf16(head: bytes) -> bool:
    """Windows programs save UTF-16 without a mark: every second byte is one of few values."""
    even, odd = head[0::2], head[1::2]
    few = {0x00, 0x04, 0x20}
    for high, low in ((odd, even), (even, odd)):
        if len(high) >= 4 and sum(byte in few for byte in high) >= len(high) * 0.9:
            return sum(byte == 0 for byte in low) <= len(low) * 0.01
    return False


def _without_bom(head: bytes) -> bytes:
    """As single bytes, for matching ASCII markup; UTF-16 loses its zero bytes."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[2:].replace(b"\x00", b"")
    return head.removeprefix(b"\xef\xbb\xbf")
