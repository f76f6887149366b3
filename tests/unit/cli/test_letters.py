"""Letters on the command line: from fields and from .eml files, threads, and no reply."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from unit.cli.conftest import Shell
from unit.cli.unlocked import Unlocked, unlocked

FIRST = """From: Monitors <a@monitors.example>
To: info@ministry.example
Subject: =?utf-8?B?0JfQsNC/0YDQvtGBIOKEliAxNw==?=
Date: Mon, 1 Jul 2019 10:00:00 +0600
Message-ID: <{name}-first@monitors.example>

Просим ответить.
"""
REPLY = """From: =?windows-1251?B?zOjt6PHy5fDx8uLu?= <info@ministry.example>
To: a@monitors.example
Subject: Re: =?utf-8?B?0JfQsNC/0YDQvtGB?=
Date: Mon, 22 Jul 2019 08:59:58 +0600
Message-ID: <{name}-reply@ministry.example>
In-Reply-To: <{name}-first@monitors.example>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=B

--B
Content-Type: text/plain; charset=utf-8

Жауап қосымшада.
--B
Content-Type: application/pdf
Content-Disposition: attachment; filename="жауап.pdf"
Content-Transfer-Encoding: base64

JVBERi0xLjQ=
--B--
"""


@pytest.fixture(scope="module")
def satchel(shell: Shell) -> Iterator[Unlocked]:
    with unlocked(shell) as opened:
        yield opened


def eml(folder: Path, text: str, name: str) -> str:
    path = folder / f"{name}-{len(text)}.eml"
    path.write_bytes(text.format(name=name).encode().replace(b"\n", b"\r\n"))
    return str(path)


def test_an_e_mail_becomes_statements_of_its_own_file(satchel: Unlocked, tmp_path: Path) -> None:
    path = eml(tmp_path, REPLY, "one")
    kept = satchel("letter", "add", "--eml", path, "--received-from", "the clerk")
    assert kept["enclosures"] == [{"name": "жауап.pdf", "type": "application/pdf", "size": 8}]
    letter = satchel("show", kept["id"])
    fields, statements = letter["fields"], letter["statements"]
    assert fields["document"] == kept["document"]
    assert fields["letter_kind"] == "e-mail"
    assert fields["text"] == "Жауап қосымшада."
    assert "contradictions" not in letter
    assert {
        (name, str(one["value"]), one["source"], one["place"])
        for name in ("from", "sent")
        for one in statements[name]
    } == {
        ("from", "Министерство <info@ministry.example>", kept["document"], "header From"),
        ("sent", "2019-07-22T08:59:58+06:00", kept["document"], "header Date"),
    }
    out = tmp_path / "out.eml"
    satchel("extract", kept["document"], "--out", str(out))
    assert out.read_bytes() == Path(path).read_bytes()
    again = satchel("letter", "add", "--eml", path)
    assert (again["id"], again["already"], kept["already"]) == (kept["id"], True, False)


@pytest.mark.parametrize("order", [(FIRST, REPLY), (REPLY, FIRST)], ids=["in-order", "late"])
def test_an_answer_is_tied_to_its_letter_whichever_came_first(
    satchel: Unlocked, tmp_path: Path, order: tuple[str, str]
) -> None:
    name = "late" if order[0] is REPLY else "early"
    ids = {
        text: satchel("letter", "add", "--eml", eml(tmp_path, text, name))["id"] for text in order
    }
    first, reply = ids[FIRST], ids[REPLY]
    stated = satchel("show", reply)
    assert stated["fields"]["answers"] == [first]
    assert stated["statements"]["answers"][0]["source"] == stated["fields"]["document"]
    thread = satchel("letter", "thread", first)
    assert [(one["id"], one["depth"], one["answers"]) for one in thread] == [
        (first, 0, []),
        (reply, 1, [first]),
    ]
    waiting = satchel("letter", "unanswered", "--as-of", "2019-07-15")
    assert {one["id"]: one["days"] for one in waiting}[first] == 14
    waiting = satchel("letter", "unanswered", "--as-of", "2019-07-22")
    assert first not in [one["id"] for one in waiting]


def test_no_reply_is_a_statement_of_who_searched_what_as_of_when(satchel: Unlocked) -> None:
    case = satchel("case", "add", "--title", "Visits")["id"]
    told = ["--from", "Monitors", "--to", "Prosecutor", "--subject", "Visits"]
    dates = ["--sent", "2020-01-10", "--reply-due", "2020-01-25"]
    letter = satchel("letter", "add", "--case", case, *told, *dates)["id"]
    searched = ["--searched", "info@monitors.example", "--by", "W-3"]
    for day in ("2020-02-01", "2020-03-01", "2020-05"):
        satchel("letter", "no-reply", letter, "--as-of", day, *searched)
    (waiting,) = satchel("letter", "unanswered", "--as-of", "2020-04-01", "--case", case)
    assert (waiting["id"], waiting["days"], waiting["overdue"]) == (letter, 82, True)
    newest = waiting["no_reply"]
    assert (newest["as_of"], newest["by"]) == ("2020-03-01", "W-3")
    assert newest["searched"] == "info@monitors.example"

    words = ["--from", "Prosecutor", "--sent", "2020-03-20", "--answers", letter]
    answer = satchel("letter", "add", *words)["id"]
    said = satchel.answer("letter", "no-reply", letter, "--as-of", "2020-06-01", *searched)
    assert isinstance(said.value, dict)
    assert said.value["answered_by"] == answer
    assert answer in said.asides[0]


def test_letters_are_listed_by_writer_reader_and_kind(satchel: Unlocked) -> None:
    told = ["--kind", "sms", "--from", "+7701", "--to", "Айгүл", "--to", "B", "--text", "olar"]
    when = ["--sent", "2021-07-21T17:16:05+06:00", "--no-reply-expected"]
    one = satchel("letter", "add", *told, *when)["id"]

    def listed(*words: str) -> bool:
        return one in [row["id"] for row in satchel("letter", *words)]

    assert listed("list", "--from", "+77")
    assert listed("list", "--to", "АЙГҮЛ")
    assert listed("list", "--kind", "sms", "--since", "2021-07")
    assert not listed("list", "--to", "C")
    assert not listed("list", "--kind", "fax")
    assert not listed("list", "--until", "2021-07-20")
    assert not listed("unanswered")


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["letter", "add"], "usage"),
        (["letter", "add", "--zone", "Mars/Phobos", "--to", "X"], "usage"),
        (["letter", "add", "--sent", "yesterday"], "usage"),
        (["letter", "add", "--answers", "zzzzzz"], "not-found"),
        (["letter", "add", "--eml", "nowhere.eml"], "not-found"),
        (["letter", "unanswered", "--as-of", "soon"], "usage"),
        (["letter", "thread", "zzzzzz"], "not-found"),
    ],
)
def test_what_cannot_be_kept_is_refused_in_a_sentence(
    satchel: Unlocked, words: list[str], code: str
) -> None:
    refused = satchel.refusal(*words)
    assert refused.code == code
    assert refused.message.endswith(".")


def test_a_file_that_is_no_e_mail_is_not_kept(satchel: Unlocked, tmp_path: Path) -> None:
    before = satchel("letter", "list")
    for name, data in (("a", b"%PDF-1.4"), ("b", b"only words"), ("c", b""), ("d", b"\0\1\2")):
        path = tmp_path / name
        path.write_bytes(data)
        assert satchel.refusal("letter", "add", "--eml", str(path)).code == "usage"
    assert satchel("letter", "list") == before


def test_an_e_mail_without_a_date_is_kept_and_says_so(satchel: Unlocked, tmp_path: Path) -> None:
    path = tmp_path / "forged.eml"
    path.write_bytes(b"From: (((\nSubject: =?x?b?A?=\nDate: 99 Foo\nMessage-ID: " + b"<" * 9000)
    kept = satchel("letter", "add", "--eml", str(path))
    assert kept["unread"] == ["Its header Date says nothing that can be read."]
    assert "sent" not in satchel("show", kept["id"])["fields"]


def test_a_withdrawn_letter_is_in_no_thread(satchel: Unlocked) -> None:
    first = satchel("letter", "add", "--from", "A", "--to", "B", "--sent", "2018-01-01")["id"]
    second = satchel("letter", "add", "--from", "B", "--answers", first)["id"]
    satchel("withdraw", first, "--why", "another mission's")
    assert [one["id"] for one in satchel("letter", "thread", second)] == [second]
    assert satchel.refusal("letter", "thread", first).code == "not-found"


def test_messages_of_one_evening_are_a_thread_to_the_second(satchel: Unlocked) -> None:
    said = [
        ("17:16:05+06:00", "Where are you?"),
        ("17:16:04+06:00", "They are here"),
        ("11:17:00Z", "Who?"),
    ]
    ids: list[str] = []
    for clock, text in said:
        words = ["--kind", "messenger", "--text", text, "--sent", f"2019-07-21T{clock}"]
        answers = ["--answers", ids[0]] if ids else []
        ids.append(satchel("letter", "add", *words, *answers)["id"])
    thread = satchel("letter", "thread", ids[2])
    assert [one["sent"][11:] for one in thread] == [clock for clock, _ in said]
