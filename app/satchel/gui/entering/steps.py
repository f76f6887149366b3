"""The first run as steps: what is asked, in which order, and when one may go on. No Qt.

Nothing is made until the passphrase was typed a second time from memory; what is made
then is removed again when a founder leaves before her recovery was rehearsed.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from satchel.assembly.first_run import FirstWish
from satchel.crypto.strength import Lasts
from satchel.domain.words import Role
from satchel.gui.language import translate


class Way(StrEnum):
    """How an archive begins."""

    ALONE = "alone"
    JOIN = "join"
    FOUND = "found"


class Step(StrEnum):
    """One page, one question."""

    WAY = "way"
    INVITATION = "invitation"
    MISSION = "mission"
    LABEL = "label"
    PASSPHRASE = "passphrase"
    REHEARSAL = "rehearsal"
    WORDS = "words"
    SHARES = "shares"
    SHARES_BACK = "shares-back"
    LEAVING = "leaving"


_ASKED_FIRST = {Way.JOIN: Step.INVITATION, Way.FOUND: Step.MISSION}
_TOLD_AFTER = {Way.JOIN: (Step.WORDS,), Way.FOUND: (Step.SHARES, Step.SHARES_BACK)}


@dataclass(slots=True)
class Answers:
    """What was answered so far."""

    way: Way = Way.ALONE
    invitation: str = ""
    code: str = ""
    mission: str = ""
    label: str = ""
    passphrase: str = ""
    rehearsed: str = ""
    shares_back: list[str] = field(default_factory=list)

    def steps(self) -> list[Step]:
        """Every page of this way, in order."""
        first = [_ASKED_FIRST[self.way]] if self.way in _ASKED_FIRST else []
        asked = [Step.WAY, *first, Step.LABEL, Step.PASSPHRASE, Step.REHEARSAL]
        return [*asked, *_TOLD_AFTER.get(self.way, ()), Step.LEAVING]

    def problem(self, step: Step) -> str | None:
        """Why one cannot go on from `step`, as a sentence; None when one can."""
        if step is Step.INVITATION:
            if not self.invitation.strip():
                return translate("Entering", "Choose the invitation file you were given.")
            if len(self.code.split()) != 6:
                return translate("Entering", "The invitation is opened by six words.")
        if step is Step.MISSION and not self.mission.strip():
            return translate("Entering", "Give the mission a name.")
        if step is Step.LABEL and not self.label.strip():
            return translate("Entering", "Give this laptop a name; only you will see it.")
        if step is Step.PASSPHRASE and not self.passphrase:
            return translate("Entering", "Choose a passphrase, or have words made for you.")
        if step is Step.REHEARSAL and composed(self.rehearsed) != composed(self.passphrase):
            return translate(
                "Entering", "This is not what you chose. Look at it again with Back, then type it."
            )
        return None

    def wish(self, folder: Path) -> FirstWish:
        """What is to be made."""
        return FirstWish(
            folder,
            composed(self.passphrase),
            self.label.strip(),
            Role.COORDINATOR if self.way is Way.FOUND else Role.OBSERVER,
            Path(self.invitation.strip()) if self.way is Way.JOIN else None,
            self.code,
            self.mission.strip() if self.way is Way.FOUND else None,
        )


def composed(passphrase: str) -> bytes:
    """The bytes of a passphrase, the same from every keyboard."""
    return unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogateescape")


def lasting(lasts: Lasts) -> str:
    """The strength meter in words."""
    return {
        Lasts.HOURS: translate("Entering", "Would be guessed within hours. Do not use it."),
        Lasts.DAYS: translate("Entering", "Would be guessed within days or weeks. Make it longer."),
        Lasts.YEARS: translate("Entering", "Would hold for years against many computers."),
        Lasts.LIFETIME: translate("Entering", "Would hold longer than anyone will try."),
    }[lasts]


def asked(step: Step) -> str:
    """The sentence at the top of a page."""
    return {
        Step.WAY: translate("Entering", "How do you begin?"),
        Step.INVITATION: translate("Entering", "Which invitation, and which six words?"),
        Step.MISSION: translate("Entering", "What is your mission called?"),
        Step.LABEL: translate("Entering", "What do you call this laptop?"),
        Step.PASSPHRASE: translate("Entering", "Which passphrase opens it?"),
        Step.REHEARSAL: translate("Entering", "Type it again, from memory."),
        Step.WORDS: translate("Entering", "Compare these eight words with headquarters."),
        Step.SHARES: translate("Entering", "Write each share on its own sheet of paper."),
        Step.SHARES_BACK: translate("Entering", "Type them back from the paper."),
        Step.LEAVING: translate("Entering", "Try the key for the moment when someone comes in."),
    }[step]


def told(step: Step) -> str:
    """What she should know before she answers."""
    return {
        Step.WAY: translate(
            "Entering", "You can begin alone and join a mission later; nothing is lost by it."
        ),
        Step.INVITATION: translate(
            "Entering",
            "The file came from your headquarters; the six words came by another road, best by "
            "voice. It works once.",
        ),
        Step.MISSION: translate(
            "Entering",
            "Others will be invited into it. Its keys will be yours to guard, and on the next "
            "pages their recovery is written on paper.",
        ),
        Step.LABEL: translate(
            "Entering", "It stands only in this archive, encrypted like all the rest."
        ),
        Step.PASSPHRASE: translate(
            "Entering",
            "Nobody can reset it: not we, not headquarters. If it is forgotten, what is only on "
            "this laptop is gone for good. What has reached headquarters stays there.",
        ),
        Step.REHEARSAL: translate(
            "Entering", "Now, while a mistake costs nothing. The archive is made after this."
        ),
        Step.WORDS: translate(
            "Entering",
            "Call them and let them read theirs. If one word differs, send nothing and ask by "
            "another road. Until both sides have compared, this laptop is pending.",
        ),
        Step.SHARES: translate(
            "Entering",
            "Give them to different people. Together they bring the mission's keys back when "
            "this laptop is lost; they exist nowhere else and are not shown again.",
        ),
        Step.SHARES_BACK: translate(
            "Entering", "One share a line. The mission begins when its recovery has worked once."
        ),
        Step.LEAVING: translate("Entering", "Your hands should know it before they need it."),
    }[step]


def not_tried() -> str:
    """Enter alone does not go past the last page."""
    return translate(
        "Entering",
        "Not tried yet. Press the keys named above, or go to the button with Tab to begin without.",
    )
