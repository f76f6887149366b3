"""Members who turn: whoever was invited can sign and seal, and must still spoil nothing.

What one device sends may be refused, kept apart, or kept as that device's word. It must
never keep others' evidence out, replace it, or stop later parcels.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.tamper.parcels import Opened, put_together, sealed_for, taken_apart
from journeys.tamper.people import copied, made_once
from journeys.tamper.refusing import bounded, refusal
from satchel.assembly import exhibiting
from satchel.assembly.checking import rebuild, verify
from satchel.assembly.desk import Desk
from satchel.assembly.exhibiting import ExhibitWish
from satchel.crypto.age import make_header, read_header
from satchel.domain.ids import ContentId
from satchel.domain.words import Audience, Role
from satchel.ledger.line import decode_line, encode_line
from satchel.storage import grants, mission
from satchel.storage.records import ListWish
from satchel.wire.bag import content_name
from unit.sync.party import Clock, Party, Person

NAMES = ("founder", "lawyer", "honest", "turned")


def make_archives(folder: Path) -> None:
    """A founder without the legal key, a lawyer, an honest observer, and one who turned."""
    party = Party(folder)
    founder = party.founder()
    lawyer = party.admitted(founder, "lawyer", Role.LEGAL)
    founder.make(folder / "to", lawyer.device)
    lawyer.open(folder / "to")
    lawyer.make(folder / "back")  # says that she has the legal key, so the founder forgets it
    founder.open(folder / "back")
    party.admitted(founder, "honest")
    party.admitted(founder, "turned")
    party.close()


class Scene:
    """Copies of those four archives, open."""

    def __init__(self, folder: Path, archives: Path) -> None:
        self.folder = folder
        self._number = 0
        clock = Clock(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
        people = [copied(archives, folder, name, clock) for name in NAMES]
        self.founder, self.lawyer, self.honest, self.turned = people

    def close(self) -> None:
        for person in (self.founder, self.lawyer, self.honest, self.turned):
            person.archive.close()

    def file(self) -> Path:
        self._number += 1
        return self.folder / f"file-{self._number}"

    def send(self, sender: Person, receiver: Person) -> list[Any]:
        """A parcel made and opened."""
        path = self.file()
        to = receiver.device if receiver is not self.founder else None
        sender.make(path, to)
        return receiver.open(path)

    def send_changed(self, sender: Person, change: Any) -> list[Any]:
        """A parcel to headquarters that its maker changed inside."""
        path = self.file()
        sender.make(path)
        _, opened = taken_apart(path.read_bytes(), self.founder)
        path.write_bytes(sealed_for(self.founder, put_together(change(opened))))
        return self.founder.open(path)


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield from made_once(tmp_path_factory.mktemp("members"), make_archives)


@pytest.fixture
def scene(tmp_path: Path, archives: Path) -> Iterator[Scene]:
    scene = Scene(tmp_path, archives)
    yield scene
    scene.close()


def with_content(opened: Opened, name: str, data: bytes) -> Opened:
    """One more content member, in its place."""
    members = sorted(
        [*opened.members, (name, data)],
        key=lambda item: (item[0].startswith("data/contents/"), item[0]),
    )
    rest = [item for item in opened.members if not item[0].startswith("data/contents/")]
    contents = [item for item in members if item[0].startswith("data/contents/")]
    return Opened(opened.parcel, (*rest, *contents))


def test_pieces_of_garbage_do_not_keep_a_content_out(scene: Scene) -> None:
    """Someone who knows an id sends pieces under it before its owner does."""
    _, content = scene.honest.attach(b"what the court recorded" * 100)
    scene.turned.note("innocent")

    def garbage(opened: Opened) -> Opened:
        for part in range(2):
            opened = with_content(opened, content_name(900 + part, content, part, 2), bytes(500))
        return opened

    refusal(lambda: scene.send_changed(scene.turned, garbage))
    scene.turned.note("and again")
    assert refusal(lambda: scene.send(scene.turned, scene.founder)) is None
    (report,) = scene.send(scene.honest, scene.founder)
    assert content in report.contents_new
    with scene.founder.archive.contents.open(content) as found:
        assert found.read() == b"what the court recorded" * 100


def test_a_forged_grant_takes_nothing_away(scene: Scene) -> None:
    """A grant whose header opens, with a key that is not the content's."""
    secret = b"for lawyers only" * 50
    _, content = scene.honest.attach(secret, Audience.LEGAL)
    scene.send(scene.honest, scene.founder)
    ours = mission.require(scene.turned.archive.reading())
    forged = make_header(bytes(16), ours.recipients(Audience.COORDINATION))
    _grant(scene.turned, content, forged)
    refusal(lambda: scene.send(scene.turned, scene.founder))
    assert refusal(lambda: scene.send(scene.founder, scene.lawyer)) is None
    with scene.lawyer.archive.contents.open(content) as found:
        assert found.read() == secret


