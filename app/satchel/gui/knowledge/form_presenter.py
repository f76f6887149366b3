"""What a form shows, keeps as a draft, and keeps for good; no Qt here.

A new record goes through the same door as on the command line: people, letters and all
other kinds each by their feature. An edit carries the head that was looked at, so that
somebody else's edit in between is told and not overwritten.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from satchel.assembly.desk import Desk
from satchel.catalog.people import PersonWish
from satchel.domain.describing import describe
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import grouped
from satchel.domain.names.spelled import NAMES, spelled
from satchel.gui.knowledge.field_plans import FieldPlan, changed, plans

ABOUT = ("source", "place", "as_of", "by")
_PERSON = ("names", "protected", "code", "roles", "case", "summary")


@dataclass(frozen=True, slots=True)
class Form:
    """A form that is open. `before` is what is kept already, `typed` what a draft holds
    beside it; `head` the state that was looked at, None for a new record."""

    kind: str
    record: str | None
    title: str
    plans: tuple[FieldPlan, ...]
    before: Mapping[str, JsonValue]
    head: str | None = None
    typed: Mapping[str, JsonValue] = field(default_factory=dict)
    about: Mapping[str, JsonValue] = field(default_factory=dict)
    from_draft: bool = False

    @property
    def shown(self) -> dict[str, JsonValue]:
        """What its fields show at first."""
        return dict(self.typed) if self.from_draft else dict(self.before)

    @property
    def takes_source(self) -> bool:
        """Whether a source for all that is filled in can be told."""
        return self.record is None and self.kind not in ("person", "case")


def key_of(kind: str, record: str | None, under: str | None = None) -> str:
    """The draft's key: of an edit its record, of a new one its kind and where it belongs."""
    if record is not None:
        return f"record-form:{record}:edit"
    return f"record-form:{under}:new:{kind}" if under else f"record-form:new:{kind}"


def open_new(desk: Desk, kind: str, preset: JsonObject, under: str | None, language: str) -> Form:
    """A form for a record that is not there yet; `preset` stands in it already."""
    known = desk.kinds.get(kind)
    form = Form(kind, None, "", tuple(plans(known)), dict(preset))
    return _drafted(desk, form, under)


def open_edit(desk: Desk, record: str, language: str) -> Form:
    """A form for what a record says now. Raises NoSuchThing."""
    view = desk.records.show(record)
    kind = desk.kinds.get(view.kind)
    planned = [one for one in plans(kind) if not (one.name == NAMES and view.kind == "person")]
    form = Form(
        view.kind,
        view.record,
        describe(view, kind.words, language).title,
        tuple(planned),
        _values(view),
        head_of(view),
    )
    return _drafted(desk, form, None)


def looked_again(desk: Desk, form: Form, after: Mapping[str, JsonValue], language: str) -> Form:
    """The form over what is kept by now: hers where she had typed, theirs elsewhere."""
    assert form.record is not None
    fresh = replace(open_edit(desk, form.record, language), from_draft=True)
    put, emptied = changed(form.before, after, list(form.plans))
    mine = {name: value for name, value in fresh.before.items() if name not in emptied}
    return replace(fresh, typed={**mine, **put})


def head_of(view: RecordView) -> str | None:
    """The one head of a record; None where two edits were made apart."""
    return view.heads[0] if len(view.heads) == 1 else None


def keep_draft(
    desk: Desk, key: str, fields: Mapping[str, JsonValue], about: Mapping[str, JsonValue]
) -> None:
    """Keep what is typed; nothing of a protected person's name stands in a draft."""
    if fields.get("protected") or fields.get("code"):
        fields = {name: value for name, value in fields.items() if name != NAMES}
    desk.drafts.keep(key, {"fields": dict(fields), "about": dict(about)})


def keep(
    desk: Desk,
    form: Form,
    after: Mapping[str, JsonValue],
    about: Mapping[str, JsonValue],
    key: str,
) -> tuple[str, list[str]]:
    """Keep a new record or an edit; its id, and sentences worth saying about it.

    Raises what the features raise; then nothing was kept and the draft stays.
    """
    record = _add(desk, form, after, about) if form.record is None else _edit(desk, form, after)
    desk.drafts.drop(key)
    return record, desk.warnings.about(desk.records.show(record))


def _add(
    desk: Desk, form: Form, after: Mapping[str, JsonValue], about: Mapping[str, JsonValue]
) -> str:
    if form.kind == "person":
        return _add_person(desk, after)
    if form.kind == "correspondence" and not about:
        return desk.letters.add({"letter_kind": "letter", **after}).record
    references = desk.kinds.get(form.kind).references
    fields = dict(after)
    statements: list[JsonObject] = []
    if about:  # every value that names no other record is what that source states
        fields = {name: value for name, value in after.items() if name in references}
        statements = [
            {"field": name, "value": value, **about}
            for name, value in after.items()
            if name not in references
        ]
    return desk.records.add(form.kind, fields, statements=statements).record


def _add_person(desk: Desk, after: Mapping[str, JsonValue]) -> str:
    roles, code, summary, case = (after.get(name) for name in ("roles", "code", "summary", "case"))
    added = desk.people.add(
        PersonWish(
            names=spelled(after.get(NAMES)),
            protected=after.get("protected") is True,
            code=code if isinstance(code, str) else None,
            roles=[str(one) for one in roles] if isinstance(roles, list) else (),
            case=case if isinstance(case, str) else None,
            summary=summary if isinstance(summary, str) else None,
        )
    ).written.record
    more = {name: value for name, value in after.items() if name not in _PERSON}
    if more:
        desk.records.edit(added, more)
    return added


def _edit(desk: Desk, form: Form, after: Mapping[str, JsonValue]) -> str:
    assert form.record is not None
    put, emptied = changed(form.before, after, list(form.plans))
    if put or emptied:
        desk.records.edit(form.record, put, unset=emptied, expect=form.head)
    return form.record


def _values(view: RecordView) -> dict[str, JsonValue]:
    return dict(grouped(view.fields))


def _drafted(desk: Desk, form: Form, under: str | None) -> Form:
    kept = desk.drafts.get(key_of(form.kind, form.record, under))
    if not isinstance(kept, dict):
        return form
    fields, about = kept.get("fields"), kept.get("about")
    return replace(
        form,
        typed=fields if isinstance(fields, dict) else {},
        about=about if isinstance(about, dict) else {},
        from_draft=True,
    )
