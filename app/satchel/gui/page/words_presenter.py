"""What is said of cited pages, in words; no Qt here."""

from __future__ import annotations

from satchel.capture.browser.results import Progress, Stage
from satchel.capture.manner import NOT_WANTED
from satchel.capture.requests import HEADQUARTERS
from satchel.capture.verdicts import NO_NETWORK
from satchel.domain.capture_policy import Policy
from satchel.domain.cited import Cited, Judged, Look
from satchel.domain.showing import one_line
from satchel.gui.core_sentences import spoken
from satchel.gui.language import translate
from satchel.storage.comparisons import Alike, Comparison
from satchel.storage.queue import Standing, Wish


def word(cited: Cited) -> str:
    """What became of a source."""
    return {
        Cited.DEAD: translate("Page", "gone from the site"),
        Cited.FAILED: translate("Page", "could not be captured"),
        Cited.CHANGED: translate("Page", "changed since"),
        Cited.PARTIAL: translate("Page", "captured in part"),
        Cited.WAITING: translate("Page", "waiting"),
        Cited.ASKED: translate("Page", "asked of someone safer"),
        Cited.NOT_ASKED: translate("Page", "not captured"),
        Cited.CAPTURED: translate("Page", "captured"),
        Cited.NO_LINK: translate("Page", "without a link"),
    }[cited]


def counted(cited: Cited, count: int) -> str:
    """How many sources became that."""
    return {
        Cited.DEAD: translate("Page", "%n gone from the site", None, count),
        Cited.FAILED: translate("Page", "%n could not be captured", None, count),
        Cited.CHANGED: translate("Page", "%n changed since", None, count),
        Cited.PARTIAL: translate("Page", "%n captured in part", None, count),
        Cited.WAITING: translate("Page", "%n waiting", None, count),
        Cited.ASKED: translate("Page", "%n asked of someone safer", None, count),
        Cited.NOT_ASKED: translate("Page", "%n not captured", None, count),
        Cited.CAPTURED: translate("Page", "%n captured", None, count),
        Cited.NO_LINK: translate("Page", "%n without a link", None, count),
    }[cited]


def why_tier(told: str) -> str:
    """Why a page was captured no better, where it is one of our own reasons."""
    return {
        NOT_WANTED: translate("Page", "no browser was wanted for it"),
        "the browser broke down": translate("Page", "the browser broke down"),
        "it is a file, which a browser saves and does not show": translate(
            "Page", "it is a file, which a browser saves and does not show"
        ),
    }.get(told, told and spoken(f"{told}.").rstrip("."))


def tier(name: str) -> str:
    """How it was captured, which says what it proves."""
    told = {
        "T1": translate("Page", "by a browser, with every byte of its line"),
        "T2": translate("Page", "by a browser, without the bytes of its line"),
        "T3": translate("Page", "as one file, as the site sent it"),
        "T4": translate("Page", "a file that somebody gave"),
    }.get(name)
    return f"{told} ({name})" if told else translate("Page", "how is not recorded")


def outcome(look: Look) -> str:
    """What came of one look at the page."""
    if look.is_dead:
        said = translate("Page", "gone from the site")
    elif look.is_page:
        came = translate("Page", "captured in part")
        said = translate("Page", "captured") if look.outcome == "captured" else came
    elif look.outcome == "refused":
        said = translate("Page", "refused by this program")
    else:
        said = translate("Page", "could not be captured")
    return f"{said}: {reason(look)}" if look.why else said


def reason(look: Look) -> str:
    """Why it is no page, or no whole one."""
    if look.reason:
        return spoken(one_line(look.reason))
    if look.status is not None and look.why:
        return translate("Page", "the site answered {status}").format(status=look.status)
    return ""


def why(judged: Judged, comparison: Comparison | None, wish: Wish | None) -> str:
    """Why it is so, where that is known."""
    if judged.word is Cited.CHANGED and comparison is not None:
        return changed(comparison)
    if judged.word is Cited.ASKED:
        return of_whom(judged.why)
    if wish is not None and judged.word in (Cited.WAITING, Cited.NOT_ASKED):
        return waits(wish)
    newest = judged.newest
    if newest is not None and judged.why == newest.why:
        return reason(newest)
    return spoken(one_line(judged.why))


def changed(comparison: Comparison) -> str:
    """What comparing two captures found."""
    if comparison.state is Alike.SAME:
        return translate("Page", "reads as before")
    if comparison.state is Alike.UNREADABLE:
        return translate("Page", "other bytes; no text to compare")
    gone = translate("Page", "%n lines went", None, comparison.gone)
    came = translate("Page", "%n lines came", None, comparison.came)
    return f"{gone}, {came}"


def of_whom(member: str) -> str:
    """Whom a page was asked of."""
    if member == HEADQUARTERS:
        return translate("Page", "headquarters")
    return one_line(member)


def waits(wish: Wish) -> str:
    """What a wish waits for."""
    if wish.state is Standing.CANCELLED:
        return one_line(wish.reason or "") or translate("Page", "it was cancelled")
    if wish.policy is Policy.SAFER:
        return translate("Page", "someone safer is still to be asked")
    if wish.policy is Policy.NEVER:
        return translate("Page", "it is not to be fetched")
    if wish.state is Standing.PAUSED:
        return translate("Page", "paused")
    if wish.policy is Policy.BY_NAME:
        return translate("Page", "until it is captured by itself")
    if wish.reason == NO_NETWORK:
        return translate("Page", "there is no way to the network now")
    return spoken(one_line(wish.reason or ""))


def how_far(so_far: Progress) -> str:
    """How far the browser is with a page."""
    stage = {
        Stage.STARTING: translate("Page", "the browser starts"),
        Stage.LOADING: translate("Page", "it loads"),
        Stage.WAITING: translate("Page", "it waits for you"),
        Stage.BEHAVING: translate("Page", "all of it is looked at"),
        Stage.MAKING: translate("Page", "its picture is made"),
        Stage.VIDEO: translate("Page", "its film is fetched"),
        Stage.ENDING: translate("Page", "it is kept"),
    }[so_far.stage]
    parts = translate("Page", "%n parts", None, so_far.exchanges)
    return f"{stage}, {parts}"
