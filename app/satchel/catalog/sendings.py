"""What headquarters gives a member to work with: a case file, or a working copy of a record.

What it is for: a record of who was given what and when, taken back by withdrawing it; and
which records belong to it, decided anew each time, so that what is added or mended later
goes after it. To know first: a case file is what is known of a case, not who watched it:
observers' notes and reports go only when they are named themselves. What is for legal staff
alone never goes, not as ciphertext either, and so protected names stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from satchel.catalog.histories import lines_of
from satchel.catalog.records import Records, refuse_withdrawn
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.folding import RecordView
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience, Role
from satchel.ledger.entry import read_header
from satchel.storage import devices, entries, record_ids, records
from satchel.storage.database import Database
from satchel.storage.journal import Written
from satchel.storage.records import ListWish

KIND = "sending"
_CASE = "case"
# Headquarters' own work on what it holds, and what befell its people.
_NEVER_UNDER = frozenset(
    [
        "capture-request",
        "custody-entry",
        "form",
        "identity",
        "incident",
        "question",
        "review",
        "time-authority",
        "timestamp",
        KIND,
    ]
)
_ONE_STEP = frozenset(["charge", "office", "organisation", "person", "proceeding"])
_DISPUTED = "disputed"
_NOT_IN_A_CASE_FILE = _NEVER_UNDER | {"note", "observation"}


@dataclass(frozen=True, slots=True)
class Sent:
    """One sending. `by` and `to` are codes of members, `at` is RFC 3339. `taken_back` is the
    reason, None while it stands."""

    record: RecordId
    on: RecordId
    to: str
    why: str | None
    by: str
    at: str
    taken_back: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """What goes to a member by one sending. Of what `follows` (withdrawn since, or drawn in by
    herself) only who has it hears what is new. A case file `is_case`; anything else is a working
    copy, and brings back what the member wrote herself too."""

    sending: RecordId
    records: tuple[RecordId, ...]
    follows: tuple[RecordId, ...]
    is_case: bool


@dataclass(frozen=True, slots=True)
class Sendings:
    """Giving and being given, in one open archive."""

    records: Records

    def send(self, what: str, to: str, why: str | None = None) -> Written:
        """Give an observer a case file, or a working copy of any other record with all that
        stands under it; it goes with the next sync, and what changes later goes after it.
        Said again, all of it goes again.

        Raises NoSuchThing, and RefusedByPolicy where it is not headquarters that gives, for
        what is legal-only, and for who gets everything anyway.
        """
        view = self.records.show(what)
        refuse_withdrawn(view)
        self.require_may_send()
        db = self.records.archive.reading()
        if record_ids.is_for_legal(db, view.record):
            raise RefusedByPolicy(
                "This is for legal staff alone and goes to no observer; nothing was sent.",
                code="legal-only",
            )
        _require_observer(db, to)
        fields: dict[str, JsonValue] = {"on": view.record, "to": to}
        if why and why.strip():
            fields["why"] = why.strip()
        return self.records.add(KIND, fields, audience=Audience.COORDINATION)

    def require_may_send(self) -> None:
        """Raises RefusedByPolicy where this archive is not a coordinator's."""
        if not self.may_send:
            raise RefusedByPolicy(
                "Only headquarters gives out case files and working copies; ask it for one with "
                "'question add'.",
                code="not-headquarters",
            )

    @property
    def may_send(self) -> bool:
        """Whether this archive is headquarters'."""
        return devices.require_own(self.records.archive.reading()).row.role is Role.COORDINATOR

    def listed(
        self, *, on: str | None = None, to: str | None = None, taken_back: bool = True
    ) -> list[Sent]:
        """Who was given what, in the order it was given. Raises NoSuchThing."""
        db = self.records.archive.reading()
        about = self.records.show(on).record if on else None
        return [
            one
            for one in _every(db)
            if (about is None or one.on == about)
            and (to is None or one.to == to)
            and (taken_back or one.taken_back is None)
        ]

    def for_us(self, record: str) -> Sent | None:
        """The newest sending by which this member was given a record itself, if any."""
        own = devices.require_own(self.records.archive.reading()).row.member
        found = self.listed(on=record, to=own)
        return found[-1] if found else None

    def given_to_us(self) -> dict[RecordId, Sent]:
        """What this member was given and was not taken back, by record."""
        own = devices.require_own(self.records.archive.reading()).row.member
        return {one.on: one for one in self.listed(to=own, taken_back=False)}

    def for_member(self, member: str, db: Database) -> list[Given]:
        """What a member is to have by all that this coordinator sent to her, or one who is a
        member no more; one that was taken back goes itself, so that she hears of it, and brings
        nothing more. Two coordinators would send the same twice."""
        found = [one for one in _every(db) if one.to == member and _falls_to_us(db, one)]
        if not found:
            return []
        barred = record_ids.for_legal(db)
        theirs = frozenset(row.device for row in devices.of_member(db, member))
        drawn_in = _drawn_in(db, theirs)
        return [_given(db, one, barred, drawn_in) for one in found]


