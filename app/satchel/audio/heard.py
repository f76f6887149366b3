"""What both sides of decoding agree on: the one form of sound, and why there may be none.

It imports no decoder.
"""

from __future__ import annotations

from enum import StrEnum

from satchel.domain.errors import RefusedByPolicy

RATE = 48_000
"""Samples of a second; always one channel of 16 bits."""


class Trouble(StrEnum):
    """Why something cannot be heard."""

    KIND = "kind"
    NO_SOUND = "no-sound"
    DAMAGED = "damaged"
    MEMORY = "memory"
    TIME = "time"
    DIED = "died"


_SENTENCES = {
    Trouble.KIND: "files of this kind cannot be played",
    Trouble.NO_SOUND: "there is no sound in it",
    Trouble.DAMAGED: "it is damaged, or not what it seems to be",
    Trouble.MEMORY: "decoding it needs more memory than is allowed",
    Trouble.TIME: "decoding it took too long and was stopped",
    Trouble.DIED: "the program that decodes it broke down on it and was ended",
}


class CannotBeHeard(RefusedByPolicy):
    """A sound that is not played, and why; its bytes are untouched."""

    default_code = "not-heard"

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(
            f"This cannot be played here: {_SENTENCES[trouble]}. Its bytes are kept as they "
            "came; extract it to listen to it elsewhere."
        )
        self.trouble = trouble
