"""Lines written as SubRip, WebVTT or plain text, so that other programs and people read them.

Not for lines without times, but for plain text: a cue needs a beginning and an end, and
whoever calls decides what to do about one that has none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from satchel.formats.cue_times import short, written
from satchel.formats.subtitles import Format, Line


def write(lines: Iterable[Line], format: Format) -> Iterator[str]:
    """The text of a file in pieces. For SRT and VTT each line has both times."""
    yield from _WRITERS[format](lines)


def _srt(lines: Iterable[Line]) -> Iterator[str]:
    for number, line in enumerate(lines, 1):
        words = "\n".join(_rows(_said(line))).replace("-->", "->")  # else it would begin a cue
        yield f"{number}\n{_timing(line, ',')}\n{words}\n\n"


def _vtt(lines: Iterable[Line]) -> Iterator[str]:
    yield "WEBVTT\n\n"
    for line in lines:
        words = "\n".join(_rows(_escaped(line.text)))
        if line.language:
            words = f"<lang {line.language}>{words}</lang>"
        if line.speaker:
            words = f"<v {_escaped(' '.join(line.speaker.split()))}>{words}"
        yield f"{_timing(line, '.')}\n{words}\n\n"


def _text(lines: Iterable[Line]) -> Iterator[str]:
    for line in lines:
        yield f"{_when(line)}{'  '.join(_rows(_said(line)))}\n"


_WRITERS: dict[Format, Callable[[Iterable[Line]], Iterator[str]]] = {
    Format.SRT: _srt,
    Format.VTT: _vtt,
    Format.TEXT: _text,
}


def _timing(line: Line, point: str) -> str:
    return f"{written(line.from_s or 0, point)} --> {written(line.to_s or 0, point)}"


def _when(line: Line) -> str:
    if line.from_s is None:
        return ""
    until = "" if line.to_s is None else f" - {short(line.to_s)}"
    return f"[{short(line.from_s)}{until}] "


def _said(line: Line) -> str:
    return f"{line.speaker}: {line.text}" if line.speaker else line.text


def _rows(text: str) -> list[str]:
    """An empty row would end the cue."""
    return [row.strip() for row in text.split("\n") if row.strip()]


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
