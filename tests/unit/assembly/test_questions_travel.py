"""A question on one line reaches who wrote it, and her answer comes back to the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.assembly import roads
from satchel.assembly.desk import Desk
from satchel.catalog.notes import NoteWish
from satchel.catalog.questions import HEADQUARTERS
from satchel.domain.errors import RefusedByPolicy, UsageError
from satchel.domain.json_values import JsonObject
from unit.catalog.reporting_party import mission_form


@pytest.fixture(scope="module")
def met(headquarters: Desk, observer: Desk, place: Path) -> Path:
    """The folder between two that have compared their words."""
    folder = place / "shared"
    folder.mkdir()
    for desk in (observer, headquarters):
        sync(desk, folder)
    headquarters.membership.confirm(observer.device.device)
    return folder


def sync(desk: Desk, folder: Path) -> None:
    roads.sync(desk, roads.Way(str(folder)))


def line_of(desk: Desk) -> str:
    case = desk.records.add("case", {"title": "Bread"}).record
    return desk.notes.take(NoteWish(on=case, text="The judge refuses.")).written.record


def test_a_question_goes_to_the_author_and_the_answer_comes_back(
    headquarters: Desk, observer: Desk, met: Path
) -> None:
    line = line_of(observer)
    sync(observer, met)
    sync(headquarters, met)
    made = headquarters.questions.ask(line, "Which of the two judges?", place="10:02").record
    sync(headquarters, met)
    sync(observer, met)
    (asked,) = observer.questions.listed(on=line, waiting=True)
    assert (asked.record, asked.text, asked.place) == (made, "Which of the two judges?", "10:02")
    assert (asked.is_for_us, asked.is_ours) == (True, False)
    assert asked.by == headquarters.device.row.member
    observer.questions.answer(made, "The presiding one.")
    sync(observer, met)
    sync(headquarters, met)
    (told,) = headquarters.questions.listed(on=line)
    assert (told.answers, told.is_ours) == (("The presiding one.",), True)
    assert headquarters.questions.listed(on=line, waiting=True) == []


def test_what_an_observer_asks_of_headquarters_is_answered_down_to_her(
    headquarters: Desk, observer: Desk, met: Path
) -> None:
    line = line_of(observer)
    made = observer.questions.ask(line, "May I give the clerk's name?")
    assert observer.records.show(made.record).fields["to"] == HEADQUARTERS
    sync(observer, met)
    sync(headquarters, met)
    (asked,) = headquarters.questions.listed(waiting=True)
    assert asked.is_for_us
    headquarters.questions.answer(asked.record, "No: use a code.")
    sync(headquarters, met)
    sync(observer, met)
    assert observer.questions.listed(on=line)[0].answers == ("No: use a code.",)


def test_a_new_form_reaches_the_observer_by_itself(
    headquarters: Desk, observer: Desk, met: Path
) -> None:
    form: JsonObject = mission_form()
    sent = headquarters.records.add("form", form).record
    sync(headquarters, met)
    sync(observer, met)
    assert [one.is_ours for one in observer.forms.listed() if one.record == sent] == [True]


def test_nobody_is_asked_of_what_has_no_other_author(headquarters: Desk) -> None:
    line = line_of(headquarters)
    with pytest.raises(RefusedByPolicy, match="--to MEMBER"):
        headquarters.questions.ask(line, "Who?")
    with pytest.raises(UsageError):
        headquarters.questions.ask(line, " ", to="M-7K2F9Q")
    with pytest.raises(UsageError, match="no question"):
        headquarters.questions.answer(line, "x")
