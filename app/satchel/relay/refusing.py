"""Refusals as HTTP says them: one status for each, the sentence and its code as JSON."""

from __future__ import annotations

from typing import Final

from satchel.domain.errors import (
    IntegrityFailure,
    MachineRefused,
    NoSuchThing,
    OutOfReach,
    RefusedByPolicy,
    SatchelError,
    UsageError,
)
from satchel.wire.relay_answers import Refusal

_BY_CODE: Final = {
    "challenge": 401,
    "unknown": 401,
    "unsigned": 401,
    "committed": 409,
    "other-sender": 409,
    "parts-missing": 409,
    "version-taken": 409,
    "no-length": 411,
    "too-large": 413,
    "too-slow": 408,
    "too-many": 429,
    "wrong-method": 405,
}
_BY_CLASS: Final = (
    (MachineRefused, 507),
    (RefusedByPolicy, 403),
    (NoSuchThing, 404),
    (OutOfReach, 503),
    (IntegrityFailure, 400),
    (UsageError, 400),
)
MISTAKE: Final = Refusal("bug", "The relay made a mistake; nothing was acknowledged. Try again.")


def status(error: SatchelError) -> int:
    """The HTTP status of a refusal; 500 for mistakes of ours."""
    by_class = (code for kind, code in _BY_CLASS if isinstance(error, kind))
    return _BY_CODE.get(error.code) or next(by_class, 500)


def not_allowed() -> RefusedByPolicy:
    """For a mailbox that is none of the asker's business, whether it exists or not."""
    return RefusedByPolicy("This mailbox is not this device's to use.", code="not-allowed")


def unknown() -> IntegrityFailure:
    """For who is a stranger here, or no longer known."""
    return IntegrityFailure(
        "This relay does not know this device, or knows it no longer.", code="unknown"
    )


def crowded() -> OutOfReach:
    """For everybody, when there is too much to do already."""
    return OutOfReach("The relay has too much to do now; try again soon.", code="crowded")


def stopping() -> OutOfReach:
    """For what was not done when the relay had to end."""
    return OutOfReach(
        "The relay is stopping; nothing of this was acknowledged. Try again soon.", code="stopping"
    )


def too_many() -> RefusedByPolicy:
    return RefusedByPolicy("Too many requests; wait a little.", code="too-many")
