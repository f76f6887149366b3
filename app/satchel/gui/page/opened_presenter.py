"""A captured page as its screen tells it: facts, certificate, and all looks at the address."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

from satchel.assembly.desk import Desk
from satchel.capture.browser.results import UNREAD
from satchel.capture.looked_at import Seen, has_picture
from satchel.domain.differing import ChangedLine
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.showing import one_line, visible
from satchel.formats.previews.asking import Drawn
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.gui.page import words_presenter as words
from satchel.gui.places import Place
from satchel.gui.sizes import size_in_words
from satchel.storage import comparisons, records
from satchel.storage.comparisons import Comparison
from satchel.storage.records import ListWish

_CONTEXT = 2
Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """One capture. `said` is its state in a line, `facts` and `certificate` names with values;
    `history` a line for each look at the address, `at` which of them this is; `before` the page
    captured before this one. `can_be_read`: its bytes are here, and open; `is_unread`: those of
    its lines were not kept, so it cannot be shown again as it was."""

    record: str
    url: str
    title: str
    said: str
    is_whole: bool
    facts: Pairs
    certificate: Pairs
    history: tuple[Line, ...]
    at: int
    before: str | None
    has_picture: bool
    can_be_read: bool
    citation: str | None
    is_unread: bool = False
    may_refuse_recorder: bool = False


@dataclass(frozen=True, slots=True)
class Changed:
    """What changed since another capture: where lines are left out stands None."""

    said: str
    lines: tuple[ChangedLine | None, ...]


def read(desk: Desk, record: str, saying: Saying) -> Opened:
    """Everything but what is in the capture itself. Raises NoSuchThing for another record."""
    seen = desk.looked_at.show(desk.records.show(record))
    citation = _citation(desk, seen)
    looks = desk.looked_at.of_url(seen.look.url)
    earlier = [one for one in looks if one.look.is_page and one.look.when < seen.look.when]
    told = seen.view.fields
    return Opened(
        record=seen.record,
        url=seen.look.url,
        title=one_line(str(told.get("title") or "")) or one_line(seen.look.url),
        said=_said(seen, saying),
        is_whole=seen.look.is_page and seen.look.outcome == "captured",
        facts=tuple(_facts(desk, seen, saying)),
        certificate=tuple(_certificate(told.get("tls"))),
        history=tuple(_history(desk, looks, seen.record, saying)),
        at=next((at for at, one in enumerate(looks) if one.record == seen.record), -1),
        before=earlier[-1].record if earlier else None,
        has_picture=has_picture(seen.view),
        can_be_read=_can_be_read(desk, seen),
        citation=citation,
        is_unread=seen.look.tier == UNREAD,
        may_refuse_recorder=seen.look.may_refuse_recorder,
    )


def text(desk: Desk, record: str) -> str:
    """What could be read on the page."""
    return visible(desk.looked_at.text(desk.looked_at.show(desk.records.show(record))))


def head(desk: Desk, record: str) -> str:
    """The head of the site's answer."""
    return visible(desk.looked_at.head(desk.looked_at.show(desk.records.show(record))))


def picture(desk: Desk, record: str) -> Drawn:
    """The picture of the whole page, opened by the worker; to be closed."""
    source = desk.looked_at.picture(desk.looked_at.show(desk.records.show(record)))
    return Drawn(source, source.seek(0, 2), "image/png", desk.previews.start)


def changed(desk: Desk, before: str, after: str, saying: Saying) -> Changed:
    """What went and what came between two captures."""
    old = desk.looked_at.show(desk.records.show(before))
    new = desk.looked_at.show(desk.records.show(after))
    found = desk.looked_at.difference(old, new)
    when = moment(old.look.when, saying)
    if found.is_same:
        said = translate("Page", "Not a word differs from the capture of {when}.")
        return Changed(said.format(when=when), ())
    gone = translate("Page", "%n lines went", None, found.gone)
    came = translate("Page", "%n lines came", None, found.came)
    said = translate("Page", "Since the capture of {when}: {gone}, {came}.")
    return Changed(said.format(when=when, gone=gone, came=came), found.around(_CONTEXT))


def can_be_read(desk: Desk, record: str) -> bool:
    """Whether the bytes of a capture are here, and open."""
    return _can_be_read(desk, desk.looked_at.show(desk.records.show(record)))


def moment(utc: str, saying: Saying) -> str:
    """A moment as the record has it, in words."""
    return f"{saying.date(utc[:10])}, {utc[11:16]} UTC"


def _said(seen: Seen, saying: Saying) -> str:
    when = moment(seen.look.when, saying)
    return f"{words.outcome(seen.look)} · {when} · {words.tier(seen.look.tier)}"


