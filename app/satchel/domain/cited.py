"""What became of one cited source, in a word: the rule that a whole report is checked by. Pure.

A page is *dead* when the newest look at it found that it is gone, whatever was captured of it
before; it *changed* when two captures of it do not read alike; and what was never fetched is
told by why it was not.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from satchel.domain.capture_policy import Policy


class Cited(StrEnum):
    """The word for a source, as programs read it. Ordered by how much it wants to be seen to."""

    DEAD = "dead"
    FAILED = "failed"
    CHANGED = "changed"
    PARTIAL = "partly-captured"
    WAITING = "waiting"
    ASKED = "asked-of-someone-safer"
    NOT_ASKED = "not-captured"
    CAPTURED = "captured"
    NO_LINK = "without-link"


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a page: what its capture record says. `when` sorts as text (UTC).

    `fault` and `reason` are as kept in the record; `body` is a digest of what came, by which
    two looks are known to be the same without reading them.
    """

    record: str
    url: str
    when: str
    outcome: str
    tier: str
    status: int | None = None
    fault: str | None = None
    reason: str | None = None
    body: str | None = None
    final_url: str | None = None
    content: str | None = None
    showed_certificate: bool = False

    @property
    def is_page(self) -> bool:
        """Whether the page came: not an answer that says there is none."""
        return self.outcome in _CAME and not self._refuses

    @property
    def is_dead(self) -> bool:
        """Whether it says that the page is there no more."""
        return self.status in _GONE or self.fault == _NO_NAME

    @property
    def may_refuse_recorder(self) -> bool:
        """See `may_refuse_recorder`."""
        return may_refuse_recorder(self.tier, self.status, self.fault, self.showed_certificate)

    @property
    def _refuses(self) -> bool:
        return self.status is not None and self.status >= 400

    @property
    def why(self) -> str:
        """Why it is no page, as a clause; empty where it is one."""
        if self.reason:
            return self.reason
        return f"the site answered {self.status}" if self._refuses else ""


@dataclass(frozen=True, slots=True)
class Waits:
    """What the queue holds of a source: `state` as there, `policy`, whom it was asked of."""

    state: str
    policy: Policy
    reason: str | None = None
    asked_of: str | None = None
    wish: int = 0


@dataclass(frozen=True, slots=True)
class Judged:
    """The word, why, the capture to show (the newest page that came), and the newest look."""

    word: Cited
    why: str
    shown: Look | None
    newest: Look | None
    before: Look | None = None


_CAME = ("captured", "partial")
_GONE = (404, 410)
_RECORDED = "T1"
_TO_ROBOTS = (403, 429, 503)
_TLS = "tls"
_UNHEARD = (_TLS, "cut")
_NO_NAME = "no-such-name"
_OPEN = ("waiting", "running", "paused")


def may_refuse_recorder(
    tier: str, status: int | None, fault: str | None, showed_certificate: bool
) -> bool:
    """Whether a site refused in a way in which sites refuse robots: it may be the way in which
    the recorder connects that it does not like (tier T1), and not the page that is kept back.

    A site whose certificate was shown and not believed refused nothing.
    """
    if tier != _RECORDED:
        return False
    if fault in _UNHEARD and status is None:
        return not (fault == _TLS and showed_certificate)
    return status in _TO_ROBOTS


def judge(url: str | None, looks: Sequence[Look], waits: Waits | None, changed: bool) -> Judged:
    """`looks` from the oldest to the newest; `changed` says that the two newest pages that
    came do not read alike."""
    pages = [look for look in looks if look.is_page]
    newest = looks[-1] if looks else None
    shown, before = (pages[-1] if pages else None), (pages[-2] if len(pages) > 1 else None)
    word, why = _word(url, newest, shown, waits, changed)
    return Judged(word, why, shown, newest, before)


def _word(
    url: str | None, newest: Look | None, shown: Look | None, waits: Waits | None, changed: bool
) -> tuple[Cited, str]:
    if not url:
        return Cited.NO_LINK, ""
    if newest is not None and newest.is_dead:
        return Cited.DEAD, newest.why
    if shown is not None:
        late = newest.why if newest is not None and newest is not shown else ""
        if changed:
            return Cited.CHANGED, late
        if shown.outcome == "partial":
            return Cited.PARTIAL, late or shown.why
        return Cited.CAPTURED, late
    if waits is not None and waits.state in _OPEN:
        return _waiting(waits)
    if newest is not None:
        return Cited.FAILED, newest.why
    if waits is not None and waits.state == "failed":
        return Cited.FAILED, waits.reason or ""
    return Cited.NOT_ASKED, (waits.reason or "") if waits is not None else ""


def _waiting(waits: Waits) -> tuple[Cited, str]:
    if waits.policy is Policy.SAFER and waits.asked_of:
        return Cited.ASKED, waits.asked_of
    if waits.policy is Policy.SAFER:
        return Cited.WAITING, "someone safer is still to be asked"
    if waits.policy is Policy.NEVER:
        return Cited.NOT_ASKED, "it is not to be fetched"
    if waits.policy is Policy.BY_NAME:
        return Cited.WAITING, "it waits until it is named"
    if waits.state == "paused":
        return Cited.WAITING, "paused"
    return Cited.WAITING, waits.reason or ""
