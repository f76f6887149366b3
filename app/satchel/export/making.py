"""`exhibit make`: a folder that proves itself without Satchel.

Everything is verified before the first byte is written; contents are streamed; the
folder appears under its name only when it is whole. Not for choosing what may be
shown: consent and restriction are decided by who made the plan.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from satchel.crypto.digest import Digests, sha256
from satchel.domain.errors import IntegrityFailure, MachineRefused, RefusedByPolicy
from satchel.domain.moments import Moment
from satchel.export import evidence, pages, printed
from satchel.export.columns import rows
from satchel.export.endings import ending_of
from satchel.export.index import index_csv, index_object, item_folder
from satchel.export.plain_text import json_file
from satchel.export.plan import ExhibitPlan, Original
from satchel.export.preparing import Prepared, ReadyItem, prepare
from satchel.export.timestamps import stamp_files
from satchel.export.views import view_json
from satchel.formats.bags import MANIFESTS, TAG_MANIFESTS, make_bag, read_manifest
from satchel.system.paths import resources_folder

INDEX: Final = "index.json"
_CHUNK: Final = 1 << 20

Progress = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class MadeExhibit:
    """`fingerprint` is the SHA-256 of `tagmanifest-sha256.txt`: told apart from the
    exhibit, by voice or on paper, it fixes every byte of it."""

    folder: Path
    numbers: tuple[str, ...]
    files: int
    fingerprint: str


def make_exhibit(out: Path, plan: ExhibitPlan, *, progress: Progress | None = None) -> MadeExhibit:
    """Writes the exhibit to the new folder `out`. `progress` is told bytes as they are written.

    Raises RefusedByPolicy when `out` is there already, IntegrityFailure when an entry,
    a proof or a content does not hold, MachineRefused when the disk refuses; then no
    folder is left behind.
    """
    if out.exists() and (not out.is_dir() or any(out.iterdir())):
        raise RefusedByPolicy(
            "There is something at that place already; name a new folder for the exhibit.",
            code="exists",
        )
    prepared = prepare(plan)
    partial = out.with_name(out.name + ".partial")
    try:
        partial.mkdir(parents=True)
        count = _write(partial, prepared, progress or (lambda _size: None))
        if out.exists():
            out.rmdir()
        partial.rename(out)
    except OSError as error:
        shutil.rmtree(partial, ignore_errors=True)
        raise MachineRefused(
            "The exhibit could not be written; nothing in the archive has changed."
            " Check the space and the rights of the folder and try again."
        ) from error
    except BaseException:
        shutil.rmtree(partial, ignore_errors=True)
        raise
    numbers = tuple(item.number for item in prepared.items)
    return MadeExhibit(out, numbers, count, fingerprint(out))


def fingerprint(folder: Path) -> str:
    """The SHA-256 of the tag manifest, which covers the manifests, which cover all files."""
    return sha256((folder / TAG_MANIFESTS[0]).read_bytes()).hex()


def _write(folder: Path, prepared: Prepared, progress: Progress) -> int:
    """Writes all files and bags them; the number of files in `data`."""
    plan = prepared.plan
    files = {
        item.number: tuple(
            _original_name(item, place) for place in range(len(item.source.originals))
        )
        for item in prepared.items
    }
    for item in prepared.items:
        for path, original in zip(files[item.number], item.source.originals, strict=True):
            _stream(folder, path, original, progress)
        _put(folder, f"{item_folder(item.number)}/record.json", json_file(view_json(item.view)))
        history = pages.history_text(prepared, item)
        _put(folder, f"{item_folder(item.number)}/history.txt", history)
    proofs = proof_files(prepared)
    for path, data in proofs.items():
        _put(folder, path, data)
    table = rows(prepared, files)
    text, page = pages.instructions(resources_folder(), plan.language)
    extra = {
        INDEX: json_file(index_object(prepared, table, files)),
        "index.csv": index_csv(table),
        "index.html": pages.index_page(prepared, table, files),
        "instructions.txt": text,
        "instructions.html": page,
        "verify.html": (resources_folder() / "exhibit" / "verify.html").read_bytes(),
    }
    if plan.pdf:
        template = resources_folder() / "print" / "paper.typ"
        extra[printed.NAME] = printed.index_pdf(prepared, table, files, template)
    make_bag(folder, _bag_info(plan.made, plan.program), extra)
    _compare(folder, prepared, files)
    return len(proofs) + sum(2 + len(paths) for paths in files.values())


def proof_files(prepared: Prepared) -> evidence.Files:
    """Keys, checkpoints, entries and timestamps of the whole exhibit."""
    plan = prepared.plan
    files: evidence.Files = {}
    for place, signer in enumerate(prepared.cosigners):
        files |= evidence.signer_files(evidence.cosigner_folder(place), signer)
    for place, ledger in enumerate(plan.ledgers):
        folder = evidence.ledger_folder(place)
        files |= evidence.signer_files(folder, ledger.signer)
        for number, head in enumerate(ledger.heads):
            receipts = [told.cosigner for told in prepared.receipts[place][number]]
            files |= evidence.head_files(folder, number, ledger.signer, head, receipts)
    for entry in prepared.entries:
        shown = entry.source
        note = plan.ledgers[shown.ledger].heads[shown.head].note
        files |= evidence.entry_files(
            entry.folder, shown.line, entry.shown.sections, shown.path, note
        )
    return files | stamp_files(plan.timestamps)


def _original_name(item: ReadyItem, place: int) -> str:
    """A name of our own: others' names can be traps, and stay in the index as text."""
    ending = ending_of(item.source.originals[place].media_type)
    part = "" if len(item.source.originals) == 1 else f".{place + 1}"
    return f"{item_folder(item.number)}/{item.number}{part}.{ending}"


def _stream(folder: Path, path: str, original: Original, progress: Progress) -> None:
    target = _target(folder, path)
    seen = Digests()
    with original.open() as source, target.open("xb") as sink:
        while chunk := source.read(_CHUNK):
            seen.update(chunk)
            sink.write(chunk)
            progress(len(chunk))
    if (seen.size, seen.sha256, seen.sha512) != (original.size, original.sha256, original.sha512):
        raise IntegrityFailure(
            "A content read from the archive is not what its entry says; no exhibit was made."
            " Run `satchel verify`."
        )


def _put(folder: Path, path: str, data: bytes) -> None:
    with _target(folder, path).open("xb") as sink:
        sink.write(data)


def _target(folder: Path, path: str) -> Path:
    """Where a payload file lies before the folder is bagged, which puts all under `data`."""
    target = folder / path.removeprefix("data/")
    target.parent.mkdir(parents=True, exist_ok=True)
    return target


def _bag_info(made: Moment, program: str) -> dict[str, str]:
    return {"Bagging-Date": made.rfc3339()[:10], "Bag-Software-Agent": program}


def _compare(folder: Path, prepared: Prepared, files: dict[str, tuple[str, ...]]) -> None:
    """What the library read back from the disk against what went to it."""
    listed = read_manifest("sha256", (folder / MANIFESTS[0]).read_text("ascii"))
    for item in prepared.items:
        for path, original in zip(files[item.number], item.source.originals, strict=True):
            if listed.get(path) != original.sha256:
                raise MachineRefused(
                    "The disk gave back other bytes than were written; no exhibit was made."
                    " Use another disk."
                )
