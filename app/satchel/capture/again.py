"""Looking at cited pages once more: captured anew, and compared with what was captured before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from satchel.capture.cite_checking import Checked
from satchel.capture.fields import TIER
from satchel.capture.running import Captures, Tried
from satchel.domain.capture_policy import Policy, policy_for
from satchel.storage import queue, queue_policy
from satchel.storage.queue import Standing

_LEFT = (Standing.PAUSED, Standing.CANCELLED)


def wishes_again(captures: Captures, found: Sequence[Checked]) -> list[int]:
    """A wish for each address among them, one for each; what a rule or a pause keeps from being
    fetched with the rest is left out. In one transaction."""
    now = captures.rules.clock().utc_text()
    made: dict[str, int] = {}
    with captures.archive.writing() as tx:
        sites = queue_policy.sites(tx.db)
        for one in found:
            if one.url is None or one.url in made or not _may(one, sites):
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


def _may(one: Checked, sites: Mapping[str, Policy]) -> bool:
    if one.wish is None:
        return policy_for(one.url or "", sites) is Policy.HERE
    return one.wish.policy is Policy.HERE and one.wish.state not in _LEFT
