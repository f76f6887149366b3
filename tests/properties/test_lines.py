"""Lines of transcripts: what is written is read again, and their numbers keep their order."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.domain import line_numbers
from satchel.formats.subtitle_writing import write
from satchel.formats.subtitles import Format, Line, guess, read

WORD = st.text(st.sampled_from("абвғқңөұүһіАБabYZ019<>&()[]…-.,!?"), min_size=1, max_size=8)
ROW = st.lists(WORD, min_size=1, max_size=5).map(" ".join)
# What no program can tell apart once written: "Name: words" without a name, a row of times.
TEXT = st.lists(ROW, min_size=1, max_size=3).map("\n".join).filter(lambda text: "-->" not in text)
NAME = st.lists(
    st.text(st.sampled_from("бвқі"), max_size=6).map(lambda rest: f"Ж{rest}"),
    min_size=1,
    max_size=3,
).map(" ".join)
TIME = st.integers(0, 360_000_000).map(lambda milliseconds: milliseconds / 1000)
LINES = st.lists(
    st.builds(Line, text=TEXT, speaker=st.none() | NAME, from_s=TIME, to_s=TIME),
    min_size=1,
    max_size=6,
)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_what_is_written_as_srt_is_read_again(lines: list[Line]) -> None:
    again = "".join(write(lines, Format.SRT))
    assert guess(again) is Format.SRT
    assert list(read(again).lines) == lines


@settings(max_examples=150, deadline=None)
@given(LINES, st.sampled_from([None, "kk", "ru-KZ"]))
def test_what_is_written_as_vtt_is_read_again(lines: list[Line], language: str | None) -> None:
    lines = [Line(one.text, one.speaker, one.from_s, one.to_s, language) for one in lines]
    again = "".join(write(lines, Format.VTT))
    assert guess(again) is Format.VTT
    assert list(read(again).lines) == lines


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=300), st.sampled_from([None, *Format]))
def test_any_text_is_read_and_plain_text_loses_no_word(text: str, format: Format | None) -> None:
    found = read(text, format)
    assert all(line.text for line in found.lines)
    if found.format is Format.TEXT:
        kept = " ".join(f"{line.speaker or ''} {line.text}" for line in found.lines)
        assert {letter for letter in text if letter.isalpha()} <= set(kept)


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 12_000), st.lists(st.integers(0, 200), max_size=8))
def test_lines_put_in_between_stand_where_they_were_put(count: int, puts: list[int]) -> None:
    known = line_numbers.numbered(count)
    assert known == sorted(known) == line_numbers.in_order(reversed(known))
    for put in puts:
        number = line_numbers.found(f"{min(put, count)}.{put}5", known)
        known = sorted({*known, number})
    assert line_numbers.in_order(known) == known
    assert line_numbers.found(str(count), known) in known


def test_numbers_written_by_hand_are_ordered_by_value() -> None:
    told = ["10", "2", "1", "2+01", "2.5", "2.25", "last"]
    assert line_numbers.in_order(told) == ["1", "2", "2+01", "2.25", "2.5", "10", "last"]
    assert line_numbers.found("0010", told) == "10"
