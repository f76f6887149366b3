"""The acts: pin an authority, ask for what waits, tell what there is and what it lacks.

A network is reached only by `get`, which somebody asked for. One token is kept at a time,
its bytes before its entry; a kill loses at most the answer under way, which is asked for
again. To know first: an observer's device asks only when she says so, because asking shows
whoever watches the line that something is being stamped here.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from satchel.crypto.trusted_time import open_token, time_request
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import (
    IntegrityFailure,
    OutOfReach,
    RefusedByPolicy,
    UsageError,
)
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.moments import Clock
from satchel.domain.words import Act, Audience, Role
from satchel.storage import devices, settings
from satchel.storage.archive import Archive
from satchel.storage.journal import Journal, Written
from satchel.sync.timestamps import authorities, remembered, stamps
from satchel.sync.timestamps.asking import Ask
from satchel.sync.timestamps.stamps import Stamps, told_time
from satchel.sync.timestamps.wanting import Wanted, wanted

MEDIA_TYPE: Final = "application/timestamp-reply"
ENOUGH: Final = 2
_TRIES: Final = "timestamp_tries"

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one request: `record` and `time` where a token was kept, else `why` not.

    `is_refused`: an answer came and was no good, so trying again alone will not help.
    """

    wanted: Wanted
    record: RecordId | None = None
    time: str | None = None
    why: str | None = None
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Answered:
    """What one request brought, checked and not kept yet: `reply`, or `why` there is none."""

    wanted: Wanted
    nonce: int
    reply: bytes = b""
    time: str = ""
    why: str | None = None
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class LastTry:
    """Why an authority could not be had, when last (UTC text), and how often in a row."""

    at: str
    why: str
    times: int


