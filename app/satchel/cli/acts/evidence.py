"""Acts on evidence: attach, extract, cite."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from satchel.catalog.attaching import Attached, AttachWish, open_plain
from satchel.catalog.citing import Document, cited_by, read_document
from satchel.catalog.permission import Override
from satchel.cli.answers import Answer
from satchel.cli.progress import Meter
from satchel.cli.session import Session
from satchel.domain.citing.citations import Cited
from satchel.domain.errors import SatchelError, UsageError
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience

_READ = {"none": "No text could be read, so what it cites is not known"}


def attach(session: Session, said: Namespace) -> Answer:
    """`attach FILE... --to RECORD`: each file is saved before the next is begun.

    All are looked at first, so that a misspelled name does not leave half of them saved.
    """
    paths = [Path(name) for name in said.files]
    for path in paths:
        open_plain(path).close()
    desk = session.desk()
    wish = AttachWish(
        on=said.to,
        media_kind=said.kind,
        title=said.title,
        dated=said.dated,
        language=said.language,
        derived_from=said.derived_from,
        received_from=said.received_from,
        received_how=said.received_how,
        sealed=said.sealed or None,
        audience=Audience(said.audience),
    )
    done: list[Attached] = []
    for path in paths:
        try:
            with Meter(path.stat().st_size if path.is_file() else 0) as meter:
                done.append(desk.attachments.attach(path, wish, meter.add))
        except SatchelError as refused:
            raise _after(done, refused) from refused
    values: list[JsonValue] = [_attached_value(item) for item in done]
    lines = [_attached_line(item) for item in done]
    return Answer(values[0] if len(values) == 1 else values, lines)


def _after(done: list[Attached], refused: SatchelError) -> SatchelError:
    """The refusal of a later file, saying which files before it are saved."""
    if not done:
        return refused
    saved = ", ".join(item.record for item in done)
    return type(refused)(f"{refused.message} Saved before it: {saved}.", code=refused.code)


def _attached_value(item: Attached) -> JsonValue:
    if item.sealed:
        return {"id": item.record, "sealed": True, "size": item.size}
    return {
        "id": item.record,
        "content": item.content,
        "size": item.size,
        "sha256": item.sha256,
        "same_bytes_as": item.same_bytes_as,
        "text": item.text,
    }


def _attached_line(item: Attached) -> str:
    if item.sealed:
        return f"Sealed: {item.record}  {item.name}  {item.size} bytes; unreadable here"
    line = f"Saved: {item.record}  {item.name}  {item.size} bytes  {item.text}"
    if item.same_bytes_as:
        line += f"  (the same bytes as {item.same_bytes_as}, stored once)"
    return line


def extract(session: Session, said: Namespace) -> Answer:
    """`extract ID --out FILE`."""
    override = Override.read(said.override)
    done = session.desk().taking_out.extract(said.id, Path(said.out), override)
    value: JsonValue = {
        "id": done.record,
        "out": str(done.out),
        "size": done.size,
        "sha256": done.sha256,
        "custody": done.custody,
    }
    line = f"Written: {done.out}  {done.size} bytes  sha256 {done.sha256}"
    return Answer(value, [line])


def cite(session: Session, said: Namespace) -> Answer:
    """`cite FILE [--to RECORD]`; FILE may also be the id of an attachment."""
    if (said.file is None) == (said.url is None):
        raise UsageError("Give the file whose citations are sought, or one address with --url.")
    if said.url is not None:
        return _cite_address(session, said)
    path = Path(said.file)
    if not path.exists() and _looks_like_id(said.file):
        desk = session.desk()
        document = desk.citations.of_record(said.file)
        attachment: RecordId | None = desk.records.show(said.file).record
    else:
        document = read_document(path, session.extract())
        attachment = None
    found = cited_by(document)
    kept: list[RecordId] = []
    if said.to is not None:
        kept = session.desk().citations.keep(document, found, said.to, attachment)
    return _cited_answer(document, found, kept)


def _cite_address(session: Session, said: Namespace) -> Answer:
    """`cite --url URL --to RECORD`: one address; it waits to be captured."""
    if said.to is None:
        raise UsageError("Say under which record the address is cited: --to RECORD.")
    written = session.desk().citations.keep_address(said.url, said.to, said.context)
    value: JsonValue = {"id": written.record, "head": written.leaf, "index": written.index}
    return Answer(value, [f"Saved: {written.record}"])


def _cited_answer(document: Document, found: list[Cited], kept: list[RecordId]) -> Answer:
    ids: list[RecordId | None] = [*kept] if kept else [None] * len(found)
    value: list[JsonValue] = [
        {
            "id": record,
            "url": item.url,
            "marker": item.marker,
            "page": item.page,
            "context": item.context,
        }
        for record, item in zip(ids, found, strict=True)
    ]
    lines = [f"{_marker(item):>6}  p. {item.page}  {item.url or 'no link'}" for item in found]
    links = sum(item.url is not None for item in found)
    lines.append(f"{len(found)} citations, {links} with a link.")
    asides = (
        []
        if document.state == "complete"
        else [f"{_READ.get(document.state, 'Read in part')}: {document.reason}."]
    )
    return Answer(value, lines, asides)


def _marker(item: Cited) -> str:
    return f"[{item.marker}]" if item.marker else "-"


def _looks_like_id(text: str) -> bool:
    return text.isalnum() and 4 <= len(text) <= 20
