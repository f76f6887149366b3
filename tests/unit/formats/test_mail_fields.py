"""What an e-mail says of itself: honest letters, broken ones, and forged ones."""

from __future__ import annotations

import io
import json
import time

import pytest

from satchel.formats.documents.declared import LETTER
from satchel.formats.documents.kinds import read_document
from satchel.formats.documents.text import Limits, Sheaf

SAMPLE = """Received: from mx.example by mail.example; Mon, 22 Jul 2019 09:00:01 +0600\r
Received: from far.example; Mon, 22 Jul 2019 01:00:00 +0000\r
From: =?windows-1251?B?zOjt6PHy5fDx8uLu?= <info@ministry.example>\r
To: "Monitor, A." <a@monitors.example>, =?utf-8?q?=D0=91=D0=BE=D0=BB=D0=B0=D1=82?= <b@m.example>\r
Cc: c@monitors.example\r
Subject: =?utf-8?B?0J7RgtCy0LXRgiDQvdCwINC30LDQv9GA0L7RgSDihJYg?=\r
 =?utf-8?B?MTc=?= (urgent)\r
Date: Mon, 22 Jul 2019 08:59:58 +0600\r
Message-ID: <reply@ministry.example>\r
In-Reply-To: <first@monitors.example> (of 1 July)\r
References: <zero@monitors.example>\r
 <first@monitors.example>\r
MIME-Version: 1.0\r
Content-Type: multipart/mixed; boundary=B\r
\r
--B\r
Content-Type: multipart/alternative; boundary=C\r
\r
--C\r
Content-Type: text/html; charset=utf-8\r
\r
<p>page</p>\r
--C\r
Content-Type: text/plain; charset=koi8-r\r
Content-Transfer-Encoding: 8bit\r
\r
KOI\r
--C--\r
--B\r
Content-Type: application/pdf\r
Content-Disposition: attachment; filename="=?utf-8?b?0L7RgtCy0LXRgi5wZGY=?="\r
Content-Transfer-Encoding: base64\r
\r
JVBERi0xLjQ=\r
--B\r
Content-Type: message/rfc822\r
\r
Subject: inner\r
From: x@example\r
\r
inner words\r
--B--\r
"""


def told(data: bytes) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    sheaf = Sheaf(Limits(), lambda label, text: found.setdefault(label, []).append(text))
    read_document(io.BytesIO(data), len(data), sheaf, LETTER)
    return found


def test_headers_words_and_enclosures_of_a_letter() -> None:
    words = "Ответ будет дан позже".encode("koi8-r")
    assert told(SAMPLE.encode().replace(b"KOI", words)) == {
        "from": ["Министерство <info@ministry.example>"],
        "to": ["Monitor, A. <a@monitors.example>", "Болат <b@m.example>"],
        "copy": ["c@monitors.example"],
        "subject": ["Ответ на запрос № 17 (urgent)"],
        "date": ["2019-07-22T08:59:58+06:00"],
        "received": ["2019-07-22T09:00:01+06:00"],
        "id": ["reply@ministry.example"],
        "replies to": ["first@monitors.example"],
        "reference": ["zero@monitors.example", "first@monitors.example"],
        "enclosure": [
            '{"name": "ответ.pdf", "type": "application/pdf", "size": 8}',
            '{"type": "message/rfc822"}',
        ],
        "text": ["Ответ будет дан позже"],
    }


