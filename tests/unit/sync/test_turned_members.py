"""What a member with good keys and bad intent sends must not harm what others sent."""

from __future__ import annotations

import base64
import io
import tracemalloc
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from journeys.tamper.parcels import Opened, put_together, sealed_for, taken_apart
from satchel.crypto.age import make_header, read_header, unseal
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy
from satchel.domain.ids import ContentId
from satchel.domain.words import Audience, Role
from satchel.ledger.line import decode_line, encode_line
from satchel.storage import grants, mission, parcels
from satchel.storage.contents import ContentState
from satchel.sync.reporting import Report
from satchel.wire.bag import content_name
from unit.sync.party import Party, Person

Change = Callable[[Opened], Opened]


@pytest.fixture
def founder(party: Party) -> Person:
    return party.founder()


@pytest.fixture
def honest(party: Party, founder: Person) -> Person:
    return party.admitted(founder, "honest")


@pytest.fixture
def turned(party: Party, founder: Person) -> Person:
    return party.admitted(founder, "turned")


def inside(sender: Person, receiver: Person, path: Path) -> Opened:
    """A fresh parcel, opened."""
    sender.note("innocent")
    (file,) = sender.make(path).files
    return taken_apart(file.read_bytes(), receiver)[1]


def bring(receiver: Person, opened: Opened, path: Path) -> Report:
    """That parcel put together again and opened."""
    path.write_bytes(sealed_for(receiver, put_together(opened)))
    (report,) = receiver.open(path)
    return report


def with_contents(opened: Opened, *contents: tuple[str, bytes]) -> Opened:
    """More members at the end, in the order of their names."""
    return replace(opened, members=(*opened.members, *contents))


def pieces_of(content: ContentId, *pieces: bytes, parts: int = 2) -> list[tuple[str, bytes]]:
    return [
        (content_name(900 + part, content, part, parts), data) for part, data in enumerate(pieces)
    ]


def payload_of(opened: Opened, content: ContentId) -> bytes:
    (name,) = opened.names(f"-{content}.age")
    whole = opened.get(name)
    return whole[len(read_header(io.BytesIO(whole))) :]


def test_pieces_that_make_nothing_are_dropped_and_stop_no_parcel(
    founder: Person, honest: Person, turned: Person, tmp_path: Path
) -> None:
    _, content = honest.attach(b"what the court recorded" * 100)
    garbage = pieces_of(content, random_bytes(500), random_bytes(500))
    opened = inside(turned, founder, tmp_path / "t")
    report = bring(founder, with_contents(opened, *garbage), tmp_path / "garbage")
    assert report.entries_new > 0
    assert [problem for problem in report.problems if "do not make it" in problem]
    assert parcels.whole_in_parts(founder.archive.reading()) == []
    honest.make(tmp_path / "h")
    (report,) = founder.open(tmp_path / "h")
    assert (report.contents_new, report.problems) == ([content], [])


def test_a_piece_of_garbage_keeps_no_genuine_piece_out(
    founder: Person, honest: Person, turned: Person, tmp_path: Path
) -> None:
    honest.limit = 3 * 1024 * 1024
    data = random_bytes(5_000_000)
    _, content = honest.attach(data)
    made = honest.make(tmp_path / "h")
    opened = inside(turned, founder, tmp_path / "t")
    for parts in (len(made.files), 9):
        (garbage,) = pieces_of(content, random_bytes(500), parts=parts)
        bring(founder, with_contents(opened, garbage), tmp_path / f"garbage-{parts}")
    founder.open(*made.files)
    assert founder.archive.contents.open(content).read() == data


def test_a_content_said_to_be_a_piece_of_another_stays(
    founder: Person, honest: Person, turned: Person, tmp_path: Path
) -> None:
    _, content = honest.attach(b"what the court recorded" * 100)
    sent = inside(honest, founder, tmp_path / "h")
    founder.open(tmp_path / "h")
    pieces = pieces_of(ContentId("0" * 64), payload_of(sent, content), random_bytes(500))
    opened = inside(turned, founder, tmp_path / "t")
    bring(founder, with_contents(opened, *pieces), tmp_path / "garbage")
    with founder.archive.contents.open(content) as found:
        assert found.read() == b"what the court recorded" * 100


def grant(person: Person, content: ContentId, header: object) -> None:
    """An entry that grants, with any header."""
    said = base64.b64encode(header).decode() if isinstance(header, bytes) else header
    what: Any = {"act": "create", "set": {"granted": content, "to": "coordination", "header": said}}
    with person.archive.writing() as tx:
        person.journal.append(tx, grants.KIND, what=what)


@pytest.mark.parametrize("header", [b"", b"no age header", "!", 5, None])
def test_a_grant_that_cannot_be_read_is_said_once_and_stops_no_parcel(
    founder: Person, honest: Person, turned: Person, tmp_path: Path, header: object
) -> None:
    _, content = honest.attach(b"for lawyers only" * 50, Audience.LEGAL)
    grant(turned, content, header)
    turned.make(tmp_path / "t")
    (report,) = founder.open(tmp_path / "t")
    assert [problem for problem in report.problems if "grants nothing" in problem]
    honest.make(tmp_path / "h")
    (report,) = founder.open(tmp_path / "h")
    assert (report.contents_new, report.problems) == ([content], [])


