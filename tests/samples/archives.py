"""New archives for tests: made once in a process, then copied.

Making one runs every migration and syncs several times; a copy that is opened costs a
fifth of that. Copies of one `key` have the same id and the same keys, so whoever needs
several archives at once gives each another `key`.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Hashable
from pathlib import Path

from satchel.crypto import passphrase

_places: list[Path] = []
_made: dict[Hashable, Path] = {}


def keep_in(folder: Path) -> None:
    """From now on what is made is kept in `folder`; until then nothing is kept."""
    _places.append(folder)


def copied(key: Hashable, make: Callable[[Path], object], folder: Path) -> None:
    """`folder` becomes what `make`, given a place that is not there yet, makes in it.

    What `make` opens it closes again.
    """
    if not _places:
        make(folder)
        return
    # What the passphrase cost when it was made it must cost when it is opened.
    key = (key, passphrase.Argon2id)
    if key not in _made:
        place = _places[-1] / str(len(_made))
        make(place)
        _made[key] = place
    shutil.copytree(_made[key], folder)
