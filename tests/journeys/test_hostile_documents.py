"""Whatever stands in a document from outside, reading it ends in a value or one sentence."""

from __future__ import annotations

import io
import json
import zlib
from base64 import b64decode
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.tamper.refusing import Endless, bounded, refusal, refused
from satchel.crypto import age, passphrase, spoken
from satchel.crypto.age_header import MAX_HEADER
from satchel.crypto.digest import sha256
from satchel.crypto.passphrase import FLOOR
from satchel.crypto.randomness import random_bytes
from satchel.crypto.signing import Ed25519Key
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure, SatchelError
from satchel.domain.words import Role
from satchel.formats.canonical import binary_text, decode, encode
from satchel.ledger.checkpoint import open_checkpoint
from satchel.ledger.line import decode_line, verify_line
from satchel.ledger.merkle import Frontier
from satchel.storage import devices, keyslot_files, keyslots, mission
from satchel.storage.archive import Archive
from satchel.sync import documents, joining
from satchel.wire.handover import ClassKeyLetter, ReceiptLetter
from satchel.wire.invitation import open_invitation
from satchel.wire.ledger_part import LedgerSlip
from satchel.wire.mission import (
    Mission,
    open_admission,
    open_certificate,
    open_mission,
    open_revocation,
)
from satchel.wire.sender import open_sender
from satchel.wire.signed import kind_of
from unit.sync.party import PASSPHRASE, Party

EXAMPLES = settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])

NOT_CANONICAL = (
    b"[" * 10_000 + b"]" * 10_000,
    b'{"a":' * 10_000 + b"1" + b"}" * 10_000,
    b"[" * 100_000,
    b"1" * 5_000,
    b'{"a":' + b"9" * 400 + b"}",
    b'{"a":9007199254740992}',
    b'{"a":1e999}',
    b'{"a":-1e999}',
    b'{"a":NaN}',
    b'{"a":Infinity}',
    b'{"a":-0}',
    b'{"a":1.0}',
    b'{"a":1,"a":1}',
    b'{"a":1,"a":2}',
    b'{"a":{"b":1,"b":2}}',
    b'{"b":1,"a":2}',
    b'{"a" :1}',
    b'\xef\xbb\xbf{"a":1}',
    b'{"a":"\\ud800"}',
    b'{"a":"\xff"}',
    b'{"a":"\\u0041"}',
    b'{"a":"\x00"}',
    b'{"a":1}\n',
    b'{"a":1}{"a":1}',
    b"",
    b"nul",
    '{"e\u0301":1,"\u00e9":1}'.encode("utf-16"),
)


@pytest.mark.parametrize("raw", NOT_CANONICAL, ids=range(len(NOT_CANONICAL)))
def test_what_is_not_canonical_is_refused(raw: bytes) -> None:
    with bounded(seconds=2, mib=64):
        assert isinstance(refused(lambda: decode(raw)), IntegrityFailure)


@EXAMPLES
@given(
    st.binary(max_size=300)
    | st.text(alphabet='{}[]":,0123456789eE.-+ntfNa\\u\x00é', max_size=60).map(
        lambda text: text.encode("utf-8", "surrogatepass")
    )
)
def test_any_bytes_are_a_value_or_refused(raw: bytes) -> None:
    try:
        value = decode(raw)
    except IntegrityFailure:
        return
    assert encode(value) == raw


JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(
        ["", "0" * 64, "f" * 64, "d-" + "0" * 20, "M-000000", "AAAA", "AA==", "legal", "observer",
         "9999-12-31T23:59:59.999999Z", "mission", "sender", "\x00", "A" * 5000]
    ),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=8,
)  # fmt: skip


class Genuine:
    """Real documents of a real mission, to be garbled."""

    def __init__(self, folder: Path) -> None:
        party = Party(folder)
        founder = party.founder()
        given = founder.inviting.invite(Role.OBSERVER, "Assel", lines=[founder.note("x").line])
        observer = party.joined("observer", given)
        observer.make(folder / "first")
        founder.open(folder / "first")
        founder.membership.confirm(observer.device)
        self.mission, self.admission, self.card = _documents(founder.archive)
        self.ours: Mission = open_mission(self.mission)
        self.invitation, self.code = given.file, given.code
        bundle = open_invitation(given.file, given.code)
        self.certificate, self.line = bundle.certificate, bundle.lines[0]
        self.keys = open_sender(bundle.sender)[1].keys
        party.close()
        self.keyslots = (folder / "observer" / "keyslots-a.json").read_bytes()


