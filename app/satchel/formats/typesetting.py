"""A paper as a tagged PDF (PDF/UA-1), made in memory with the fonts of the library.

Texts reach the template as data, so nothing in them is a command. Nothing is read from
the disk but the template, nothing is written, and no network is asked.
"""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Final

import typst

from satchel.domain.errors import Bug
from satchel.formats.paper import Paper

_STANDARD: Final = "ua-1"


def to_pdf(paper: Paper, template: Path, made: datetime) -> bytes:
    """The paper as PDF. `template` is Typst source; `made` must be aware.

    The same paper, template and time give the same bytes. Raises Bug when the template
    is wrong: no text of a paper can make it so.
    """
    told = json.dumps(paper.as_json(), ensure_ascii=False)
    try:
        pdf: bytes = typst.compile(
            template.read_bytes(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"paper": told},
            pdf_standards=_STANDARD,
            timestamp=int(made.timestamp()),
        )
    except typst.TypstError as wrong:
        raise Bug(f"The template of printed papers is wrong: {wrong.message}") from wrong
    return pdf
