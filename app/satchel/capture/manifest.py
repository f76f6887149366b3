"""The manifest of a capture: each record and file in it with its SHA-256, in canonical JSON.

It lies in the capture as `evidence/manifest.json`; the signed entry of the capture names
its hash. So one flipped bit can be told to be in one record, and a part of a capture can
be proven without the rest.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from satchel.capture.browser.results import Browsed
from satchel.capture.http.exchanges import Fetched
from satchel.capture.recording import Recorder, Written, software
from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.formats import canonical
from satchel.formats.wacz.index_lines import Place
from satchel.formats.wacz.writing import WARC

FORMAT = "satchel capture manifest 1"


@dataclass(frozen=True, slots=True)
class Listed:
    """One record of a manifest: which it is, where it lies, and what its bytes hash to."""

    number: int
    id: str
    kind: str
    place: Place
    sha256: str


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One other file of a manifest."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a manifest says, once it was read."""

    records: tuple[Listed, ...]
    files: tuple[ListedFile, ...]


def write(
    result: Fetched | Browsed, tier: str, recorder: Recorder, files: Mapping[str, bytes]
) -> bytes:
    """The manifest's bytes; `files` are the small members that are there already."""
    told: dict[str, JsonValue] = {
        "format": FORMAT,
        "software": software(result),
        "tier": tier,
        "url": result.url,
        "outcome": result.outcome.value,
        "begun": result.begun.utc_text(),
        "ended": result.ended.utc_text(),
        "warc": {"path": WARC, "size": recorder.sink.size, "sha256": recorder.sink.sha256},
        "records": [_told(number, one) for number, one in enumerate(recorder.records, 1)],
        "files": [
            {"path": path, "size": len(data), "sha256": sha256(data).hex()}
            for path, data in files.items()
        ],
    }
    return canonical.encode(told)


def read(raw: bytes) -> Manifest:
    """Raises IntegrityFailure for what is no manifest of this format."""
    told = canonical.decode_object(raw)
    try:
        if told["format"] != FORMAT:
            raise _unknown()
        return Manifest(
            tuple(_listed(one) for one in _list(told["records"])),
            tuple(_file(one) for one in _list(told["files"])),
        )
    except (KeyError, TypeError, ValueError) as wrong:
        raise _unknown() from wrong


def moved(listed: Manifest, raw: bytes) -> Manifest:
    """The manifest of a redacted copy: the places in it, and hashes of what was changed.

    `raw` is its list of changes. Raises IntegrityFailure where that lists other records, or
    calls a record unchanged that is not.
    """
    try:
        told = {one["record"]: one for one in json.loads(raw)["records"]}
        if len(told) != len(listed.records):
            raise _unknown()
        records = tuple(_moved(one, told[one.id]) for one in listed.records)
    except (KeyError, TypeError, ValueError, RecursionError) as wrong:
        raise _unknown() from wrong
    return Manifest(records, ())


def _moved(record: Listed, told: JsonObject) -> Listed:
    was_changed = "original_sha256" in told
    if str(told["original_sha256" if was_changed else "sha256"]) != record.sha256:
        raise _unknown()
    place = Place(WARC, _number(told["offset"]), _number(told["length"]))
    return replace(record, place=place, sha256=str(told["sha256"]))


def _told(number: int, one: Written) -> dict[str, JsonValue]:
    return {
        "number": number,
        "id": one.id,
        "type": one.kind,
        "url": one.url,
        "date": one.date,
        "offset": one.mark.offset,
        "length": one.mark.length,
        "sha256": one.mark.sha256,
        "block_sha256": one.block_sha256,
    }


def _list(value: JsonValue) -> Sequence[JsonObject]:
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise _unknown()
    return value


def _listed(told: JsonObject) -> Listed:
    place = Place(WARC, _number(told["offset"]), _number(told["length"]))
    return Listed(
        _number(told["number"]), str(told["id"]), str(told["type"]), place, str(told["sha256"])
    )


def _file(told: JsonObject) -> ListedFile:
    return ListedFile(str(told["path"]), _number(told["size"]), str(told["sha256"]))


def _number(value: JsonValue) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise _unknown()
    return value


def _unknown() -> IntegrityFailure:
    return IntegrityFailure("The list of what a captured page holds is not one that is known.")
