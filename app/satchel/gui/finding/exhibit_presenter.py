"""What an exhibit is to hold, and what is said of it before and after; no Qt here.

To know first: nothing is written until `made`; every sentence on what will be shown and
kept back comes from the same folding that the exhibit itself is made with.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from satchel.assembly import exhibiting
from satchel.assembly.desk import Desk
from satchel.assembly.exhibiting import ExhibitWish
from satchel.assembly.foreseeing import Foreseen, ForeseenItem, fields_of, foresee
from satchel.catalog.chronology import Titles
from satchel.catalog.permission import Override
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.showing import one_line
from satchel.export.making import MadeExhibit
from satchel.export.plan import DEFAULT_WITHHELD
from satchel.export.verifying import CheckedExhibit
from satchel.gui.knowledge.opening import place_of_view
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table import Line
from satchel.gui.language import translate
from satchel.gui.ordering import in_order

DRAFT = "exhibit"
_NOT_FIELDS = ("place", "name")  # of the circumstances, beside the fields of records
_NOTED = {"manifest_sha256", "records", "message_id", "nonce", "size"}  # asked of programs only
_NOWHERE = Path()


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen so far. `by` and `why` are who decides beyond consent, if anybody."""

    ids: tuple[str, ...] = ()
    withhold: tuple[str, ...] = ()
    prefix: str = "EX-"
    start: int = 1
    language: str = "en"
    title: str = ""
    pdf: bool = False
    by: str = ""
    why: str = ""

    def wish(self, out: Path = _NOWHERE) -> ExhibitWish:
        """For the feature that makes it."""
        told = self.by.strip() and self.why.strip()
        return ExhibitWish(
            ids=self.ids,
            case=None,
            out=out,
            withhold=self.withhold,
            prefix=self.prefix.strip(),
            start=self.start,
            language=self.language,
            title=self.title.strip() or None,
            override=Override(self.by.strip(), self.why.strip()) if told else None,
            pdf=self.pdf,
        )

    def adding(self, ids: Iterable[str]) -> Choice:
        return replace(self, ids=tuple(dict.fromkeys((*self.ids, *ids))))

    def without(self, ids: Iterable[str]) -> Choice:
        gone = set(ids)
        return replace(self, ids=tuple(one for one in self.ids if one not in gone))

    def withholding(self, word: str, *, on: bool) -> Choice:
        rest = tuple(one for one in self.withhold if one != word)
        return replace(self, withhold=(*rest, word) if on else rest)


@dataclass(frozen=True, slots=True)
class Field:
    """What can be withheld. `is_of_machines`: no kind asks for it, a program noted it."""

    name: str
    words: str
    is_of_machines: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """The choice as it would be made: its lines, and the fields that can be withheld."""

    choice: Choice
    lines: tuple[Line, ...]
    fields: tuple[Field, ...]
    told: tuple[str, ...]
    stopping: tuple[str, ...]  # records that may not go in unless somebody decides so

    @property
    def is_empty(self) -> bool:
        return not self.choice.ids


def draft_of(choice: Choice) -> JsonObject:
    """As it is kept while it is being chosen; nobody's decision is kept with it."""
    return {"ids": list(choice.ids), "withhold": list(choice.withhold), "title": choice.title}


def from_draft(kept: JsonValue) -> Choice:
    """A draft as it was kept; what is none of ours begins anew."""
    told = kept if isinstance(kept, Mapping) else {}
    ids, withhold, title = told.get("ids"), told.get("withhold"), told.get("title")
    return Choice(
        ids=tuple(map(str, ids)) if isinstance(ids, list | tuple) else (),
        withhold=tuple(map(str, withhold)) if isinstance(withhold, list | tuple) else (),
        title=title if isinstance(title, str) else "",
    )


def records_of(desk: Desk, record: str) -> tuple[str, ...]:
    """What is put in with a record: of a case everything under it, else itself."""
    view = desk.records.show(record)
    case = view.record if view.kind == "case" else None
    wish = ExhibitWish(() if case else (view.record,), case, _NOWHERE)
    return tuple(one.record for one in exhibiting.chosen_views(desk, wish))


def look(desk: Desk, choice: Choice, saying: Saying) -> Shown:
    """How the choice stands. Raises UsageError for what cannot be withheld."""
    if not choice.ids:
        return Shown(choice, (), (), (translate("Finding", "Nothing is chosen yet."),), ())
    wish = choice.wish()
    seen = foresee(desk, wish)
    titles = Titles(desk.archive.reading(), desk.kinds, language=saying.language)
    said = replace(saying, title_of=titles.of)
    return Shown(
        choice=choice,
        lines=tuple(_line(one, said) for one in seen.items),
        fields=_fields(desk, wish, seen, saying),
        told=tuple(_told(seen, saying)),
        stopping=tuple(one.view.record for one in seen.items if one.stops),
    )


