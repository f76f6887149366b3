"""What is decided without a window: dates typed, forms planned, marks laid out, rooms shared."""

from __future__ import annotations

import pytest

from satchel.catalog.chronology import Happening
from satchel.catalog.kinds import Kinds
from satchel.catalog.words import Words
from satchel.domain.ids import RecordId
from satchel.gui.knowledge.dates_typed import understood
from satchel.gui.knowledge.field_plans import Sort, changed, plans
from satchel.gui.knowledge.listing_presenter import in_order
from satchel.gui.knowledge.opening import place_of
from satchel.gui.knowledge.saying import Saying
from satchel.gui.knowledge.table_laying import shared_out
from satchel.gui.knowledge.timeline_presenter import Plot, Rows, Shape, plot
from satchel.gui.places import Place
from satchel.system.paths import resources_folder, schema_folder

KINDS = Kinds(schema_folder() / "kinds")


@pytest.fixture
def saying() -> Saying:
    return Saying(Words(resources_folder() / "words", "en"))


@pytest.mark.parametrize(
    ("typed", "edtf", "words"),
    [
        ("2019-07-12", "2019-07-12", "Understood: 12 July 2019"),
        (" 2.7.2019 ", "2019-07-02", "Understood: 2 July 2019"),
        ("07.2019", "2019-07", "Understood: July 2019"),
        ("11.07.2019 – 12.09.2019", "2019-07-11/2019-09-12", None),
        ("2019~", "2019~", "Understood: about 2019"),
        ("", None, ""),
    ],
)
def test_a_typed_date_is_said_back_in_words(typed: str, edtf: str | None, words: str) -> None:
    told = understood(typed, "en")
    assert (told.edtf, told.is_date) == (edtf, True)
    assert words is None or told.words == words


@pytest.mark.parametrize("typed", ["soon", "32.13.2019", "2019-13"])
def test_what_is_no_date_is_said_and_not_guessed(typed: str) -> None:
    told = understood(typed, "en")
    assert not told.is_date
    assert "2019-07-12" in told.words


@pytest.mark.parametrize("kind", KINDS.names())
def test_every_kind_has_a_form_from_its_schema_alone(kind: str) -> None:
    known = KINDS.get(kind)
    planned = plans(known)
    required = set(known.schema.get("required", ()))
    assert [one.required for one in planned] == sorted((o.required for o in planned), reverse=True)
    assert {one.name for one in planned if one.required} <= required
    for one in planned:
        refers = one.sort in (Sort.RECORD, Sort.RECORDS)
        assert refers == (one.name in known.references)
        assert (one.sort is Sort.CHOICE) == bool(one.choices)
        assert one.of_kind is None or KINDS.find(one.of_kind)


def test_only_what_was_changed_in_a_form_is_set_or_emptied() -> None:
    planned = plans(KINDS.get("case"))
    before = {"title": "Bread", "court": "City Court", "number": "1"}
    after = {"title": "Bread", "number": "2", "country": "Kazakhstan"}
    put, emptied = changed(before, after, planned)
    assert (put, emptied) == ({"number": "2", "country": "Kazakhstan"}, ["court"])


def _line(record: int, date: str | None, *, end: bool = False, disputed: bool = False) -> Happening:
    field = "to" if end else "date"
    who = RecordId("p" * 20)
    return Happening(
        RecordId(f"{record:020}"), "event", date, field, "x", who, "A. B.", disputed, end, ()
    )


def _shapes(drawn: Plot) -> list[Shape]:
    return [mark.shape for mark in drawn.marks]


def test_marks_are_as_exact_as_their_dates(saying: Saying) -> None:
    drawn = plot(
        [
            _line(1, "2019-07"),
            _line(2, "2019-08-02"),
            _line(3, "2019-09-02~"),
            _line(4, "2019-10-01/2019-11-05"),
            _line(5, "2019-12-01/.."),
            _line(6, None),
        ],
        saying,
    )
    shapes = [Shape.VAGUE, Shape.POINT, Shape.VAGUE, Shape.BAR, Shape.BAR]
    assert _shapes(drawn) == shapes
    assert drawn.marks[4].opens
    assert drawn.marks[4].end == pytest.approx(drawn.days)
    assert drawn.undated == 1


def test_what_lasted_is_one_bar_and_what_is_disputed_stays_apart(saying: Saying) -> None:
    lasted = [_line(1, "2019-07-14"), _line(1, "2019-12-01", end=True)]
    assert _shapes(plot(lasted, saying)) == [Shape.BAR]
    disputed = [_line(2, "2019-07-12", disputed=True), _line(2, "2019-07-14", disputed=True)]
    drawn = plot([*disputed, _line(3, "2020")], saying, Rows.PERSON)
    assert [mark.disputed for mark in drawn.marks] == [True, True, False]
    assert drawn.rows == ("A. B.",)


def test_too_many_for_the_eye_are_counted_and_the_first_of_them_is_told(saying: Saying) -> None:
    lines = [_line(n, f"{2000 + n % 20}-{1 + n % 12:02}-{1 + n % 28:02}") for n in range(5000)]
    drawn = plot(lines, saying)
    assert len(drawn.marks) <= 400
    assert sum(mark.count for mark in drawn.marks) == 5000


def test_dates_at_the_ends_of_time_are_drawn(saying: Saying) -> None:
    drawn = plot([_line(1, "../0001"), _line(2, "9999"), _line(3, "2019-07-12")], saying)
    assert len(drawn.marks) == 3


def test_kazakh_letters_stand_where_their_alphabet_has_them() -> None:
    names = [
        "Ұлан",
        "Гүлнар",
        "Әсел",
        "Айдар",
        "Ермек",
        "Қайрат",
        "Батыр",
        "Ғани",
        "Кенже",
        "Aidar",
    ]
    assert sorted(names, key=in_order) == [
        "Aidar", "Айдар", "Әсел", "Батыр", "Гүлнар", "Ғани", "Ермек", "Кенже", "Қайрат", "Ұлан",
    ]  # fmt: skip


def test_a_source_opens_at_its_page_or_second() -> None:
    assert place_of("attachment", "r", "page 3") == Place("viewer", "r", "page 3")
    assert place_of("attachment", "r", "00:04:10") == Place("viewer", "r", "second 250")
    assert place_of("charge", "r") == Place("record", "r")


def test_columns_share_the_room_and_keep_their_heads() -> None:
    assert shared_out(1000, [300, 100, 100], [50, 50, 50]) == [600, 200, 200]
    assert shared_out(300, [300, 10, 100], [50, 90, 50]) == [137, 90, 73]
    assert sum(shared_out(100, [300, 100], [80, 80])) == 160
