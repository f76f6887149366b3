"""Transcripts as files: what is read of SRT, WebVTT and plain text, honest and hostile."""

from __future__ import annotations

import time

import pytest

from satchel.formats.subtitle_writing import write
from satchel.formats.subtitles import Format, Line, read

SRT = """1
00:00:01,000 --> 00:00:02,500
Судья: Встать, суд идёт.

2
00:00:03,045 --> 00:00:04,000
Отырыңыздар. (…)

Тыныштық!
3
00:00:02,000 --> 00:00:01,000
Он сказал: нет <i>[inaudible]</i>
"""
VTT = """WEBVTT - hearing
Kind: captions

NOTE made by a machine

STYLE
::cue { color: red }

intro
01:02.345 --> 01:04.000 align:start position:10%
<v.loud Прокурор Иванов>Прошу &lt;семь&gt; лет &amp; штраф</v>

00:01:05.000 --> 00:01:06.000
<v Сот><lang kk>Сот үзіліс жариялайды</lang>

00:01:07.000 --> 00:01:08.000
NOTE is a word here
"""
TEXT = """
[00:12:03] Судья: Встаньте.
[00:12:05.250 - 00:12:07] Свидетель защиты: Я (…) не помню
[inaudible]
Адвокат:
Прошу записать.
[00:13:00]
Прокурор: Возражаю: это (шум) наводящий вопрос.
https://site.example/a: not a name
"""


def test_srt_keeps_times_to_the_millisecond_backward_ones_too() -> None:
    found = read(SRT)
    assert found.format is Format.SRT
    assert found.lines == (
        Line("Встать, суд идёт.", "Судья", 1.0, 2.5),
        Line("Отырыңыздар. (…)\nТыныштық!", None, 3.045, 4.0),
        Line("Он сказал: нет <i>[inaudible]</i>", None, 2.0, 1.0),
    )


def test_vtt_takes_voices_and_languages_and_leaves_remarks_in_the_file() -> None:
    found = read(VTT)
    assert found.format is Format.VTT
    assert found.notes == 2
    assert found.lines == (
        Line("Прошу <семь> лет & штраф", "Прокурор Иванов", 62.345, 64.0),
        Line("Сот үзіліс жариялайды", "Сот", 65.0, 66.0, "kk"),
        Line("NOTE is a word here", None, 67.0, 68.0),
    )


def test_plain_text_has_speakers_and_times_where_they_are_written() -> None:
    assert read(TEXT).lines == (
        Line("Встаньте.", "Судья", 723.0),
        Line("Я (…) не помню", "Свидетель защиты", 725.25, 727.0),
        Line("[inaudible]"),
        Line("Прошу записать.", "Адвокат"),
        Line("Возражаю: это (шум) наводящий вопрос.", "Прокурор", 780.0),
        Line("https://site.example/a: not a name"),
    )


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("00:00:01 -> 00:00:02\nno cue", ["00:00:01 -> 00:00:02", "no cue"]),
        ("words first\n\n1\n00:01,000 --> 00:02,000\nthen a cue", ["words first", "then a cue"]),
        ("WEBVTT\n\nwords\n\n00:01.000 --> 00:02.000\ncue", ["words", "cue"]),
        ("[00:01]\n[00:02]\nwords", ["[00:01]", "words"]),
        ("Судья:\nПрокурор: да\nАдвокат:", ["Судья:", "да", "Адвокат:"]),
        ("\ufeff1\r\n00:01,000 --> 00:02,000\r\nwords\r\n", ["words"]),
    ],
)
def test_what_is_badly_written_is_kept_as_words(text: str, lines: list[str]) -> None:
    assert [line.text for line in read(text).lines] == lines


def test_a_cue_without_words_is_counted_and_never_filled() -> None:
    found = read("1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:03,000 --> 00:00:04,000\nда\n")
    assert ([line.text for line in found.lines], found.empty) == (["да"], 1)


@pytest.mark.parametrize(
    "text",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<v" * 500_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "<lang " * 200_000,
        " " * 1_000_000,
        "Ж " * 500_000,
        "А" * 1_000_000,
        "[00:" * 300_000,
        "00:00:01,000 --> 00:00:02,000\n" * 40_000,
        ("1\n" * 500_000) + "00:00:01,000 --> 00:00:02,000",
    ],
    ids=["voices", "languages", "spaces", "names", "letters", "times", "cues", "numbers"],
)
def test_a_hostile_text_costs_no_more_than_its_length(text: str) -> None:
    begun = time.process_time()
    read(text)
    assert time.process_time() - begun < 5


def test_a_cue_of_words_that_look_like_times_stays_one_cue() -> None:
    line = Line("a --> b\n00:00:05,000 --> 00:00:06,000", None, 1.0, 2.0)
    again = read("".join(write([line], Format.SRT)))
    assert [one.text for one in again.lines] == ["a -> b\n00:00:05,000 -> 00:00:06,000"]
    assert read("".join(write([line], Format.VTT))).lines == (line,)


def test_plain_text_is_written_with_times_and_names() -> None:
    lines = [Line("да", "Судья", 723.0), Line("жоқ", None, 725.25, 727.0), Line("(…)")]
    told = "".join(write(lines, Format.TEXT))
    assert told == "[00:12:03] Судья: да\n[00:12:05.250 - 00:12:07] жоқ\n(…)\n"
    assert list(read(told).lines) == lines
