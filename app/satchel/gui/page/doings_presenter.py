"""What can be done with a cited source, and doing it; no Qt here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from satchel.assembly.cite_checks import print_check, under_of
from satchel.assembly.desk import Desk
from satchel.capture.cite_checking import Checked
from satchel.capture.requests import HEADQUARTERS
from satchel.catalog.printing.printing import PrintWish
from satchel.domain.capture_policy import Policy, site_of
from satchel.domain.errors import UsageError
from satchel.domain.showing import one_line
from satchel.domain.words import Role
from satchel.gui.page.words_presenter import of_whom
from satchel.gui.sending.members_presenter import role
from satchel.storage import mission
from satchel.storage.queue import Standing, Wish


@dataclass(frozen=True, slots=True)
class Possible:
    """Which acts make sense for a source."""

    capture: bool = False
    again: bool = False
    own: bool = False
    pause: bool = False
    resume: bool = False
    first: bool = False
    cancel: bool = False
    safer: bool = False
    rule: bool = False


@dataclass(frozen=True, slots=True)
class Colleague:
    """Whom a page can be asked of: headquarters or a member's code, and how that is said."""

    code: str
    said: str


def possible(one: Checked | None) -> Possible:
    """What can be done with this one; nothing with none, or with one that has no address."""
    if one is None or one.url is None:
        return Possible()
    wish = one.wish
    is_open = _is(wish, Standing.WAITING) or _is(wish, Standing.PAUSED)
    kept_away = wish is not None and wish.policy in (Policy.SAFER, Policy.NEVER)
    has_page = one.judged.shown is not None
    asked = wish is not None and wish.policy is Policy.SAFER and wish.request is not None
    return Possible(
        capture=not kept_away and not has_page,
        again=not kept_away and has_page,
        own=not kept_away,
        pause=_is(wish, Standing.WAITING),
        resume=_is(wish, Standing.PAUSED),
        first=is_open,
        cancel=is_open,
        safer=not asked,
        rule=True,
    )


def has_waiting(found: Sequence[Checked]) -> bool:
    """Whether anything waits to be captured from this laptop."""
    return any(
        one.wish is not None
        and one.wish.state is Standing.WAITING
        and one.wish.policy is Policy.HERE
        for one in found
    )


def has_links(found: Sequence[Checked]) -> bool:
    """Whether any of them has an address."""
    return any(one.url is not None for one in found)


def pause(desk: Desk, one: Checked) -> None:
    """Keep it, untried."""
    desk.queueing.pause(_wishes(desk, one))


def resume(desk: Desk, one: Checked) -> None:
    """Let it be tried again."""
    desk.queueing.resume(_wishes(desk, one))


def first(desk: Desk, one: Checked) -> None:
    """Before all others."""
    desk.queueing.first(_wishes(desk, one))


def cancel(desk: Desk, one: Checked) -> None:
    """It is not wanted; a request that was made of it is withdrawn."""
    for wish in desk.queueing.cancel(_wishes(desk, one)):
        asked = desk.capture_requests.of_wish(wish)
        if asked is not None and asked.is_ours:
            desk.records.withdraw(asked.record, "the page is not wanted any more")


def colleagues(desk: Desk) -> list[Colleague]:
    """Everybody who could be asked and is known here, headquarters first."""
    own, found = desk.device.row, dict[str, Colleague]()
    if own.role is not Role.COORDINATOR:
        found[HEADQUARTERS] = Colleague(HEADQUARTERS, of_whom(HEADQUARTERS))
    if mission.find(desk.archive.reading()) is None:
        return list(found.values())
    for one in desk.membership.listed():
        if one.member != own.member and one.state == "admitted":
            parts = [one.label or "", one.member, role(one.role)]
            said = " · ".join(one_line(part) for part in parts if part)
            found.setdefault(one.member, Colleague(one.member, said))
    return list(found.values())


def ask_safer(desk: Desk, one: Checked, of: str, why: str) -> None:
    """Ask headquarters or a member; nothing of it is fetched from here."""
    desk.capture_requests.may_ask(of)
    wish = desk.queueing.want(one.url or "", one.citation.record)
    desk.capture_requests.ask([wish.id], of, why or None)


def site_of_one(one: Checked) -> str:
    """The site of its address; "" where that names none."""
    try:
        return site_of(one.url or "")
    except UsageError:
        return ""


def holds(one: Checked) -> Policy:
    """Who may fetch it now."""
    return one.wish.policy if one.wish is not None else Policy.HERE


def rule(desk: Desk, one: Checked, policy: Policy, site: str) -> None:
    """Say who may fetch it: this address alone, or all of its site."""
    if site:
        desk.queueing.let_site(site, None if policy is Policy.HERE else policy)
        return
    wishes = desk.queueing.at(one.url or "") or [desk.queueing.want(one.url or "")]
    desk.queueing.let(wishes, policy)


def write_table(desk: Desk, under: str | None, out: Path, language: str) -> None:
    """The table as PDF, with what was not compared yet compared now."""
    record = under_of(desk, under, None)
    found = desk.cite_checking.check(record, reading=True)
    print_check(desk, record, found, PrintWish(out, language))


def _wishes(desk: Desk, one: Checked) -> list[Wish]:
    return desk.queueing.find([one.citation.record])


def _is(wish: Wish | None, state: Standing) -> bool:
    return wish is not None and wish.state is state
