"""How files that leave are called: by what their bytes are, never by a name they came with."""

from __future__ import annotations

from typing import Final

_ENDINGS: Final = {
    "application/pdf": "pdf",
    "application/msword": "doc",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/timestamp-reply": "tsr",
    "application/warc": "warc",
    "application/wacz": "wacz",
    "application/zip": "zip",
    "audio/flac": "flac",
    "audio/mp4": "m4a",
    "audio/mpeg": "mp3",
    "audio/ogg": "ogg",
    "audio/wav": "wav",
    "audio/x-wav": "wav",
    "image/gif": "gif",
    "image/heic": "heic",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/tiff": "tif",
    "image/webp": "webp",
    "message/rfc822": "eml",
    "text/plain": "txt",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
}


def ending_of(media_type: str | None) -> str:
    """The ending of a file's name, without a dot; `bin` for what is not known to be safe."""
    return _ENDINGS.get(media_type or "", "bin")
