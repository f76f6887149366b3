"""A WACZ 1.1.1 file: one WARC, its index, its list of pages, and what proves them.

What it is for: putting together what is known already. What it is not for: the WARC's
records (`formats.warc`) and what the evidence says. To know first: `datapackage.json`
names every other file with its SHA-256, and `datapackage-digest.json` names that one; so
whatever proves something is put in before them and is covered by them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from satchel.domain.json_values import JsonValue
from satchel.formats.wacz.index_lines import Answer, encode
from satchel.formats.wacz.reading import PACKAGE
from satchel.formats.wacz.zip_writing import Part, part_of, zipped

WARC = "archive/data.warc.gz"
INDEX = "indexes/index.cdx"  # CDXJ lines; by this name every reader finds them
PAGES = "pages/pages.jsonl"
DIGEST = "datapackage-digest.json"
VERSION = "1.1.1"


@dataclass(frozen=True, slots=True)
class Measured:
    """A member that is not in memory, with what its bytes were measured to be."""

    part: Part
    sha256: str


@dataclass(frozen=True, slots=True)
class Described:
    """What the package says of itself. Times are UTC as `moments.utc_text`."""

    title: str
    software: str
    created: str
    main_url: str
    main_date: str
    profile: str | None = None


def index(answers: Sequence[Answer]) -> bytes:
    """The CDXJ index of answers whose places lie in `WARC`, sorted as bytes."""
    lines = sorted(encode(answer, WARC.removeprefix("archive/")).encode() for answer in answers)
    return b"".join(line + b"\n" for line in lines)


def pages(listed: Sequence[Mapping[str, JsonValue]]) -> bytes:
    """`pages.jsonl`: its head, then a page a line (`id`, `url`, `ts`, `title`, `text`)."""
    has_text = any("text" in page for page in listed)
    head = {"format": "json-pages-1.0", "id": "pages", "title": "All Pages", "hasText": has_text}
    return b"".join(
        json.dumps(line, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
        for line in (head, *listed)
    )


def package(
    described: Described,
    warc: Measured,
    files: Mapping[str, bytes],
    sha256: Callable[[bytes], bytes],
    more: Sequence[Measured] = (),
) -> BinaryIO:
    """The whole file as a stream. `files` are the small members by name, evidence included."""
    told = _package(described, warc, files, sha256, more)
    parts = [warc.part, *(one.part for one in more)]
    parts += (part_of(name, data) for name, data in files.items())
    parts += [part_of(PACKAGE, told), part_of(DIGEST, digest_of(sha256(told).hex()))]
    return zipped(parts)


def digest_of(package_sha256: str) -> bytes:
    """`datapackage-digest.json` for a package of this hash (hex)."""
    return _json({"path": PACKAGE, "hash": f"sha256:{package_sha256}"})


def _package(
    described: Described,
    warc: Measured,
    files: Mapping[str, bytes],
    sha256: Callable[[bytes], bytes],
    more: Sequence[Measured],
) -> bytes:
    every = [(one.part.name, one.sha256, one.part.size) for one in (warc, *more)]
    every += ((name, sha256(data).hex(), len(data)) for name, data in files.items())
    resources = [_resource(*one) for one in every]
    told: dict[str, JsonValue] = {
        "profile": "data-package",
        "wacz_version": VERSION,
        "title": described.title,
        "created": described.created,
        "software": described.software,
        "mainPageUrl": described.main_url,
        "mainPageDate": described.main_date,
        "resources": resources,
    }
    if described.profile is not None:
        told["description"] = described.profile
    return _json(told)


def _resource(path: str, sha256: str, size: int) -> dict[str, JsonValue]:
    # A name must be the only one of its kind, and evidence has many a header.json.
    name = path.replace("/", "-") if path.startswith("evidence/") else path.rpartition("/")[2]
    return {"name": name.lower(), "path": path, "hash": f"sha256:{sha256}", "bytes": size}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"
