"""The hearing report that comes with Satchel asks everything the trade's field list names."""

from __future__ import annotations

import json

import pytest

from satchel.catalog.kinds import Kinds
from satchel.domain.forms import Asks, Form, Per, form_of
from satchel.system.paths import resources_folder, schema_folder

FOLDER = resources_folder() / "forms"
FILES = sorted(FOLDER.glob("*/*.json"))

# Each item of the field list, by group, and the questions that ask it.
FIELDS = {
    "A": """
        case number: A1; case name: A2; court, level, chamber, place, room: A3 A4 A5 A6 A7
        type of proceeding: A8; stage: A9; hearing no. in the series: A10; date: A11
        scheduled start, real start, breaks, end: A12 A13 A14 A15
        how the observer learned of it and any difficulty: A16 A17
        charges, articles, possible penalty: A18 A19 A20; alleged facts: A21; plea: A22
    """,
    "B": """
        observer code: B1; organisation, mandate, letter of introduction: B2 B3 B4
        announced to the court and its reaction: B5 B6; second observer: B7
        own interpreter: B8; seat, could see and hear: B9 B10 B11
        note-taking or devices allowed: B12 B13; live or afterwards, both times: B14 B15 B16
    """,
    "C": """
        presiding and other judges, jury: C1 C2 C3; prosecutor: C4; clerk: C5
        name or code, age, juvenile, gender, nationality, needs: C6 C7 C8 C9 C10 C11
        present, absent, video: C12; free or detained, since when: C13 C14
        cage, glass box, handcuffs, prison clothing: C15 C16 C17; counsel: C18 C19
        victims and their counsel: C20 C21
        witnesses, experts, interpreters, observers, diplomats, press: C22 C23 C24 C25 C26 C27
    """,
    "D": """
        posted on a list or board: D1; anyone refused, who, by whom, reason: D2 D3 D4 D5
        ID checks, lists, searches, room too small: D6 D7 D8 D9
        closed: ground, decision read, duration: D10 D11 D12 D13
        recording or notes forbidden, who ordered it: D14 D15 D16; devices taken: D17
        judgment public: D18
    """,
    "E": """
        language of the court: E1; language each accused understands: E2
        interpreter free, throughout, sworn, independent: E3 E4 E5 E6
        quality: summaries, omissions, errors: E7 E8 E9; charge, documents translated: E10 E11
    """,
    "F": """
        charge read and explained: F1 F2; rights explained: F3 F4 F5; says he understood: F6
    """,
    "G": """
        time and facilities: G1 G2; case file: access, when, complete, copies: G3 G4 G5 G6
        late disclosure: G7; motions by each side, allowed or refused, reasons: G8 G9 G10 G11
        speaking time by side: G12 G13; defence witnesses, summons: G14 G15
        cross-examination limited, by whom: G16 G17
    """,
    "H": """
        own choosing; changes, withdrawals: H1 H2 H3; confidential contact: H4 H5
        active or passive: H6; threatened, fined, removed, searched: H7 H8 H9 H10
        defends himself; told of the right: H11 H12; last word: H13
    """,
    "I": """
        item, offered by, type, objection, ruling: I1 I2 I3 I4 I5
        anonymous, absent or police witnesses: I6 I7 I8
        confession: when, counsel present, withdrawn: I9 I10 I11 I12; retroactive law: I13
        forensic or digital evidence shown, cited URL archived: I14 I15 I16 I17
    """,
    "J": """
        by whom, victim if different: J1 J2 J3; detaining authority: J4
        date, time, place: J5 J6 J7; who did it: J8
        what, how, how long, how often: J9 J10 J11 J12; effects seen in court: J13
        medical certificate, photographs: J14 J15; witnesses: J16
        earlier complaints and their result: J17 J18; judge's reaction: J19 J20 J21 J22
        evidence excluded or kept: J23; consent to pass it on: J24
    """,
    "K": """
        demeanour to each side: K1 K2 K3; remarks on guilt: K4; questions that lead: K5
        contact with prosecutor, calls or visits: K6 K7; recusal asked, result: K8 K9
        bench changed: K10; discriminatory remark, verbatim: K11 K12
    """,
    "L": """
        arrest date, first court date, number of hearings: L1 L2 L3
        adjournments: asked by, reason, length: L4 L5 L6; delay, attributed to: L7 L8
        custody extended: reasons, alternatives considered: L9 L10 L11
    """,
    "M": """
        removal, disorder, threats to observer, accused, family, witness: M1 M2 M3 M4 M5 M6
        police or unknown persons filming: M7 M8; protest, media: M9 M10
        observer questioned, detained, devices seized, hours: M11 M12 M13 M14
    """,
    "N": """
        result per charge: N1 N2; sentence, fine, ban, costs, damages: N3 N4 N5 N6 N7
        reasons orally, written copy, date: N8 N9 N10; prosecutor's request compared: N11 N12
        appeal right and time limit told: N13 N14; earlier conviction: N15; compensation: N16
        death penalty, juvenile special rules: N17 N18
    """,
    "O": """
        title, date, from whom, original or copy, restrictions, hash: O1 O2 O3 O4 O5 O6
        URLs with capture time and result: O7 O8 O9
    """,
    "P": """
        per right, met or not: P1 P2 P3 P4 P5 P6 P7 P8 P9 P10 P11 P12 P13 P14 P15
        effect on the whole trial: P16; next hearing, follow-up, who reviews: P17 P18 P19
        final report: background, seen, evaluation, copies, grade: P20 P21 P22 P23 P24
    """,
}