@pytest.mark.parametrize(
    ("header", "subject"),
    [
        ("Тақырып".encode(), "Тақырып"),
        ("Жауап".encode("cp1251", "replace"), "Жауап"),
        (b"=?no-such-charset?Q?verdict?=", "verdict"),
        (b"=?utf-8?B?broken!!!?=", None),
        (b"=?utf-8?B?0J/R?= =?utf-8?B?gNC40LLQtdGC?=", "Привет"),  # a letter cut in two
        (b"=?utf-8?q?a_b?= =?koi8-r?q?=C1?= c", "a bа c"),
        (b"  plain \t words  ", "plain words"),
        (b"\x1b[31mred", "[31mred"),
    ],
)
def test_subjects_as_mail_programs_write_them(header: bytes, subject: str | None) -> None:
    head = b"Content-Type: text/plain; charset=windows-1251\nSubject: "
    found = told(head + header + b"\nFrom: a@b.example\n\nwords")
    assert found["from"] == ["a@b.example"]
    assert subject is None or found["subject"] == [subject]


@pytest.mark.parametrize(
    ("date", "sent"),
    [
        ("Mon, 22 Jul 2019 08:59:58 +0600", "2019-07-22T08:59:58+06:00"),
        ("22 Jul 2019 08:59 GMT", "2019-07-22T08:59:00Z"),
        ("22 Jul 2019 08:59:58", "2019-07-22T08:59:58"),
        ("22 Jul 2019 08:59:58 -0000", "2019-07-22T08:59:58Z"),
        ("yesterday", None),
        ("Mon, 99 Jul 2019 08:59:58 +0600", None),
        ("Mon, 22 Jul 2019 08:59:58 +9999", None),
        ("Mon, 22 Jul 999999999999999999999 08:59:58 +0600", None),
        ("", None),
    ],
)
def test_dates_are_read_with_their_zone_or_called_unread(date: str, sent: str | None) -> None:
    found = told(f"From: a@b.example\nDate: {date}\nSubject: s\n\n".encode())
    assert found.get("date") == ([sent] if sent else None)
    assert found.get("unread") == (None if sent else ["Date"])


@pytest.mark.parametrize(
    "told",
    [
        'filename="жауап.pdf"',
        "filename*=utf-8''%D0%B6%D0%B0%D1%83%D0%B0%D0%BF.pdf",
        "filename*0*=utf-8''%D0%B6%D0%B0%D1%83; filename*1*=%D0%B0%D0%BF.pdf",
    ],
)
def test_names_of_enclosed_files_in_every_spelling(told: str) -> None:
    data = f"From: a@b.example\nContent-Disposition: attachment; {told}\n\nx".encode()
    assert told_names(data) == ["жауап.pdf"]


def told_names(data: bytes) -> list[str]:
    return [json.loads(one)["name"] for one in told(data)["enclosure"]]


def test_an_answering_machine_is_known_by_its_header() -> None:
    assert told(b"From: a@b.example\nTo: c@d.example\nAuto-Submitted: auto-replied\n\nout")[
        "automatic"
    ] == ["yes"]
    assert "automatic" not in told(b"From: a@b.example\nTo: c@d.example\nAuto-Submitted: no\n\n")


@pytest.mark.parametrize(
    "data",
    [
        b"From: " + b"(" * 200_000 + b"\nSubject: s\n\n",
        b"From: a@b.example\nTo: " + b"a@b.example, " * 100_000 + b"\n\n",
        b"From: a@b.example\nSubject: " + b"=?utf-8?b?" * 100_000 + b"\n\n",
        b"From: a@b.example\nReferences: " + b"<a@b> " * 200_000 + b"\n\n",
        b"From: a@b.example\nSubject: s\n" + b"X: y\n" * 30_000 + b"\n",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n)
                 for n in range(1000)),
        b"From: a@b.example\nTo: x\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\n\nx\n" * 15_000,
        b"From: a@b.example\nContent-Type: text/plain; charset=\xff; name*=bad''%ff\n\nx",
    ],
    ids=["comments", "addresses", "words", "references", "headers", "depth", "parts", "charset"],
)  # fmt: skip
def test_forged_letters_are_read_as_far_as_they_go_and_quickly(data: bytes) -> None:
    begun = time.process_time()
    found = told(data)
    assert time.process_time() - begun < 10
    assert all(len(values) <= 501 for values in found.values())
