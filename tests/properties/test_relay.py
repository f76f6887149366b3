"""Whatever comes to a relay's door: a described answer, no mistake of ours, nothing taken in
that nobody signed; and whatever order honest steps come in, the same parcel at the end."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from satchel.relay.limiting import Rate
from satchel.wire import relay_names as names
from satchel.wire.relay_answers import ParcelState, Standing
from satchel.wire.relay_papers import Admit, field_rights, sign_admit, vouch_guest
from satchel.wire.relay_parcels import open_manifest, sign_manifest, sign_taken
from unit.relay.asgi import DATA, ROOT, Device, Relay, cut, relay_over, ticket
from unit.relay.test_openapi import DOCUMENT, require_described

ROUTES = [
    (method.upper(), path) for path, methods in DOCUMENT["paths"].items() for method in methods
]
NAMES = {
    "box": st.sampled_from(["0" * 26, "hq", "own"]),
    "parcel": st.sampled_from(["0" * 20, "1" * 20]),
    "name": st.sampled_from(["0" * 26, "own"]),
    "version": st.sampled_from(["0", "1", "2", "999999", "-1", "1e3"]),
    "part": st.sampled_from([part.text() for part in cut(DATA, 1000)]),
}
Crowd = tuple[Relay, list[Device], dict[str, list[bytes]]]
PARCELS = itertools.count(10)
STRAY = st.text(min_size=1, max_size=30).filter(lambda text: text not in (".", ".."))


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crowd]:
    with relay_over(tmp_path_factory.mktemp("relay") / "store") as relay:
        object.__setattr__(relay.asking, "_signed", Rate(1e9))
        object.__setattr__(relay.asking, "_strangers", Rate(1e9))
        members = [Device(relay, b"o").admitted(), Device(relay, b"c").coordinating()]
        everyone = [*members, Device(relay, b"s")]
        # Made once, for one half of a signature is different each time.
        yield relay, everyone, {device.name: _papers(device) for device in everyone}


def _papers(device: Device) -> list[bytes]:
    """Well made, and mostly not for the place they come to."""
    relay = device.relay
    address, rights = device.address(), field_rights(relay.mission.id, device.key.public)
    return [
        sign_admit(relay.mission.id, Admit(device.key.public, 2, rights), ROOT),
        vouch_guest(ticket(device.key, relay.mission), device.key, device.key.public),
        sign_manifest(relay.mission.id, address, cut(DATA, 1000), device.key),
        sign_taken(relay.mission.id, address, device.key),
        DATA[:1000],
    ]


def _bodies(papers: list[bytes]) -> st.SearchStrategy[bytes]:
    """Those, spoilt in one byte or not, and strangers' bytes."""
    whole = st.sampled_from(papers)
    spoilt = st.builds(
        lambda paper, at, byte: paper[: at % len(paper)] + byte + paper[at % len(paper) + 1 :],
        whole,
        st.integers(0, 10**6),
        st.binary(min_size=1, max_size=1),
    )
    return st.one_of(st.binary(max_size=2000), whole, spoilt)


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_no_request_finds_a_mistake_of_ours(crowd: Crowd, data: st.DataObject) -> None:
    relay, members, papers = crowd
    method, path = data.draw(st.sampled_from(ROUTES))
    device = data.draw(st.sampled_from(members))
    target = path
    for name, usual in NAMES.items():
        if f"{{{name}}}" in target:
            value = data.draw(st.one_of(usual, STRAY))
            told = {"hq": device.headquarters, "own": device.name}.get(value, value)
            target = target.replace(f"{{{name}}}", quote(told, safe="", errors="replace"))
    target += data.draw(st.sampled_from(["", "?after=", "?after=zzz", "?x=%ff&after=%00"]))
    body = data.draw(_bodies(papers[device.name])) if method == "PUT" else b""
    headers = device.signed(method, target, body if method == "PUT" else None)
    for name in data.draw(st.lists(st.sampled_from(sorted(headers)), max_size=2, unique=True)):
        headers[name] = data.draw(st.one_of(st.just(""), st.text('\x21az"();=,é\xff', max_size=60)))
    before = set(relay.runner.run(relay.objects.names("manifests/")))
    answer = relay.ask(method, target, body, headers)
    require_described(method, path, answer)
    after = set(relay.runner.run(relay.objects.names("manifests/"))) - before
    for name in after:  # only what its sender signed is ever committed
        box, parcel = name.split("/")
        address = names.Address(names.Mailbox(box), parcel)
        raw = relay.runner.run(relay.objects.read(address.manifest_object))
        assert raw is not None
        assert open_manifest(raw, relay.mission.id, address).sender in {m.name for m in members}


@settings(max_examples=12, deadline=None)
@given(
    data=st.binary(min_size=1, max_size=2000),
    sizes=st.lists(st.integers(300, 3000), min_size=1, max_size=3),
    seed=st.integers(0, 2**32),
)
def test_steps_repeated_in_any_order_end_in_one_parcel(
    crowd: Crowd,
    data: bytes,
    sizes: list[int],
    seed: int,
) -> None:
    relay, (device, coordinator, _), _ = crowd
    parcel = f"{next(PARCELS):020}"
    address = device.address(parcel)
    device.put(address.claim_path)
    cuttings = [cut(data, size) for size in sizes]
    puts = [part for parts in cuttings for part in parts] * 2
    random.Random(seed).shuffle(puts)
    for part in puts:
        piece = data[part.offset : part.offset + part.size]
        assert device.put(address.part_path(part), piece).status in (200, 201)
    chosen = cuttings[-1]
    manifest = sign_manifest(relay.mission.id, address, chosen, device.key)
    assert [device.put(address.manifest_path, manifest).status for _ in "12"] == [201, 200]
    opened = open_manifest(coordinator.get(address.manifest_path).body, relay.mission.id, address)
    fetched = [coordinator.get(address.part_path(part)).body for part in opened.parts]
    assert b"".join(fetched) == data
    word = sign_taken(relay.mission.id, address, coordinator.key)
    assert coordinator.put(address.taken_path, word).status == 200
    assert ParcelState.from_json(device.get(address.path).json).standing is Standing.TAKEN
    assert relay.runner.run(relay.objects.names(address.parts_prefix)) == []


def test_the_store_holds_only_names_of_its_kind(crowd: Crowd) -> None:
    """After everything above: no name of a stranger's making reached the disk."""
    relay, _, _ = crowd
    kinds = {path.name for path in Path(relay.store).iterdir()}
    known = {"admits", "arriving", "claims", "guests", "manifests", "parts", "revokes", "seats"}
    assert kinds <= known | {"secret", "slots", "taken"}
