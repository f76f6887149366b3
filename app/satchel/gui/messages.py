"""Sentences for refusals: one table, by the refusal's code.

In English the refusal speaks for itself. In the other languages its code has a sentence
of its own, or its words are known and translated; else it gets the sentence of its class,
and the English words after it, for they name the thing that was refused.
"""

from __future__ import annotations

from satchel.domain.errors import SatchelError
from satchel.gui.core_sentences import in_words
from satchel.gui.language import translate


def sentence(refused: SatchelError, language: str) -> str:
    """What is said of `refused` in `language`."""
    if language == "en":
        return refused.message
    known = _by_code().get(refused.code) or in_words(refused.message, language)
    return known or f"{_by_class(refused.exit_code)} ({refused.message})"


def _by_code() -> dict[str, str]:
    return {
        "wrong-passphrase": translate("Refusals", "That did not open it."),
        "in-use": translate(
            "Refusals", "The archive is open in another window; close that one first."
        ),
        "cancelled": translate("Refusals", "Stopped as you asked; nothing of it was kept."),
        "exhibit-cancelled": translate(
            "Refusals",
            "Stopped as you asked; no exhibit was made, and that it was begun stays recorded.",
        ),
        "restricted": translate(
            "Refusals",
            "A restriction or a missing consent forbids this; leave the record out, or say who "
            "decides otherwise and why.",
        ),
        "moved-on": translate(
            "Refusals",
            "Someone else changed this in the meantime; look at it again and repeat your edit.",
        ),
        "machine": translate(
            "Refusals",
            "The machine refused: the disk is full, cannot be written, or fails. What was "
            "saved before is safe.",
        ),
        "age-payload": translate(
            "Refusals", "A sealed file is damaged: it was changed, or cut off on its way."
        ),
        "locked": translate("Refusals", "The archive is locked; nothing was changed."),
        "no-recipients": translate(
            "Refusals",
            "There is no mission to seal this to, so it would be lost; join a mission first.",
        ),
        "newer-archive": translate(
            "Refusals", "A newer version made this archive; open it with that one."
        ),
    }


def _by_class(exit_code: int) -> str:
    return {
        2: translate("Refusals", "This was not understood, and nothing was changed."),
        3: translate("Refusals", "That did not open it."),
        4: translate("Refusals", "Bytes here are not what was signed or sealed; see the check."),
        5: translate("Refusals", "There is no such thing here."),
        6: translate("Refusals", "The line did not answer; trying again may help."),
        7: translate("Refusals", "This is not allowed here and now; nothing was changed."),
    }.get(exit_code, translate("Refusals", "This is a mistake of ours; nothing saved is lost."))
