"""Whether an address that somebody names may be fetched from this laptop."""

from __future__ import annotations

from satchel.domain.capture_policy import Policy
from satchel.domain.errors import RefusedByPolicy
from satchel.storage import queue_policy
from satchel.storage.database import Database

_WHY = {
    Policy.SAFER: (
        "{url} is to be captured by someone safer, never from this laptop; nothing was fetched. "
        "'queue policy' changes that."
    ),
    Policy.NEVER: (
        "{url} is not to be fetched at all; nothing was fetched. 'queue policy' changes that."
    ),
}


def may_be_named(db: Database, url: str) -> None:
    """Raises RefusedByPolicy (code "not-from-here") where a rule forbids it: what was said of
    the address, else of its site."""
    policy = queue_policy.of_address(db, url)
    if policy in _WHY:
        raise RefusedByPolicy(_WHY[policy].format(url=url), code="not-from-here")