def _facts(desk: Desk, seen: Seen, saying: Saying) -> list[tuple[str, str]]:
    told, look = seen.view.fields, seen.look
    found = [
        (translate("Page", "Asked for"), one_line(look.url)),
        (translate("Page", "Ended at"), _other(look.final_url, look.url)),
        (translate("Page", "When"), moment(look.when, saying)),
        (translate("Page", "How"), words.tier(look.tier)),
        (translate("Page", "Why not better"), words.why_tier(_line(told.get("why_tier")))),
        (translate("Page", "What came"), words.outcome(look)),
        (translate("Page", "Answer of the site"), "" if look.status is None else str(look.status)),
        (translate("Page", "Language"), _line(told.get("language"))),
        (translate("Page", "Exchanges"), _exchanges(told)),
        (translate("Page", "Not kept"), _not_kept(told.get("unread"))),
        (translate("Page", "Cut short"), _cuts(told.get("cuts"))),
        (translate("Page", "Not given to the page"), _number(told.get("blocked"))),
        (translate("Page", "A person used it"), _yes(told.get("assisted"))),
        (translate("Page", "Browser"), _browser(told.get("browser"))),
        (translate("Page", "Address it came from"), _line(told.get("address"))),
        (translate("Page", "By whom"), _by(desk, seen.view)),
        (translate("Page", "SHA-256"), _sha256(told.get("content"))),
    ]
    return [(name, value) for name, value in found if value]


def _certificate(told: JsonValue) -> list[tuple[str, str]]:
    """Of the connection over which the page itself came."""
    if not isinstance(told, dict):
        return []
    verified = translate("Page", "yes, by the authorities of this program")
    chain = told.get("chain_sha256")
    rows = [
        (translate("Page", "Given to"), _line(told.get("subject"))),
        (translate("Page", "Given by"), _line(told.get("issuer"))),
        (
            translate("Page", "Verified"),
            verified if told.get("verified") is True else translate("Page", "no"),
        ),
        (translate("Page", "Protocol"), _line(told.get("protocol"))),
        (translate("Page", "Cipher"), _line(told.get("cipher"))),
    ]
    if isinstance(chain, list):
        name = translate("Page", "Certificates of the chain, SHA-256")
        rows.append((name, "\n".join(_grouped(one) for one in chain[:20])))
    return [(name, value) for name, value in rows if value]


def _history(desk: Desk, looks: list[Seen], here: str, saying: Saying) -> list[Line]:
    db = desk.archive.reading()
    pages = [one for one in looks if one.look.is_page]
    known: dict[str, Comparison] = {}
    for before, after in pairwise(pages):
        found = desk.looked_at.known(before, after)
        found = found or comparisons.get(db, before.record, after.record)
        if found is not None:
            known[after.record] = found
    lines = []
    for seen in looks:
        compared = known.get(seen.record)
        mark = translate("Page", "this one") if seen.record == here else ""
        cells = (
            moment(seen.look.when, saying),
            words.outcome(seen.look),
            words.tier(seen.look.tier),
            words.changed(compared) if compared else "",
            mark,
        )
        place = Place("page", seen.record)
        lines.append(Line(cells, place, seen.record, (), (seen.look.when, *cells[1:])))
    return lines


def _can_be_read(desk: Desk, seen: Seen) -> bool:
    if seen.look.content is None:
        return False
    stored = desk.archive.contents.find(ContentId(seen.look.content))
    return stored is not None and stored.file_key is not None


def _citation(desk: Desk, seen: Seen) -> str | None:
    """What cites the page: what it was captured for, else the first that names the address."""
    told = seen.view.fields.get("citation")
    if isinstance(told, str) and records.get(desk.archive.reading(), told) is not None:
        return told
    wish = ListWish(kind="citation", only=("url", seen.look.url), limit=1)
    return next((view.record for view in desk.records.select(wish)), None)


def _by(desk: Desk, view: RecordView) -> str:
    who = desk.records.history(view.record)[0].who or {}
    return _line(who.get("member"))


def _exchanges(told: JsonObject) -> str:
    count, failed = told.get("exchanges"), told.get("exchanges_failed")
    if type(count) is not int:
        return ""
    said = translate("Page", "%n exchanges", None, count)
    if type(failed) is int and failed:
        said += ", " + translate("Page", "%n of them failed", None, failed)
    return said


def _not_kept(told: JsonValue) -> str:
    """Of a page over connections that were not read: how much came so, and from how many."""
    received = told.get("received") if isinstance(told, dict) else None
    count = told.get("connections") if isinstance(told, dict) else None
    if type(received) is not int or type(count) is not int:
        return ""
    said = translate("Page", "what came over %n protected lines", None, count)
    return f"{said}: {size_in_words(received)}"


def _cuts(told: JsonValue) -> str:
    cuts = told if isinstance(told, list) else []
    return "\n".join(_line(one.get("reason")) for one in cuts[:20] if isinstance(one, dict))


def _browser(told: JsonValue) -> str:
    if not isinstance(told, dict):
        return ""
    said = f"{_line(told.get('program'))}, Chromium {_line(told.get('chromium'))}"
    if told.get("sandbox") is False:
        said += "\n" + translate("Page", "without its sandbox")
    return said


def _sha256(told: JsonValue) -> str:
    return _grouped(told.get("sha256")) if isinstance(told, dict) else ""


def _grouped(digest: JsonValue) -> str:
    """A digest in groups, so that it can be compared by eye and breaks into lines."""
    told = _line(digest)
    return " ".join(told[at : at + 16] for at in range(0, len(told), 16))


def _other(value: str | None, than: str) -> str:
    return one_line(value) if value and value != than else ""


def _yes(value: JsonValue) -> str:
    return translate("Page", "yes, before it was captured") if value is True else ""


def _number(value: JsonValue) -> str:
    return str(value) if type(value) is int and value else ""


def _line(value: JsonValue) -> str:
    return one_line(str(value)) if isinstance(value, (str, int)) else ""
