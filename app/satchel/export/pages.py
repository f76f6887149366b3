"""The exhibit's pages for people: index.html, history.txt, the instructions.

Everything that came from others passes `escaped` or `visible`; the pages load nothing,
run nothing and say so to the browser.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from satchel.domain.moments import utc_text
from satchel.domain.showing import one_line
from satchel.export.columns import COLUMNS, Cell, Row
from satchel.export.index import custody_json, item_folder, ranges_not_shown
from satchel.export.phrases import phrase
from satchel.export.plain_text import escaped
from satchel.export.preparing import Prepared, ReadyItem

_POLICY: Final = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE: Final = (
    "body{font:15px/1.45 sans-serif;max-width:70em;margin:2em auto;padding:0 1em}"
    "table{border-collapse:collapse;margin:.6em 0}th,td{border:1px solid #999;padding:.2em .5em;"
    "text-align:start;vertical-align:top;overflow-wrap:anywhere}th{background:#eee;"
    "font-weight:600;overflow-wrap:normal}pre{white-space:pre-wrap;background:#f4f4f4;"
    "padding:.6em}h2{margin-top:1.6em}@media print{body{max-width:none}tr{break-inside:avoid}}"
)
# As a column the word names what was left out; as a cell's state it says that it was.
HEADINGS: Final = {"withheld": "left-out"}


def page(language: str, title: str, body: str) -> bytes:
    """A whole HTML page; `title` is text, `body` is HTML."""
    return (
        f'<!doctype html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        f"<title>{escaped(title)}</title>\n<style>{_STYLE}</style>\n</head>\n"
        f"<body>\n{body}\n</body>\n</html>\n"
    ).encode()


def index_page(
    prepared: Prepared, table: Sequence[Row], files: Mapping[str, tuple[str, ...]]
) -> bytes:
    """The index as a printable page."""
    plan = prepared.plan
    language = plan.language

    def say(key: str) -> str:
        return escaped(phrase(language, key))

    parts = [
        f"<h1><bdi>{escaped(plan.title)}</bdi></h1>",
        f"<p>{say('index')}. {say('made')}: {escaped(plan.made.rfc3339())}."
        f" {say('program')}: {escaped(plan.program)}.</p>",
        f'<p><a href="instructions.html">{say("check")}</a> ·'
        f' <a href="verify.html">{say("check-page")}</a></p>',
        f"<p>{say('aids')}</p>",
        f"<h2>{say('items')}</h2>",
        *(
            _item(prepared, item, row, files[item.number])
            for item, row in zip(prepared.items, table, strict=True)
        ),
        f"<h2>{say('withheld-title')}</h2>",
        _withheld(prepared),
        f"<h2>{say('ledgers-title')}</h2>",
        *(_ledger(prepared, place) for place in range(len(plan.ledgers))),
    ]
    return page(language, plan.title, "\n".join(parts))


def history_text(prepared: Prepared, item: ReadyItem) -> bytes:
    """`history.txt`: one line for each act of custody."""
    language = prepared.plan.language
    lines = [f"{phrase(language, 'history-title')}: {item.number}", ""]
    for line in item.source.custody:
        told = custody_json(prepared, line)
        lines.append(
            "; ".join(
                f"{phrase(language, key)}: {_history_word(language, told[key])}"
                for key in ("when", "act", "who", "where", "why", "result", "entry")
            )
        )
    if not item.source.custody:
        lines.append(phrase(language, "not-recorded"))
    return ("\n".join(lines) + "\n").encode("utf-8")


def instructions(resources: Path, language: str) -> tuple[bytes, bytes]:
    """The instructions as text and as a page, from one text in `resources`.

    In the text a line indented by four blanks is a command, `# ` begins a heading.
    """
    text = (resources / "exhibit" / f"instructions.{language}.txt").read_text("utf-8")
    body: list[str] = []
    for block in text.strip("\n").split("\n\n"):
        if all(line.startswith("    ") for line in block.split("\n")):
            body.append("<pre>" + escaped("\n".join(x[4:] for x in block.split("\n"))) + "</pre>")
        elif block.startswith("# "):
            body.append(f"<h2>{escaped(block[2:])}</h2>")
        else:
            body.append(f"<p>{escaped(block)}</p>")
    return text.encode("utf-8"), page(language, phrase(language, "check"), "\n".join(body))


def _history_word(language: str, value: str | None) -> str:
    if value is None:
        return phrase(language, "not-recorded")
    return phrase(language, "withheld") if value == "withheld" else one_line(value)


def _item(prepared: Prepared, item: ReadyItem, row: Row, files: tuple[str, ...]) -> str:
    language = prepared.plan.language
    folder = escaped(item_folder(item.number))
    cells = [
        f"<tr><th>{escaped(phrase(language, HEADINGS.get(name, name)))}</th>"
        f"<td>{_cell(language, row[name])}</td></tr>"
        for name in COLUMNS
        if name != "files"
    ]
    links = [
        f'<a href="{folder}/record.json">{escaped(phrase(language, "record"))}</a>',
        f'<a href="{folder}/history.txt">{escaped(phrase(language, "history"))}</a>',
    ]
    for path, bound in zip(files, item.bound, strict=True):
        note = "" if bound is not None else f" ({escaped(phrase(language, 'unbound'))})"
        links.append(f'<a href="{escaped(path)}">{escaped(path.rpartition("/")[2])}</a>{note}')
    entries = " ".join(
        f'<a href="{escaped(prepared.entries[place].folder)}/header.json">'
        f"{escaped(prepared.entries[place].folder.removeprefix('data/entries/'))}</a>"
        for place in item.entries
    )
    return (
        f"<h3>{escaped(item.number)}</h3><table>{''.join(cells)}"
        f"<tr><th>{escaped(phrase(language, 'files'))}</th><td>{' · '.join(links)}</td></tr>"
        f"<tr><th>{escaped(phrase(language, 'entry'))}</th><td>{entries}</td></tr></table>"
    )


def _cell(language: str, cell: Cell) -> str:
    text = phrase(language, cell.state) if cell.state else cell.text
    return f"<bdi>{escaped(text)}</bdi>"


def _withheld(prepared: Prepared) -> str:
    language = prepared.plan.language
    none = phrase(language, "none")
    words = ", ".join(prepared.withholding.words) or none
    sections = ", ".join(sorted(prepared.withholding.sections)) or none
    return (
        f"<p>{escaped(phrase(language, 'withheld-words'))}: {escaped(words)}."
        f" {escaped(phrase(language, 'withheld-sections'))}: {escaped(sections)}.</p>"
        f"<p>{escaped(phrase(language, 'withheld-why'))}"
        f" {escaped(phrase(language, 'key-shown'))}</p>"
    )


def _ledger(prepared: Prepared, place: int) -> str:
    language = prepared.plan.language
    ledger = prepared.plan.ledgers[place]
    size = max((head.size for head in prepared.heads[place]), default=0)
    shown = [e.source.line.index for e in prepared.entries if e.source.ledger == place]
    runs = ", ".join(
        str(first) if first == last else f"{first}-{last}"
        for first, last in ranges_not_shown(size, shown)
    )
    receipts = [
        f"{told.time}: C{told.cosigner + 1} {prepared.cosigners[told.cosigner].name}"
        for told in dict.fromkeys(told for head in prepared.receipts[place] for told in head)
    ]
    evidence = [*ledger.key_evidence]
    if receipts:
        evidence.append(phrase(language, "receipt-evidence"))
    stamps = [
        f"{utc_text(one.token.time)}: {one.source.authority}"
        for one in prepared.timestamps
        if place in {ledger for ledger, _head in one.heads}
    ]
    if stamps:
        evidence.append(phrase(language, "timestamp-evidence"))
    if not evidence:
        evidence.append(phrase(language, "no-key-evidence"))
    lines = {
        "ledger-size": str(size),
        "shown": str(len(shown)),
        "not-shown": str(size - len(shown)),
        "places": runs or phrase(language, "none"),
        "receipts": "; ".join(receipts) or phrase(language, "none-yet"),
        "timestamps": "; ".join(stamps) or phrase(language, "none-yet"),
        "key-evidence": " ".join(evidence),
    }
    body = "".join(
        f"<tr><th>{escaped(phrase(language, key))}</th><td><bdi>{escaped(text)}</bdi></td></tr>"
        for key, text in lines.items()
    )
    return f"<h3>L{place + 1}: <bdi>{escaped(ledger.signer.name)}</bdi></h3><table>{body}</table>"
