"""Makes resources/demo/ruling.pdf anew: `PYTHONPATH=packaging python -m demo.ruling FONT.ttf`.

Not part of a demo, which uses the finished file: writing PDF needs fpdf2, which only
engineers install, and a font with Kazakh letters, which not every machine has.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from fpdf import FPDF

from demo.materials import write_photo
from demo.places import RULING

_LINES = (
    "ТАСБУЛАКСКИЙ ГОРОДСКОЙ СУД",
    "ПОСТАНОВЛЕНИЕ № 4-117/2031",
    "14 мая 2031 года, город Тасбулак",
    "",
    "Судья Жүнісов Қ. Б., при секретаре Малеевой О., рассмотрев ходатайство",
    "защиты Ормантаевой Ж. С. об отводе и о вызове двух свидетелей,",
    "ПОСТАНОВИЛ:",
    "1. В удовлетворении ходатайства отказать.",
    "2. Слушание объявить закрытым до конца прений.",
    "3. Наблюдателям покинуть зал № 3.",
    "Постановление обжалованию не подлежит.",
)


def make(font: Path, out: Path) -> None:
    """A page of text in Cyrillic letters, and a page that is only a picture."""
    paper = FPDF()
    # A fixed date: the same font gives the same bytes.
    paper.set_creation_date(datetime(2031, 5, 14, tzinfo=UTC))
    paper.add_font("text", fname=font)
    paper.set_font("text", size=12)
    paper.add_page()
    for line in _LINES:
        paper.cell(text=line or " ", h=9, new_x="LMARGIN", new_y="NEXT")
    paper.add_page()
    picture = out.with_suffix(".png")
    write_photo(picture)
    paper.image(BytesIO(picture.read_bytes()), w=150)
    picture.unlink()
    paper.output(str(out))


if __name__ == "__main__":
    make(Path(sys.argv[1]), RULING)
