"""Papers, manifests, requests and answers of the relay: what verifies, and what never does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from satchel.crypto.digest import sha256
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.domain.json_values import JsonValue
from satchel.wire import relay_names as names
from satchel.wire.relay_address import read_relay_address
from satchel.wire.relay_answers import Account, BoxPage, KnownPage, ParcelState, Refusal, Standing
from satchel.wire.relay_papers import (
    Admit,
    Rights,
    open_admit,
    open_revoke,
    sign_admit,
    sign_revoke,
)
from satchel.wire.relay_parcels import (
    open_manifest,
    open_taken,
    sign_manifest,
    sign_taken,
    tile,
)
from satchel.wire.relay_requests import (
    CHALLENGE_AGE,
    Message,
    challenge_time,
    claimed_name,
    make_challenge,
    require_challenge,
    sign_request,
    verify_request,
)
from unit.relay.asgi import NOW, ROOT, made_mission

MISSION = made_mission()
KEY, OTHER = Ed25519Key.from_seed(b"k" * 32), Ed25519Key.from_seed(b"j" * 32)
ADDRESS = names.Address(names.headquarters_mailbox(MISSION.id), "0" * 20)
PARTS = tile([(5, sha256(b"fives").hex()), (3, sha256(b"odd").hex())])


def test_names_are_what_the_format_says() -> None:
    """Worked out by hand from section 20: 130 bits, five at a time, most significant first."""
    digest = sha256(b"satchel/relay-key/v1\0" + KEY.public)
    bits = "".join(f"{byte:08b}" for byte in digest)[:130]
    letters = "0123456789abcdefghjkmnpqrstvwxyz"
    expected = "".join(letters[int(bits[at : at + 5], 2)] for at in range(0, 130, 5))
    assert names.key_mailbox(KEY.public) == expected
    assert names.is_mailbox(expected)
    assert names.headquarters_mailbox(MISSION.id) != names.key_mailbox(bytes.fromhex(MISSION.id))


@pytest.mark.parametrize(
    "text",
    ["", "0-5-" + "0" * 64, "000000000000-0000000-" + "0" * 64, "000000000000-1048577-" + "0" * 64,
     "999999999999-0000001-" + "0" * 64, "000000000000-0000001-" + "A" * 64,
     "000000000000-0000001-" + "0" * 63 + "/", "٠" * 12 + "-0000001-" + "0" * 64],
    ids=["empty", "short", "no-bytes", "long", "far", "capital", "slash", "digits"],
)  # fmt: skip
def test_a_name_of_another_shape_is_no_part(text: str) -> None:
    with pytest.raises(IntegrityFailure):
        names.read_part_name(text)


@pytest.mark.parametrize(("box", "parcel"), [("..", "0" * 20), (ADDRESS.box, "../x"), ("", "")])
def test_an_address_is_made_of_names_only(box: str, parcel: str) -> None:
    with pytest.raises(IntegrityFailure):
        names.Address(names.Mailbox(box), parcel)


def test_a_manifest_comes_back_and_binds_mission_mailbox_and_parcel() -> None:
    raw = sign_manifest(MISSION.id, ADDRESS, PARTS, KEY)
    opened = open_manifest(raw, MISSION.id, ADDRESS)
    assert (opened.parts, opened.size, opened.sender) == (PARTS, 8, names.key_mailbox(KEY.public))
    elsewhere = replace(ADDRESS, box=names.key_mailbox(KEY.public))
    for mission, address in (
        ("0" * 64, ADDRESS),
        (MISSION.id, elsewhere),
        (MISSION.id, replace(ADDRESS, parcel="1" * 20)),
    ):
        with pytest.raises(IntegrityFailure):
            open_manifest(raw, mission, address)


def test_a_manifest_is_not_a_word_that_a_parcel_was_taken() -> None:
    with pytest.raises(IntegrityFailure):
        open_taken(sign_manifest(MISSION.id, ADDRESS, PARTS, KEY), MISSION.id, ADDRESS)
    word = sign_taken(MISSION.id, ADDRESS, KEY)
    assert open_taken(word, MISSION.id, ADDRESS) == names.key_mailbox(KEY.public)
    relabelled = word.replace(b"relay-taken", b"relay-manifest")
    with pytest.raises(IntegrityFailure):
        open_manifest(relabelled, MISSION.id, ADDRESS)


def test_every_flipped_byte_of_a_manifest_is_noticed() -> None:
    raw = sign_manifest(MISSION.id, ADDRESS, PARTS, KEY)
    for at in range(len(raw)):
        with pytest.raises(IntegrityFailure):
            open_manifest(raw[:at] + bytes([raw[at] ^ 1]) + raw[at + 1 :], MISSION.id, ADDRESS)


def test_papers_of_other_roots_and_kinds_are_refused() -> None:
    rights = Rights((ADDRESS.box,), ("*",), (), 3, 9)
    admit = sign_admit(MISSION.id, Admit(KEY.public, 1, rights), ROOT)
    assert open_admit(admit, MISSION) == Admit(KEY.public, 1, rights)
    with pytest.raises(IntegrityFailure):
        open_revoke(admit, MISSION)
    name = names.key_mailbox(KEY.public)
    assert open_revoke(sign_revoke(MISSION.id, name, ROOT), MISSION) == name
    with pytest.raises(IntegrityFailure):
        open_admit(sign_admit("0" * 64, Admit(KEY.public, 1, rights), ROOT), MISSION)
    for bad in (Admit(KEY.public, 0, rights), Admit(KEY.public, 1, replace(rights, slots=10_001)),
                Admit(KEY.public, 1, replace(rights, reads=("../x",)))):  # fmt: skip
        with pytest.raises(IntegrityFailure):
            open_admit(sign_admit(MISSION.id, bad, ROOT), MISSION)


def _signed(body: bytes | None = b"body", target: str = "/v1/boxes/x?after=y") -> Message:
    message = Message("PUT" if body is not None else "GET", target)
    sign_request(message, KEY, make_challenge(b"s" * 32, NOW, bytes(8)), body)
    return Message(message.method, target, {k.lower(): v for k, v in message.headers.items()})


def test_a_signed_request_verifies_with_its_body() -> None:
    message = _signed()
    assert claimed_name(message.headers) == names.key_mailbox(KEY.public)
    verified = verify_request(message, KEY.public)
    verified.require_body(b"body")
    with pytest.raises(IntegrityFailure, match="body"):
        verified.require_body(b"bodY")
    assert verify_request(_signed(None), KEY.public).digest is None


def test_no_clock_of_the_device_is_told() -> None:
    assert f"created={int(NOW.timestamp())};" in _signed().headers["signature-input"]


def _without(header: str) -> Callable[[Message], None]:
    return lambda message: message.headers.pop(header) and None


def _changed(header: str, old: str, new: str) -> Callable[[Message], None]:
    def change(message: Message) -> None:
        assert old in message.headers[header]
        message.headers[header] = message.headers[header].replace(old, new)

    return change


@pytest.mark.parametrize(
    "change",
    [
        _without("signature"),
        _without("signature-input"),
        _without("satchel-challenge"),
        _without("content-digest"),
        _changed("signature-input", '"@path" ', ""),
        _changed("signature-input", ' "content-digest"', ""),
        _changed("signature-input", "satchel-relay", "satchel-other"),
        _changed("signature-input", "ed25519", "hmac-sha256"),
        _changed("signature-input", "created=", "expires=1;created="),
        _changed("satchel-challenge", ".", ".0"),
        _changed("content-digest", "sha-256=:", "sha-256=:A"),
        lambda message: setattr(message, "method", "POST"),
        lambda message: setattr(message, "target", "/v1/boxes/x?after=z"),
        lambda message: setattr(message, "target", "/v1/boxes/y?after=y"),
    ],
    ids=["signature", "input", "challenge", "digest", "path-uncovered", "digest-uncovered", "tag",
         "algorithm", "expired", "other-challenge", "other-digest", "method", "query", "path"],
)  # fmt: skip
def test_what_was_changed_on_the_way_is_refused(change: Callable[[Message], None]) -> None:
    message = _signed()
    change(message)
    with pytest.raises(IntegrityFailure):
        verify_request(message, KEY.public)


def test_another_key_is_refused() -> None:
    with pytest.raises(IntegrityFailure):
        verify_request(_signed(), OTHER.public)


def test_a_challenge_holds_a_quarter_of_an_hour_of_the_relays_clock() -> None:
    secret, challenge = b"s" * 32, make_challenge(b"s" * 32, NOW, bytes(8))
    assert challenge_time(challenge) == NOW
    require_challenge(secret, NOW + CHALLENGE_AGE, challenge)
    for now in (NOW + CHALLENGE_AGE + timedelta(seconds=1), NOW - timedelta(days=1)):
        with pytest.raises(IntegrityFailure):
            require_challenge(secret, now, challenge)
    with pytest.raises(IntegrityFailure):
        require_challenge(b"t" * 32, NOW, challenge)


@pytest.mark.parametrize(
    "text", ["", ".", "x.y.z", "99999999999999.a.b", "1\n2.a.b", "²²²²²²²²²².a.b", "1" * 200]
)
def test_what_no_relay_gives_is_no_challenge(text: str) -> None:
    with pytest.raises(IntegrityFailure):
        challenge_time(text)
    with pytest.raises(IntegrityFailure):
        sign_request(Message("GET", "/v1/account"), KEY, text, None)


# The example of Tor's rend-spec-v3, section 6.
ONION = "pg6mmjiyjmcrsslvykfwnntlaru7p5svn6y2ymmju6nubxndf4pscryd.onion"


@pytest.mark.parametrize(
    ("said", "base", "pin"),
    [
        ("https://relay.example:8443/#" + "a" * 64, "https://relay.example:8443", "a" * 64),
        ("https://relay.example", "https://relay.example", None),
        (" https://[2001:db8::1]:1/ ", "https://[2001:db8::1]:1", None),
        (f"http://{ONION.upper()}/", f"http://{ONION}", None),
        (f"https://{ONION}:8443/#" + "a" * 64, f"https://{ONION}:8443", "a" * 64),
        ("http://127.0.0.1:5", "http://127.0.0.1:5", None),
    ],
)
def test_an_address_is_read_and_written_the_same(said: str, base: str, pin: str | None) -> None:
    address = read_relay_address(said)
    assert (address.base, address.pin) == (base, pin)
    assert read_relay_address(address.text()) == address


@pytest.mark.parametrize(
    "said",
    ["", "relay.example", "ftp://relay.example", "http://relay.example", "https://h/path",
     "https://h/?q=1", "https://u:p@h/", "https://h/#abc", "https://h:99999/", "https://",
     "http://abc.onion", f"http://{ONION[1:]}", f"http://o{ONION[1:]}", f"http://{'a' * 56}.onion",
     "http://.onion", "https://қ.onion"],
)  # fmt: skip
def test_what_is_no_address_is_refused(said: str) -> None:
    with pytest.raises(UsageError):
        read_relay_address(said)


ANSWERS = [
    ParcelState(Standing.BEGUN, PARTS),
    BoxPage((), True),
    Account(ADDRESS.box, 1, Rights((ADDRESS.box,), ("*",), (), 1, 2), 3),
    KnownPage((), False),
    Refusal("code", "A sentence."),
]


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: type(answer).__name__)
def test_answers_come_back_and_lies_about_their_shape_are_refused(
    answer: ParcelState | BoxPage | Account | KnownPage | Refusal,
) -> None:
    whole = dict(answer.to_json())
    assert type(answer).from_json(whole) == answer
    strange: list[JsonValue] = [None, 1, "x", [], {}, [1], {"x": 1}, 1e400, True, "\0" * 2000]
    for value in (None, 1, "x", [], {}):
        with pytest.raises(IntegrityFailure):
            type(answer).from_json(value)
    for name, good in whole.items():
        for value in strange:
            if type(value) is type(good):
                continue
            with pytest.raises(IntegrityFailure):
                type(answer).from_json(whole | {name: value})
