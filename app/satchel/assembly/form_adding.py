"""A form of the mission's own, from the file it is written in. It goes to all observers by itself.

How a form is written: resources/forms/README.md. Not for reading forms: `catalog.forms`.
"""

from __future__ import annotations

from pathlib import Path

from satchel.assembly.desk import Desk
from satchel.catalog.attaching import open_plain
from satchel.catalog.forms import KIND, form_in
from satchel.domain.forms import Form
from satchel.storage.journal import Written

_MORE_THAN_ANY_FORM = 1024 * 1024 + 1


def add(desk: Desk, path: Path) -> tuple[Written, Form]:
    """Keep it. Raises UsageError that says the place in the file, before anything is kept."""
    with open_plain(path) as file:
        fields = form_in(file.read(_MORE_THAN_ANY_FORM))
    form = desk.forms.read(fields)
    return desk.records.add(KIND, fields), form
