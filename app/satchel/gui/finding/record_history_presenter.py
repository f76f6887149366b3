"""Everything that ever happened to a record, a line each, as far as it can be read; no Qt."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from satchel.assembly.desk import Desk
from satchel.catalog.chronology import Titles
from satchel.catalog.histories import HistoryLine, lines_of
from satchel.domain.json_values import JsonValue
from satchel.domain.showing import one_line
from satchel.gui.finding.record_presenter import field_words
from satchel.gui.knowledge import values_said
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.storage import records as rows

_CUSTODY = "custody-entry"
_SUBJECT = "subject"


@dataclass(frozen=True, slots=True)
class History:
    """`lines` as a table shows them, `details` what each says in full."""

    lines: tuple[Line, ...]
    details: tuple[str, ...]


def read(desk: Desk, record: str, saying: Saying) -> History:
    """The record's own entries in the order of the ledger, and what was done with it."""
    db = desk.archive.reading()
    view = desk.records.show(record)
    titles = Titles(db, desk.kinds, language=saying.language)
    said = replace(saying, title_of=titles.of)
    found = lines_of(db, view.record)
    for other, relation in rows.mentioning(db, view.record):
        if relation == _SUBJECT:
            found += lines_of(db, other)
    found.sort(key=lambda line: line.utc)  # stable: what is equal stays in the ledger's order
    acts = [_act(line, said) for line in found]
    return History(
        tuple(
            Line((_when(line, said), _who(line), act, _place(line)))
            for line, act in zip(found, acts, strict=True)
        ),
        tuple("\n".join(_detail(line, said)) for line in found),
    )


def _when(line: HistoryLine, saying: Saying) -> str:
    return values_said.moment(line.local, saying.language) or one_line(line.local)


def _who(line: HistoryLine) -> str:
    member = (line.who or {}).get("member")
    return str(member) if member else translate("Finding", "not readable here")


def _place(line: HistoryLine) -> str:
    if line.index is None:
        return translate("Finding", "no place here")
    return str(line.index)


def _act(line: HistoryLine, saying: Saying) -> str:
    what = line.what
    if what is None:
        return translate("Finding", "cannot be read here")
    changed = what.get("set")
    if isinstance(changed, Mapping) and "subjects" in changed and "act" in changed:
        return _done(str(changed["act"]))
    if line.act == "create":
        return translate("Finding", "begun")
    if line.act == "withdraw":
        why = one_line(str(what.get("why", "")))
        return translate("Finding", "withdrawn: {why}").format(why=why)
    return "; ".join(_changes(what, saying)) or translate("Finding", "changed")


def _changes(what: Mapping[str, JsonValue], saying: Saying) -> Iterator[str]:
    changed, emptied = what.get("set"), what.get("unset")
    stated, links = what.get("state"), what.get("link")
    if isinstance(changed, Mapping) and changed:
        yield translate("Finding", "changed: {fields}").format(fields=_fields(changed, saying))
    if isinstance(stated, list | tuple) and stated:
        names = [str(one.get("field")) for one in stated if isinstance(one, Mapping)]
        yield translate("Finding", "stated: {fields}").format(fields=_fields(names, saying))
    if isinstance(emptied, list | tuple) and emptied:
        names = [str(one) for one in emptied]
        yield translate("Finding", "emptied: {fields}").format(fields=_fields(names, saying))
    if what.get("retract"):
        yield translate("Finding", "a statement taken back")
    if links:
        yield translate("Finding", "linked")
    if what.get("unlink"):
        yield translate("Finding", "a link taken back")


def _fields(names: Mapping[str, JsonValue] | list[str], saying: Saying) -> str:
    return ", ".join(field_words(name, saying) for name in names)


def _done(act: str) -> str:
    """What was done with it, in the reader's words."""
    return {
        "exhibited": translate("Finding", "put into an exhibit"),
        "printed": translate("Finding", "printed"),
        "extracted": translate("Finding", "taken out as a file"),
        "exported": translate("Finding", "exported"),
        "sealed": translate("Finding", "sealed"),
        "granted": translate("Finding", "another group was let read it"),
        "read": translate("Finding", "read"),
    }.get(act, one_line(act))


def _detail(line: HistoryLine, saying: Saying) -> Iterator[str]:
    """One entry in full: what it set, who, from whom, where, and its hash."""
    what = line.what or {}
    changed = what.get("set")
    for name, value in changed.items() if isinstance(changed, Mapping) else ():
        yield f"{field_words(name, saying)}: {one_line(saying.value(value))}"
    stated = what.get("state")
    for one in stated if isinstance(stated, list | tuple) else ():
        if isinstance(one, Mapping):
            told = saying.field(str(one.get("field")))
            yield f"{told}: {one_line(saying.value(one.get('value')))}"
    for section in (line.source, line.where, line.who):
        for name, value in (section or {}).items():
            words = _circumstance(name) or saying.field(name)
            yield f"{words}: {one_line(saying.value(value))}"
    yield translate("Finding", "Entry {hash}").format(hash=line.leaf)


def _circumstance(name: str) -> str:
    return {
        "member": translate("Finding", "Member"),
        "device": translate("Finding", "Device"),
        "program": translate("Finding", "Program"),
        "host": translate("Finding", "System"),
        "received_from": translate("Finding", "Who gave it"),
        "received_how": translate("Finding", "How it came"),
        "path": translate("Finding", "Path it had"),
        "modified": translate("Finding", "File last changed"),
    }.get(name, "")
