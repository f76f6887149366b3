"""JSON in columns of the archive's own rows.

A page of the database that does not decrypt may give zeros before the failure is told; what
is read from it is damage of the disk and no mistake of ours.
"""

from __future__ import annotations

import json
from typing import Any

from satchel.domain.errors import IntegrityFailure


def damaged() -> IntegrityFailure:
    """What is said of a row that is not what was written."""
    return IntegrityFailure(
        "A row of the archive's database is damaged. Nothing was changed; run 'verify', and "
        "restore a backup if it names damage."
    )


def value(text: str | bytes) -> Any:
    """The value of a column. Raises IntegrityFailure."""
    try:
        return json.loads(text)
    except ValueError as wrong:
        raise damaged() from wrong
