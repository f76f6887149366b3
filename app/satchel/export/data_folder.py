"""The folder of an export: files written once, hashed as they go, listed in a manifest."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from satchel.crypto.digest import Bytes, new_sha256
from satchel.system.files import create_private

MANIFEST = "manifest-sha256.txt"
_BOM = "\ufeff"  # by it spreadsheets know UTF-8


class Sink:
    """A file that is being written; `sha256` is of everything written so far."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._digest = new_sha256()
        self.size = 0

    def write(self, data: Bytes) -> None:
        self._file.write(data)
        self._digest.update(data)
        self.size += len(data)

    @property
    def sha256(self) -> str:
        return str(self._digest.hexdigest())


@dataclass(slots=True)
class DataFolder:
    """Files under `top`, which exists. Raises OSError where the disk refuses."""

    top: Path
    listed: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def file(self, path: str) -> Iterator[Sink]:
        """A new file; it is in the manifest once the block ends well, else it is removed."""
        target = self.top / path
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with open(create_private(target), "wb") as file:
            sink = Sink(file)
            try:
                yield sink
                file.flush()
                os.fsync(file.fileno())
            except BaseException:
                file.close()
                target.unlink()
                raise
        self.listed[path] = sink.sha256

    def put(self, path: str, text: str) -> None:
        """A small text file, in UTF-8."""
        with self.file(path) as sink:
            sink.write(text.encode("utf-8"))

    def put_manifest(self) -> None:
        """What `sha256sum -c` checks: every file but the manifest itself."""
        lines = [f"{digest}  {path}\n" for path, digest in sorted(self.listed.items())]
        self.put(MANIFEST, "".join(lines))


class CsvRows:
    """Rows of a CSV file (RFC 4180) as they come; nothing is held."""

    def __init__(self, sink: Sink, header: Sequence[str]) -> None:
        self._sink = sink
        self._text = io.StringIO(newline="")
        self._writer = csv.writer(self._text, lineterminator="\r\n")
        self._sink.write(_BOM.encode("utf-8"))
        self.add([header])

    def add(self, rows: Iterable[Sequence[str]]) -> None:
        self._writer.writerows(rows)
        self._sink.write(self._text.getvalue().encode("utf-8"))
        self._text.seek(0)
        self._text.truncate()


class JsonItems:
    """A JSON array as it comes, one item a line."""

    def __init__(self, sink: Sink) -> None:
        self._sink = sink
        self._before = "[\n"

    def add(self, item: str) -> None:
        self._sink.write((self._before + item).encode("utf-8"))
        self._before = ",\n"

    def end(self) -> None:
        self._sink.write(b"[]\n" if self._before == "[\n" else b"\n]\n")
