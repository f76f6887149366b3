"""What is said when recording or hearing is refused, in the language of the window. No Qt."""

from __future__ import annotations

from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.language import translate


def sentence(refused: SatchelError, language: str) -> str:
    """One sentence; in English the refusal's own."""
    if language == "en":
        return refused.message
    trouble = getattr(refused, "trouble", None)
    if trouble is not None:
        return translate("Recording", "This cannot be played here: {why}.").format(
            why=_troubles().get(str(trouble), str(trouble))
        )
    return _by_code().get(refused.code) or messages.sentence(refused, language)


def _by_code() -> dict[str, str]:
    return {
        "no-microphone": translate(
            "Recording",
            "No microphone could be opened. Plug one in, or allow Satchel to use it in the "
            "system's settings, and begin again.",
        ),
        "no-recorder": translate(
            "Recording",
            "The recorder could not be started, so nothing is being recorded; notes can be taken. "
            "Try again.",
        ),
        "recorder-hangs": translate(
            "Recording",
            "The recorder does not answer. What it has heard is safe, and is taken in once it has "
            "ended; try again, or restart the computer.",
        ),
        "recording": translate(
            "Recording", "A recording goes on already; stop it before beginning another."
        ),
        "no-mission": translate(
            "Recording",
            "This archive is in no mission, so there is nobody to seal to; record without "
            "sealing, or join a mission first.",
        ),
        "disk-full": translate(
            "Recording",
            "The disk is full, so nothing is being recorded. What was saved before is safe; free "
            "some space and try again.",
        ),
    }


def _troubles() -> dict[str, str]:
    return {
        "kind": translate("Recording", "files of this kind cannot be played"),
        "no-sound": translate("Recording", "there is no sound in it"),
        "damaged": translate("Recording", "it is damaged, or not what it seems to be"),
        "memory": translate("Recording", "decoding it needs more memory than is allowed"),
        "time": translate("Recording", "decoding it took too long and was stopped"),
        "died": translate("Recording", "the program that decodes it broke down and was ended"),
    }
