"""The act of checking every source that is cited, again if asked, on paper if asked."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from satchel.assembly.capturing_now import made_findable
from satchel.assembly.cite_checks import print_check, under_of
from satchel.assembly.desk import Desk
from satchel.capture.again import look_again
from satchel.capture.cite_checking import Checked, counted
from satchel.catalog.permission import Override
from satchel.catalog.printing.printing import PrintWish
from satchel.cli.acts.capture import allowed_origins
from satchel.cli.acts.looked_at import look_value
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.cited import Cited
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue


def check(session: Session, said: Namespace) -> Answer:
    """`cite check [ID|--case ID] [--again] [--print F]`; without an id, everything cited."""
    desk = session.desk()
    under = under_of(desk, said.id, said.case)
    desk.capture_requests.take_up()
    asides: list[str] = []
    if said.again:
        asides = _again(desk, said, under)
    found = desk.cite_checking.check(under, reading=True, tell=_tell)
    if said.out is not None:
        override = Override.read(said.override)
        wish = PrintWish(Path(said.out), said.language, override, said.legal)
        done = print_check(desk, under, found, wish)
        asides.append(f"Written: {done.out}  {done.size} bytes")
    value: list[JsonValue] = [_value(one) for one in found]
    lines = [line for one in found for line in _lines(one)]
    return Answer(value, [*lines, _sum(found)], asides)


def _again(desk: Desk, said: Namespace, under: RecordId | None) -> list[str]:
    captures = desk.captures(allowed_origins(said.allow_address))
    cited = desk.cite_checking.check(under)
    tried = look_again(captures, cited)
    made_findable(desk, tried)
    links = len({one.url for one in cited if one.url is not None})
    looked = len({one.url for one in tried})
    return [f"Looked again at {looked} of {links} addresses; the others are not for this laptop."]


def _value(one: Checked) -> JsonValue:
    fields, judged = one.citation.fields, one.judged
    compared = one.comparison if one.comparison and one.comparison.is_change else None
    return {
        "id": one.citation.record,
        "url": one.url,
        "marker": fields.get("marker"),
        "page": fields.get("page"),
        "context": fields.get("context"),
        "state": judged.word.value,
        "why": judged.why or None,
        "capture": judged.shown.record if judged.shown else None,
        "when": judged.shown.when if judged.shown else None,
        "tier": judged.shown.tier if judged.shown else None,
        "before": judged.before.record if judged.before else None,
        "changed": None if compared is None else {"gone": compared.gone, "came": compared.came},
        "newest": look_value(judged.newest) if judged.newest else None,
        "looks": len(one.seen),
    }


def _lines(one: Checked) -> list[str]:
    fields, judged = one.citation.fields, one.judged
    marker = fields.get("marker")
    place = f"[{marker}]" if marker else "-"
    lines = [f"{place:>6}  {_word(judged.word):<22} {one.url or 'no address printed'}"]
    about = []
    if judged.shown is not None:
        when = judged.shown.when[:16].replace("T", " ")
        about.append(f"captured {when}, {judged.shown.tier}, {judged.shown.record}")
    if one.comparison is not None and one.comparison.is_change:
        about.append(f"{one.comparison.gone} lines went, {one.comparison.came} came")
    if judged.why:
        about.append(judged.why)
    return [*lines, f"        {'; '.join(about)}"] if about else lines


def _word(word: Cited) -> str:
    return word.value.replace("-", " ")


def _sum(found: Sequence[Checked]) -> str:
    count = counted(found)
    told = [f"{number} {_word(word)}" for word, number in count.items() if number]
    return f"{len(found)} sources" + (f": {', '.join(told)}." if told else ".")


def _tell(done: int, of: int) -> None:
    if sys.stderr.isatty() and of > 20:
        print(f"\r{done} of {of}", end="" if done + 1 < of else "\n", file=sys.stderr)
