"""One answer while it is being given: what is pressed and typed, and whether it can be kept.

No widgets, no archive. To know first: nothing here is said until `told` was kept by the
reporting act; an answer that lacks its yes or no stays a draft, and says what it lacks.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

from satchel.catalog.answers import Answer, Evidence
from satchel.domain.answering import check_answer, is_time, typed
from satchel.domain.errors import UsageError
from satchel.domain.forms import Asks, Question
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.gui.language import translate

WORDS = ("yes", "no", "not-applicable", "unknown")
OPEN = ("not-applicable", "unknown")
HOW = ("saw", "heard", "told", "document")
SURE = ("high", "medium", "low")


@dataclass(frozen=True, slots=True)
class Pending:
    """What stands in the fields; empty texts are not answered. `value` is as it was typed."""

    answer: str = ""
    value: str = ""
    how_known: str = ""
    told_by: str = ""
    confidence: str = ""
    at: str = ""
    text: str = ""
    links: tuple[Evidence, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self == Pending()

    def answered(self, word: str) -> Pending:
        """Yes, no, or one of those that leave the question open and so have no value."""
        value = "" if word in OPEN else self.value
        return replace(self, answer=word, value=value)

    def valued(self, value: str) -> Pending:
        """With a value, which is never beside "unknown"."""
        answer = "" if value and self.answer in OPEN else self.answer
        return replace(self, answer=answer, value=value)

    def linked(self, record: str) -> Pending:
        """With one more record as evidence, once."""
        if any(link.record == record for link in self.links):
            return self
        return replace(self, links=(*self.links, Evidence(record, None)))

    def unlinked(self, evidence: Evidence) -> Pending:
        return replace(self, links=tuple(one for one in self.links if one != evidence))


def pending_of(answer: Answer | None) -> Pending:
    """What the fields show of an answer that was kept."""
    if answer is None or answer.is_taken_back or not answer.is_readable:
        return Pending()
    return Pending(
        answer=answer.answer or "",
        value=_typed_out(answer.value),
        how_known=answer.how_known or "",
        told_by=answer.told_by or "",
        confidence=answer.confidence or "",
        at=answer.at or "",
        text=answer.text or "",
        links=answer.links,
    )


def told(question: Question, pending: Pending) -> JsonObject:
    """The answer as the reporting act takes it. Raises UsageError for one that is not whole."""
    found: dict[str, JsonValue] = {}
    if pending.answer:
        found["answer"] = pending.answer
    lines = [line.strip() for line in pending.value.split("\n") if line.strip()]
    if lines:
        if question.asks is Asks.LIST:
            found["value"] = typed(question, lines)
        else:
            found["value"] = typed(question, [pending.value.strip()])
    texts = {"told_by": pending.told_by, "at": pending.at, "text": pending.text}
    found |= {name: text.strip() for name, text in texts.items() if text.strip()}
    how = pending.how_known or ("told" if "told_by" in found else "")
    found |= {"how_known": how} if how else {}
    found |= {"confidence": pending.confidence} if pending.confidence else {}
    if pending.links:
        found["links"] = [_link(one) for one in pending.links]
    check_answer(question, found)
    if "at" in found and not is_time(pending.at.strip()):
        raise UsageError("a time like 10:05")
    return found


def lacking(question: Question, pending: Pending) -> str:
    """What keeps this from being an answer, in a sentence; empty when it can be kept."""
    if pending.is_empty:
        return ""
    try:
        told(question, pending)
    except UsageError:
        if pending.at.strip() and not is_time(pending.at.strip()):
            return translate("Report", "Kept as a draft: give the time as 10:05.")
        return _wanted(question)
    return ""


def draft_of(pending: Pending) -> JsonObject:
    """As `drafts` keeps it; links are pairs."""
    kept: dict[str, JsonValue] = {
        one.name: getattr(pending, one.name)
        for one in fields(pending)
        if one.name != "links" and getattr(pending, one.name)
    }
    if pending.links:
        kept["links"] = [_link(one) for one in pending.links]
    return kept


def from_draft(kept: JsonValue) -> Pending | None:
    """A draft as it was kept, or None for what is none of ours."""
    if not isinstance(kept, Mapping):
        return None
    texts = {
        one.name: str(kept.get(one.name, "")) for one in fields(Pending) if one.name != "links"
    }
    linked = kept.get("links", ())
    items = linked if isinstance(linked, list | tuple) else ()
    links = tuple(
        Evidence(str(item["record"]), str(item["place"]) if item.get("place") else None)
        for item in items
        if isinstance(item, Mapping) and "record" in item
    )
    return Pending(**texts, links=links)


def clock_of(at: str) -> str:
    """A time as it is typed: 10:03 of 2019-02-14T10:03:00+06:00."""
    day, parted, clock = at.partition("T")
    if not parted or len(day) != len("2019-02-14"):
        return at
    return clock[:5] if clock[5:8] in (":00", "") else clock[:8]


def _typed_out(value: JsonValue) -> str:
    if isinstance(value, list | tuple):
        return "\n".join(str(item) for item in value)
    return "" if value is None else str(value)


def _link(one: Evidence) -> JsonValue:
    return {"record": one.record, "place": one.place} if one.place else {"record": one.record}


def _wanted(question: Question) -> str:
    match question.asks:
        case Asks.YES_NO:
            return translate("Report", "Kept as a draft: it still lacks yes, no or another answer.")
        case Asks.DATE:
            return translate("Report", "Kept as a draft: give a date such as 2026-11-22.")
        case Asks.TIME:
            return translate("Report", "Kept as a draft: give the time as 10:05.")
        case Asks.NUMBER:
            return translate("Report", "Kept as a draft: give a number.")
        case Asks.CHOICE:
            return translate("Report", "Kept as a draft: it still lacks one of the choices.")
        case _:
            return translate("Report", "Kept as a draft: it still lacks the answer itself.")
