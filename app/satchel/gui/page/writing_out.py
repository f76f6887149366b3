"""A capture written to a file that other programs open, with its proofs inside."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from satchel.assembly import capture_export
from satchel.assembly.desk import Desk
from satchel.gui.acts import Act
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.parts import choosing


def ask_where(over: QWidget, context: Context, record: str, *, redacted: bool) -> None:
    """Ask for a new file's name and write the capture there; `redacted` leaves cookies,
    authorizations and typed secrets out and keeps the hash of what they stood in."""

    def write(out: Path) -> None:
        def act(desk: Desk) -> None:
            wish = capture_export.ExportWish(record=record, out=out, redacted=redacted)
            capture_export.export(desk, wish)

        context.tasks.write(act, lambda _done: context.say(_said(redacted)), over)

    choosing.ask_new_file(over, f"{record}.wacz", write)


def acts(write: Callable[[bool], None], may: Callable[[], bool]) -> list[Act]:
    """Both ways, for the palette; `write` is told whether cookies and logins stay out."""
    told = (
        ("page-out", translate("Page", "Write it to a file without cookies"), True),
        ("page-out-whole", translate("Page", "Write it to a file with cookies"), False),
    )
    return [Act(name, words, partial(write, redacted), "", may) for name, words, redacted in told]


def _said(redacted: bool) -> str:
    if redacted:
        return translate(
            "Page",
            "Written without cookies and logins; what the site answered, and what the page shows "
            "of its reader, is still in it. The file lies outside the archive, unprotected.",
        )
    return translate(
        "Page",
        "Written with cookies and logins, if there were any. The file lies outside the archive, "
        "unprotected.",
    )
