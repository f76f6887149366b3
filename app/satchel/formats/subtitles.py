"""Transcripts as files: SubRip (SRT), WebVTT and plain text, read into lines and written.

What it is for: the words of a file with their times and speakers, as the file gives them.
Times that overlap, run backwards or are missing are kept so; nothing is repaired, and
markup this program does not know stays in the text. What it is not for: character sets
(`formats.documents.charsets`), or what a line belongs to. To know first: every pattern
here is linear in the length of a line, because files come from strangers.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from satchel.formats.cue_times import BRACKETED, TIMING, seconds


class Format(StrEnum):
    """How a transcript is written."""

    SRT = "srt"
    VTT = "vtt"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Line:
    """What one speaker says in one stretch; times in seconds from the beginning."""

    text: str
    speaker: str | None = None
    from_s: float | None = None
    to_s: float | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """The lines of a file; `empty` counts cues without words, `notes` remarks left in the file."""

    format: Format
    lines: tuple[Line, ...]
    empty: int = 0
    notes: int = 0


_NAME = r"[^\W\d_][\w.'’ʼ()№-]*"
# In a cue: every word of a name begins with a capital, so that "Он сказал: нет" is speech.
_IN_CUE = re.compile(rf"((?:{_NAME}|\d{{1,3}})(?: (?:{_NAME}|\d{{1,3}})){{0,4}}): +(?=\S)")
_IN_TEXT = re.compile(rf"({_NAME}(?: [\w.'’ʼ()№-]+){{0,5}}):(?: +(?=\S)|$)")
_LONGEST_NAME = 60
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,100})?\s{1,9}([^>]{1,200})>")
_LANGUAGE = re.compile(r"<lang\s{1,9}([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*)>")
_MARKUP = re.compile(r"</?(?:[biuv]|c|ruby|rt|lang)(?:[.\s][^<>]{0,200})?>|<[\d:.]{5,20}>")
_BLOCK = re.compile(r"(?:NOTE|STYLE|REGION)(?:\s|$)")
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&nbsp;": "\u00a0", "&lrm;": "\u200e", "&rlm;": "\u200f"}


def guess(text: str) -> Format:
    """How a text is written, by its own beginning and its times."""
    if text.lstrip("\ufeff").startswith("WEBVTT"):
        return Format.VTT
    return Format.SRT if any(TIMING.match(line) for line in text.split("\n")) else Format.TEXT


def read(text: str, format: Format | None = None) -> Read:
    """The lines of a text; by default its own way of writing is found from it."""
    text = text.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    known = format or guess(text)
    if known is Format.TEXT:
        return Read(known, tuple(_plain(text.split("\n"))))
    return _cues(text.split("\n"), known)


def _cues(rows: list[str], format: Format) -> Read:
    """A cue is a row of times and the rows until the next cue's; a row before the times that
    numbers or names the cue is not speech."""
    starts = [at for at, row in enumerate(rows) if TIMING.match(row)]
    lines: list[Line] = []
    empty = 0
    bounds = [*(_head_of(rows, at, format) for at in starts), len(rows)]
    head = rows[: bounds[0]]
    if format is Format.VTT and head and head[0].startswith("WEBVTT"):
        head = head[head.index("") :] if "" in head else []
    words, notes = _words(["", *head], format)
    lines += [Line(row) for row in words]  # before the first times: kept, without any
    for at, end in zip(starts, bounds[1:], strict=True):
        timing = TIMING.match(rows[at])
        words, left = _words(rows[at:end], format)
        words = words[1:]
        notes += left
        if timing is None or not words:
            empty += 1
            continue
        line = Line(
            "\n".join(words),
            from_s=seconds(*timing.group(1, 2, 3, 4)),
            to_s=seconds(*timing.group(5, 6, 7, 8)),
        )
        lines.append(_spoken(_unmarked(line) if format is Format.VTT else line))
    return Read(format, tuple(line for line in lines if line.text), empty, notes)


def _head_of(rows: list[str], at: int, format: Format) -> int:
    """Where a cue begins whose times stand in row `at`: at its number or name, if it has one."""
    above = rows[at - 1].strip() if at else ""
    if above.isascii() and above.isdigit():
        return at - 1
    named = format is Format.VTT and at > 1 and above and not rows[at - 2].strip()
    return at - 1 if named and not _BLOCK.match(above) else at


def _words(rows: Sequence[str], format: Format) -> tuple[list[str], int]:
    """Rows that hold words, and how many remarks, set off by an empty row, are left out."""
    kept: list[str] = []
    notes = 0
    before, inside = "x", False
    for row in rows:
        told = row.strip()
        if not told:
            inside = False
        elif format is Format.VTT and not before and _BLOCK.match(told):
            inside, notes = True, notes + 1
        if told and not inside:
            kept.append(told)
        before = told
    return kept, notes


def _unmarked(line: Line) -> Line:
    """WebVTT's own marks taken as what they say: voice, language, letters written as names."""
    voice, language = _VOICE.search(line.text), _LANGUAGE.search(line.text)
    text = _MARKUP.sub("", _VOICE.sub("", line.text))
    for written, letter in _ENTITIES.items():
        text = text.replace(written, letter)
    return replace(
        line,
        text=text.replace("&amp;", "&").strip(),
        speaker=_unescaped(voice[1]) if voice else None,
        language=language[1] if language else None,
    )


def _unescaped(name: str) -> str | None:
    for written, letter in _ENTITIES.items():
        name = name.replace(written, letter)
    return " ".join(name.replace("&amp;", "&").split()) or None


def _spoken(line: Line) -> Line:
    """A name before a colon is who speaks, where no mark has told it."""
    named = _IN_CUE.match(line.text) if line.speaker is None else None
    if named is None or len(named[1]) > _LONGEST_NAME or not _is_name(named[1]):
        return line
    return replace(line, speaker=named[1], text=line.text[named.end() :])


def _is_name(text: str) -> bool:
    return all(word[0].isupper() or not word[0].isalpha() for word in text.split())


def _plain(rows: Iterable[str]) -> Iterator[Line]:
    """One line for each row with words; a row that only says who or when begins the next."""
    waiting: tuple[Line, str] | None = None
    for row in (row.strip() for row in rows):
        if not row:
            continue
        line = _told(row)
        if waiting is not None:
            start, written = waiting
            if line.speaker is None and line.from_s is None:
                line = replace(start, text=line.text)
            elif start.speaker is None and line.from_s is None:
                line = replace(line, from_s=start.from_s, to_s=start.to_s)
            else:
                yield Line(written)
        waiting = None if line.text else (line, row)
        if line.text:
            yield line
    if waiting is not None:
        yield Line(waiting[1])


def _told(row: str) -> Line:
    """A row of plain text: `[00:12:03] Speaker: words`, each part where it is given."""
    times = BRACKETED.match(row)
    rest = row[times.end() :] if times else row
    named = _IN_TEXT.match(rest)
    if named is not None and (len(named[1]) > _LONGEST_NAME or not named[1][0].isupper()):
        named = None
    return Line(
        rest[named.end() :] if named else rest,
        speaker=named[1] if named else None,
        from_s=seconds(*times.group(1, 2, 3, 4)) if times else None,
        to_s=seconds(*times.group(5, 6, 7, 8)) if times and times[6] else None,
    )
