"""Printing from an open desk: with our templates, words and program name."""

from __future__ import annotations

from satchel import __version__
from satchel.assembly.desk import Desk
from satchel.catalog.printing.printing import Printing
from satchel.system.paths import resources_folder


def printing(desk: Desk) -> Printing:
    """The acts that write papers."""
    return Printing(
        taking_out=desk.taking_out,
        permission=desk.permission,
        forms=desk.forms,
        resources=resources_folder(),
        program=f"Satchel {__version__}",
    )