@pytest.fixture(scope="module")
def form() -> Form:
    return form_of(json.loads((FOLDER / "hearing-report" / "1.json").read_text("utf-8")))


def test_it_has_the_groups_a_to_p_in_order(form: Form) -> None:
    assert [group.letter for group in form.groups] == list("ABCDEFGHIJKLMNOP")


@pytest.mark.parametrize("letter", FIELDS)
def test_each_item_of_the_field_list_has_its_questions(form: Form, letter: str) -> None:
    items = [item for line in FIELDS[letter].split("\n") for item in line.split(";") if ":" in item]
    asked = [number for item in items for number in item.rpartition(":")[2].split()]
    (group,) = [group for group in form.groups if group.letter == letter]
    assert asked == [question.number for question in group.questions]


def test_what_is_asked_of_each_accused_is_not_asked_of_the_hearing(form: Form) -> None:
    of_accused = {number for number, one in form.questions.items() if one.per is Per.ACCUSED}
    assert {"A22", "C6", "C16", "E2", "F3", "H1", "J1", "N3", "P8"} <= of_accused
    assert not of_accused & {"A1", "B1", "C1", "D1", "I1", "K4", "M11", "O1", "P3"}
    whole = [
        group.letter for group in form.groups if {q.per for q in group.questions} == {"accused"}
    ]
    assert whole == ["F", "H", "J", "N"]


def test_what_comes_several_times_is_a_table(form: Form) -> None:
    tables: dict[str, list[str]] = {}
    for number, question in form.questions.items():
        if question.repeats:
            tables.setdefault(question.repeats, []).append(number)
    assert tables["evidence"] == ["I1", "I2", "I3", "I4", "I5"]
    assert tables["motion"] == ["G8", "G9", "G10", "G11"]
    assert tables["adjournment"] == ["L4", "L5", "L6"]
    assert {"judge", "prosecutor", "counsel", "witness", "expert", "document"} <= tables.keys()


def test_every_right_of_article_14_is_assessed_with_its_basis_and_how_sure(form: Form) -> None:
    rights = [form.questions[f"P{number}"] for number in range(1, 16)]
    basis = [one.basis[0].removeprefix("ICCPR art. 14") for one in rights]
    assert basis == ["(1)"] * 3 + ["(2)"] + [f"(3)({letter})" for letter in "abcdefg"] + [
        "(4)", "(5)", "(6)", "(7)"
    ]  # fmt: skip
    for one in rights:
        assert (one.asks, one.takes_confidence) == (Asks.CHOICE, True)
        assert [c.key for c in one.choices] == ["met", "partly", "not-met", "not-observed"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name} {file.stem}")
def test_every_form_that_comes_with_satchel_fits_the_schema_of_forms(file: object) -> None:
    fields = json.loads(file.read_text("utf-8"))  # type: ignore[attr-defined]
    Kinds(schema_folder() / "kinds").get("form").check(fields)
    assert (fields["form"], fields["version"]) == (file.parent.name, file.stem)  # type: ignore[attr-defined]
    assert form_of(fields).languages == ("en", "ru", "kk")


def test_no_text_was_left_in_another_language(form: Form) -> None:
    """Every Russian and Kazakh text is Cyrillic and is not the English one."""
    for question in form.questions.values():
        for texts in (question.text, question.help, *(choice.text for choice in question.choices)):
            for language in ("ru", "kk") if texts else ():
                assert any("а" <= char.lower() <= "ӿ" for char in texts[language]), texts
            if texts:
                assert texts["en"].isascii()


def test_what_nobody_of_the_trade_has_read_is_marked(form: Form) -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    drafts = sorted(n for n, question in form.questions.items() if question.is_draft)
    assert form.unchecked == ("ru", "kk")
    assert {"A7", "C5", "I8", "P16"} <= set(drafts)
    assert "A1" not in drafts
    assert f"{len(drafts)} of {len(form.questions)} questions" in readme
