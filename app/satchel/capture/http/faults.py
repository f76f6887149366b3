"""Why an exchange did not end well. Faults of the world, raised and caught within capture."""

from __future__ import annotations

from enum import StrEnum


class Fault(StrEnum):
    """The kinds of failure, as kept in the record of a capture."""

    NOT_AN_ADDRESS = "not-an-address"
    BLOCKED = "blocked"
    NO_SUCH_NAME = "no-such-name"
    UNREACHABLE = "unreachable"
    REFUSED = "connection-refused"
    TLS = "tls"
    TIME = "time"
    CUT = "cut"
    TOO_LARGE = "too-large"
    NOT_HTTP = "not-http"
    REDIRECTS = "redirects"
    ABANDONED = "abandoned"  # the page itself no longer wanted it


OURS = frozenset([Fault.NOT_AN_ADDRESS, Fault.BLOCKED])
"""What this program refused to do; asking again changes nothing."""

MAYBE_OFFLINE = frozenset([Fault.NO_SUCH_NAME, Fault.UNREACHABLE])
"""What a site that is gone and a laptop without a network look like alike."""


class Failed(Exception):
    """An exchange ended with `fault`; `reason` is a clause for people.

    Not an OSError on purpose: the HTTP libraries would catch and rewrap one of those.
    """

    def __init__(self, fault: Fault, reason: str) -> None:
        super().__init__(reason)
        self.fault = fault
        self.reason = reason
