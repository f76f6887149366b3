"""What forms and reports must keep beyond their schemas, whichever act writes them.

A version of a form never changes; an answer belongs to a question that its form has. Judges
what is written here, before it is signed; what others sent is shown as it came.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from satchel.catalog.forms import Forms
from satchel.catalog.records import Judge
from satchel.domain.answering import check_answer, is_time
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.folding import RecordView
from satchel.domain.forms import Form, Per, key_parts
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.domain.keyed import SLASH
from satchel.domain.words import Role
from satchel.storage import devices
from satchel.storage.database import Database

_ANSWERS = "answers" + SLASH
_FIXED = ("on", "person", "form", "form_version", "form_record")
_OF_EVERY_KIND = {"consent", "restriction"}  # who may see it; not what it asks


def rules(forms: Forms) -> Mapping[str, Judge]:
    """The rules by kind, for `Records`."""
    return {"form": _FormRule(forms).judge, "observation": _AnswerRule(forms).judge}


@dataclass(frozen=True, slots=True)
class _FormRule:
    forms: Forms

    def judge(self, db: Database, view: RecordView | None, changes: JsonObject) -> None:
        """Raises UsageError where a form does not hold together, and RefusedByPolicy for who
        may not send one and for what would change a version."""
        if view is not None:
            if changes.keys() - _OF_EVERY_KIND:
                raise RefusedByPolicy(
                    "A version of a form never changes, so that old answers keep their "
                    "questions; add the form anew with the next version."
                )
            return
        if devices.require_own(db).row.role is not Role.COORDINATOR:
            raise RefusedByPolicy(
                "Forms are sent by a coordinator; ask headquarters to add this one."
            )
        form = self.forms.read(changes)
        for known in (one.form for one in self.forms.listed(db) if one.is_ours):
            if known.name == form.name:
                _require_next(known, form)


def _require_next(known: Form, form: Form) -> None:
    """A version is new, and a number asks one thing in every version: reports of years are
    compared by it."""
    if known.version == form.version:
        raise RefusedByPolicy(
            f"Version {form.version} of {form.name} is here already and never changes; give the "
            "next version."
        )
    for number, question in form.questions.items():
        before = known.questions.get(number)
        if before and (before.per, before.asks) != (question.per, question.asks):
            raise UsageError(
                f"The question {number!r} asked {before.asks} per {before.per} in version "
                f"{known.version}; give what is new a new number."
            )


@dataclass(frozen=True, slots=True)
class _AnswerRule:
    forms: Forms

    def judge(self, db: Database, view: RecordView | None, changes: JsonObject) -> None:
        """Raises UsageError for answers that do not fit their questions, NoSuchThing for
        questions the form does not have, RefusedByPolicy for another form than before."""
        before = view.fields if view is not None else {}
        if view is not None and any(changes.get(n, before.get(n)) != before.get(n) for n in _FIXED):
            raise RefusedByPolicy(
                "A report keeps its hearing, its accused and its form; begin another one instead."
            )
        answers = {
            name.removeprefix(_ANSWERS): told
            for name, told in changes.items()
            if name.startswith(_ANSWERS)
        }
        if view is not None and not answers:
            return
        fields = {**before, **changes}
        form = self.forms.require(db, fields)
        per = Per.ACCUSED if "person" in fields else Per.HEARING
        for key, told in answers.items():
            _check(form, per, key, told)


def _check(form: Form, per: Per, key: str, told: JsonValue) -> None:
    parts = key_parts(key)
    question = form.question(parts[0] if parts else key)
    if question.per is not per:
        whom = "of each accused" if question.per is Per.ACCUSED else "once of the hearing"
        start = " --person ACCUSED" if question.per is Per.ACCUSED else ""
        raise UsageError(
            f"{question.number} is asked {whom}; answer it in the report that "
            f"'report start HEARING{start}' gives."
        )
    if parts and parts[1] > 1 and question.repeats is None:
        raise UsageError(f"{question.number} is answered once, so there is no {key!r}.")
    if not isinstance(told, Mapping):
        raise UsageError(f"An answer to {key} is an object such as {{'answer': 'yes'}}.")
    check_answer(question, told)
    at = told.get("at")
    if at is not None and not (isinstance(at, str) and is_time(at)):
        raise UsageError(
            f"The time of {key} is not understood; give HH:MM, or date and time with zone like "
            "2019-02-14T17:16:00+06:00."
        )
