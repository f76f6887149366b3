"""From a cited address to an entry in the ledger: asking, trying, keeping, trying again.

What it is for: the queue of an open archive and what is captured from it. What it is
not for: how a page is fetched (`http`) or when to give up (`verdicts`). To know first:
bytes are taken in before the transaction, entry and queue are settled in it; a kill at
any point leaves the wish waiting, and at most rows that the archive collects.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from satchel.capture.browser.results import TIER as RECORDED
from satchel.capture.browser.results import UNREAD
from satchel.capture.choosing import Browse, Fetch, Got, get, get_unread
from satchel.capture.fields import TIER, fields, tier_of
from satchel.capture.http.faults import MAYBE_OFFLINE
from satchel.capture.http.fetching import fetch
from satchel.capture.http.rules import Rules
from satchel.capture.kept import NOTHING, Kept, keep
from satchel.capture.naming import may_be_named
from satchel.capture.recording import Result
from satchel.capture.requests import answering
from satchel.capture.verdicts import NO_NETWORK, Verdict, judge, wait
from satchel.capture.watching import UNWATCHED, Watching
from satchel.crypto.xwing import Recipient
from satchel.domain.cited import may_refuse_recorder
from satchel.domain.errors import RefusedByPolicy
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.json_values import JsonObject
from satchel.domain.moments import utc_text
from satchel.domain.words import Act, Audience
from satchel.storage import entries, queue
from satchel.storage.archive import Archive
from satchel.storage.journal import Journal
from satchel.storage.queue import Standing, Wish
from satchel.storage.transaction import Transaction

_HOW = {
    TIER: "fetched by this program over HTTP",
    RECORDED: "shown and recorded by this program's browser",
    UNREAD: "shown by this program's browser over its own connections, which were not recorded",
}
_ONLY_A_BROWSER = RefusedByPolicy(
    "This page is to be captured by the browser's own connection, and no browser was wanted; it "
    "waits on. Capture it without '--without-browser', or name it alone to fetch it as a file.",
    code="only-a-browser",
)
_TRIES_TO_BELIEVE = 3  # addresses without an answer before the rest is left for later


@dataclass(frozen=True, slots=True)
class Tried:
    """What came of one wish. `outcome` is None when it was not tried, or says nothing.

    `record` and `content` are of the capture this try made; None when it made none. `tier`
    is how it was made (T1 by a browser, T3 as a file), `why_tier` why no better than that.
    `may_refuse_recorder` says that the browser's own connection (T2) may be let in.
    """

    wish: int
    url: str
    citation: RecordId | None
    state: Standing
    reason: str | None
    outcome: str | None = None
    record: RecordId | None = None
    content: ContentId | None = None
    tier: str | None = None
    why_tier: str | None = None
    may_refuse_recorder: bool = False


@dataclass(frozen=True, slots=True)
class Captures:
    """Capturing for one open archive. `by` is who asks, as a member code or device id.

    `recipients` says whom content of an audience is sealed to; `rules` how pages are
    fetched. `fetch` is replaced where there is no network to speak of. `browse` shows a page
    in a browser; None where every address is to be fetched as a file, `why_no_browser` then
    being kept with each. `browse_unread` does so by the browser's own connections, for wishes
    of which a person said so. `watching` is told before each page, and may end it all after any.
    """

    archive: Archive
    journal: Journal
    recipients: Callable[[Audience], Sequence[Recipient]]
    rules: Rules
    by: str
    fetch: Fetch | None = None
    watching: Watching = UNWATCHED
    browse: Browse | None = None
    why_no_browser: str | None = None
    browse_unread: Browse | None = None

    def enqueue(self, tx: Transaction, citation: RecordId | None, url: str) -> int:
        """Want `url` captured, in the transaction that keeps its citation."""
        now = self.rules.clock().utc_text()
        return queue.ask(tx.db, url, citation=citation, by=self.by, tier=TIER, now=now)

    def let_unread(self, tx: Transaction, wishes: Sequence[int], *, unread: bool) -> None:
        """Say whether these are captured by the browser's own connection, or by the recorder."""
        queue.put_tier(tx.db, wishes, UNREAD if unread else TIER)

    def capture_urls(self, urls: Iterable[str], *, unread: bool = False) -> list[Tried]:
        """Try these now, for every citation that waits for one; what fails stays queued.

        With `unread` by the browser's own connections, now and whenever it is tried again;
        without, by the recorder: what was said last of an address counts.
        """
        ids: list[int] = []
        with self.archive.writing() as tx:
            queue.revive(tx.db)
            for url in urls:
                may_be_named(tx.db, url)
                wishes = queue.waiting_for(tx.db, url) or [self.enqueue(tx, None, url)]
                self.let_unread(tx, wishes, unread=unread)
                ids += wishes
        return self._run(queue.wishes(self.archive.reading(), list(dict.fromkeys(ids))))

    def run_pending(self, *, due_only: bool = False) -> list[Tried]:
        """Try everything that waits; with `due_only` what has waited long enough.

        One at a time; each is settled and durable before the next is begun.
        """
        with self.archive.writing() as tx:
            queue.revive(tx.db)
        until = self.rules.clock().utc_text() if due_only else None
        return self._run(queue.open_wishes(self.archive.reading(), until=until))

    def run(self, ids: Sequence[int]) -> list[Tried]:
        """Try these wishes now, in this order."""
        return self._run(queue.wishes(self.archive.reading(), ids))

    def waiting(self, *, limit: int = -1, offset: int = 0) -> list[Wish]:
        """What is not done: what waits in its turn, then what was settled, newest first."""
        return queue.in_turn(self.archive.reading(), limit=limit, offset=offset)

    def audience(self, wish: Wish) -> Audience:
        """A capture is for those who may see its citation."""
        rows = entries.entries_of(self.archive.reading(), wish.citation) if wish.citation else []
        is_legal = any(row.audience == Audience.LEGAL for row in rows)
        return Audience.LEGAL if is_legal else Audience.COORDINATION

    def _run(self, wishes: Sequence[Wish]) -> list[Tried]:
        """Wishes of one audience and manner for one address are tried once together.

        Whether a name is unknown or the laptop is offline is known only when something
        was reached, so such wishes are settled last.
        """
        groups: dict[tuple[str, Audience, bool], list[Wish]] = {}
        for wish in wishes:
            key = (wish.url, self.audience(wish), wish.tier == UNREAD)
            groups.setdefault(key, []).append(wish)
        run = _Run(self)
        for number, (group, (url, *_)) in enumerate(zip(groups.values(), groups, strict=True)):
            if self.watching.is_cancelled():
                break
            self.watching.tell(number, len(groups), url)
            run.attempt(group)
        run.settle_doubtful()
        return run.results


