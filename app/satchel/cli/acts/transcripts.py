"""Acts on transcripts and translations."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path

from satchel.catalog.attaching import AttachWish, came_as, open_plain
from satchel.catalog.permission import Override
from satchel.catalog.transcripts import LARGEST_FILE, Kept, LinesFile, LinesWish
from satchel.catalog.transcripts_shown import Said, Shown, ShownLine
from satchel.cli.answers import Answer
from satchel.cli.session import Session, standard_input
from satchel.domain.errors import UsageError
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience
from satchel.formats import cue_times
from satchel.formats.subtitles import Format

_NAMED = 20
_TOLD = ("made_by", "by", "language", "title", "document", "derived_from")
_LINE = ("text", "speaker", "from", "to", "language")


def add(session: Session, said: Namespace) -> Answer:
    """`transcript add RECORDING FILE|-`."""
    desk = session.desk()
    desk.records.show(said.recording)
    return _kept(desk.transcripts.add(said.recording, _file(said.lines_file), _wish(said)))


def translate(session: Session, said: Namespace) -> Answer:
    """`translation add TRANSCRIPT FILE|-`."""
    desk = session.desk()
    desk.records.show(said.transcript)
    file = _file(said.lines_file)
    return _kept(desk.transcripts.translate(said.transcript, file, _wish(said)), aligned=True)


def line(session: Session, said: Namespace) -> Answer:
    """`transcript line ID NUMBER`."""
    words = {name: getattr(said, name) for name in ("text", "speaker", "language")}
    changes: dict[str, JsonValue] = {name: told for name, told in words.items() if told is not None}
    for name, text in (("from", said.from_), ("to", said.to)):
        if text is not None:
            changes[name] = _time(text)
    if not changes:
        raise UsageError("Say what the line is to be: --text, --speaker, --from, --to, --language.")
    done, number, new = session.desk().transcripts.correct(said.id, said.number, changes)
    value: JsonValue = {
        "id": done.record,
        "head": done.leaf,
        "index": done.index,
        "line": number,
        "new": new,
    }
    return Answer(value, [f"{'Added' if new else 'Changed'}: line {number} of {done.record}"])


def show(session: Session, said: Namespace) -> Answer:
    """`transcript show ID`."""
    shown = session.desk().transcripts_shown.show(said.id, said.translation)
    value: JsonValue = {
        **_about(shown.original),
        "translations": [_about(one) for one in shown.translations],
        "others": list(shown.others),
        "lines": [_line_value(one, shown) for one in shown.lines],
    }
    lines = [row for one in shown.lines for row in _rows(one, shown)]
    asides = [f"Also translated in {one}." for one in shown.others]
    return Answer(value, lines, asides)


def export(session: Session, said: Namespace) -> Answer:
    """`transcript export ID --format srt|vtt|text --out FILE`."""
    override = Override.read(said.override)
    done = session.desk().transcripts_shown.export(
        said.id, Path(said.out), Format(said.format), override
    )
    value: JsonValue = {
        "id": done.record,
        "out": str(done.out),
        "lines": done.lines,
        "ended": list(done.ended),
        "custody": done.custody,
    }
    told = "These lines have no end in the record; here they last until the next, or two seconds"
    asides = [f"{told}: {_few(done.ended)}."]
    line = f"Written: {done.out}  {done.lines} lines"
    return Answer(value, [line], asides if done.ended else [])


def _wish(said: Namespace) -> LinesWish:
    return LinesWish(
        made_by=said.made_by,
        by=said.by,
        language=said.language,
        title=said.title,
        format=Format(said.format) if said.format else None,
        audience=Audience(said.audience),
    )


def _file(told: str) -> LinesFile:
    """A file or standard input, whole in memory: nothing of it is written beside the archive."""
    if told == "-":
        return LinesFile(standard_input().read(LARGEST_FILE + 1), {})
    path = Path(told)
    with open_plain(path) as source:
        came = came_as(path, os.fstat(source.fileno()), AttachWish(on=""))
        return LinesFile(source.read(LARGEST_FILE + 1), came)


def _time(text: str) -> float:
    seconds = cue_times.told(text)
    if seconds is None:
        raise UsageError(f"The time {text!r} is not understood; give 00:12:03.5 or 723.5 seconds.")
    return seconds


def _kept(done: Kept, *, aligned: bool = False) -> Answer:
    value: dict[str, JsonValue] = {
        "id": done.written.record,
        "head": done.written.leaf,
        "index": done.written.index,
        "document": done.document,
        "format": done.read.format.value,
        "charset": done.charset,
        "lines": done.lines,
        "odd": [{"line": number, "times": list(told)} for number, told in done.odd.items()],
        "empty": done.read.empty,
        "notes": done.read.notes,
    }
    if aligned:
        value |= {"unaligned": list(done.apart), "missing": list(done.missing)}
    return Answer(value, [f"Saved: {done.written.record}  {done.lines} lines"], _asides(done))


def _asides(done: Kept) -> list[str]:
    told = (
        (done.odd, f"Odd times, kept as they are, in lines {_few(done.odd)}."),
        (done.apart, f"Of no line of the transcript, kept apart: {_few(done.apart)}."),
        (done.missing, f"Lines without a translation: {_few(done.missing)}."),
        (done.read.empty, f"{done.read.empty} cues have no words and stand in the file only."),
        ("guessed" in done.charset, f"The character set was not told: {done.charset}."),
    )
    return [sentence for there, sentence in told if there]


def _few(numbers: Iterable[str]) -> str:
    listed = list(numbers)
    more = f" and {len(listed) - _NAMED} more" if len(listed) > _NAMED else ""
    return ", ".join(listed[:_NAMED]) + more


def _about(view: RecordView) -> dict[str, JsonValue]:
    told = {name: view.fields.get(name) for name in _TOLD}
    return {"id": view.record, "kind": view.kind, **told}


def _line_value(one: ShownLine, shown: Shown) -> JsonValue:
    return {
        "id": one.number,
        **_said_value(one.original),
        "odd": list(one.odd),
        "translations": [
            {"id": view.record, **_said_value(one.translations[view.record])}
            for view in shown.translations
        ],
    }


def _said_value(said: Said | None) -> dict[str, JsonValue]:
    told: dict[str, JsonValue] = {name: said.line.get(name) if said else None for name in _LINE}
    return {**told, "also": list(said.also) if said else []}


def _rows(one: ShownLine, shown: Shown) -> list[str]:
    rows = [f"{one.number:<8}{_words(one.original)}"]
    if one.odd:
        rows[0] += f"  ({', '.join(one.odd)})"
    for view in shown.translations:
        label = view.fields.get("language") or view.record
        rows.append(f"    {label}: {_words(one.translations[view.record])}")
    return rows


def _words(said: Said | None) -> str:
    if said is None:
        return "-"
    seconds = said.line.get("from")
    when = f"{cue_times.short(seconds)}  " if isinstance(seconds, int | float) else ""
    who = f"{said.line['speaker']}: " if said.line.get("speaker") else ""
    also = " ".join(f"| also: {_text(value)}" for value in said.also)
    return f"{when}{who}{_text(said.line)} {also}".rstrip()


def _text(value: JsonValue) -> str:
    text = value.get("text", "") if isinstance(value, dict) else value
    return " / ".join(str(text).split("\n"))
