"""`index.json`: the exhibit's map for programs, and the CSV load file beside it.

Verifiers read only this map and the files it names. It is not signed: what it says is
compared with headers, proofs and manifests.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from satchel.domain.json_values import JsonObject, JsonValue
from satchel.export.columns import COLUMNS, Row
from satchel.export.evidence import cosigner_folder, ledger_folder
from satchel.export.plain_text import cell
from satchel.export.plan import CustodyLine
from satchel.export.preparing import Prepared, ReadyEntry, ReadyItem
from satchel.export.timestamps import stamp_json
from satchel.export.withholding import WITHHELD

FORMAT: Final = "satchel-exhibit/1"


def item_folder(number: str) -> str:
    return f"data/items/{number}"


def index_object(
    prepared: Prepared, table: Sequence[Row], files: Mapping[str, tuple[str, ...]]
) -> JsonObject:
    """The whole map; `files` are the originals' paths by item number."""
    plan, withholding = prepared.plan, prepared.withholding
    return {
        "format": FORMAT,
        "title": plan.title,
        "language": plan.language,
        "made": plan.made.rfc3339(),
        "program": plan.program,
        "withheld": {
            "words": withholding.words,
            "sections": sorted(withholding.sections),
            "fields": sorted(withholding.fields),
        },
        "ledgers": [_ledger(prepared, place) for place in range(len(plan.ledgers))],
        "cosigners": [
            {"folder": cosigner_folder(place), "name": signer.name}
            for place, signer in enumerate(prepared.cosigners)
        ],
        "timestamps": [stamp_json(one) for one in prepared.timestamps],
        "entries": [_entry(entry) for entry in prepared.entries],
        "items": [
            _item(prepared, item, row, files[item.number])
            for item, row in zip(prepared.items, table, strict=True)
        ],
    }


def ranges_not_shown(size: int, shown: Iterable[int]) -> list[list[int]]:
    """First and last index of each run of leaves below `size` that is not shown."""
    runs: list[list[int]] = []
    next_one = 0
    for index in [*sorted(shown), size]:
        if index > next_one:
            runs.append([next_one, index - 1])
        next_one = max(next_one, index + 1)
    return runs


def index_csv(table: Sequence[Row]) -> bytes:
    """UTF-8 with a byte-order mark, for spreadsheets; a cell is never a formula."""
    sink = io.StringIO(newline="")
    writer = csv.writer(sink, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([cell(row[name].text) for name in COLUMNS] for row in table)
    return sink.getvalue().encode("utf-8-sig")


def custody_json(prepared: Prepared, line: CustodyLine) -> dict[str, str | None]:
    """A line of history; who and where follow the author, the device and the place."""
    hidden = set(prepared.withholding.words)
    who = WITHHELD if hidden & {"author", "device"} else line.who
    where = WITHHELD if hidden & {"device", "place"} else line.where
    return {
        "when": line.when,
        "act": line.act,
        "who": who,
        "where": where,
        "why": line.why,
        "result": line.result,
        "entry": line.leaf,
    }


def _ledger(prepared: Prepared, place: int) -> JsonObject:
    heads = prepared.heads[place]
    size = max((head.size for head in heads), default=0)
    shown = [e.source.line.index for e in prepared.entries if e.source.ledger == place]
    return {
        "folder": ledger_folder(place),
        "origin": prepared.plan.ledgers[place].signer.name,
        "size": size,
        "heads": [
            {
                "size": head.size,
                "receipts": [{"cosigner": r.cosigner, "time": r.time} for r in receipts],
            }
            for head, receipts in zip(heads, prepared.receipts[place], strict=True)
        ],
        "shown": sorted(shown),
        "not_shown": {
            "count": size - len(shown),
            "ranges": ranges_not_shown(size, shown),
        },
        "key_evidence": prepared.plan.ledgers[place].key_evidence,
    }


def _entry(entry: ReadyEntry) -> JsonObject:
    header = entry.shown.header
    return {
        "folder": entry.folder,
        "ledger": entry.source.ledger,
        "head": entry.source.head,
        "index": entry.source.line.index,
        "leaf": entry.shown.leaf,
        "kind": header.kind,
        "record": header.record,
        "utc": header.moment.utc_text(),
        "sections": sorted(entry.shown.sections),
        "not_shown": dict(sorted(entry.absent.items())),
    }


def _item(prepared: Prepared, item: ReadyItem, row: Row, files: tuple[str, ...]) -> JsonObject:
    described: list[JsonValue] = [
        {
            "path": path,
            "size": original.size,
            "sha256": original.sha256,
            "sha512": original.sha512,
            "type": original.media_type,
            "name": None if prepared.withholding.names else original.name,
            "signed_in": bound,
        }
        for path, original, bound in zip(files, item.source.originals, item.bound, strict=True)
    ]
    return {
        "number": item.number,
        "record": item.source.record,
        "folder": item_folder(item.number),
        "entries": item.entries,
        "files": described,
        "custody": [custody_json(prepared, line) for line in item.source.custody],
        "columns": {name: row[name].text for name in COLUMNS},
    }
