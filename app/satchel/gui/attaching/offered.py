"""What was dropped or pasted: files, a picture, or words. The clipboard is read only here,
and only when she asks."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter


@dataclass(frozen=True, slots=True)
class Offered:
    """Files by their paths, else a picture that lies in no file, else words."""

    paths: tuple[Path, ...] = ()
    picture: QImage | None = None
    words: str = ""

    @property
    def is_empty(self) -> bool:
        """Nothing that could be attached."""
        return not self.paths and self.picture is None and not self.words.strip()


def from_data(data: QMimeData) -> Offered:
    """What `data` offers; it may be gone when the drop is over, so it is taken out now."""
    urls = data.urls() if data.hasUrls() else []
    paths = tuple(Path(url.toLocalFile()) for url in urls if url.isLocalFile())
    if paths:
        return Offered(paths)
    image = data.imageData() if data.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return Offered(picture=image)
    return Offered(words=data.text() if data.hasText() else "")


def may_be(data: QMimeData) -> bool:
    """Whether a drop of this is welcome."""
    return data.hasUrls() or data.hasImage() or data.hasText()


def pasted() -> Offered:
    """What lies in the clipboard."""
    return from_data(QGuiApplication.clipboard().mimeData())


def as_png(picture: QImage) -> bytes:
    """The picture as the bytes of a PNG file, in memory; on a lane, for it takes a moment."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, b"PNG").write(picture)
    return bytes(buffer.data().data())
