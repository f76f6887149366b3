"""Web archives that others give: attached as received, recognised, searched, replayable."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from satchel.assembly.desk import Desk
from satchel.capture.running import Captures
from satchel.catalog.attaching import AttachWish
from satchel.crypto.digest import new_sha256
from satchel.formats.wacz.reading import WebArchive
from unit.formats.test_wacz import message, record, warc, zip_of

RULING = "<html><title>Жанна</title><p>приговор отменён zebra</html>".encode()
OTHER = b"<html><title>Second</title><p>adjourned giraffe</html>"
HTML = b"Content-Type: text/html; charset=utf-8"


def a_warc() -> bytes:
    return warc(
        record("response", message(RULING, HTML), "http://a.example/ruling"),
        record("response", message(OTHER, HTML), "http://a.example/next"),
        record("response", message(b"\x89PNG", b"Content-Type: image/png"), "http://a.example/x"),
    )


def a_wacz() -> bytes:
    listed = (
        b'{"format": "json-pages-1.0"}\n{"url": "http://a.example/ruling", "title": "Ruling"}\n'
    )
    return zip_of({"archive/d.warc.gz": a_warc(), "pages/pages.jsonl": listed})


@pytest.mark.parametrize(
    ("made", "kind", "found", "missing"),
    [
        (a_warc, "application/warc", ("zebra", "giraffe"), ()),
        (a_wacz, "application/wacz", ("zebra",), ("giraffe",)),
    ],
    ids=["warc", "wacz"],
)
def test_a_web_archive_that_was_given_is_received_evidence(
    captures: Captures,
    tmp_path: Path,
    made,
    kind: str,
    found,
    missing,  # type: ignore[no-untyped-def]
) -> None:
    desk = Desk(captures.archive)
    case = desk.records.add("case", {"title": "A"}).record
    given = tmp_path / "from a colleague.bin"
    given.write_bytes(made())
    kept = desk.attachments.attach(given, AttachWish(case, received_from="a colleague"))
    assert kept.text == "searchable"
    content = desk.records.show(kept.record).fields["content"]
    assert isinstance(content, dict)
    assert content["type"] == kind
    read = desk.texts.parts(kept.content, kind)
    words = " ".join(text for _, text in read.parts)
    assert all(word in words for word in found)
    assert not any(word in words for word in missing), "what is not on its list of pages"
    with desk.archive.contents.open(kept.content) as source:
        archive = WebArchive(source, new_sha256)
        ruling = archive.answers()[0]
        assert archive.message(ruling, lambda _: None).body.read() == RULING


def test_a_zip_that_only_looks_like_one_is_kept_and_flagged(
    captures: Captures, tmp_path: Path
) -> None:
    desk = Desk(captures.archive)
    case = desk.records.add("case", {"title": "A"}).record
    given = tmp_path / "broken.wacz"
    given.write_bytes(a_wacz()[:-30])
    kept = desk.attachments.attach(given, AttachWish(case))
    assert kept.text.startswith("stored; its text could not be read")
    with desk.archive.contents.open(kept.content) as source:
        assert io.BytesIO(source.read()).getvalue() == given.read_bytes()
