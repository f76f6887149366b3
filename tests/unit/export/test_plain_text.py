"""Other people's words are shown, and do nothing."""

from __future__ import annotations

import json

import pytest

from satchel.domain.showing import one_line, visible
from satchel.export.plain_text import cell, escaped, json_file


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Қашқымбаев, «дело»", "Қашқымбаев, «дело»"),
        ("a\u202egnp.exe", "a<U+202E>gnp.exe"),
        ("a\x00b\x7f\x85", "a<U+0000>b<U+007F><U+0085>"),
        ("\u2066x\u2069\ufeff\u200b", "<U+2066>x<U+2069><U+FEFF><U+200B>"),
        ("a\u2028b", "a<U+2028>b"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("\U000e0041", "<U+E0041>"),
        ("line\n\ttab", "line\n\ttab"),
    ],
)
def test_hidden_characters_are_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_one_line_is_one_line() -> None:
    assert one_line("a\n b\tc\r") == "a b c<U+000D>"


@pytest.mark.parametrize("text", ["=1+1", "+7 701", "-5", "@x"])
def test_no_cell_is_a_formula(text: str) -> None:
    assert cell(text) == "'" + text
    assert cell(" " + text) == "'" + text


def test_markup_is_escaped() -> None:
    assert escaped('<a href="x">\'&') == "&lt;a href=&quot;x&quot;&gt;&#x27;&amp;"


@pytest.mark.parametrize("text", ["\u202e", "\U000e0041", "\x7f\x85", "Суд\n", "\\u202e", '"'])
def test_json_keeps_every_character(text: str) -> None:
    raw = json_file({text: [text]})
    assert json.loads(raw) == {text: [text]}
    assert not {"\u202e", "\U000e0041", "\x85"} & set(raw.decode("utf-8"))