def _documents(archive: Archive) -> tuple[bytes, bytes, bytes]:
    db = archive.reading()
    row = next(row for row in devices.everyone(db) if row.role is Role.OBSERVER)
    document = mission.document(db)
    assert document is not None
    assert row.admission is not None
    assert row.card is not None
    return document, row.admission, row.card


@pytest.fixture(scope="module")
def genuine(tmp_path_factory: pytest.TempPathFactory) -> Genuine:
    return Genuine(tmp_path_factory.mktemp("genuine"))


def readers(genuine: Genuine) -> dict[str, tuple[bytes, Callable[[bytes], object]]]:
    """Each kind of document: a real one, and who reads it."""
    ours = genuine.ours
    slip = encode({"device": "d-" + "0" * 20, "start": 0, "frontier": "AAAAAAAAAAA=",
                   "complete": True, "mentions": [[1, "0" * 64]]})  # fmt: skip
    letter = encode({"kind": "class-key", "class": "legal", "generation": 1,
                     "device": "d-" + "0" * 20, "sealed": "AAAA"})  # fmt: skip
    receipt = encode({"coordinator": "d-" + "0" * 20, "device": "d-" + "1" * 20,
                      "checkpoint": "x", "listing": "0" * 64})  # fmt: skip
    return {
        "mission": (genuine.mission, open_mission),
        "admission": (genuine.admission, lambda raw: open_admission(raw, ours)),
        "certificate": (genuine.certificate, lambda raw: open_certificate(raw, ours)),
        "revocation": (genuine.admission, lambda raw: open_revocation(raw, ours)),
        "card": (genuine.card, open_sender),
        "any": (genuine.card, lambda raw: documents.verify([raw], ours)),
        "kind": (genuine.card, kind_of),
        "slip": (slip, LedgerSlip.from_bytes),
        "class key": (letter, ClassKeyLetter.from_bytes),
        "receipt": (receipt, ReceiptLetter.from_bytes),
        "line": (genuine.line, lambda raw: verify_line(decode_line(raw), genuine.keys.ed25519)),
    }


def garbled(value: Any, draw: st.DrawFn) -> Any:
    """One place of a value changed: another value, taken away, or one more."""
    if isinstance(value, dict) and value:
        name = draw(st.sampled_from(sorted(value)))
        if name == "body" and isinstance(value[name], str):
            inside = garbled(json.loads(value[name]), draw)
            return {**value, name: encode(inside).decode()}
        how = draw(st.sampled_from(["change", "change", "deeper", "deeper", "drop", "add"]))
        if how == "deeper":
            return {**value, name: garbled(value[name], draw)}
        if how == "drop":
            return {other: value[other] for other in value if other != name}
        if how == "add":
            return {**value, draw(st.text(max_size=5)): draw(JSON)}
        return {**value, name: draw(JSON)}
    if isinstance(value, list) and value:
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], garbled(value[at], draw), *value[at + 1 :]]
    return draw(JSON)


@pytest.mark.parametrize(
    "name",
    ["mission", "admission", "certificate", "revocation", "card", "any", "kind", "slip",
     "class key", "receipt", "line"],
)  # fmt: skip
def test_documents_garbled_in_any_place_are_refused(genuine: Genuine, name: str) -> None:
    real, read = readers(genuine)[name]
    if name not in ("revocation",):
        assert refusal(lambda: read(real)) is None

    @EXAMPLES
    @given(st.data())
    def garble(data: st.DataObject) -> None:
        try:
            raw = encode(garbled(json.loads(real), data.draw))
        except SatchelError:
            return  # nothing canonical says this
        refusal(lambda: read(raw))

    garble()


@pytest.mark.parametrize("name", ["mission", "admission", "certificate", "card"])
def test_a_signed_document_of_another_kind_or_with_one_signature_is_refused(
    genuine: Genuine, name: str
) -> None:
    real, read = readers(genuine)[name]
    outer = json.loads(real)
    other = json.loads(genuine.card if name != "card" else genuine.mission)
    for changed in (
        {**outer, "ed25519": None},
        {**outer, "ml_dsa_44": None},
        {k: v for k, v in outer.items() if k != "ml_dsa_44"},
        {k: v for k, v in outer.items() if k != "ed25519"},
        {**outer, "ed25519": other["ed25519"]},
        {**outer, "ml_dsa_44": other["ml_dsa_44"]},
        {**outer, "ml_dsa_44": outer["ed25519"]},
        {**outer, "kind": other["kind"]},
        {**other, "kind": outer["kind"]},
        {**outer, "extra": 1},
        {**outer, "body": outer["body"] + " "},
        {**outer, "body": outer["body"][:-1] + ',"zz":1}'},
    ):
        assert isinstance(refused(lambda changed=changed: read(encode(changed))), IntegrityFailure)