def _every(db: Database) -> list[Sent]:
    """Every sending by headquarters. What the first entry says counts: a member who edits it
    is given nothing by that."""
    views = records.select(db, ListWish(kind=KIND, withdrawn=True))
    found = (_sent(db, view) for view in views)
    return [one for one in found if one is not None]


def _sent(db: Database, view: RecordView) -> Sent | None:
    begun = [line for line in lines_of(db, view.record) if not line.previous]
    for first in begun:
        giver, told = devices.find(db, first.device), (first.what or {}).get("set")
        if giver is None or giver.role is not Role.COORDINATOR or first.standing == _DISPUTED:
            continue
        if not isinstance(told, Mapping):
            continue
        on, to, why = told.get("on"), told.get("to"), told.get("why")
        if isinstance(on, str) and isinstance(to, str):
            reason = why if isinstance(why, str) else None
            return Sent(
                view.record, RecordId(on), to, reason, giver.member, first.local, view.withdrawn
            )
    return None


def _falls_to_us(db: Database, sent: Sent) -> bool:
    if sent.by == devices.require_own(db).row.member:
        return True
    return all(row.revoked_at is not None for row in devices.of_member(db, sent.by))


def _drawn_in(db: Database, theirs: frozenset[DeviceId]) -> set[RecordId]:
    """Records that somebody else began and this member wrote to: she might have drawn one into
    a case that she was given, to be given it too."""
    return {
        record
        for record in entries.written_to_by(db, theirs)
        if any(
            row.device not in theirs and not read_header(row.header).previous
            for row in entries.entries_of(db, record)
        )
    }


def _given(db: Database, sent: Sent, barred: set[RecordId], drawn_in: set[RecordId]) -> Given:
    named = records.get(db, sent.on)
    if named is None or sent.taken_back is not None or named.record in barred:
        return Given(sent.record, (), (), True)
    is_case = named.kind == _CASE
    found = {one.record: one for one in _belonging(db, named, is_case)}
    goes: list[RecordId] = []
    follows: list[RecordId] = []
    for record, one in found.items():
        if record in barred:
            continue
        is_safe = record == named.record or record not in drawn_in
        (goes if is_safe and one.withdrawn is None else follows).append(record)
    return Given(sent.record, tuple(goes), tuple(follows), is_case)


def _belonging(db: Database, named: RecordView, is_case: bool) -> Iterator[RecordView]:
    """The record, what stands under it, who is in it, and the people and proceedings that
    those name: one step further, so that no name in it leads nowhere."""
    left_out = _NOT_IN_A_CASE_FILE if is_case else _NEVER_UNDER
    under = ListWish(
        case=named.record, joined=True, withdrawn=True, leaving_out=tuple(sorted(left_out))
    )
    people = ListWish(kind="person", case=named.record, joined=True, withdrawn=True)
    inside = [*records.select(db, under), *records.select(db, people)]
    yield from (named, *inside)
    step = _ONE_STEP if is_case else _ONE_STEP | {_CASE}
    for record in records.named_by(db, [view.record for view in (named, *inside)]):
        view = records.get(db, record)
        if view is not None and view.kind in step:
            yield view


def _require_observer(db: Database, member: str) -> None:
    rows = devices.of_member(db, member)
    if not rows:
        raise NoSuchThing(f"There is no member {member!r} here; 'member list' shows them.")
    if any(row.role is not Role.OBSERVER for row in rows):
        raise RefusedByPolicy(
            f"Member {member} is at headquarters and gets every case by itself; nothing was sent.",
            code="gets-all",
        )
    if all(row.state != "admitted" for row in rows):
        raise RefusedByPolicy(
            f"No device of member {member} is admitted, so nothing can be sent there yet; see "
            "'member list'.",
            code="not-admitted",
        )
