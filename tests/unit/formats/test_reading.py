"""The same readers through a real worker process: whatever it meets, the caller gets an answer."""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from samples.documents import papers
from satchel.domain.errors import IntegrityFailure
from satchel.formats.documents.reading import extract
from satchel.formats.documents.text import ExtractedText, Limits, State
from satchel.system import workers

MIB = 1024 * 1024


def read(data: bytes, limits: Limits | None = None) -> ExtractedText:
    return extract(io.BytesIO(data), len(data), runner=workers.run, limits=limits)


def test_a_document_is_read_in_a_worker() -> None:
    found = read(papers.pdf(["first page", None, "third page"]))
    assert found == ExtractedText(
        parts=(("page 1", "first page"), ("page 3", "third page")),
        pages=3,
        picture_pages=1,
        state=State.COMPLETE,
    )


def test_only_the_promised_bytes_are_read() -> None:
    found = extract(io.BytesIO(b"mine and yours"), 4, runner=workers.run)
    assert found.parts == (("text", "mine"),)


def test_the_parent_imports_no_parser() -> None:
    hear: list[bytes] = []
    ending = workers.run(
        "samples_never_imported", iter([b"x"]), lambda line: bool(hear.append(line)), time_limit_s=9
    )
    assert (ending, hear) == (workers.Ending.DIED, [])
    assert "satchel.formats.documents.reading" in sys.modules
    source = sys.modules["satchel.formats.documents.reading"]
    assert not {"kinds", "pypdfium2", "zipfile"} & set(vars(source))


@pytest.mark.parametrize(
    "head", [b"\x89PNG\r\n\x1a\n", b"\0\0\0 ftypmp42", b"OggS\0", b"\0\1\2 nothing known"]
)
def test_no_process_is_started_for_what_has_no_text(head: bytes) -> None:
    started: list[str] = []

    def runner(
        module: str,
        feed: Iterator[bytes],
        hear: Callable[[bytes], bool],
        *,
        time_limit_s: float,
    ) -> str:
        started.append(module)
        return workers.run(module, feed, hear, time_limit_s=time_limit_s)

    data = head + bytes(MIB)
    source = io.BytesIO(data)
    found = extract(source, len(data), runner=runner)
    assert (found.state, started) == (State.NONE, [])
    assert found.reason is not None
    assert "text is not read from this kind of file" in found.reason
    assert source.tell() < len(data), "nor is all of it read"
    text = extract(io.BytesIO(b"words"), 5, runner=runner)
    assert (text.parts, len(started)) == ((("text", "words"),), 1)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux enforces the memory cap")
def test_a_memory_bomb_ends_in_a_sentence() -> None:
    limits = Limits(memory=160 * MIB, unpacked=4096 * MIB, ratio=10**9, time_s=20)
    found = read(papers.docx(["ok " + "x" * 100 * MIB]), limits)
    assert found.state is State.BROKEN
    assert found.reason


def test_a_pdf_that_draws_without_end_is_stopped_in_time() -> None:
    bomb = papers.pdf_bomb(200 * MIB)
    begun = time.monotonic()
    found = read(bomb, Limits(time_s=1))
    assert time.monotonic() - begun < 1 + 10 + 4  # processor time, time to start, slack
    assert found.state in (State.BROKEN, State.PARTIAL)
    assert found.reason


def test_sixty_thousand_pages_are_read_up_to_the_cap() -> None:
    found = read(papers.pdf_of_raw_pages(60_000), Limits(pages=500))
    assert (found.pages, found.picture_pages) == (60_000, 500)
    assert found.state is State.PARTIAL


def test_a_document_above_the_size_cap_is_not_opened() -> None:
    def no_runner(*_: object, **__: object) -> str:
        raise AssertionError("nothing may be started")

    found = extract(io.BytesIO(), 300 * MIB, runner=no_runner)
    assert (found.state, found.parts) == (State.NONE, ())
    assert "256 MiB" in (found.reason or "")


def test_an_unreadable_store_is_told_to_the_caller_not_hidden() -> None:
    class Damaged(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise IntegrityFailure("Bytes differ.")

    with pytest.raises(IntegrityFailure):
        extract(Damaged(b"x"), 1, runner=workers.run)


def answering(*lines: bytes, ending: str = "finished") -> Callable[..., str]:
    def run(
        module: str, feed: Iterator[bytes], hear: Callable[[bytes], bool], *, time_limit_s: float
    ) -> str:
        for _ in feed:
            pass
        return ending if all(hear(line) for line in lines) else "stopped"

    return run


PART = b'{"part": ["page 1", "kept"], "pages": 9, "picture_pages": 2}'


@pytest.mark.parametrize("ending", ["died", "time", "stopped", "finished"])
def test_what_was_read_before_the_end_is_kept(ending: str) -> None:
    found = extract(io.BytesIO(b"x"), 1, runner=answering(PART, ending=ending))
    assert (found.parts, found.state) == ((("page 1", "kept"),), State.PARTIAL)
    assert (found.pages, found.picture_pages) == (9, 2)
    assert found.reason


@pytest.mark.parametrize(
    "line",
    [
        b"not json",
        b"[]",
        b'{"part": [1, 2], "pages": 1, "picture_pages": 0}',
        b'{"part": ["a"]}',
        b'{"end": {"state": "splendid", "reason": null, "charset": null}}',
        b'{"end": 5}',
        b"[" * 100_000,
    ],
)
def test_a_worker_that_answers_nonsense_is_stopped(line: bytes) -> None:
    found = extract(io.BytesIO(b"x"), 1, runner=answering(line))
    assert (found.state, found.parts) == (State.BROKEN, ())


def test_a_worker_cannot_flood_its_parent() -> None:
    flood = b'{"part": ["a", "%s"], "pages": 0, "picture_pages": 0}' % (b"x" * 600)
    found = extract(io.BytesIO(b"x"), 1, runner=answering(flood, flood), limits=Limits(text=1000))
    assert found.state is State.PARTIAL


def test_what_a_server_said_of_the_charset_is_believed_when_it_fits() -> None:
    page = "<p>Суд</p>".encode("koi8_r")
    told = "text/html; charset=KOI8-R"
    found = extract(io.BytesIO(page), len(page), runner=workers.run, media_type=told)
    assert (found.parts, found.charset) == ((("text", "Суд"),), "koi8-r")


@pytest.mark.parametrize("told", ["", ";;;", "text/html; charset=\x00", "a" * 9999, "\n: x"])
def test_what_a_server_said_can_be_nonsense(told: str) -> None:
    found = extract(io.BytesIO(b"words"), 5, runner=answering(PART), media_type=told)
    assert found.parts == (("page 1", "kept"),)
