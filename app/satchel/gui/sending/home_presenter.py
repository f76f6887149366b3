"""What the road home says: how far it is, how long it takes, what went, and what is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from satchel.assembly.arriving import Brought
from satchel.assembly.roads import Travelled, Way
from satchel.domain.durations import rounded
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.core_sentences import in_words
from satchel.gui.language import translate
from satchel.gui.sending.sending_presenter import came
from satchel.gui.sizes import size_in_words
from satchel.sync.syncing import Sight, Stage

NO_LINE = 6
MINUTES_BETWEEN = 5


def road(way: Way | None) -> str:
    """Which road it is, without the pin, which nobody reads."""
    if way is None:
        return translate(
            "Sending",
            "No road is set up. Set up a line with the address headquarters gave, or choose a "
            "folder that is carried there: a shared folder, a network drive, a stick.",
        )
    if not way.is_relay:
        return translate("Sending", "Folder: {folder}").format(folder=way.to)
    relay = way.to.partition("#")[0]
    if way.proxy:
        return translate("Sending", "Relay: {relay}, through {proxy}").format(
            relay=relay, proxy=way.proxy
        )
    return translate("Sending", "Relay: {relay}").format(relay=relay)


def progress(sight: Sight) -> str:
    """What it is doing and how long it may take, as far as anybody can say."""
    if sight.stage is Stage.REACHING:
        return translate("Sending", "Looking for the road …")
    told = {
        Stage.TAKING_IN: translate("Sending", "Taking in: {done} of {total}"),
        Stage.SENDING: translate("Sending", "Sending: {done} of {total}"),
    }[sight.stage].format(done=size_in_words(sight.done), total=size_in_words(sight.total))
    if sight.done >= sight.total:
        return told
    if sight.seconds_left is None:
        return f"{told} · " + translate("Sending", "how long it takes is not known yet")
    return f"{told} · {left(sight.seconds_left)}"


def left(seconds: float) -> str:
    """Time left, no more exactly than it can be known."""
    number, unit = rounded(seconds)
    if not number:
        return translate("Sending", "less than a minute left")
    return {
        "minute": lambda: translate("Sending", "about %n minutes left", None, number),
        "hour": lambda: translate("Sending", "about %n hours left", None, number),
        "day": lambda: translate("Sending", "about %n days left", None, number),
    }[unit]()


def brought(travelled: Travelled) -> list[Brought]:
    """The parcels that came by the line and have something to be told of each, the first last."""
    return [
        Brought((), report)
        for report in travelled.synced.reports
        if report.touched or report.contents_new or report.gaps or report.branches
    ]


def done(travelled: Travelled, language: str, *, at_headquarters: bool = False) -> str:
    """What went and what came."""
    synced = travelled.synced
    lines = []
    if synced.handed and travelled.way.is_relay:
        lines.append(
            translate(
                "Sending",
                "Handed to the relay. It counts as arrived when the receipt comes back.",
            )
        )
    elif synced.handed:
        lines.append(
            translate(
                "Sending",
                "Written to the folder. It counts as arrived when the receipt comes back.",
            )
        )
    else:
        lines.append(translate("Sending", "There was nothing new to send."))
    if synced.reports:
        lines.append(came(synced.reports, at_headquarters=at_headquarters))
    lines += [problem for report in synced.reports for problem in report.problems]
    lines += [in_words(told, language) or told for told in synced.problems]
    return "\n".join(lines)


def stopped(refused: SatchelError, language: str) -> str:
    """Why it ended before its time: what is safe, what to do."""
    told = _by_code().get(refused.code)
    return told or messages.sentence(refused, language)


def waits_for_a_line(next_try: datetime) -> str:
    """It goes on by itself, because somebody asked for it."""
    return translate(
        "Sending",
        "No line now. It is tried again by itself, next at {time}, while this window is open.",
    ).format(time=f"{next_try:%H:%M}")


def is_no_line(refused: SatchelError) -> bool:
    """Whether waiting may help."""
    return refused.exit_code == NO_LINE


def queue(count: int, shown: Sequence[object]) -> str:
    """How many files wait that the list does not show."""
    more = count - len(shown)
    return translate("Sending", "%n more files wait", None, more) if more > 0 else ""


def _by_code() -> dict[str, str]:
    return {
        "cancelled": translate(
            "Sending",
            "Stopped. What went so far need not go again; everything is still here.",
        ),
        "captive-portal": translate(
            "Sending",
            "What answered is not the relay: often it is the login page of this network. Sign in "
            "to it in a browser, then try again. Nothing was sent.",
        ),
        "another-certificate": translate(
            "Sending",
            "Another machine answered in the relay's place. The login page of a hotel's network "
            "does this, and so does whoever listens in. Nothing was sent; sign in to the network, "
            "or take another line.",
        ),
        "proxy": translate(
            "Sending",
            "The proxy does not answer; see that it runs (for .onion addresses: Tor). Everything "
            "is still here.",
        ),
        "out-of-reach": translate(
            "Sending",
            "There is no line to it now, or it was cut. What went so far need not go again; "
            "everything is still here.",
        ),
        "clock": translate(
            "Sending",
            "By this laptop's clock the relay's certificate is not valid. Set the clock, or use "
            "the relay's whole address. Nothing was sent.",
        ),
        "unknown": translate(
            "Sending",
            "The relay does not know this laptop: headquarters has to sync with it first, or has "
            "revoked this laptop. Everything is still here; a courier file works.",
        ),
    }
