"""The words of the pages in a web archive: what the browser read, else what was answered.

For WACZ and WARC files, ours and strangers'. A page's text as a browser showed it is kept
beside the answers (`urn:text:`), by us and by others; where there is none, the answers that
hold words are read like any document. Only the worker imports this.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.formats.documents import declared
from satchel.formats.documents.text import MemoryFile, Sheaf, State, Unreadable
from satchel.formats.wacz.index_lines import Answer
from satchel.formats.wacz.reading import Page, WebArchive
from satchel.formats.wacz.scanning import no_sha256
from satchel.formats.warc_body import unpacked

ReadDocument = Callable[..., tuple[State, str | None]]
_MOST = 96 * 1024 * 1024
_PAGES = 2_000
_TEXT = "urn:text:"
_SPOKEN = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
_CUT = "only a part of the page was captured or could be unpacked"


@dataclass(frozen=True, slots=True)
class _Read:
    """What came of one page."""

    state: State
    reason: str | None


def read_web_archive(
    source: BinaryIO, sheaf: Sheaf, read_document: ReadDocument
) -> tuple[State, str | None]:
    """Read the pages into the sheaf; how far it came, and why no further.

    Raises Unreadable for what is no web archive.
    """
    try:
        archive = WebArchive(source, no_sha256)
        answers = archive.answers()
        pages = archive.pages()
    except IntegrityFailure:
        raise Unreadable("it is packed, and not a captured page") from None
    texts = [answer for answer in answers if answer.url.startswith(_TEXT)]
    chosen = texts or _answers_of(pages, answers) or _spoken(answers)
    if not chosen:
        told = [page for page in pages if page.text]
        return _from_list(told, sheaf) if told else (State.NONE, "no page came with it")
    labels = {page.url: page.title for page in pages}
    read = []
    for answer in chosen[:_PAGES]:
        url = answer.url.removeprefix(_TEXT)
        with _labelled(sheaf, labels.get(url) or url if len(chosen) > 1 else None):
            read.append(_page(archive, answer, sheaf, read_document))
    if len(chosen) > _PAGES:
        return State.PARTIAL, f"only the first {_PAGES} of its pages were read"
    return _together(read, sheaf)


def _answers_of(pages: list[Page], answers: list[Answer]) -> list[Answer]:
    """For each page of the archive's own list the last answer that came for it."""
    by_url = {answer.url: answer for answer in answers if _is_answer(answer)}
    return [by_url[page.url] for page in pages if page.url in by_url]


def _spoken(answers: list[Answer]) -> list[Answer]:
    """Without a list of pages: what holds words, or where nothing says so the last answer."""
    came = [answer for answer in answers if _is_answer(answer)]
    return [answer for answer in came if answer.mime in _SPOKEN] or came[-1:]


def _is_answer(answer: Answer) -> bool:
    is_redirect = answer.status is not None and 300 <= answer.status < 400
    return not is_redirect and not answer.is_revisit and not answer.url.startswith("urn:")


def _page(archive: WebArchive, answer: Answer, sheaf: Sheaf, read_document: ReadDocument) -> _Read:
    try:
        message = archive.message(answer, lambda _: None)
        data, at_end = unpacked(
            message.body,
            transfer=message.get("Transfer-Encoding"),
            content=message.get("Content-Encoding"),
            limit=_MOST,
        )
    except (IntegrityFailure, NoSuchThing):
        return _Read(State.BROKEN, "a record of it is damaged")
    page = cast(BinaryIO, MemoryFile(data))
    kind = declared.told(message.get("Content-Type"))
    state, reason = read_document(page, len(data), sheaf, *kind)
    if state is State.COMPLETE and (message.truncated or not at_end):
        return _Read(State.PARTIAL, _CUT)
    return _Read(state, reason)


def _from_list(pages: list[Page], sheaf: Sheaf) -> tuple[State, str | None]:
    for page in pages:
        sheaf.add(page.title or page.url, page.text or "")
    return State.COMPLETE, None


def _together(read: list[_Read], sheaf: Sheaf) -> tuple[State, str | None]:
    """One page says itself how it went; of many, whether all of them were read."""
    if len(read) == 1:
        return read[0].state, read[0].reason
    missed = [one for one in read if one.state in (State.PARTIAL, State.BROKEN)]
    if not sheaf.size:
        return State.NONE, "it holds no text"
    if missed:
        return State.PARTIAL, f"{len(missed)} of its {len(read)} pages could not be read whole"
    return State.COMPLETE, None


@contextmanager
def _labelled(sheaf: Sheaf, title: str | None) -> Iterator[None]:
    """Parts read within are told to be of that page."""
    emit = sheaf.emit
    if title is not None:
        sheaf.emit = lambda label, text: emit(f"{title[:120]}: {label}", text)
    try:
        yield
    finally:
        sheaf.emit = emit