@pytest.fixture
def _one_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap = cache(passphrase.derive)
    monkeypatch.setattr("satchel.wire.invitation.derive", cheap)
    monkeypatch.setattr(passphrase, "derive", cheap)


@pytest.mark.usefixtures("_one_derivation")
def test_invitations_garbled_outside_are_refused(genuine: Genuine) -> None:
    outer = json.loads(genuine.invitation)
    cost = outer["cost"]
    now = "2026-11-22T09:00:00.000000Z"
    changes = [
        {**outer, "cost": {**cost, name: value}}
        for name in cost
        for value in (0, -1, 1, 2**31, 2**52, None, "3", 1.5, True, [])
    ]
    for field in outer:
        changes += [{**outer, field: value} for value in (None, "", "AAAA", 1, [], {})]
        changes.append({name: outer[name] for name in outer if name != field})
    changes += [{**outer, "extra": 1}, {**outer, "salt": outer["salt"] * 2}]
    for changed in changes:
        raw = encode(changed)
        with bounded(seconds=5, mib=64):
            refused(lambda raw=raw: joining.read_invitation(raw, genuine.code, now))
    for raw in (b"", b"[]", b"null", genuine.invitation[:-1], genuine.invitation + b" "):
        refused(lambda raw=raw: joining.read_invitation(raw, genuine.code, now))
    for code in ("", "one", "a b c d e f", genuine.code + " academic", "\x00", "é" * 500):
        refused(lambda code=code: joining.read_invitation(genuine.invitation, code, now))


@pytest.mark.usefixtures("_one_derivation")
def test_invitations_garbled_inside_are_refused(genuine: Genuine) -> None:
    """Their maker knows the words, so the seal fits; what is inside must not be believed."""
    now = "2026-11-22T09:00:00.000000Z"
    inside = _inside(genuine)

    @settings(EXAMPLES, max_examples=40)
    @given(st.data())
    def garble(data: st.DataObject) -> None:
        try:
            packed = zlib.compress(encode(garbled(inside, data.draw)))
        except SatchelError:
            return
        raw = _resealed(genuine, packed)
        refusal(lambda: joining.read_invitation(raw, genuine.code, now))

    garble()
    for packed in (b"", b"\x00", b"x\x9c", zlib.compress(encode(inside))[:-9], zlib.compress(b"[]"),
                   zlib.compress(b"\xff" * 100)):  # fmt: skip
        raw = _resealed(genuine, packed)
        refused(lambda raw=raw: joining.read_invitation(raw, genuine.code, now))


@pytest.mark.usefixtures("_one_derivation")
def test_an_invitation_that_unpacks_to_too_much_is_refused(genuine: Genuine) -> None:
    bomb = zlib.compressobj(9)
    packed = b"".join(bomb.compress(bytes(1 << 20)) for _ in range(100)) + bomb.flush()
    raw = _resealed(genuine, packed)
    with bounded(seconds=10, mib=400):
        refused(lambda: joining.read_invitation(raw, genuine.code, "2026-11-22T09:00:00.000000Z"))


def _key(genuine: Genuine) -> tuple[bytes, bytes]:
    outer = json.loads(genuine.invitation)
    outside = encode({name: outer[name] for name in ("format", "salt", "cost")})
    words = spoken.heard(genuine.code).encode("ascii")
    return passphrase.derive(words, b64decode(outer["salt"]), FLOOR), outside


def _inside(genuine: Genuine) -> Any:
    key, outside = _key(genuine)
    sealed = b64decode(json.loads(genuine.invitation)["sealed"])
    return json.loads(zlib.decompress(passphrase.unwrap(key, sealed, outside)))


def _resealed(genuine: Genuine, packed: bytes) -> bytes:
    key, outside = _key(genuine)
    sealed = passphrase.wrap(key, packed, outside, random=random_bytes)
    return encode({**json.loads(outside), "sealed": binary_text(sealed)})