@pytest.mark.parametrize("header", ["", "AAAA", "!", 5, None, "YWdlLWVuY3J5cHRpb24ub3JnL3YxCg=="])
def test_a_grant_that_is_none_stops_nobody(scene: Scene, header: object) -> None:
    """It may come before the content that it names, and then lies there for good."""
    _, content = scene.honest.attach(b"for lawyers only" * 50, Audience.LEGAL)
    _grant(scene.turned, content, header)
    refusal(lambda: scene.send(scene.turned, scene.founder))
    (report,) = scene.send(scene.honest, scene.founder)
    assert report.contents_new == [content]
    assert refusal(lambda: scene.send(scene.founder, scene.lawyer)) is None


def _grant(person: Person, content: ContentId, header: object) -> None:
    said = base64.b64encode(header).decode() if isinstance(header, bytes) else header
    what: Any = {"act": "create", "set": {"granted": content, "to": "coordination", "header": said}}
    with person.archive.writing() as tx:
        person.journal.append(tx, grants.KIND, what=what)


def test_a_header_that_came_first_does_not_lock_a_content(scene: Scene) -> None:
    """The id names the payload alone: the same payload may come under a header of no use."""
    _, content = scene.honest.attach(b"what the court recorded" * 100)
    path = scene.file()
    scene.honest.make(path)
    _, honest = taken_apart(path.read_bytes(), scene.founder)
    (name,) = honest.names(".age")
    whole = honest.get(name)
    payload = whole[len(read_header(io.BytesIO(whole))) :]
    ours = mission.require(scene.turned.archive.reading())
    useless = make_header(bytes(16), ours.recipients(Audience.COORDINATION)) + payload
    scene.turned.note("innocent")
    refusal(
        lambda: scene.send_changed(
            scene.turned, lambda opened: with_content(opened, content_name(900, content), useless)
        )
    )
    scene.founder.open(path)
    with scene.founder.archive.contents.open(content) as found:
        assert found.read() == b"what the court recorded" * 100


def test_a_sealed_section_of_garbage_does_not_stop_the_lawyer(scene: Scene) -> None:
    """Headquarters cannot check what is sealed to lawyers, and passes it on."""
    scene.turned.note("sealed", Audience.LEGAL)
    scene.honest.note("what the lawyer waits for", Audience.LEGAL)

    def spoil(opened: Opened) -> Opened:
        (name,) = opened.names("4-entries.jsonl")
        return opened.with_member(name, _with_spoiled_sections)

    refusal(lambda: scene.send_changed(scene.turned, spoil))
    scene.send(scene.honest, scene.founder)
    assert refusal(lambda: scene.send(scene.founder, scene.lawyer)) is None
    assert "what the lawyer waits for" in scene.lawyer.texts()


def _with_spoiled_sections(lines: bytes) -> bytes:
    spoiled = []
    for raw in lines.splitlines():
        line = decode_line(raw)
        sealed = {name: data[:-1] + bytes([data[-1] ^ 1]) for name, data in line.sealed.items()}
        spoiled.append(encode_line(replace(line, sealed=sealed)) + b"\n")
    return b"".join(spoiled)


def test_the_card_of_another_device_is_refused(scene: Scene) -> None:
    """Members of the mission see each other's cards, so a card alone must say nothing."""
    path = scene.file()
    scene.honest.make(path)
    card = taken_apart(path.read_bytes(), scene.founder)[1].get("data/sender.json")
    scene.turned.note("as if it came from someone else")
    error = refusal(
        lambda: scene.send_changed(
            scene.turned, lambda opened: opened.with_member("data/sender.json", lambda _: card)
        )
    )
    assert error is not None


def test_a_list_of_leaves_without_end_is_refused_before_it_is_read(scene: Scene) -> None:
    scene.turned.note("innocent")

    def longer(opened: Opened) -> Opened:
        (name,) = opened.names("3-leaves.bin")
        return opened.with_member(name, lambda data: data + bytes(96 * 100_000))

    path = scene.file()
    scene.turned.make(path)
    _, opened = taken_apart(path.read_bytes(), scene.founder)
    path.write_bytes(sealed_for(scene.founder, put_together(longer(opened))))
    with bounded(seconds=20, mib=20):
        error = refusal(lambda: scene.founder.open(path))
    assert error is not None


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=12)
    | st.floats(-1e6, 1e6)
    | st.sampled_from(["", "\x00", "0" * 20, "0" * 64, "9999-99-99", "]]>", "<b>", "' OR 1=1 --",
                       "NEAR(", '"', "*", "\u202e", "e\u0301", "x" * 5000]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)  # fmt: skip