def _fields(desk: Desk, wish: ExhibitWish, seen: Foreseen, saying: Saying) -> tuple[Field, ...]:
    """The circumstances, then the fields of the chosen records by their words."""
    kinds = {one.view.kind for one in seen.items}
    asked = {
        name for kind in kinds if desk.kinds.find(kind) for name in desk.kinds.get(kind).fields
    }
    asked -= _NOTED
    found = [
        Field(name, _circumstance(name) or saying.field(name), name not in asked)
        for name in fields_of(desk, wish)
        if name not in _NOT_FIELDS
    ]
    found.sort(key=lambda one: (one.is_of_machines, in_order(one.words)))
    return (*(Field(name, _circumstance(name), False) for name in _NOT_FIELDS), *found)


def written(made: MadeExhibit) -> list[str]:
    """What is said of an exhibit that was made."""
    return [
        translate("Finding", "Exhibit written: {folder}").format(folder=made.folder),
        translate(
            "Finding", "Numbers {first} to {last}, %n items.", None, len(made.numbers)
        ).format(first=made.numbers[0], last=made.numbers[-1]),
        translate("Finding", "Fingerprint: {hex}").format(hex=made.fingerprint),
        translate(
            "Finding",
            "Tell the fingerprint apart from the folder, by voice or on paper: it fixes every "
            "byte. The page verify.html in the folder checks it without Satchel.",
        ),
    ]


def checked(told: CheckedExhibit) -> list[str]:
    """The verdict on an exhibit's folder that is whole."""
    lines = [
        translate(
            "Finding",
            "Whole: every signature and every hash in it holds. Items: {items}, entries: "
            "{entries}, files: {files}, receipts: {receipts}.",
        ).format(items=told.items, entries=told.entries, files=told.files, receipts=told.receipts),
        translate("Finding", "Fingerprint: {hex}").format(hex=told.fingerprint),
        translate("Finding", "Compare the fingerprint with what the maker told you apart from it."),
    ]
    for name in told.unbound:
        lines.append(
            translate("Finding", "{name}: no section that is shown tells its hash.").format(
                name=one_line(name)
            )
        )
    for name in told.without_receipt:
        lines.append(
            translate(
                "Finding", "Ledger {name}: nobody outside has confirmed when it existed."
            ).format(name=one_line(name))
        )
    return lines


def _line(one: ForeseenItem, saying: Saying) -> Line:
    return Line(
        cells=(
            one.number,
            saying.kind(one.view.kind),
            saying.title(one.view.record),
            _standing(one, saying),
        ),
        place=place_of_view(one.view),
        record=one.view.record,
    )


def _standing(one: ForeseenItem, saying: Saying) -> str:
    if one.is_withdrawn:
        return translate("Finding", "withdrawn: it does not go in")
    if one.why_not is not None:
        return translate("Finding", "may not leave: {why}").format(why=_why(one.why_not))
    if one.gone:
        return translate("Finding", "nothing of its words would be left")
    if one.withheld:
        names = ", ".join(dict.fromkeys(saying.field(n.partition("/")[0]) for n in one.withheld))
        return translate("Finding", "without: {fields}").format(fields=names)
    return translate("Finding", "whole")


def _why(english: str) -> str:
    """A reason of the rules, in the reader's language."""
    say: dict[str, Callable[[], str]] = {
        "it names a protected person": lambda: translate("Finding", "it names a protected person"),
        "it is restricted": lambda: translate("Finding", "it is restricted"),
        "consent was given for other uses only": lambda: translate(
            "Finding", "consent was given for other uses only"
        ),
        "the consent given for it has ended": lambda: translate(
            "Finding", "the consent given for it has ended"
        ),
    }
    return say[english]() if english in say else english


def why_closed(english: str) -> str:
    """The same, for other screens."""
    return _why(english)


def _told(seen: Foreseen, saying: Saying) -> list[str]:
    items = seen.items
    told = [
        translate("Finding", "%n items, numbered {first} to {last}.", None, len(items)).format(
            first=items[0].number, last=items[-1].number
        )
    ]
    words = [_circumstance(word) or saying.field(word) for word in seen.withheld]
    told.append(translate("Finding", "Withheld of all: {words}.").format(words=", ".join(words)))
    stopped = sum(one.stops for one in items)
    if stopped:
        told.append(
            translate(
                "Finding",
                "%n of them may not go in: leave them out, or say below who decides otherwise.",
                None,
                stopped,
            )
        )
    return told


def _circumstance(word: str) -> str:
    return {
        "author": translate("Finding", "who wrote it"),
        "device": translate("Finding", "on which device"),
        "source": translate("Finding", "who gave it"),
        "path": translate("Finding", "the path it had"),
        "name": translate("Finding", "the name of the file"),
        "place": translate("Finding", "where it was written"),
        "answers": translate("Finding", "Answers"),
    }.get(word, "")


def always() -> str:
    """What no exhibit shows, whatever is chosen."""
    words = ", ".join(_circumstance(word) for word in DEFAULT_WITHHELD)
    return translate("Finding", "Never shown: {words}.").format(words=words)