@pytest.mark.parametrize("standing", ["admitted", "pending"])
def test_a_forged_or_pending_grant_takes_no_header_away(
    party: Party, founder: Person, honest: Person, tmp_path: Path, standing: str
) -> None:
    lawyer = without_legal_key(party, founder, tmp_path)
    turned = party.invited(founder, "turned") if standing == "pending" else honest
    _, content = honest.attach(b"for lawyers only" * 50, Audience.LEGAL)
    honest.make(tmp_path / "h")
    founder.open(tmp_path / "h")
    before = founder.archive.contents.find(content)
    kept = honest.archive.contents.find(content)
    assert before is not None and kept is not None and kept.file_key is not None  # noqa: PT018
    to = mission.require(turned.archive.reading()).recipients(Audience.COORDINATION)
    grant(turned, content, make_header(bytes(16), to))
    if standing == "pending":
        grant(turned, content, make_header(kept.file_key, to))
    turned.make(tmp_path / "t")
    founder.open(tmp_path / "t")
    assert founder.archive.contents.find(content) == before
    founder.make(tmp_path / "on", to=lawyer.device)
    lawyer.open(tmp_path / "on")
    with lawyer.archive.contents.open(content) as found:
        assert found.read() == b"for lawyers only" * 50


def without_legal_key(party: Party, founder: Person, folder: Path) -> Person:
    """A lawyer who has the legal key, so that the founder has forgotten it."""
    lawyer = party.admitted(founder, "lawyer", Role.LEGAL)
    lawyer.make(folder / "holds")
    founder.open(folder / "holds")
    return lawyer


@pytest.mark.parametrize("whole", [True, False])
def test_a_payload_under_a_useless_header_does_not_lock_the_content(
    founder: Person, honest: Person, turned: Person, tmp_path: Path, whole: bool
) -> None:
    """The id names the payload alone. Or it comes as a piece, and then without any header."""
    data = b"what the court recorded" * 100
    _, content = honest.attach(data)
    payload = payload_of(inside(honest, founder, tmp_path / "h"), content)
    to = mission.require(turned.archive.reading()).recipients(Audience.COORDINATION)
    useless = (content_name(900, content), make_header(bytes(16), to) + payload)
    piece = pieces_of(ContentId("0" * 64), payload)[0]
    opened = with_contents(inside(turned, founder, tmp_path / "t"), useless if whole else piece)
    bring(founder, opened, tmp_path / "first")
    assert founder.archive.contents.state(content) is ContentState.SEALED
    founder.open(tmp_path / "h")
    with founder.archive.contents.open(content) as found:
        assert found.read() == data
    sealed, _ = founder.archive.contents.sealed_file(content)
    assert unseal(sealed, mission.class_identities(founder.archive.reading())).read() == data


def spoiled(lines: bytes) -> bytes:
    """Entry lines with the last byte of every sealed section changed."""
    found = []
    for raw in lines.splitlines():
        line = decode_line(raw)
        sealed = {name: data[:-1] + bytes([data[-1] ^ 1]) for name, data in line.sealed.items()}
        found.append(encode_line(replace(line, sealed=sealed)) + b"\n")
    return b"".join(found)


def test_a_sealed_section_that_does_not_open_is_said_and_stops_nothing(
    party: Party, founder: Person, honest: Person, turned: Person, tmp_path: Path
) -> None:
    lawyer = without_legal_key(party, founder, tmp_path)
    turned.note("sealed", Audience.LEGAL)
    opened = inside(turned, founder, tmp_path / "t")
    (name,) = opened.names("4-entries.jsonl")
    bring(founder, opened.with_member(name, spoiled), tmp_path / "spoiled")
    honest.note("what the lawyer waits for", Audience.LEGAL)
    honest.make(tmp_path / "h")
    founder.open(tmp_path / "h")
    founder.make(tmp_path / "on", to=lawyer.device)
    (report,) = lawyer.open(tmp_path / "on")
    (problem,) = report.problems
    assert f"device {turned.device} have a sealed part" in problem
    assert "what the lawyer waits for" in lawyer.texts()
    assert "sealed" not in lawyer.texts()
    turned.make(tmp_path / "itself", everything=True)
    (report,) = lawyer.open(tmp_path / "itself")
    assert (report.problems, "sealed" in lawyer.texts()) == ([], True)


def test_a_parcel_with_the_card_of_another_is_refused(
    founder: Person, honest: Person, turned: Person, tmp_path: Path
) -> None:
    card = inside(honest, founder, tmp_path / "h").get("data/sender.json")
    opened = inside(turned, founder, tmp_path / "t")
    with pytest.raises(IntegrityFailure, match="card of another parcel"):
        bring(founder, opened.with_member("data/sender.json", lambda _: card), tmp_path / "mixed")


def test_a_list_of_leaves_longer_than_its_ledger_is_not_read(
    founder: Person, turned: Person, tmp_path: Path
) -> None:
    opened = inside(turned, founder, tmp_path / "t")
    (name,) = opened.names("3-leaves.bin")
    longer = opened.with_member(name, lambda data: data + bytes(96 * 100_000))
    (tmp_path / "longer").write_bytes(sealed_for(founder, put_together(longer)))
    tracemalloc.start()
    with pytest.raises(IntegrityFailure, match="not as long as its ledger"):
        founder.open(tmp_path / "longer")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 20 << 20


@pytest.mark.parametrize("ending", ["4-entries.jsonl", "1-ledger.json"])
def test_a_line_or_a_slip_without_end_is_not_read(
    founder: Person, turned: Person, tmp_path: Path, ending: str
) -> None:
    opened = inside(turned, founder, tmp_path / "t")
    (name,) = opened.names(ending)
    longer = opened.with_member(name, lambda _: b"[" * (40 << 20))
    (tmp_path / "longer").write_bytes(sealed_for(founder, put_together(longer)))
    with pytest.raises(IntegrityFailure, match=r"larger than such|too long"):
        founder.open(tmp_path / "longer")


def test_more_than_headquarters_would_read_is_not_written(honest: Person) -> None:
    with pytest.raises(RefusedByPolicy, match="attach it as a file"):
        honest.note("x" * (9 << 20))
