"""Looking at cited pages once more: captured anew, and compared with what was captured before."""

from __future__ import annotations

from collections.abc import Sequence

from satchel.capture.cite_checking import Checked
from satchel.capture.fields import TIER
from satchel.capture.running import Captures, Tried
from satchel.domain.capture_policy import Policy
from satchel.storage import queue, queue_policy
from satchel.storage.database import Database
from satchel.storage.queue import Standing

_LEFT = (Standing.PAUSED, Standing.CANCELLED)


def wishes_again(captures: Captures, found: Sequence[Checked]) -> list[int]:
    """A wish for each address among them, one for each; what a rule or a pause keeps from being
    fetched with the rest is left out. In one transaction."""
    now = captures.rules.clock().utc_text()
    made: dict[str, int] = {}
    with captures.archive.writing() as tx:
        for one in found:
            if one.url is None or one.url in made or not _may(tx.db, one):
                continue
            made[one.url] = queue.ask(
                tx.db,
                one.url,
                citation=one.citation.record,
                by=captures.by,
                tier=TIER,
                now=now,
                policy=Policy.HERE,
            )
    return list(made.values())


def look_again(captures: Captures, found: Sequence[Checked]) -> list[Tried]:
    """Capture them once more, now."""
    return captures.run(wishes_again(captures, found))


def _may(db: Database, one: Checked) -> bool:
    if one.wish is not None and one.wish.state in _LEFT:
        return False
    return queue_policy.of_address(db, one.url or "") is Policy.HERE
