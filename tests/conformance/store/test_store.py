"""What a store must do for the relay: in a directory, and in an S3-compatible bucket."""

from __future__ import annotations

import asyncio
import os
import random
import subprocess
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest

from bench.crowd import Headquarters, Line, Traveller, fetch, insist, take
from bench.relay_process import RelayProcess
from samples import bucket
from satchel.crypto.digest import sha256
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import MachineRefused, OutOfReach, UsageError
from satchel.relay import directory
from satchel.relay.directory import Directory
from satchel.relay.objects import Objects, open_objects
from satchel.wire import relay_names as names

Check = Callable[[Objects], Coroutine[Any, Any, None]]


async def _the_first_wins(objects: Objects) -> None:
    assert await objects.create("admits/a/1", b"first")
    assert not await objects.create("admits/a/1", b"second")
    assert await objects.read("admits/a/1") == b"first"


async def _of_many_at_once_one_wins(objects: Objects) -> None:
    for turn in range(5):
        said = [f"{number}".encode() for number in range(16)]
        won = await asyncio.gather(*(objects.create(f"race/{turn}", data) for data in said))
        assert sum(won) == 1
        assert await objects.read(f"race/{turn}") == said[won.index(True)]


async def _what_is_not_there_is_none(objects: Objects) -> None:
    assert await objects.read("nothing/here") is None
    assert await objects.read_some("nothing/here", 0, 1) is None
    assert not await objects.exists("nothing/here")
    assert await objects.names("nothing/") == []
    assert await objects.folders("nothing/") == []
    await objects.delete("nothing/here")


async def _names_are_listed_below_their_folder_only(objects: Objects) -> None:
    for name in ("list/a/2", "list/a/10", "list/b/1", "list/ab/1", "list/c"):
        assert await objects.create(name, b"")
    assert await objects.names("list/a/") == ["10", "2"]
    assert await objects.names("list/") == ["a/10", "a/2", "ab/1", "b/1", "c"]
    assert await objects.folders("list/") == ["a", "ab", "b"]


async def _a_page_of_a_thousand_is_not_all(objects: Objects) -> None:
    expected = [f"{number:04}" for number in range(1100)]
    for begin in range(0, 1100, 50):
        some = expected[begin : begin + 50]
        await asyncio.gather(*(objects.create(f"many/{name}", b"") for name in some))
    assert await objects.names("many/") == expected


async def _bytes_come_back_whole_or_in_part(objects: Objects) -> None:
    data = random.Random(1).randbytes(names.PART_LIMIT)
    assert await objects.create("large/one", data)
    assert await objects.read("large/one") == data
    assert await objects.read_some("large/one", 70_000, 70_010) == data[70_000:70_010]
    assert await objects.create("large/none", b"")
    assert await objects.read("large/none") == b""


async def _what_was_deleted_may_be_made_again(objects: Objects) -> None:
    assert await objects.create("again/x", b"one")
    await objects.delete("again/x")
    assert not await objects.exists("again/x")
    assert await objects.create("again/x", b"two")
    assert await objects.read("again/x") == b"two"


async def _folders_that_empty_while_others_fill_lose_nothing(objects: Objects) -> None:
    async def one(number: int) -> None:
        for turn in range(10):
            name = f"shared/{turn}/{number}"
            assert await objects.create(name, b"x")
            assert await objects.exists(name)
            await objects.delete(name)

    await asyncio.gather(*(one(number) for number in range(8)))
    assert await objects.names("shared/") == []


