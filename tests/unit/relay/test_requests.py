"""Requests at the relay's door: whose they are, what they may, how they are told of."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from pathlib import Path

import pytest

from satchel.domain.errors import IntegrityFailure
from satchel.relay import asking, parcels
from satchel.wire import relay_names as names
from satchel.wire.relay_requests import CHALLENGE_HEADER
from unit.relay.asgi import (
    DATA,
    Answer,
    Device,
    Relay,
    code,
    committed,
    cut,
)


def test_a_stranger_is_told_nothing(relay: Relay, observer: Device) -> None:
    stranger, address = Device(relay, b"s"), observer.address()
    committed(observer)
    for path in (address.path, names.box_path(address.box), names.ACCOUNT_PATH, names.ADMITS_PATH):
        answer = stranger.get(path)
        assert (answer.status, code(answer)) == (401, "unknown")
        assert relay.ask("GET", path).status == 401
    assert stranger.put(address.claim_path).status == 401


def test_an_observer_reads_and_writes_only_what_is_hers(relay: Relay, observer: Device) -> None:
    other = Device(relay, b"p").admitted()
    hers, theirs = observer.address(box=observer.name), observer.address(box=other.name)
    assert observer.get(names.box_path(observer.name)).status == 200
    for answer in (
        observer.get(names.box_path(other.name)),
        observer.get(names.box_path(observer.headquarters)),
        observer.get(theirs.path),
        observer.put(theirs.claim_path),
        observer.put(hers.claim_path),
        observer.get(names.ADMITS_PATH),
        other.get(observer.address().manifest_path),
    ):
        assert (answer.status, code(answer)) == (403, "not-allowed")


def test_a_challenge_is_the_relays_own_and_young(relay: Relay, observer: Device) -> None:
    path = names.ACCOUNT_PATH
    old = relay.asking.challenge()
    relay.clock.pass_(minutes=16)
    begin, _, _ = old.rpartition(".")
    for challenge in (old, begin + "." + "0" * 32, "17." + "0" * 16 + "." + "0" * 32):
        headers = observer.signed("GET", path, challenge=challenge)
        answer = relay.ask("GET", path, headers=headers)
        assert (answer.status, code(answer)) == (401, "challenge")
        fresh = answer.headers["satchel-challenge"]
        again = relay.ask("GET", path, headers=observer.signed("GET", path, challenge=fresh))
        assert again.status == 200


def test_what_was_signed_cannot_be_moved(relay: Relay, observer: Device) -> None:
    """Another path, query, method or key under the same signature."""
    here = names.box_path(observer.name)
    headers = observer.signed("GET", here)
    assert relay.ask("GET", here, headers=headers).status == 200
    assert relay.ask("GET", names.ACCOUNT_PATH, headers=headers).status == 401
    assert relay.ask("GET", here + "?after=0", headers=headers).status == 401
    claim = observer.address().claim_path
    assert relay.ask("PUT", claim, headers=observer.signed("GET", claim)).status == 401
    other = Device(relay, b"p").admitted()
    renamed = dict(headers)
    renamed["Signature-Input"] = renamed["Signature-Input"].replace(observer.name, other.name)
    assert relay.ask("GET", here, headers=renamed).status == 401


@pytest.mark.parametrize(
    ("length", "status", "ends"),
    [
        ("4194305", 413, True),
        ("99999999999999999999", 411, True),
        ("-1", 411, False),
        ("1_0", 411, False),
        ("\xb2", 411, False),  # a digit, but none of ASCII
    ],
    ids=["large", "immense", "negative", "underscored", "squared"],
)
def test_a_body_says_how_long_it_is(observer: Device, length: str, status: int, ends: bool) -> None:
    path = observer.address().manifest_path
    headers = observer.signed("PUT", path, b"x") | {"Content-Length": length}
    answer = observer.relay.ask("PUT", path, b"x", headers)
    assert answer.status == status
    assert (answer.headers.get("connection") == "close") is ends


def test_a_body_of_unknown_length_is_not_begun(observer: Device) -> None:
    path = observer.address().manifest_path
    headers = {"Content-Length": "", "Transfer-Encoding": "chunked"}
    answer = observer.relay.ask("PUT", path, b"x", observer.signed("PUT", path, b"x") | headers)
    assert (answer.status, answer.headers["connection"]) == (411, "close")


def test_a_body_that_ends_early_is_not_acknowledged(observer: Device) -> None:
    address = observer.address()
    observer.put(address.claim_path)
    part = cut(DATA, 1000)[0]
    headers = observer.signed("PUT", address.part_path(part), DATA[:1000])
    headers["content-length"] = "1000"
    answer = observer.relay.ask("PUT", address.part_path(part), DATA[:999], headers)
    assert (answer.status, code(answer)) == (503, "cut")


def test_who_asks_too_much_is_told_to_wait(relay: Relay, observer: Device) -> None:
    statuses = [relay.ask("GET", "/v1/challenge").status for _ in range(140)]
    assert statuses[0] == 200
    assert statuses[-1] == 429
    elsewhere = relay.ask("GET", "/v1/challenge", address="192.0.2.7")
    assert elsewhere.status == 200
    assert observer.get(names.ACCOUNT_PATH).status == 200  # who signs is counted by name


def test_a_store_that_does_not_answer_is_no_acknowledgement(
    observer: Device, tmp_path: Path
) -> None:
    address = observer.address()
    observer.put(address.claim_path)
    (tmp_path / "store").rename(tmp_path / "away")
    (tmp_path / "store").write_bytes(b"")
    part = cut(DATA, 1000)[0]
    answer = observer.put(address.part_path(part), DATA[:1000])
    assert answer.status in (503, 507)
    health = observer.relay.ask("GET", "/v1/health")
    assert health.status == 503


def test_the_log_names_nobody(observer: Device, coordinator: Device, relay: Relay) -> None:
    committed(observer)
    coordinator.get(names.box_path(observer.headquarters))
    relay.ask("GET", "/v1/boxes/" + observer.name + "/secret")
    told = "\n".join(relay.log)
    for word in (observer.name, coordinator.name, observer.headquarters, "0" * 20, "192.0.2.1"):
        assert word not in told
    lines = [json.loads(line) for line in relay.log]
    assert {"part-put", "commit", "box", "admit"} <= {line["route"] for line in lines}
    figures = relay.telling.figures()
    assert 'satchel_relay_requests_total{route="part-put",status="201"} 4' in figures
    assert observer.name not in figures


def test_mistakes_of_ours_are_one_sentence(
    observer: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: object) -> None:
        raise ZeroDivisionError("with /secret/place in it")

    monkeypatch.setattr("satchel.relay.parcels.Parcels.state", broken)
    answer = observer.get(observer.address().path)
    assert (answer.status, code(answer)) == (500, "bug")
    assert b"secret" not in answer.body
    assert "secret" not in observer.relay.log[-1]


@pytest.mark.parametrize("years", [3, -6, 400])
def test_a_relays_clock_may_jump_by_years_under_way(observer: Device, years: int) -> None:
    """What was challenged before is asked once more; what was begun goes on."""
    relay, address = observer.relay, observer.address()
    observer.put(address.claim_path)
    part = cut(DATA, 1000)[0]
    target = address.part_path(part)
    before = observer.signed("PUT", target, DATA[:1000])
    relay.clock.pass_(days=365 * years)
    late = relay.ask("PUT", target, DATA[:1000], before)
    assert (late.status, code(late)) == (401, "challenge")
    fresh = observer.signed("PUT", target, DATA[:1000], late.headers["satchel-challenge"])
    assert relay.ask("PUT", target, DATA[:1000], fresh).status == 201


def test_a_head_that_is_work_to_take_apart_is_not_taken_apart(
    observer: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    """30 KB of it were a tenth of a second of everybody's time, for any stranger."""

    def never(*_all: object) -> None:
        raise AssertionError

    monkeypatch.setattr(asking, "claimed_name", never)
    headers = observer.signed("GET", names.ACCOUNT_PATH)
    for name in ("Signature-Input", "Signature", "Content-Digest", CHALLENGE_HEADER):
        answer = observer.relay.ask("GET", names.ACCOUNT_PATH, headers=headers | {name: "a" * 1025})
        assert (answer.status, code(answer)) == (401, "unsigned")


def test_a_manifest_is_read_beside_other_requests_and_one_at_a_time(
    observer: Device, monkeypatch: pytest.MonkeyPatch
) -> None:
    relay, address = observer.relay, observer.address()
    observer.put(address.claim_path)
    underway: list[bytes] = []
    most: list[int] = []

    def slow(raw: bytes, *rest: object) -> None:
        assert threading.current_thread() is not threading.main_thread()
        underway.append(raw)
        most.append(len(underway))
        time.sleep(0.02)
        underway.remove(raw)
        raise IntegrityFailure("It is none.")

    monkeypatch.setattr(parcels, "open_manifest", slow)
    path = address.manifest_path

    async def both() -> list[Answer]:
        asked = [
            relay.asked("PUT", path, raw, observer.signed("PUT", path, raw)) for raw in (b"a", b"b")
        ]
        return list(await asyncio.gather(*asked))

    assert [answer.status for answer in relay.runner.run(both())] == [400, 400]
    assert most == [1, 1]
