"""Where the program's own files are: numbered SQL, forms, icons, word lists.

Not for a user's folders: those arrive as arguments. In a checkout the files lie at its
root; an installed wheel or bundle carries them inside the package.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = _PACKAGE.parent.parent


def _own_folder(name: str) -> Path:
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _CHECKOUT / name


def resources_folder() -> Path:
    """Icons, styles, translations, forms and word lists; read only."""
    return _own_folder("resources")


def schema_folder() -> Path:
    """`archive_schema`: one folder of numbered SQL files for each database; read only."""
    return _own_folder("archive_schema")
