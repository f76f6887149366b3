"""Widths of columns as she dragged them, kept among her preferences in the archive."""

from __future__ import annotations

from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.table import Table
from satchel.gui.tasks import Tasks


def keep_widths(tasks: Tasks, table: Table, name: str) -> None:
    """Give `table` the widths kept under `name`, and keep those it is given from now on."""
    key = f"columns:{name}"

    def put(widths: list[int]) -> None:
        kept: JsonValue = [*widths]
        tasks.write(lambda desk: desk.preferences.keep(key, kept), None, None)

    def show(kept: JsonValue) -> None:
        if isinstance(kept, list) and all(type(one) is int for one in kept):
            table.set_widths([one for one in kept if isinstance(one, int)])

    table.widths.connect(put)
    tasks.read(lambda desk: desk.preferences.all().get(key), show, table)
