"""The parcel's tar stream: ordinary tools read it, and one changed byte is refused."""

from __future__ import annotations

import io
import random
import tarfile
from pathlib import Path

import bagit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from satchel.domain.errors import Bug, IntegrityFailure, RefusedByPolicy, SatchelError
from satchel.wire.bag import read_name
from satchel.wire.bag_reading import BagReader
from satchel.wire.bag_writing import BagWriter
from satchel.wire.padding import padded_length

PARCEL = "0123456789abcdefghjk"
CONTENT = "ab" * 32


def write(members: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    writer = BagWriter(PARCEL, sink.write)
    for name, data in members.items():
        writer.add_stream(name, len(data), io.BytesIO(data))
    writer.finish()
    return sink.getvalue()


def read(raw: bytes) -> dict[str, bytes]:
    return {member.name.text: member.read() for member in BagReader(io.BytesIO(raw))}


MEMBERS = {
    "data/sender.json": b"{}",
    "data/ledgers/000000/1-ledger.json": b"[]",
    f"data/contents/0000000000-{CONTENT}.age": b"x" * 70_000,
}


def test_what_was_written_is_read_back() -> None:
    assert read(write(MEMBERS)) == MEMBERS


def test_the_same_members_give_the_same_bytes() -> None:
    assert write(MEMBERS) == write(MEMBERS)


def test_the_length_is_a_padme_length() -> None:
    raw = write(MEMBERS)
    assert len(raw) % 512 == 0
    assert len(raw) - padded_length(len(raw) - 511) < 512


def test_tar_and_bagit_of_others_read_it(tmp_path: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(write(MEMBERS))) as tar:
        # Python before 3.11.4 has no filters, and Python from 3.14 on needs none named.
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
        tar.extractall(tmp_path, **safely)
    bagit.Bag(str(tmp_path / f"parcel-{PARCEL}")).validate()


def test_a_sample_of_single_changed_bits_is_refused_each_time() -> None:
    raw = write(MEMBERS)
    choose = random.Random(7)
    for position in [choose.randrange(len(raw)) for _ in range(400)] + list(range(1024)):
        changed = bytearray(raw)
        changed[position] ^= 1 << choose.randrange(8)
        with pytest.raises(SatchelError):
            read(bytes(changed))


def test_every_cut_is_refused() -> None:
    raw = write({"data/sender.json": b"{}"})
    for length in range(0, len(raw) - 512, 256):
        with pytest.raises(IntegrityFailure):
            read(raw[:length])


def test_bytes_after_the_end_are_refused() -> None:
    with pytest.raises(IntegrityFailure):
        read(write(MEMBERS) + b"more")


@pytest.mark.parametrize(
    "name",
    [
        "data/../sender.json",
        "/data/sender.json",
        "data/mission/1.json",
        "data/contents/x.age",
        "data/sender.json\0",
        "fetch.txt",
        "data\\sender.json",
        f"data/contents/0000000000-{CONTENT.upper()}.age",
    ],
)
def test_evil_names_are_refused(name: str) -> None:
    with pytest.raises(IntegrityFailure):
        read_name(name)


def test_the_order_is_kept_by_writer_and_reader() -> None:
    with pytest.raises(Bug):
        write(dict(reversed(MEMBERS.items())))


def test_a_newer_parcel_is_refused_politely() -> None:
    raw = write(MEMBERS).replace(b"Parcel-Format: 1", b"Parcel-Format: 2")
    with pytest.raises(RefusedByPolicy, match="newer version"):
        read(raw)


def test_links_folders_and_owners_have_no_spelling(tmp_path: Path) -> None:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w", format=tarfile.USTAR_FORMAT) as tar:
        link = tarfile.TarInfo(f"parcel-{PARCEL}/bagit.txt")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        tar.addfile(link)
    with pytest.raises(IntegrityFailure):
        read(sink.getvalue())


@given(st.integers(min_value=1, max_value=2**45))
def test_padding_is_small_and_never_shortens(length: int) -> None:
    padded = padded_length(length)
    assert length <= padded <= length + max(length * 12 // 100, 1)
    assert padded_length(padded) == padded
