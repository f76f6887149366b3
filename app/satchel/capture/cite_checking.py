"""Every source a report or a case cites, and what became of it.

What it is for: the table that says captured, failed and why, changed since, dead, without
link. What it is not for: the rule itself (`domain.cited`), fetching (`running`). To know
first: it says what is known here. To look again is asked for, and then each page is captured
once more and compared with what was captured before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from satchel.capture.looked_at import LookedAt, Seen
from satchel.domain.cited import Cited, Judged, Waits, judge
from satchel.domain.folding import RecordView
from satchel.domain.ids import RecordId
from satchel.storage import comparisons, queue, records
from satchel.storage.archive import Archive
from satchel.storage.comparisons import Comparison
from satchel.storage.database import Database
from satchel.storage.queue import Standing, Wish
from satchel.storage.records import ListWish

_AT_ONCE = 500
_UNTRIED = frozenset([Standing.WAITING, Standing.PAUSED, Standing.RUNNING])


@dataclass(frozen=True, slots=True)
class Checked:
    """One source. `seen` are all looks at its address, the oldest first; `comparison` is of the
    two newest pages, where they were compared; `wish` the newest row of the queue."""

    citation: RecordView
    judged: Judged
    seen: tuple[Seen, ...]
    wish: Wish | None
    comparison: Comparison | None

    @property
    def url(self) -> str | None:
        """The address, None where none was printed."""
        told = self.citation.fields.get("url")
        return told if isinstance(told, str) and told else None


@dataclass(frozen=True, slots=True)
class CiteChecking:
    """Checking what is cited in an open archive."""

    archive: Archive
    looked_at: LookedAt

    def check(
        self,
        under: RecordId | None = None,
        *,
        reading: bool = False,
        tell: Callable[[int, int], None] | None = None,
    ) -> list[Checked]:
        """Every citation under a record (a report, a hearing, a case), or all there are.

        With `reading`, captures whose difference is not known yet are read and compared, which
        takes a moment for each, and what came of it is kept; `tell` hears how many are done, of
        how many.
        """
        db = self.archive.reading()
        by_citation, by_url = _seen(self.looked_at.all())
        wishes, known = _wishes(db), comparisons.everything(db)
        views = list(_citations(db, under))
        found: list[Checked] = []
        for number, view in enumerate(views):
            if tell is not None:
                tell(number, len(views))
            url = view.fields.get("url")
            own = by_citation.get(view.record, [])
            seen = _joined(own, by_url.get(url, []) if isinstance(url, str) else [])
            found.append(self._checked(view, seen, wishes.get(view.record), known, reading))
        new = [one.comparison for one in found if one.comparison not in known.values()]
        if reading and any(new):
            self.looked_at.keep(one for one in new if one is not None)
        return found

    def _checked(
        self,
        view: RecordView,
        seen: Sequence[Seen],
        wish: Wish | None,
        known: Mapping[tuple[str, str], Comparison],
        reading: bool,
    ) -> Checked:
        pages = [one for one in seen if one.look.is_page]
        compared = None
        if len(pages) > 1:
            before, after = pages[-2], pages[-1]
            compared = known.get((before.record, after.record))
            if compared is None and reading:
                compared = self.looked_at.compared(before, after)
        changed = compared is not None and compared.is_change
        url = view.fields.get("url")
        judged = judge(
            url if isinstance(url, str) else None,
            [one.look for one in seen],
            self._waits(wish),
            changed,
        )
        return Checked(view, judged, tuple(seen), wish, compared)

    def _waits(self, wish: Wish | None) -> Waits | None:
        if wish is None:
            return None
        request = records.get(self.archive.reading(), wish.request) if wish.request else None
        of = request.fields.get("of") if request is not None else None
        asked = of if isinstance(of, str) else None
        return Waits(wish.state.value, wish.policy, wish.reason, asked, wish.id)


def counted(found: Sequence[Checked]) -> dict[Cited, int]:
    """How many there are of each word."""
    count = dict.fromkeys(Cited, 0)
    for one in found:
        count[one.judged.word] += 1
    return count


def _citations(db: Database, under: RecordId | None) -> Iterator[RecordView]:
    after = None
    while True:
        wish = ListWish(kind="citation", case=under, limit=_AT_ONCE, after=after)
        views = records.select(db, wish)
        yield from views
        if len(views) < _AT_ONCE:
            return
        after = views[-1].record


def _seen(found: Iterator[Seen]) -> tuple[dict[str, list[Seen]], dict[str, list[Seen]]]:
    """By citation, and by address."""
    by_citation: dict[str, list[Seen]] = {}
    by_url: dict[str, list[Seen]] = {}
    for seen in found:
        citation = seen.view.fields.get("citation")
        if isinstance(citation, str):
            by_citation.setdefault(citation, []).append(seen)
        by_url.setdefault(seen.look.url, []).append(seen)
    return by_citation, by_url


def _joined(own: Sequence[Seen], same_url: Sequence[Seen]) -> list[Seen]:
    """A page that two footnotes cite needs to be captured once."""
    both = {seen.record: seen for seen in (*own, *same_url)}
    return sorted(both.values(), key=lambda seen: (seen.look.when, seen.record))


def _wishes(db: Database) -> dict[str, Wish]:
    """The row that says most of each citation: one that is open, else the newest."""
    found: dict[str, Wish] = {}
    for wish in queue.listed(db, settled=True):
        if wish.citation is None:
            continue
        held = found.get(wish.citation)
        if held is None or (wish.state in _UNTRIED and held.state not in _UNTRIED):
            found[wish.citation] = wish
    return found
