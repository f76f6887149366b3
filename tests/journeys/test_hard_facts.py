"""Facts that monitors really have, entered by hand and read again with their sources.

The facts are those of published monitoring reports (dates, numbers and names only); the
reports themselves stand here as two attachments, so that every fact names its place.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from journeys.driving import Unlocked, begin


class Book:
    """An archive with the two sources, and short words to enter facts with."""

    def __init__(self, desk: Unlocked, folder: Path) -> None:
        self.desk = desk
        self.case = self.id("case", "add", "--title", "Prosecutions for speech and assembly")
        self.register = self._source(folder / "register.txt", b"stands for the register")
        self.expelled = self._source(folder / "expelled.txt", b"stands for the other report")

    def _source(self, path: Path, data: bytes) -> str:
        path.write_bytes(data)
        return self.id("attach", str(path), "--to", self.case, "--title", path.stem)

    def id(self, *words: str) -> str:
        made = self.desk.must(*words)
        return str((made[0] if isinstance(made, list) else made)["id"])

    def person(self, *names: str) -> str:
        told = [word for name in names for word in ("--name", name)]
        return self.id("person", "add", *told, "--case", self.case)

    def add(self, kind: str, source: str, spot: str, /, **fields: Any) -> str:
        given = [word for name, value in fields.items() for word in ("--field", f"{name}={value}")]
        where = ("--source", source, "--place", spot)
        if kind not in ("person", "decision", "figure", "event"):
            given += ["--field", f"case={self.case}"]
        return self.id("add", kind, *given, *where)

    def timeline(self, record: str, *words: str) -> list[tuple[Any, ...]]:
        told = self.desk.must("chronology", record, *words)
        return [(one["date"], one["kind"], one["title"]) for one in told]

    def page(self, record: str) -> dict[str, list[dict[str, Any]]]:
        told = self.desk.must("page", record)
        return {part["kind"]: part["items"] for part in told["parts"]}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    folder = tmp_path_factory.mktemp("facts")
    with begin(folder).unlocked() as desk:
        yield Book(desk, folder)


def test_a_sentence_that_became_a_pardon_a_fine_and_custody(book: Book) -> None:
    baltabay = book.person("Erlan Baltabay")
    told = ("2.3 Baltabay",)
    charge = book.add(
        "charge", book.register, *told, person=baltabay, article="189", part="4", code="CC"
    )
    sentence = book.add(
        "outcome",
        book.register,
        *told,
        person=baltabay,
        outcome_kind="sentence",
        date="2019-07",
        term="7 years",
        charges=charge,
    )
    pardon = book.add(
        "outcome",
        book.register,
        *told,
        person=baltabay,
        outcome_kind="pardon",
        date="2019-08",
        changes=sentence,
    )
    fine = book.add(
        "outcome",
        book.register,
        *told,
        person=baltabay,
        outcome_kind="fine",
        date="2019-08",
        changes=sentence,
        how_changes="the rest of the term was replaced",
    )
    custody = book.add(
        "custody",
        book.register,
        *told,
        person=baltabay,
        regime="arrest of 5 months",
        **{"from": "2019-10-31"},
        reason="the fine was not paid",
    )
    lines = book.desk.must("chronology", baltabay)
    dated = [one for one in lines if one["date"]]
    assert dated[0]["id"] == sentence
    assert {one["id"] for one in dated[1:3]} == {pardon, fine}
    assert dated[3]["id"] == custody
    assert [one["date"] for one in dated] == ["2019-07", "2019-08", "2019-08", "2019-10-31"]
    assert all(one["sources"][0]["id"] == book.register for one in dated)
    assert all(one["sources"][0]["place"] == "2.3 Baltabay" for one in dated)
    for line in dated[1:3]:
        (changed,) = [one for one in line["speaks_of"] if one["field"] == "changes"]
        assert (changed["id"], changed["title"]) == (sentence, "sentence 7 years")
    assert book.desk.must("show", fine)["fields"]["changes"] == [sentence]


def test_four_people_in_one_verdict(book: Book) -> None:
    trial = book.add("proceeding", book.register, "2.7", stage="first instance", to="2018-10-22")
    terms = {
        "Iskander Yerimbetov": ("7 years", "false"),
        "Dmitriy Pestov": ("5 years", "false"),
        "Vasilina Sokolenko": ("5 years", "false"),
        "Mikhail Zorov": ("3 years", "true"),
    }
    for name, (term, suspended) in terms.items():
        book.add(
            "outcome",
            book.register,
            "2.7",
            person=book.person(name),
            proceeding=trial,
            outcome_kind="sentence",
            date="2018-10-22",
            term=term,
            suspended=suspended,
        )
    given = book.page(trial)["outcome"]
    assert {(one["person_title"], one["title"]) for one in given} == {
        (name, f"sentence {term}") for name, (term, _) in terms.items()
    }
    zorov = next(one["id"] for one in given if one["person_title"] == "Mikhail Zorov")
    assert book.desk.must("show", zorov)["fields"]["suspended"] is True


def test_charges_under_an_earlier_edition_of_the_code(book: Book) -> None:
    kozlov = book.person("Vladimir Kozlov")
    for article in ("164", "170", "235"):
        book.add(
            "charge",
            book.register,
            "3 Kozlov",
            person=kozlov,
            article=article,
            code="Criminal Code 1997",
        )
    titles = {one["title"] for one in book.page(kozlov)["charge"]}
    assert titles == {f"{article} Criminal Code 1997" for article in (164, 170, 235)}


def test_a_charge_that_was_reclassified(book: Book) -> None:
    omar = book.person("Kaiyrly Omar")
    first = book.add("charge", book.register, "2.3 Omar", person=omar, article="189", part="2")
    second = book.add(
        "charge", book.register, "2.3 Omar", person=omar, article="250", part="1", replaces=first
    )
    book.add(
        "custody",
        book.register,
        "2.3 Omar",
        person=omar,
        regime="pre-trial",
        **{"from": "2018-10-16"},
    )
    for date, how in (("2019-10-29", "sentence"), ("2019-12-24", "appeal rejected")):
        book.add("outcome", book.register, "2.3 Omar", person=omar, outcome_kind=how, date=date)
    dated = [one for one in book.timeline(omar) if one[0]]
    assert [one[0] for one in dated] == ["2018-10-16", "2019-10-29", "2019-12-24"]
    assert book.desk.must("show", second)["fields"]["replaces"] == first


def test_an_evening_minute_by_minute(book: Book) -> None:
    evening = book.id(
        "add",
        "event",
        *(
            "--field",
            "event_kind=detention",
            "--field",
            "date=2019-02-14",
        ),
        *("--field", "zone=Asia/Almaty", "--field", f"case={book.case}"),
    )
    times = {
        "17:16": "strangers break into the hotel room",
        "19:19": "the judge publishes another statement",
        "20:40": "the colleague is detained",
        "2019-02-15T04:00:00+06:00": "brought from the court to the airport",
        "2019-02-15T07:00:00+06:00": "put on a plane",
    }
    for at, text in reversed(times.items()):  # written down in no order
        book.desk.must("note", evening, text, "--at", at, "--typed-up-from", "memory")
    notes = [one for one in book.timeline(evening) if one[1] == "note"]
    assert [title for _, _, title in notes] == list(times.values())
    assert notes[0][0] == "2019-02-14T17:16:00+06:00"


def test_a_decision_that_was_not_complied_with_as_of_a_date(book: Book) -> None:
    bokayev = book.person("Maks Bokayev")
    decision = book.add(
        "decision",
        book.register,
        "2.1",
        body="UN Working Group on Arbitrary Detention",
        number="Opinion No. 16/2017",
        date="2017-04",
        person=bokayev,
        asks='["release at once", "compensation"]',
    )
    for value, as_of in (("no", "2019-09"), ("no", "2020-01")):
        words = ("--field", f"complied={value}", "--source", book.register, "--as-of", as_of)
        book.desk.must("edit", decision, *words, "--place", "2.1")
    told = book.desk.must("show", decision)["statements"]["complied"]
    assert [(one["value"], one["as_of"]) for one in told] == [("no", "2019-09"), ("no", "2020-01")]
    places = {"2017-01": "Petropavlovsk", "2018-09": "Aktobe"}
    for since, place in places.items():
        book.add("custody", book.register, "2.1", person=bokayev, place=place, **{"from": since})
    assert [one["date"] for one in book.page(bokayev)["custody"]] == list(places)
    assert book.page(bokayev)["decision"][0]["title"].endswith("Opinion No. 16/2017")


def test_contradictory_dates_of_one_release(book: Book) -> None:
    person = book.person("Iskander Y.")
    release = book.add(
        "outcome",
        book.register,
        "2.7",
        person=person,
        outcome_kind="release",
        date="2019-12-27",
    )
    words = (
        "--field",
        "date=2019-12-24/2019-12-26",
        "--source",
        book.expelled,
        "--by",
        "a relative",
    )
    book.desk.must("edit", release, *words)
    lines = book.desk.must("chronology", person)
    assert [(one["date"], one["disputed"]) for one in lines] == [
        ("2019-12-24/2019-12-26", True),
        ("2019-12-27", True),
    ]
    assert [one["sources"][0]["id"] for one in lines] == [book.expelled, book.register]
    assert lines[0]["sources"][0]["by"] == "a relative"


def test_months_and_spans_that_nobody_knows_better(book: Book) -> None:
    person = book.person("I. Yerimbetov")
    for date in ("2018-01", "2017-11/2017-12", "2018-02-22", "2017"):
        book.add(
            "event",
            book.register,
            "2.7",
            event_kind="interrogation",
            date=date,
            persons=person,
        )
    found = [date for date, _, _ in book.timeline(person)]
    assert found.index("2017-11/2017-12") < found.index("2018-01") < found.index("2018-02-22")
    assert len(book.timeline(person, "--since", "2018", "--until", "2018-01")) == 1


def test_a_list_somebody_was_put_on(book: Book) -> None:
    person = book.person("Ablovas Dzhumayev")
    book.add(
        "listing",
        book.register,
        "1",
        person=person,
        list="list of persons linked to the financing of terrorism and extremism",
        effect="no bank, post, notary or insurance",
    )
    (line,) = book.page(person)["listing"]
    assert line["date"] is None
    assert line["sources"][0]["place"] == "1"


def test_numbers_that_sources_state(book: Book) -> None:
    told = {
        ("people detained at rallies", "at-least"): 6000,
        ("people detained, official", "about"): 4000,
        ("people given administrative arrest", "exactly"): 677,
    }
    for (what, bound), value in told.items():
        book.add("figure", book.register, "1", what=what, value=value, bound=bound, as_of="2020-01")
    listed = book.desk.must("list", "figure")
    assert {
        (one["fields"]["what"], one["fields"]["bound"]): one["fields"]["value"] for one in listed
    } == told


def test_a_person_spelled_in_several_ways_is_one_person(book: Book) -> None:
    first = book.person("Galymzhan Zhakiyanov")
    second = book.person("Galimzhan Zhakiyanov")
    book.add(
        "outcome",
        book.register,
        "1",
        person=second,
        outcome_kind="release on parole",
        date="2006-01-14",
    )
    book.desk.must("same", first, second)
    page = book.desk.must("page", first)
    assert page["same"] == [second]
    names = [fact["value"] for fact in page["facts"] if fact["field"] == "names"]
    assert [name["text"] for told in names for name in told] == [
        "Galymzhan Zhakiyanov",
        "Galimzhan Zhakiyanov",
    ]
    assert [one["date"] for one in book.page(first)["outcome"]] == ["2006-01-14"]
    assert book.page(second) == book.page(first)


def test_a_recording_with_a_transcript_and_two_translations(book: Book, tmp_path: Path) -> None:
    sound = tmp_path / "call.ogg"
    sound.write_bytes(b"OggS stands for a recording")
    recording = book.id("attach", str(sound), "--to", book.case, "--kind", "audio")

    def written(**fields: Any) -> str:
        body = tmp_path / "body.json"
        body.write_text(json.dumps(fields), "utf-8")
        return str(body)

    lines = {
        "0001": {"text": "Сәлеметсіз бе", "speaker": "A", "from": 0, "to": 1.5},
        "0002": {"text": "(…)", "speaker": "B", "from": 1.5, "to": 4},
    }
    body = written(derived_from=recording, made_by="human", by="M. S.", language="kk", lines=lines)
    transcript = book.id("add", "transcript", "--body", body)
    made = {}
    for language, by, text in (("ru", "human", "Здравствуйте"), ("en", "machine", "Hello")):
        told = {"derived_from": transcript, "made_by": by, "language": language}
        body = written(**told, lines={"0001": {"text": text}})
        made[language] = book.id("add", "translation", "--body", body)
    shown = book.desk.must("show", transcript)["fields"]
    assert shown["lines"]["0002"] == {"text": "(…)", "speaker": "B", "from": 1.5, "to": 4}
    assert shown["derived_from"] == recording
    for language, record in made.items():
        fields = book.desk.must("show", record)["fields"]
        assert (fields["derived_from"], fields["language"]) == (transcript, language)
    (hit,) = book.desk.must("search", "Здравствуйте")
    assert hit["id"] == made["ru"]
