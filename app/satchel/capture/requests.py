"""Pages that somebody safer captures: asked for here, or asked of us.

What it is for: a record that asks, which leaves with every parcel; what others ask of this
device, put into its queue; and the answer, which is a capture like any other and names the
request and the citation, so that it stands at the line that cited the page. To know first:
nothing is fetched by this. What was asked of an observer waits until she names it: whoever
asks does not see who watches her line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from satchel.capture.fields import TIER
from satchel.domain.capture_policy import Policy, policy_for
from satchel.domain.errors import NoSuchThing, RefusedByPolicy
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.moments import Clock
from satchel.domain.words import Act, Audience, Role
from satchel.storage import devices, entries, mission, queue, queue_policy, records
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.journal import Journal
from satchel.storage.queue import Standing, Wish
from satchel.storage.records import ListWish
from satchel.storage.transaction import Transaction

KIND = "capture-request"
HEADQUARTERS = "headquarters"
TAKEN_BACK = "the request was taken back"
CAME = ("captured", "partial")
_CODE = re.compile("M-[0-9A-HJKMNP-TV-Z]{6}")
_OPEN = (Standing.WAITING, Standing.PAUSED)


@dataclass(frozen=True, slots=True)
class Request:
    """One request. `by` is the member who asks, `of` whom; `answers` the captures that came of
    it, the newest last."""

    record: RecordId
    url: str
    citation: RecordId | None
    by: str
    of: str
    why: str | None
    asked_at: str
    is_ours: bool
    answers: tuple[RecordView, ...]


@dataclass(frozen=True, slots=True)
class Requests:
    """Asking and being asked, in one open archive."""

    archive: Archive
    journal: Journal
    clock: Clock
    audience: Callable[[Wish], Audience]

    def ask(
        self, wishes: Sequence[int], of: str = HEADQUARTERS, why: str | None = None
    ) -> list[RecordId]:
        """Ask `of` (headquarters, or a member's code) to capture these, and never do it here.

        Asking the same again changes nothing. Raises NoSuchThing for a member there is not,
        RefusedByPolicy for oneself.
        """
        with self.archive.writing() as tx:
            self._require_somebody_else(tx.db, of)
            return [self._ask(tx, wish, of, why) for wish in queue.wishes(tx.db, wishes)]

    def may_ask(self, of: str = HEADQUARTERS) -> None:
        """Raises as `ask`, before anything is changed."""
        self._require_somebody_else(self.archive.reading(), of)

    def ask_where_safer(self, tx: Transaction, wish: int) -> RecordId | None:
        """Ask headquarters at once where a site's rule says that this is for somebody safer."""
        own = devices.require_own(tx.db).row
        (found,) = queue.wishes(tx.db, [wish])
        if found.policy is not Policy.SAFER or found.state not in _OPEN:
            return None
        if own.role is Role.COORDINATOR:
            return None
        return self._ask(tx, found, HEADQUARTERS, None)

    def want(self, tx: Transaction, url: str, citation: RecordId | None = None) -> int:
        """A wish for somebody safer; nothing of it is ever fetched here."""
        own = devices.require_own(tx.db).row.member
        now = self.clock().utc_text()
        wish = queue.ask(tx.db, url, citation=citation, by=own, tier=TIER, now=now)
        queue_policy.put(tx.db, [wish], Policy.SAFER)
        return wish

    def take_up(self) -> int:
        """Put into the queue what others ask of this device, and settle what was answered;
        how many rows changed. Repeating it changes nothing."""
        db = self.archive.reading()
        if devices.own(db) is None or not self._is_any(db):
            return 0
        with self.archive.writing() as tx:
            taken_back = queue_policy.of_withdrawn_requests(tx.db)
            for wish in taken_back:
                queue.cancel(tx.db, wish, TAKEN_BACK)
            return len(taken_back) + sum(self._take_up(tx, view) for view in _views(tx.db))

    def listed(self) -> list[Request]:
        """Every request that can be read here, in the order they were made."""
        db = self.archive.reading()
        return [self._request(db, view) for view in _views(db)]

    def of_wish(self, wish: Wish) -> Request | None:
        """The request a wish belongs to, ours or another's."""
        db = self.archive.reading()
        view = records.get(db, wish.request) if wish.request else None
        return self._request(db, view) if view is not None and view.kind == KIND else None

    def for_member(self, member: str, db: Database | None = None) -> list[RecordId]:
        """What a parcel to a member should carry: requests to her, ours and those that others
        sent here for her, that have no answer yet, and the answers to hers. `db` is where that is
        read, also inside a transaction."""
        db = db or self.archive.reading()
        found: list[RecordId] = []
        for request in (self._request(db, view) for view in _views(db)):
            if request.of == member and request.by != member and not request.answers:
                found.append(request.record)
            elif request.by == member:
                found += [answer.record for answer in request.answers]
        return found

    def _is_any(self, db: Database) -> bool:
        return records.count(db, KIND) > 0

    def _ask(self, tx: Transaction, wish: Wish, of: str, why: str | None) -> RecordId:
        if wish.request is not None:
            view = records.get(tx.db, wish.request)
            if view is not None and view.withdrawn is None and _is_ours(tx.db, view):
                queue_policy.put(tx.db, [wish.id], Policy.SAFER)
                return view.record
        told: dict[str, JsonValue] = {"url": wish.url, "of": of}
        if wish.citation is not None:
            told["citation"] = wish.citation
        if why:
            told["why"] = why
        what: JsonObject = {"act": Act.CREATE.value, "set": told}
        written = self.journal.append(tx, KIND, what=what, audience=self.audience(wish))
        queue_policy.put_request(tx.db, wish.id, written.record)
        return written.record

    def _take_up(self, tx: Transaction, view: RecordView) -> bool:
        wishes = queue.of_record(tx.db, view.record)
        answers = _answers(tx.db, view)
        if _is_ours(tx.db, view):
            return sum(_settle(tx, wish, answers) for wish in wishes) > 0
        if wishes or not _may_be_ours(tx.db, view):
            return False
        if any(answer.fields.get("outcome") in CAME for answer in answers):
            return False  # a colleague was quicker
        self._enqueue(tx, view)
        return True

    def _enqueue(self, tx: Transaction, view: RecordView) -> None:
        url, citation = str(view.fields.get("url")), _record(view.fields.get("citation"))
        own = devices.require_own(tx.db).row
        policy = policy_for(url, queue_policy.sites(tx.db))
        asked = view.fields.get("of") in (HEADQUARTERS, own.member)
        if policy is Policy.HERE and (own.role is Role.OBSERVER or not asked):
            policy = Policy.BY_NAME
        queue.ask(
            tx.db,
            url,
            citation=citation,
            by=_author(tx.db, view),
            tier=TIER,
            now=self.clock().utc_text(),
            policy=policy,
            request=view.record,
        )

    def _request(self, db: Database, view: RecordView) -> Request:
        why = view.fields.get("why")
        return Request(
            record=view.record,
            url=str(view.fields.get("url") or ""),
            citation=_record(view.fields.get("citation")),
            by=_author(db, view),
            of=str(view.fields.get("of") or ""),
            why=why if isinstance(why, str) else None,
            asked_at=view.created,
            is_ours=_is_ours(db, view),
            answers=tuple(_answers(db, view)),
        )

    def _require_somebody_else(self, db: Database, of: str) -> None:
        own = devices.require_own(db).row
        if of == own.member or (of == HEADQUARTERS and own.role is Role.COORDINATOR):
            raise RefusedByPolicy(
                "That is this archive itself; to capture it here, name the address.",
                code="asked-oneself",
            )
        if of == HEADQUARTERS or devices.of_member(db, of):
            return
        # An observer's archive knows few others; headquarters knows all, and passes it on.
        is_alone = own.role is Role.COORDINATOR or mission.find(db) is None
        if is_alone or not _CODE.fullmatch(of):
            raise NoSuchThing(f"There is no member {of!r} here; 'member list' shows them.")


def answering(wish: Wish) -> dict[str, JsonValue]:
    """What the record of a capture says of the request it answers, if there was one."""
    return {"request": wish.request} if wish.request is not None else {}


def _views(db: Database) -> Iterator[RecordView]:
    """Requests that were not taken back."""
    return (view for view in records.select(db, ListWish(kind=KIND)) if view.fields.get("url"))


def _answers(db: Database, view: RecordView) -> list[RecordView]:
    found = [
        records.get(db, record)
        for record, relation in records.mentioning(db, view.record)
        if relation == "request"
    ]
    here = [one for one in found if one is not None and one.withdrawn is None]
    return sorted(
        (one for one in here if one.kind == "capture"), key=lambda one: (one.created, one.record)
    )


def _settle(tx: Transaction, wish: Wish, answers: Sequence[RecordView]) -> bool:
    """Our own wish, by what came back; a failure stays open to a later success."""
    if wish.policy is not Policy.SAFER or not answers or wish.state is Standing.DONE:
        return False
    came = [one for one in answers if one.fields.get("outcome") in CAME]
    newest = (came or answers)[-1]
    if wish.state is Standing.CANCELLED or wish.capture == newest.record:
        return False
    reason = newest.fields.get("reason")
    state = Standing.DONE if came else Standing.FAILED
    told = reason if isinstance(reason, str) else None
    queue.settle(tx.db, wish.id, state, reason=told, capture=newest.record)
    return True


def _may_be_ours(db: Database, view: RecordView) -> bool:
    """Asked of this member; or of headquarters, or of nobody there is, and this is
    headquarters, which knows everybody: else what was misheard would wait for ever."""
    own, of = devices.require_own(db).row, str(view.fields.get("of"))
    if of == own.member or own.role is not Role.COORDINATOR:
        return of == own.member
    return of == HEADQUARTERS or not devices.of_member(db, of)


def _created(db: Database, view: RecordView) -> entries.EntryRow | None:
    rows = entries.entries_of(db, view.record)
    return min(rows, key=lambda row: row.utc, default=None)


def _author(db: Database, view: RecordView) -> str:
    """The member whose device signed it."""
    row = _created(db, view)
    device = devices.find(db, row.device) if row is not None else None
    return str(device.member) if device is not None else ""


def _is_ours(db: Database, view: RecordView) -> bool:
    return _author(db, view) == str(devices.require_own(db).row.member)


def _record(value: JsonValue) -> RecordId | None:
    return RecordId(value) if isinstance(value, str) else None
