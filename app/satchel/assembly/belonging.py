"""Between this archive and its mission: what is compared, published and handed to the next."""

from __future__ import annotations

from satchel.assembly.desk import Desk
from satchel.crypto.spoken import heard
from satchel.domain.errors import UsageError
from satchel.domain.words import Audience
from satchel.ledger.line import Line
from satchel.storage import entries, mission, settings
from satchel.sync import founding, joining
from satchel.sync.membership import MemberState

_SHARED_KINDS = ("case", "person", "form", "time-authority")


def comparison_words(desk: Desk) -> str | None:
    """The eight words of this device, where it came by invitation."""
    return joining.own_comparison_words(desk.archive.reading())


def confirm(desk: Desk, name: str, words: str | None) -> MemberState:
    """Say that the eight words agreed: at headquarters it admits, here it is remembered."""
    own = desk.device
    if own.row.certificate is None or name not in (own.device, own.row.member):
        return desk.membership.confirm(name, words)
    if words is None:
        raise UsageError("Give the eight words that headquarters read out: --words 'WORDS'.")
    if heard(words) != comparison_words(desk):
        raise UsageError(
            "These are not this device's eight words: what you reached may not be your "
            "headquarters. Send nothing; ask again by another road.",
            code="words-differ",
        )
    with desk.archive.writing() as tx:
        settings.put(tx, "words_agreed", True)
    return desk.membership.listed()[0]


def mission_document(desk: Desk) -> bytes:
    """The mission's public document, as signed by the root."""
    desk.mission()
    return mission.document(desk.archive.reading()) or b""


def rehearsed(desk: Desk) -> bool | None:
    """Whether one recovery was rehearsed here; None where that is not this archive's part."""
    said = settings.get(desk.archive.reading(), founding.REHEARSED)
    return said if isinstance(said, bool) else None


def lines_for_invitation(desk: Desk) -> list[Line]:
    """What a new device begins with: cases, people, forms and timestamp authorities of this
    device, not legal-only."""
    db = desk.archive.reading()
    wanted = []
    for line in entries.lines(db, desk.device.device, 0):
        row = entries.entry(db, line.leaf)
        if row is not None and row.kind in _SHARED_KINDS and row.audience != Audience.LEGAL:
            wanted.append(line)
    return wanted
