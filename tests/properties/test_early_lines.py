"""An entry read early is the entry a strict reader gives, or the other process refuses its line."""

from __future__ import annotations

import io
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.domain.errors import IntegrityFailure
from satchel.domain.words import Section
from satchel.formats.canonical import decode_object, encode
from satchel.ledger.line import decode_line, encode_line, line_of
from satchel.storage.journal import Admitted
from satchel.sync import early_lines
from satchel.sync.ledger_reading import verified
from satchel.sync.signature_worker import check
from unit.ledger.ledger_samples import signed

ENTRY = signed()
LINE = encode_line(line_of(ENTRY, 7)) + b"\n"
AT = st.integers(0, len(LINE) - 2)
PIECE = st.sampled_from(
    [b"", b" ", b"0", b'"', b"A", b"=", b"}", b"null", b"\\u0041", b"[[", b"-1"]
)


@settings(max_examples=300, deadline=None)
@given(AT, st.integers(0, 3), PIECE)
def test_of_bytes_changed_anywhere_in_a_line(at: int, taken: int, put: bytes) -> None:
    _same_or_refused(LINE[:at] + put + LINE[at + taken : -1] + b"\n")


@settings(max_examples=300, deadline=None)
@given(st.sampled_from(["header", *(section.value for section in Section)]), st.data())
def test_of_bytes_changed_in_what_a_line_holds(where: str, data: st.DataObject) -> None:
    """The line itself stays well made, so that only what is in it can betray the change."""
    line = line_of(ENTRY, 7)
    held = ENTRY.header if where == "header" else ENTRY.sections.get(where, b"{}")
    at, put = data.draw(st.integers(0, len(held))), data.draw(PIECE)
    other = held[:at] + put + held[at + data.draw(st.integers(0, 3)) :]
    if where == "header":
        changed = replace(line, header=other)
    else:
        changed = replace(line, plain={**line.plain, where: other})
    _same_or_refused(encode_line(changed) + b"\n")


@given(st.sampled_from(["body", "salt", "more"]), st.none() | st.text() | st.just({"act": "edit"}))
def test_of_a_section_that_says_something_else(name: str, value: object) -> None:
    line = line_of(ENTRY, 7)
    what = encode({**decode_object(ENTRY.sections[Section.WHAT]), name: value})  # type: ignore[dict-item]
    _same_or_refused(
        encode_line(replace(line, plain={**line.plain, Section.WHAT.value: what})) + b"\n"
    )


def test_a_good_line_is_read_early_and_as_a_strict_reader_reads_it() -> None:
    early = early_lines.read(LINE)
    assert early is not None
    assert early == _strict(LINE)
    assert _is_good(LINE)


def _same_or_refused(raw: bytes) -> None:
    strict = _strict(raw)
    early = early_lines.read(raw)
    if early is None:
        return
    assert _is_good(raw) == (strict is not None)
    assert strict in (None, early)


def _strict(raw: bytes) -> Admitted | None:
    try:
        return verified(decode_line(raw), [], set())
    except IntegrityFailure:
        return None


def _is_good(raw: bytes) -> bool:
    sink = io.BytesIO()
    check(io.BytesIO(raw), sink)
    assert sink.getvalue().startswith((b"good 1\n", b"wrong "))
    return sink.getvalue() == b"good 1\n"