@pytest.mark.parametrize(
    ("memory", "passes", "lanes"),
    [(1, 3, 4), (65535, 3, 4), (2**31, 3, 4), (65536, 10**9, 4), (65536, 3, 10**6), (65536, 1, 4),
     (2**52, 2**52, 2**52)],
)  # fmt: skip
def test_keyslots_that_cost_too_little_or_too_much_are_refused_at_once(
    genuine: Genuine, tmp_path: Path, memory: int, passes: int, lanes: int
) -> None:
    body = json.loads(genuine.keyslots)["keyslots"]
    body["slots"][0]["kdf"] |= {"memory_kib": memory, "passes": passes, "lanes": lanes}
    slots = _slots(body)
    with bounded(seconds=0.5, mib=8):
        assert refused(lambda: keyslots.unlock(slots, PASSPHRASE)).code == "passphrase-cost"


def test_keyslots_garbled_in_any_place_open_nothing(genuine: Genuine, tmp_path: Path) -> None:
    body = json.loads(genuine.keyslots)["keyslots"]

    @EXAMPLES
    @given(st.data())
    def garble(data: st.DataObject) -> None:
        changed = garbled(body, data.draw)
        (tmp_path / "keyslots-a.json").write_bytes(_enveloped(changed))
        (tmp_path / "keyslots-b.json").write_bytes(b"")
        refusal(lambda: keyslot_files.read(tmp_path))

    garble()


@pytest.mark.parametrize(
    "raw",
    [b"", b"null", b"[]", b"{}", b'{"keyslots":1}', b'{"keyslots":{},"digest":""}', b"[" * 10**6,
     b'{"keyslots":' * 10**5, b"9" * 10**6, b"\xff" * 1000, bytes(10**6),
     b'{"digest":null,"keyslots":{"format":1e999}}'],
    ids=range(12),
)  # fmt: skip
def test_keyslots_that_are_none_are_refused(tmp_path: Path, raw: bytes) -> None:
    for name in keyslot_files.COPIES:
        (tmp_path / name).write_bytes(raw)
    with bounded(seconds=2, mib=64):
        assert isinstance(refused(lambda: keyslot_files.read(tmp_path)), IntegrityFailure)


def test_a_huge_keyslots_file_is_not_read_whole(tmp_path: Path) -> None:
    with (tmp_path / "keyslots-a.json").open("wb") as file:
        file.truncate(4 << 30)
    with bounded(seconds=2, mib=16):
        refused(lambda: keyslot_files.read(tmp_path))


def _enveloped(body: object) -> bytes:
    canonical = keyslots.canonical
    text = json.dumps(body, sort_keys=True, separators=(",", ":")).encode()
    return canonical({"digest": sha256(text).hex(), "keyslots": body}) + b"\n"  # type: ignore[dict-item]


def _slots(body: Any) -> keyslots.Keyslots:
    return keyslot_files.decode(_enveloped(body))


def test_an_age_header_of_a_gigabyte_is_refused_early() -> None:
    identity = Identity.generate()
    lines = {
        b"-> X25519 " + b"A" * 43 + b"\n" + b"A" * 43 + b"\n": b"",
        b"A" * 64 + b"\n": b"-> a b\n",
        b"x": b"-> ",
        b"\n": b"",
    }
    for body, head in lines.items():
        source = Endless(b"age-encryption.org/v1\n" + head, body, 1 << 30)
        with bounded(seconds=5, mib=64):
            error = refused(lambda source=source: age.unseal(io.BufferedReader(source), [identity]))
        assert error.code == "age-header"
        assert source.given <= 2 * MAX_HEADER


def test_a_sealed_message_of_a_gigabyte_is_not_read_whole() -> None:
    identity = Identity.generate()
    sealer = age.Sealer([identity.recipient])
    assert sealer.header is not None
    data = sealer.header + sealer.nonce + sealer.update(bytes(32 << 20)) + sealer.finish()
    with bounded(seconds=5, mib=8):
        error = refused(lambda: age.unseal_bytes(data, [identity], limit=65536))
    assert error.code == "too-large"


@EXAMPLES
@given(st.binary(max_size=200), st.text(max_size=200))
def test_checkpoints_and_frontiers_of_any_bytes_are_refused_or_read(raw: bytes, text: str) -> None:
    key = Ed25519Key.from_seed(bytes(32))
    refused(lambda: open_checkpoint(text, key.public, bytes(1312)))
    refusal(lambda: Frontier.from_bytes(raw))
    refusal(lambda: LedgerSlip.from_bytes(raw))
    refused(lambda: decode_line(raw))


def test_a_frontier_cannot_claim_a_tree_it_has_no_room_for() -> None:
    for size in (2**63, 2**64 - 1, 1 << 40):
        raw = size.to_bytes(8, "big") + bytes(32) * size.bit_count()
        with bounded(seconds=1, mib=8):
            refusal(lambda raw=raw: Frontier.from_bytes(raw).append(bytes(32)))
