"""The contact sheet: a row for each screen, a column for each variant."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage, QPainter

_WIDE, _TALL, _GAP, _LINE = 320, 200, 8, 20


def draw(folder: Path, variants: list[str]) -> Path:
    """Write `contact-sheet.png` of the pictures in `folder`, named SCREEN.VARIANT.png."""
    application = QGuiApplication.instance() or QGuiApplication(["sheet", "-platform", "offscreen"])
    names = sorted({file.name.split(".")[0] for file in folder.glob("*.*.png")})
    columns = [one for one in variants if any(folder.glob(f"*.{one}.png"))]
    sheet = QImage(
        _GAP + len(columns) * (_WIDE + _GAP),
        _GAP + len(names) * (_TALL + _LINE + _GAP),
        QImage.Format.Format_RGB32,
    )
    sheet.fill(QColor("#808080"))
    painter = QPainter(sheet)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for row, name in enumerate(names):
        for column, variant in enumerate(columns):
            x, y = _GAP + column * (_WIDE + _GAP), _GAP + row * (_TALL + _LINE + _GAP)
            painter.drawText(QRect(x, y, _WIDE, _LINE), f"{name}, {variant}")
            picture = QImage(str(folder / f"{name}.{variant}.png"))
            if not picture.isNull():
                small = picture.scaled(
                    _WIDE,
                    _TALL,
                    Qt.AspectRatioMode.KeepAspectRatio,
                    Qt.TransformationMode.SmoothTransformation,
                )
                painter.drawImage(x, y + _LINE, small)
    painter.end()
    file = folder / "contact-sheet.png"
    sheet.save(str(file))
    assert application is not None
    return file
