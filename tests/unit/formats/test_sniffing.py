from __future__ import annotations

import time

import pytest

from samples.documents import papers
from satchel.formats import sniffing
from satchel.formats.sniffing import sniff


@pytest.mark.parametrize(
    ("head", "media_type"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "application/pdf"),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "image/png"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "audio/wav"),
        (b"RIFF\x24\x00\x00\x00WEBPVP8 ", "image/webp"),
        (b"ID3\x03\x00", "audio/mpeg"),
        (b"\xff\xfb\x90\x64\x00", "audio/mpeg"),
        (b"OggS\x00\x02", "audio/ogg"),
        (b"fLaC\x00\x00\x00\x22", "audio/flac"),
        (b"#!AMR\n\x3c", "audio/amr"),
        (b"\x00\x00\x00\x20ftypisom\x00\x00\x02\x00", "video/mp4"),
        (b"\x00\x00\x00\x20ftypM4A \x00\x00\x02\x00", "audio/mp4"),
        (b"\x00\x00\x00\x20ftypqt  \x00\x00\x02\x00", "video/quicktime"),
        (b"\x1aE\xdf\xa3\x01", "video/x-matroska"),
        (b"SQLite format 3\x00\x10\x00", "application/vnd.sqlite3"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00", "application/x-ole-storage"),
        (b"{\\rtf1\\ansi", "application/rtf"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\xef\xbb\xbf\n <HTML lang=ru>", "text/html"),
        (b"<!-- saved --><html>", "text/html"),
        (b'<?xml version="1.0"?><!DOCTYPE html PUBLIC "x"><html>', "text/html"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "image/svg+xml"),
        (b'<?xml version="1.0"?><feed/>', "application/xml"),
        (b"From: a@b.example\r\nSubject: x\r\n\r\nhello", "message/rfc822"),
        (b"Received: from a\r\n by b; Fri\r\nMessage-ID: <1>\r\n\r\n", "message/rfc822"),
        (b"Judge: good morning\nLawyer: I object\n\nwe begin", "text/plain"),
        ("Суд начался в 10:00".encode(), "text/plain"),
        ("Суд начался в 10:00".encode("cp1251"), "text/plain"),
        ("Суд начался в 10:00".encode("utf-16"), "text/plain"),
        ("Суд начался в 10:00\r\n".encode("utf-16-le"), "text/plain"),
        (b"\x00\x01\x02\x03\x9f\x80", "application/octet-stream"),
        (b"", "application/octet-stream"),
    ],
)
def test_the_first_bytes_decide(head: bytes, media_type: str) -> None:
    assert sniff(head) == media_type


def test_office_documents_are_told_from_other_zips() -> None:
    assert sniff(papers.docx(["x"])) == sniffing.DOCX
    assert sniff(papers.odt(["x"])) == sniffing.ODT
    assert sniff(papers.packed({"evidence.txt": "word/document.xml"})) == sniffing.ZIP


def test_a_file_of_two_kinds_is_what_its_first_byte_says() -> None:
    assert sniff(b"GIF89a" + b" " * 20 + b"%PDF-1.4") == "image/gif"
    assert sniff(b"<html><!-- %PDF-1.4 -->") == "text/html"
    assert sniff(b"\x00\x00scanner junk\n%PDF-1.4\n") == "application/pdf"


def test_more_than_the_head_changes_nothing() -> None:
    assert sniff(b"plain words\n" * 10_000 + b"\x00" * 10) == "text/plain"


@pytest.mark.parametrize(
    "piece", [b"<!---->", b"<!--", b"a: b\n", b"a: b\n ", b"PK\x03\x04", b" \n"]
)
def test_no_head_takes_long_to_judge(piece: bytes) -> None:
    head = (piece * sniffing.HEAD_SIZE)[: sniffing.HEAD_SIZE]
    begun = time.process_time()
    sniff(head)
    assert time.process_time() - begun < 0.5
