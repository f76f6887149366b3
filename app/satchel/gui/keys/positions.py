"""Where keys lie: a number the keyboard sends, and what an English keyboard writes there.

Not for what was typed: text is what the layout makes of it. Linux numbers keys by evdev
(plus eight), Windows by scan codes that are the same numbers, and macOS by its own.
"""

from __future__ import annotations

_ROWS = {2: "1234567890-=", 16: "qwertyuiop[]", 30: "asdfghjkl;'`", 43: "\\zxcvbnm,./"}
_PC = {first + at: sign for first, signs in _ROWS.items() for at, sign in enumerate(signs)}
_XKB_AFTER_EVDEV = 8
# In the order of macOS's numbers, from 0; a space is a key that is not of this block.
_MAC = dict(enumerate("asdfhgzxcv bqweryt123465=97-80]ou[ip lj'k;\\,/nm.  `"))
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_CYRILLIC = (
    "йцукенгшщзфывапролдячсмить"  # Russian; Kazakh has its letters above, in the row of digits
)


def cyrillic(latin: str) -> str:
    """The letter Russian and Kazakh keyboards have where an English one has `latin`, or ""."""
    place = _LATIN.find(latin.casefold())
    return _CYRILLIC[place] if len(latin) == 1 and place >= 0 else ""


def sign_at(place: int, system: str) -> str:
    """The sign an English keyboard has at `place`, or "" when none of ours.

    `system` is as `sys.platform` names it; `place` is Qt's native scan code there (on
    macOS its native virtual key).
    """
    if system == "darwin":
        return _MAC.get(place, "").strip()
    return _PC.get(place if system == "win32" else place - _XKB_AFTER_EVDEV, "")
