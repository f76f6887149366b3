"""What is said of a recording: how it stands, what is missing, what was asked. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from satchel.gui.language import translate

if TYPE_CHECKING:  # the libraries of sound are loaded when something is recorded or heard
    from satchel.audio.intake import Kept
    from satchel.audio.recorded import Recording
    from satchel.audio.running import Status

_QUIETEST_DB = -60.0
_HOUR, _MINUTE = 3600, 60


def clock(seconds: float) -> str:
    """A place in a sound, 00:03:12."""
    whole = max(0, int(seconds))
    return f"{whole // _HOUR:02d}:{whole // _MINUTE % 60:02d}:{whole % _MINUTE:02d}"


def length(seconds: float) -> str:
    """How long something is, as one says it."""
    minutes = int(seconds) // _MINUTE
    if minutes:
        return translate("Recording", "%n minutes", None, minutes)
    if 0 < seconds < 1:
        return translate("Recording", "less than a second")
    return translate("Recording", "%n seconds", None, int(seconds))


def level(db: float) -> float:
    """From 0, as quiet as a room at night, to 1, as loud as can be recorded."""
    return min(1.0, max(0.0, 1.0 - db / _QUIETEST_DB))


def level_in_words(status: Status) -> str:
    """For whoever hears the screen."""
    if status.is_silent:
        return translate("Recording", "no sound at all")
    if status.level_db > -3:
        return translate("Recording", "too loud")
    if status.level_db > -40:
        return translate("Recording", "good")
    return translate("Recording", "quiet")


def standing(status: Status) -> str:
    """The state, in the bar: always with the time."""
    from satchel.audio.running import State

    words = {
        State.RECORDING: translate("Recording", "Recording {time}"),
        State.PAUSED: translate("Recording", "Paused at {time}"),
        State.WAITING: translate("Recording", "No microphone since {time}"),
        State.ENDED: translate("Recording", "Ended at {time}"),
    }
    return words[status.state].format(time=clock(status.seconds))


def notice(status: Status, outlives: bool, elsewhere: bool = False) -> tuple[str, str]:
    """The line under the bar and its role: what needs her, else what will happen at a lock."""
    from satchel.audio.running import State

    if status.state is State.ENDED:
        if status.why == "disk-guard":
            return _disk_full(), "broken"
        return translate(
            "Recording", "The recording has ended. What was heard is safe; stop takes it in."
        ), "broken"
    if status.state is State.WAITING:
        return translate(
            "Recording", "The microphone is gone. Plug one in; recording goes on by itself."
        ), "waiting"
    if status.state is State.RECORDING and status.is_silent:
        return translate(
            "Recording", "The microphone gives no sound at all. Is it switched off?"
        ), "waiting"
    if status.lost:
        return translate("Recording", "{length} were lost on the way from the microphone.").format(
            length=length(max(1.0, status.lost_seconds))
        ), "waiting"
    if elsewhere:
        return translate("Recording", "This is the recording of another hearing."), "waiting"
    if outlives:
        return translate("Recording", "It goes on when Satchel is locked."), "small"
    return translate(
        "Recording", "Locking by hand ends it; when Satchel locks by itself, it goes on."
    ), "small"


def _disk_full() -> str:
    return translate(
        "Recording",
        "The disk is nearly full, so the recording was ended. What was heard is safe, and notes "
        "can still be taken. Free some space and begin again.",
    )


def kept(found: Sequence[Kept]) -> str:
    """After it was taken in."""
    if not found:
        return translate("Recording", "Nothing was heard, so nothing was kept.")
    one = found[-1]
    if one.sealed or one.seconds is None:
        return translate(
            "Recording", "Kept sealed. Only headquarters can hear it; not even its length is here."
        )
    said = translate("Recording", "Kept: {time}").format(time=clock(one.seconds))
    if one.gaps:
        gaps = translate("Recording", "%n gaps", None, one.gaps)
        return f"{said} · {gaps}"
    return translate("Recording", "{kept}, without a gap").format(kept=said)


def adopted(found: Sequence[Kept]) -> str:
    """At an unlock: what was left by a lock, or by something that went wrong."""
    cut = [one for one in found if one.ended != "stopped" and not one.sealed]
    if cut:
        return translate(
            "Recording",
            "A recording was cut off at {time}. Everything until then is kept.",
        ).format(time=clock(cut[-1].seconds or 0))
    return kept(found)


def missing(recording: Recording) -> list[str]:
    """Each gap as a sentence, with its place."""
    whys = {
        "paused": translate("Recording", "{at}: paused for {length}"),
        "device-gone": translate("Recording", "{at}: no microphone for {length}"),
        "lost": translate("Recording", "{at}: {length} lost on the way from the microphone"),
        "unreadable": translate("Recording", "{at}: {length} cannot be read"),
    }
    return [
        whys.get(gap.why, whys["lost"]).format(at=clock(gap.at), length=length(gap.seconds))
        for gap in recording.missing
    ]


def allowed(word: str) -> str:
    """What the court said, as kept."""
    return {
        "yes": translate("Recording", "The court allowed it."),
        "no": translate("Recording", "The court did not allow it."),
    }.get(word, translate("Recording", "The court was not asked."))


def about(recording: Recording) -> str:
    """One recording in a line."""
    return " · ".join(
        part
        for part in (
            recording.started[:16].replace("T", " "),
            clock(recording.seconds),
            translate("Recording", "%n gaps", None, len(recording.missing))
            if recording.missing
            else "",
        )
        if part
    )