class _Run:
    def __init__(self, captures: Captures) -> None:
        self.results: list[Tried] = []
        self._captures = captures
        self._archive = captures.archive
        self._fetch: Fetch = captures.fetch or partial(fetch, rules=captures.rules)
        self._online = False
        self._doubtful: list[tuple[list[Wish], Got]] = []

    def attempt(self, wishes: list[Wish]) -> None:
        if not self._online and len(self._doubtful) >= _TRIES_TO_BELIEVE:
            self._leave(wishes)
            return
        wishes = self._begin(wishes)
        try:
            got = self._get(wishes[0])
        except RefusedByPolicy as refused:
            self._put_back(wishes, refused)
            return
        self._online = self._online or _reached_the_internet(got.result)
        if got.result.fault in MAYBE_OFFLINE:
            self._doubtful.append((wishes, got))
            return
        self._settle(wishes, got)

    def _get(self, wish: Wish) -> Got:
        mine, cancelled = self._captures, self._captures.watching.is_cancelled
        if wish.tier != UNREAD:
            return get(wish.url, self._fetch, mine.browse, cancelled)
        if mine.browse_unread is None:
            raise _ONLY_A_BROWSER
        return get_unread(wish.url, self._fetch, mine.browse_unread, cancelled)

    def settle_doubtful(self) -> None:
        for wishes, got in self._doubtful:
            self._settle(wishes, got)

    def _begin(self, wishes: list[Wish]) -> list[Wish]:
        ids = [wish.id for wish in wishes]
        with self._archive.writing() as tx:
            queue.begin(tx.db, ids)
        return queue.wishes(self._archive.reading(), ids)

    def _put_back(self, wishes: list[Wish], refused: RefusedByPolicy) -> None:
        """It was stopped in the middle, or this computer would not: no fault of the site's."""
        with self._archive.writing() as tx:
            for wish in wishes:
                reason = "it was stopped" if refused.code == "cancelled" else refused.message
                queue.settle(tx.db, wish.id, Standing.WAITING, reason=reason, uncount=True)
        if refused.code != "cancelled":
            raise refused
        self.results += [_tried(wish, Standing.WAITING, "it was stopped") for wish in wishes]

    def _leave(self, wishes: list[Wish]) -> None:
        with self._archive.writing() as tx:
            for wish in wishes:
                later = self._next_try(wish)
                queue.settle(tx.db, wish.id, Standing.WAITING, reason=NO_NETWORK, next_try=later)
        self.results += [_tried(wish, Standing.WAITING, NO_NETWORK) for wish in wishes]

    def _settle(self, wishes: list[Wish], got: Got) -> None:
        fetched = got.result
        try:
            judged = [(wish, judge(wish, fetched, online=self._online)) for wish in wishes]
            kept = NOTHING
            if any(verdict.is_fact for _, verdict in judged):
                readers = self._captures.recipients(self._captures.audience(wishes[0]))
                tier, rules = tier_of(fetched), self._captures.rules
                kept = keep(fetched, tier, self._archive.contents, readers, rules)
            with self._archive.writing() as tx:
                if kept.taken is not None:
                    self._archive.contents.adopt(tx, kept.taken)
                settled = [self._settle_one(tx, *pair, got, kept) for pair in judged]
            self.results += settled
        finally:
            fetched.close()

    def _settle_one(
        self, tx: Transaction, wish: Wish, verdict: Verdict, got: Got, kept: Kept
    ) -> Tried:
        made = self._write(tx, wish, got, kept) if verdict.is_fact else None
        queue.settle(
            tx.db,
            wish.id,
            verdict.state,
            reason=verdict.reason,
            next_try=self._next_try(wish) if verdict.state is Standing.WAITING else None,
            capture=made,
            uncount=verdict.is_offline,
        )
        tried = replace(
            _tried(wish, verdict.state, verdict.reason),
            may_refuse_recorder=_may_refuse_recorder(got.result),
        )
        if made is None:
            return tried
        content = kept.taken.content if kept.taken else None
        return replace(
            tried,
            outcome=got.result.outcome.value,
            record=made,
            content=content,
            tier=tier_of(got.result),
            why_tier=self._why_tier(got),
        )

    def _why_tier(self, got: Got) -> str | None:
        """Why no browser made it, where that is known."""
        if tier_of(got.result) != TIER:
            return None
        return got.why_tier or self._captures.why_no_browser

    def _write(self, tx: Transaction, wish: Wish, got: Got, kept: Kept) -> RecordId:
        why = self._why_tier(got)
        told = fields(got.result, citation=wish.citation, kept=kept, why_tier=why)
        told.update(answering(wish))
        what: JsonObject = {"act": Act.CREATE.value, "set": told}
        how = _HOW.get(tier_of(got.result), _HOW[TIER])
        source: JsonObject = {"received_how": how}
        written = self._captures.journal.append(
            tx, "capture", what=what, source=source, audience=self._captures.audience(wish)
        )
        return written.record

    def _next_try(self, wish: Wish) -> str:
        rules = self._captures.rules
        return utc_text(rules.clock().utc + wait(wish.tries, rules.random))


def _tried(wish: Wish, state: Standing, reason: str | None) -> Tried:
    return Tried(wish.id, wish.url, wish.citation, state, reason)


def _may_refuse_recorder(result: Result) -> bool:
    last = result.last
    status = last.message.status if last and last.message else None
    shown = last is not None and last.tls is not None
    return may_refuse_recorder(tier_of(result), status, result.fault, shown)


def _reached_the_internet(result: Result) -> bool:
    """An origin on this computer or in the house was reached without any network."""
    return any(
        (exchange.peer or (exchange.proxy and (exchange.message or exchange.tunnel)))
        and not exchange.allowed
        for exchange in result.exchanges
    )
