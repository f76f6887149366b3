"""What a person does with the queue: pause, order, retry, cancel, and say who may capture.

Nothing is fetched here. A wish is named by its number, by its address, or by the record that
cites it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from satchel.capture.browser.results import UNREAD
from satchel.capture.requests import Requests
from satchel.domain.capture_policy import Policy, site_of
from satchel.domain.errors import NoSuchThing, RefusedByPolicy, UsageError
from satchel.domain.ids import RecordId
from satchel.domain.moments import Clock
from satchel.storage import queue, queue_policy
from satchel.storage.archive import Archive
from satchel.storage.database import Database
from satchel.storage.queue import Standing, Wish
from satchel.storage.transaction import Transaction

_OPEN = (Standing.WAITING, Standing.RUNNING, Standing.PAUSED)
_Change = Callable[[Transaction, Wish], bool]


@dataclass(frozen=True, slots=True)
class Queueing:
    """Acts on the queue of an open archive. Each answers with the wishes as they are then."""

    archive: Archive
    requests: Requests
    clock: Clock

    def find(self, told: Iterable[str]) -> list[Wish]:
        """Wishes by number, address, or the beginning of the citing record's id.

        Raises NoSuchThing for what names none. Of an address or a record, what is open, else
        the newest.
        """
        db = self.archive.reading()
        found: dict[int, Wish] = {}
        for one in told:
            for wish in _find(db, one.strip()):
                found.setdefault(wish.id, wish)
        return list(found.values())

    def at(self, url: str) -> list[Wish]:
        """Every wish for an address, the newest first."""
        return queue.of_url(self.archive.reading(), url)

    def want(self, url: str, citation: RecordId | None = None) -> Wish:
        """A wish for somebody safer: nothing of it is ever fetched here."""
        with self.archive.writing() as tx:
            wish = self.requests.want(tx, url, citation)
        return self._again_of([wish])[0]

    def all(self, *states: Standing) -> list[Wish]:
        """Everything in one of these states, in its order."""
        return [wish for wish in queue.in_turn(self.archive.reading()) if wish.state in states]

    def pause(self, wishes: Sequence[Wish]) -> list[Wish]:
        """Keep them, untried. Raises RefusedByPolicy where none of them waited."""
        return self._each(
            wishes, lambda tx, wish: queue.pause(tx.db, wish.id), "waits", Standing.PAUSED
        )

    def resume(self, wishes: Sequence[Wish]) -> list[Wish]:
        """Let them be tried again."""
        return self._each(
            wishes, lambda tx, wish: queue.resume(tx.db, wish.id), "is paused", Standing.WAITING
        )

    def retry(self, wishes: Sequence[Wish], *, unread: bool = False) -> list[Wish]:
        """Let what failed or was cancelled, or waits for later, be tried with the next; with
        `unread` by the browser's own connection from now on."""
        now = self.clock().utc_text()

        def again(tx: Transaction, wish: Wish) -> bool:
            did = queue.retry(tx.db, wish.id, now)
            if did and unread:
                queue.put_tier(tx.db, [wish.id], UNREAD)
            return did

        return self._each(wishes, again, "failed", Standing.WAITING)

    def cancel(self, wishes: Sequence[Wish], why: str | None = None) -> list[Wish]:
        """They are not wanted any more. A request to somebody safer is not taken back by this."""
        return self._each(
            wishes,
            lambda tx, wish: queue.cancel(tx.db, wish.id, why),
            "is still open",
            Standing.CANCELLED,
        )

    def first(self, wishes: Sequence[Wish]) -> list[Wish]:
        """Before all others, in this order."""
        with self.archive.writing() as tx:
            queue_policy.first(tx.db, [wish.id for wish in wishes])
        return self._again(wishes)

    def last(self, wishes: Sequence[Wish]) -> list[Wish]:
        """Behind all others, in this order."""
        with self.archive.writing() as tx:
            queue_policy.last(tx.db, [wish.id for wish in wishes])
        return self._again(wishes)

    def let(self, wishes: Sequence[Wish], policy: Policy) -> list[Wish]:
        """Say of these alone who may capture them; what is for somebody safer is asked for."""
        with self.archive.writing() as tx:
            queue_policy.put(tx.db, [wish.id for wish in wishes], policy)
            for wish in wishes:
                self.requests.ask_where_safer(tx, wish.id)
        return self._again(wishes)

    def sites(self) -> dict[str, Policy]:
        """The rule of each site that has one."""
        return queue_policy.sites(self.archive.reading())

    def let_site(self, site: str, policy: Policy | None) -> int:
        """Say it of a whole site, and of all its addresses that are open now; how many of
        those it changed. None takes the rule away."""
        name = site_of(site)
        with self.archive.writing() as tx:
            changed = queue_policy.put_site(tx.db, name, policy)
            for wish in queue.in_turn(tx.db) if policy is Policy.SAFER else ():
                if wish.state in _OPEN and wish.request is None:
                    self.requests.ask_where_safer(tx, wish.id)
        return changed

    def _each(self, wishes: Sequence[Wish], change: _Change, was: str, to: Standing) -> list[Wish]:
        if not wishes:
            return []
        with self.archive.writing() as tx:
            changed = [wish for wish in wishes if change(tx, wish)]
        if not changed:
            raise RefusedByPolicy(
                f"None of these {was}; nothing was changed. 'queue' shows how they stand.",
                code="not-so",
            )
        return self._again(wishes)

    def _again(self, wishes: Sequence[Wish]) -> list[Wish]:
        return self._again_of([wish.id for wish in wishes])

    def _again_of(self, ids: Sequence[int]) -> list[Wish]:
        return queue.wishes(self.archive.reading(), ids)


def _find(db: Database, told: str) -> list[Wish]:
    if told.isascii() and told.isdigit() and len(told) < 12:
        found = queue.wishes(db, [int(told)])
    elif "://" in told:
        found = queue.of_url(db, told)
    elif told:
        found = queue.of_record(db, told.lower())
    else:
        raise UsageError("Name a wish by its number, its address, or the citing record.")
    if not found:
        raise NoSuchThing(f"Nothing in the queue is called {told!r}; 'queue' shows what is there.")
    still = [wish for wish in found if wish.state in _OPEN]
    return still or found[:1]