FIELDS = st.sampled_from(
    ["text", "title", "name", "content", "case", "on", "person", "date", "url", "act", "detail",
     "kind", "citation", "document", "names", "author", "role"]
)  # fmt: skip
KINDS = st.sampled_from(
    ["case", "event", "person", "note", "attachment", "citation", "capture", "custody-entry",
     "grant", "receipt", "never-heard-of"]
)  # fmt: skip
BODIES = st.fixed_dictionaries(
    {},
    optional={
        "act": st.sampled_from(["create", "edit", "withdraw", "destroy"]) | VALUES,
        "set": st.dictionaries(FIELDS, VALUES, max_size=4) | VALUES,
        "unset": st.lists(FIELDS | VALUES, max_size=3) | VALUES,
        "link": st.lists(
            st.fixed_dictionaries({"relation": VALUES, "to": VALUES}) | VALUES, max_size=2
        )
        | VALUES,
        "unlink": VALUES,
        "why": VALUES,
    },
)


def test_whatever_a_member_signs_can_be_taken_in_listed_and_searched(scene: Scene) -> None:
    """Signed bodies of any shape: an import ends, and what was there stays readable."""
    scene.honest.note("what matters")
    scene.send(scene.honest, scene.founder)

    @settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
    @given(KINDS, BODIES)
    def sign(kind: str, what: Any) -> None:
        with scene.turned.archive.writing() as tx:
            scene.turned.journal.append(tx, kind, what=what)

    sign()
    (report,) = scene.send(scene.turned, scene.founder)
    assert report.entries_new >= 100
    desk = Desk(scene.founder.archive)
    assert verify(desk).problems == []
    notes = _listed(desk, "note")
    assert "what matters" in [view.fields.get("text") for view in notes]
    for kind in ("case", "event", "person", "note", "attachment", "citation", "capture"):
        assert refusal(lambda kind=kind: _listed(desk, kind)) is None


def _listed(desk: Desk, kind: str) -> list[Any]:
    return [desk.records.show(view.record) for view in desk.records.select(ListWish(kind=kind))]


def _attached_with(person: Person, data: bytes, **lies: Any) -> Any:
    """An attachment whose entry tells other things of its content than are true."""
    recipients = mission.require(person.archive.reading()).recipients(Audience.COORDINATION)
    taken = person.archive.contents.take_in(io.BytesIO(data), recipients)
    told = {
        "id": taken.content,
        "size": taken.size,
        "sha256": taken.sha256,
        "sha512": taken.sha512,
        "type": "text/plain",
    }
    with person.archive.writing() as tx:
        person.archive.contents.adopt(tx, taken)
        what: Any = {"act": "create", "set": {"title": "x", "content": {**told, **lies}}}
        return person.journal.append(tx, "attachment", what=what)


@pytest.mark.parametrize("lie", [{"sha256": "0" * 64}, {"sha512": "0" * 128}, {"size": 5}])
def test_hashes_that_are_not_those_of_the_file_are_named_at_headquarters(
    scene: Scene, lie: dict[str, object]
) -> None:
    written = _attached_with(scene.turned, b"what is really there", **lie)
    scene.send(scene.turned, scene.founder)
    desk = Desk(scene.founder.archive)
    assert verify(desk).problems != []
    out = scene.file()
    error = refusal(lambda: desk.taking_out.extract(written.record, out))
    assert error is not None
    assert error.exit_code == 4
    assert not out.exists()


@pytest.mark.parametrize(
    "lie",
    [{"id": 5}, {"id": "x"}, {"id": None}, {"size": None}, {"size": "x"}, {"sha256": None},
     {"sha256": 5}, {"sha512": "x"}, {"type": 5}, {"size": -1}, {"size": 1.5}],
)  # fmt: skip
def test_a_content_told_in_any_shape_is_refused_in_one_sentence(
    scene: Scene, lie: dict[str, object]
) -> None:
    written = _attached_with(scene.turned, b"what is really there", **lie)
    scene.send(scene.turned, scene.founder)
    desk = Desk(scene.founder.archive)
    acts: tuple[Callable[[], object], ...] = (
        lambda: verify(desk),
        lambda: rebuild(desk),
        lambda: desk.records.show(written.record),
        lambda: desk.taking_out.extract(written.record, scene.file()),
        lambda: exhibiting.make(desk, ExhibitWish([written.record], None, scene.file())),
    )
    for act in acts:
        refusal(act)