@dataclass(frozen=True, slots=True)
class Timestamps:
    """Trusted time for one open archive. `recipients` says whom content is sealed to."""

    archive: Archive
    journal: Journal
    recipients: Callable[[Audience], Sequence[Recipient]]
    clock: Clock

    def now(self) -> Stamps:
        """Everything as it stands, to be checked as it is asked for."""
        return Stamps(self.archive.reading(), self.archive.contents)

    def pin(
        self, name: str, url: str, pem: bytes, policy: str | None, replaces: str | None = None
    ) -> Written:
        """Believe an authority from now on. Raises UsageError, RefusedByPolicy for one that
        is pinned already."""
        known = authorities.listed(self.archive.reading())
        old = authorities.find(known, replaces) if replaces is not None else None
        fields = authorities.fields_of(name, url, pem, policy, old)
        for one in known:
            if one.is_asked and one.url == url and one.record != (old.record if old else None):
                raise RefusedByPolicy(
                    f"That address is pinned already as {one.name!r}; to give it another "
                    f"certificate say --replaces {one.record}.",
                    code="pinned-already",
                )
        with self.archive.writing() as tx:
            what: JsonObject = {"act": Act.CREATE.value, "set": fields}
            return self.journal.append(tx, authorities.KIND, what=what)

    def unpin(self, told: str, why: str) -> Written:
        """Ask an authority no more, and count nothing that it stamped."""
        if not why.strip():
            raise UsageError("Say why it is believed no more: --why TEXT.")
        found = authorities.find(authorities.listed(self.archive.reading()), told)
        with self.archive.writing() as tx:
            what: JsonObject = {"act": Act.WITHDRAW.value, "why": why}
            return self.journal.append(tx, authorities.KIND, what=what, record=found.record)

    def waiting(self) -> list[Wanted]:
        """What the authorities should be asked for."""
        stamps, held = remembered.gather(self.archive)
        return wanted(self.archive, stamps, held, self.clock().utc)

    def last_tries(self) -> dict[str, LastTry]:
        """Why authorities could not be had when last asked, by their records."""
        told = settings.get(self.archive.reading(), _TRIES, {})
        if not isinstance(told, dict):
            return {}
        return {
            name: LastTry(str(one["at"]), str(one["why"]), int(str(one["times"])))
            for name, one in told.items()
            if isinstance(one, dict) and {"at", "why", "times"} <= one.keys()
        }

    def get(self, ask: Ask, *, from_here: bool = False) -> list[Tried]:
        """Ask for all that waits, one after the other; each is kept before the next is begun.

        Raises as `fetch` does. An authority that does not answer is left alone for the rest.
        """
        self._require_may_ask(from_here)
        run = _Run(ask)
        tried = [self._kept(run.one(one)) for one in self.waiting() if one.over != stamps.RENEWAL]
        # What was stamped just now, by a certificate about to end, is renewed at once.
        tried += [self._kept(run.one(one)) for one in self.waiting() if one.over == stamps.RENEWAL]
        self._remember(tried)
        return tried

    def fetch(
        self,
        ask: Ask,
        *,
        from_here: bool = False,
        progress: Progress | None = None,
        cancelled: Cancelled | None = None,
    ) -> list[Answered]:
        """As `get`, only reading the archive: for windows, where a note must not wait for a
        line. `keep` follows. Raises RefusedByPolicy on an observer's device without
        `from_here`, and where no authority is pinned."""
        self._require_may_ask(from_here)
        run = _Run(ask)
        answered: list[Answered] = []
        waiting = self.waiting()
        for done, one in enumerate(waiting):
            if cancelled is not None and cancelled():
                break
            if progress is not None:
                progress(done, len(waiting))
            answered.append(run.one(one))
        return answered

    def keep(self, answered: Sequence[Answered]) -> list[Tried]:
        """Keep what came."""
        tried = [self._kept(one) for one in answered]
        self._remember(tried)
        return tried

    def _require_may_ask(self, from_here: bool) -> None:
        db = self.archive.reading()
        if devices.require_own(db).row.role is Role.OBSERVER and not from_here:
            raise RefusedByPolicy(
                "Headquarters asks for timestamps over what it receives. Asking from here shows "
                "whoever watches this line that something is stamped here; if you want that, say "
                "--from-here.",
                code="not-from-here",
            )
        if not any(one.is_asked for one in authorities.listed(db)):
            raise RefusedByPolicy(
                "No authority is pinned, so nobody can be asked; begin with "
                "'timestamp authority add', best with two.",
                code="no-authority",
            )

    def _kept(self, answered: Answered) -> Tried:
        one = answered.wanted
        if answered.why is not None:
            return Tried(one, why=answered.why, is_refused=answered.is_refused)
        fields = _fields(one, str(answered.nonce), answered.time)
        return Tried(one, self._keep(one, fields, answered.reply), answered.time)

    def _keep(self, one: Wanted, fields: dict[str, JsonValue], reply: bytes) -> RecordId:
        contents = self.archive.contents
        taken = contents.take_in(io.BytesIO(reply), self.recipients(one.audience))
        fields["content"] = {
            "id": taken.content,
            "size": taken.size,
            "sha256": taken.sha256,
            "sha512": taken.sha512,
            "type": MEDIA_TYPE,
        }
        with self.archive.writing() as tx:
            contents.adopt(tx, taken)
            what: JsonObject = {"act": Act.CREATE.value, "set": fields}
            source: JsonObject = {"received_from": one.authority.name, "received_how": "RFC 3161"}
            written = self.journal.append(
                tx, stamps.KIND, what=what, source=source, audience=one.audience
            )
        return written.record

    def _remember(self, tried: Sequence[Tried]) -> None:
        """Keep why an authority could not be had, so that the list tells it honestly; and what
        holds now, so that it is not checked again each time one asks what waits."""
        now = self.clock().utc_text()
        told: dict[str, JsonValue] = {}
        known = self.last_tries()
        for name, last in known.items():
            told[name] = {"at": last.at, "why": last.why, "times": last.times}
        for record in {one.wanted.authority.record for one in tried}:
            mine = [one for one in tried if one.wanted.authority.record == record]
            failed = next((one.why for one in mine if one.why is not None), None)
            told.pop(record, None)
            if failed is not None:
                times = known[record].times + 1 if record in known else 1
                told[record] = {"at": now, "why": failed, "times": times}
        _, held = remembered.gather(self.archive)
        with self.archive.writing() as tx:
            settings.put(tx, _TRIES, told or None)
            remembered.remember(tx, held)


@dataclass
class _Run:
    """Requests one after the other; `silent` are authorities that did not answer, and why."""

    ask: Ask
    silent: dict[RecordId, str] = field(default_factory=dict)

    def one(self, wanted: Wanted) -> Answered:
        request = time_request(wanted.data)
        answered = Answered(wanted, request.nonce)
        authority = wanted.authority
        if authority.record in self.silent:
            return replace(answered, why=self.silent[authority.record])
        try:
            reply = self.ask(authority.url, request.query)
            token = open_token(
                reply, wanted.data, authority.pin, policy=authority.policy, nonce=request.nonce
            )
        except OutOfReach as silent:
            self.silent[authority.record] = silent.message
            return replace(answered, why=silent.message)
        except (IntegrityFailure, RefusedByPolicy) as refused:
            return replace(answered, why=refused.message, is_refused=True)
        return replace(answered, reply=reply, time=told_time(token))


def _fields(one: Wanted, nonce: str, time: str) -> dict[str, JsonValue]:
    fields: dict[str, JsonValue] = {
        "over": one.over,
        "stamped": one.data.decode("utf-8"),
        "authority": one.authority.record,
        "nonce": nonce,
        "time": time,
    }
    if one.device is not None:
        fields |= {"device": one.device, "size": one.size}
    if one.capture is not None:
        fields["capture"] = one.capture
    if one.renews:
        fields["renews"] = list(one.renews)
    return fields
