"""Commands about transcripts and their translations."""

from __future__ import annotations

from satchel.cli.grammar.words import Parser, Verbs, audience, group, override, verb

_FORMATS = ("srt", "vtt", "text")


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    transcript = group(verbs, "transcript", "what is said in recordings, line by line")
    add = verb(transcript, "add", "transcripts:add", "keep a transcript of a recording")
    add.add_argument("recording", metavar="RECORDING")
    _file(add)
    _line(transcript)
    show = verb(transcript, "show", "transcripts:show", "a transcript, its translations beside it")
    show.add_argument("id", metavar="ID")
    show.add_argument(
        "--translation", action="append", default=[], metavar="ID", help="may be repeated"
    )
    export = verb(transcript, "export", "transcripts:export", "write the lines to a file")
    export.add_argument("id", metavar="ID")
    export.add_argument("--format", required=True, choices=_FORMATS)
    export.add_argument("--out", required=True, metavar="FILE")
    override(export)
    translation = group(verbs, "translation", "transcripts and documents in other languages")
    translate = verb(translation, "add", "transcripts:translate", "keep a translation, by lines")
    translate.add_argument("transcript", metavar="TRANSCRIPT")
    _file(translate, language_needed=True)


def _file(add: Parser, *, language_needed: bool = False) -> None:
    add.add_argument("lines_file", metavar="FILE|-", help="SRT, WebVTT or plain text")
    add.add_argument("--format", choices=_FORMATS, help="found from the file when not told")
    add.add_argument("--made-by", required=True, choices=("human", "machine"))
    add.add_argument("--by", metavar="WHO", help="who wrote it, or which machine")
    add.add_argument("--language", required=language_needed, metavar="L", help="like kk or ru")
    add.add_argument("--title", metavar="T")
    audience(add)


def _line(transcript: Verbs) -> None:
    line = verb(transcript, "line", "transcripts:line", "correct one line, or add it")
    line.add_argument("id", metavar="ID")
    line.add_argument("number", metavar="NUMBER", help="like 12; 12.5 comes after line 12")
    line.add_argument("--text", metavar="T")
    line.add_argument("--speaker", metavar="WHO", help="empty for nobody known")
    line.add_argument("--from", dest="from_", metavar="TIME", help="like 00:12:03.5 or 723.5")
    line.add_argument("--to", metavar="TIME")
    line.add_argument("--language", metavar="L")