CHECKS: list[Check] = [
    _the_first_wins,
    _of_many_at_once_one_wins,
    _what_is_not_there_is_none,
    _names_are_listed_below_their_folder_only,
    _a_page_of_a_thousand_is_not_all,
    _bytes_come_back_whole_or_in_part,
    _what_was_deleted_may_be_made_again,
    _folders_that_empty_while_others_fill_lose_nothing,
]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.strip("_"))
def test_a_directory_does_what_a_relay_needs(
    check: Check, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(directory.os, "fsync", lambda _: None)  # its time is measured elsewhere
    asyncio.run(check(open_objects(str(tmp_path / "store"))))
    assert list((tmp_path / "store" / "arriving").iterdir()) == []


@pytest.mark.skipif(not bucket.is_here(), reason="SeaweedFS is not installed here")
def test_a_bucket_does_too_and_two_relays_serve_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One test, for the server takes ten seconds to wake up."""
    weed = bucket.Bucket(tmp_path / "weed").start()
    for name, value in weed.environment.items():
        monkeypatch.setenv(name, value)
    headquarters = Headquarters.found()
    mission = tmp_path / "mission.json"
    mission.write_bytes(headquarters.document())
    words = ("--certificate", str(tmp_path / "relay.pem"))
    store = f"s3://{bucket.NAME}/relay"
    try:
        for check in CHECKS:
            asyncio.run(check(open_objects(f"s3://{bucket.NAME}/{check.__name__}")))
        relays = [RelayProcess(store, mission, words).start() for _ in "12"]
        try:
            asyncio.run(_journey(relays, headquarters))
        finally:
            for relay in relays:
                relay.end()
    finally:
        weed.end()


async def _journey(relays: list[RelayProcess], headquarters: Headquarters) -> None:
    """Devices at both processes; one process killed meanwhile; all of it fetched by the other."""
    mission = headquarters.mission.id
    lines = [Line(relays[number % 2].url, Ed25519Key.generate()) for number in range(6)]
    coordinator = Line(relays[1].url, Ed25519Key.generate())
    for line in (*lines, coordinator):
        paper = headquarters.admit(line.key, coordinator=line is coordinator)
        where = names.admit_path(names.key_mailbox(line.key.public), 1)
        await insist(lambda line=line, where=where, paper=paper: line.put_paper(where, paper))  # type: ignore[misc]
    bodies = [random.Random(number).randbytes(150_000) for number in range(len(lines))]
    travellers = [Traveller(line, mission) for line in lines]
    sending = [
        asyncio.create_task(traveller.send(body, 20_000))
        for traveller, body in zip(travellers, bodies, strict=True)
    ]
    while sum(line.carried for line in lines) < 100_000:
        await asyncio.sleep(0.01)
    await asyncio.to_thread(relays[0].kill)
    for line in lines:
        line.url = relays[1].url
    await asyncio.gather(*sending)
    for traveller, body in zip(travellers, bodies, strict=True):
        (parcel,) = traveller.acknowledged
        address = traveller.address(parcel)
        assert sha256(await fetch(coordinator, mission, address)) == sha256(body)
        await take(coordinator, mission, address)
        assert (await coordinator.ask("GET", address.manifest_path))[0] == 404
    for line in (*lines, coordinator):
        await line.close()


def test_a_bucket_out_of_reach_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "x")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "x")
    monkeypatch.setattr("satchel.relay.objects.RETRY_S", 0.1)
    with pytest.raises(OutOfReach):
        asyncio.run(open_objects("s3://nobody").require())
    for place in ("s3://", "ftp://x", "gs://bucket"):
        with pytest.raises(UsageError):
            open_objects(place)


@pytest.fixture
def made(tmp_path: Path) -> Directory:
    place = Directory(tmp_path / "store", reserve=0)
    place.prepare()
    return place


def test_what_is_acknowledged_was_synced_with_its_folder(
    made: Directory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The bytes before they get their name, the folder after: also for who comes second."""
    seen: list[str] = []
    real_link, real_sync = os.link, os.fsync

    def sync(descriptor: int) -> None:
        kind = "folder" if os.path.isdir(f"/proc/self/fd/{descriptor}") else "file"
        seen.append(f"{kind} synced")
        real_sync(descriptor)

    def link(old: Path, new: Path) -> None:
        seen.append("named")
        real_link(old, new)

    asyncio.run(made.create("kind/before", b"x"))  # so that the folder is there
    monkeypatch.setattr(os, "fsync", sync)
    monkeypatch.setattr(os, "link", link)
    assert asyncio.run(made.create("kind/one", b"x"))
    assert seen == ["file synced", "named", "folder synced"]
    seen.clear()
    assert not asyncio.run(made.create("kind/one", b"y"))
    assert seen[-1] == "folder synced"


def test_a_disk_that_is_nearly_full_takes_no_more(tmp_path: Path) -> None:
    made = Directory(tmp_path / "store", reserve=1 << 60)
    made.prepare()
    with pytest.raises(MachineRefused) as refused:
        asyncio.run(made.create("kind/one", b"x"))
    assert refused.value.code == "disk-full"
    assert not (tmp_path / "store" / "kind").exists()


def test_where_nothing_can_be_linked_is_said_at_the_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_link(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_link)
    with pytest.raises(MachineRefused) as refused:
        Directory(tmp_path / "store").prepare()
    assert refused.value.code == "no-links"


def test_what_killed_writers_left_is_cleared_when_it_is_old(made: Directory) -> None:
    old, young = made.root / "arriving" / "old", made.root / "arriving" / "young"
    for path in (old, young):
        path.write_bytes(b"half")
    os.utime(old, (1, 1))
    made.prepare()
    assert not old.exists()
    assert young.exists()


def test_a_writer_killed_at_any_point_leaves_all_or_nothing(made: Directory) -> None:
    """A process that creates objects as fast as it can, killed; every name is whole."""
    program = (
        "import asyncio, sys\nfrom pathlib import Path\n"
        "from satchel.relay.directory import Directory\n"
        "made = Directory(Path(sys.argv[1]), reserve=0)\n"
        "async def go():\n"
        "    number = 0\n"
        "    while True:\n"
        "        await asyncio.gather(*(made.create(f'{number}/{at}', bytes(50_000))"
        " for at in range(8)))\n"
        "        print(number, flush=True)\n"
        "        number += 1\n"
        "asyncio.run(go())\n"
    )
    app = Path(directory.__file__).resolve().parents[2]
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(made.root)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(app)},
    )
    assert process.stdout is not None
    acknowledged = [process.stdout.readline() for _ in range(5)]
    process.kill()
    acknowledged += process.stdout.readlines()
    process.wait()
    process.stdout.close()
    whole = [path for path in made.root.glob("[0-9]*/*") if path.is_file()]
    assert {path.stat().st_size for path in whole} == {50_000}
    last = int(acknowledged[-1])
    assert len(list(made.root.glob(f"{last}/*"))) == 8
