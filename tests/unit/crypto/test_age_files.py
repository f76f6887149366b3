"""Whole age files: who opens them, what they cost, and that no key is ever used twice."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from satchel.crypto import age
from satchel.crypto.age_header import MAX_STANZAS
from satchel.crypto.xwing import Identity
from satchel.domain.errors import Bug, IntegrityFailure, RefusedByPolicy

MIB = 1024 * 1024
IDENTITY = Identity.from_seed(bytes(range(32)))
STRANGER = Identity.from_seed(bytes(32))


def test_each_of_many_recipients_opens_and_nobody_else() -> None:
    identities = [Identity.generate() for _ in range(5)]
    sealed = age.seal_bytes(b"note", [identity.recipient for identity in identities])
    for identity in identities:
        assert age.unseal_bytes(sealed, [STRANGER, identity], limit=4) == b"note"
    with pytest.raises(RefusedByPolicy) as refused:
        age.unseal_bytes(sealed, [STRANGER], limit=4)
    assert refused.value.code == "not-for-us"


def test_nothing_is_sealed_to_nobody() -> None:
    with pytest.raises(Bug):
        age.seal_bytes(b"note", [])
    with pytest.raises(Bug):
        age.make_header(bytes(16), [])


def test_a_message_above_its_limit_is_refused() -> None:
    sealed = age.seal_bytes(b"12345", [IDENTITY.recipient])
    assert age.unseal_bytes(sealed, [IDENTITY], limit=5) == b"12345"
    with pytest.raises(RefusedByPolicy) as refused:
        age.unseal_bytes(sealed, [IDENTITY], limit=4)
    assert refused.value.code == "too-large"


def test_a_header_made_later_fits_the_payload_sealed_before() -> None:
    sealer = age.Sealer([])
    payload = sealer.update(b"note") + sealer.finish()
    header = age.make_header(sealer.file_key, [IDENTITY.recipient])
    assert age.open_header(header, [IDENTITY]) == sealer.file_key
    sealed = header + sealer.nonce + payload
    assert age.unseal_bytes(sealed, [IDENTITY], limit=4) == b"note"
    assert age.read_header(io.BytesIO(sealed)) == header


def test_the_same_key_and_nonce_make_the_same_payload_again() -> None:
    first = age.Sealer([IDENTITY.recipient])
    again = age.Sealer([], file_key=first.file_key, nonce=first.nonce)
    assert first.update(b"x" * 70_000) + first.finish() == again.update(b"x" * 70_000) + (
        again.finish()
    )


def test_file_key_and_nonce_come_from_the_randomness_given() -> None:
    sealer = age.Sealer([], random=lambda size: bytes([size]) * size)
    assert (sealer.file_key, sealer.nonce) == (b"\x10" * 16, b"\x10" * 16)


def test_a_changed_mac_is_named_as_such() -> None:
    header = age.make_header(bytes(16), [IDENTITY.recipient])
    other = age.make_header(b"o" * 16, [IDENTITY.recipient])
    with pytest.raises(IntegrityFailure) as refused:
        age.open_header(header[:-44] + other[-44:], [IDENTITY])
    assert refused.value.code == "age-mac"


def test_what_is_given_is_read_to_exactly_its_end() -> None:
    sealed = age.seal_bytes(b"note", [IDENTITY.recipient])
    with pytest.raises(IntegrityFailure):
        age.unseal_bytes(sealed + b"x", [IDENTITY], limit=100)


class Endless(io.RawIOBase):
    """A source that never ends and counts what was taken from it."""

    def __init__(self, first: bytes, forever: bytes) -> None:
        self._first = first
        self._forever = forever * (1 + 65536 // len(forever))
        self._at = 0
        self.taken = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray) -> int:  # type: ignore[override]
        piece = self._first or self._forever[self._at :]
        piece = piece[: len(buffer)]
        buffer[: len(piece)] = piece
        if self._first:
            self._first = self._first[len(piece) :]
        else:
            self._at = (self._at + len(piece)) % len(self._forever)
        self.taken += len(piece)
        return len(piece)


VERSION = b"age-encryption.org/v1\n"


@pytest.mark.parametrize(
    ("first", "forever"),
    [
        (b"", b"a"),
        (VERSION + b"-> ", b"a"),
        (VERSION, b"-> grease\n\n"),
        (VERSION + b"-> grease\n", b"A" * 64 + b"\n"),
        (VERSION + b"--- ", b"A"),
    ],
)
def test_a_header_without_end_costs_bounded_memory(first: bytes, forever: bytes) -> None:
    source = Endless(first, forever)
    tracemalloc.start()
    with pytest.raises(IntegrityFailure) as refused:
        age.unseal(io.BufferedReader(source), [IDENTITY])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == "age-header"
    assert source.taken <= age.MAX_HEADER + 65536
    assert peak < 8 * age.MAX_HEADER


def test_as_many_recipients_as_are_allowed_still_fit() -> None:
    header = age.make_header(bytes(16), [IDENTITY.recipient] * MAX_STANZAS)
    assert len(header) < age.MAX_HEADER
    assert age.open_header(header, [IDENTITY]) == bytes(16)
    more = header.replace(VERSION, VERSION + b"-> grease\n\n")
    with pytest.raises(IntegrityFailure):
        age.open_header(more, [IDENTITY])


class Counted(io.RawIOBase):
    """Zeros, `size` of them; as a sink it forgets."""

    def __init__(self, size: int = 0) -> None:
        self._left = size

    def readable(self) -> bool:
        return True

    def writable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        given = min(size, self._left)
        self._left -= given
        return bytes(given)

    def write(self, data: object) -> int:
        return memoryview(data).nbytes  # type: ignore[arg-type]


def peak_of(act: Callable[[], object]) -> int:
    tracemalloc.start()
    act()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak


def test_memory_stays_flat_in_both_directions() -> None:
    assert peak_of(lambda: age.seal(Counted(64 * MIB), Counted(), [IDENTITY.recipient])) < 8 * MIB
    sink = io.BytesIO()
    age.seal(Counted(64 * MIB), sink, [IDENTITY.recipient])
    sink.seek(0)

    def read_all() -> None:
        plaintext = age.unseal(sink, [IDENTITY])
        while plaintext.read(MIB):
            pass

    assert peak_of(read_all) < 8 * MIB


def test_ten_thousand_seals_repeat_nothing() -> None:
    sealers = [age.Sealer([IDENTITY.recipient]) for _ in range(10_000)]
    assert len({sealer.file_key for sealer in sealers}) == 10_000
    assert len({sealer.nonce for sealer in sealers}) == 10_000
    shares = {sealer.header.split(b" ")[2][:1493] for sealer in sealers if sealer.header}
    assert len(shares) == 10_000


FORKING = """
import os
from satchel.crypto import age
from satchel.crypto.xwing import Identity
to = [Identity.from_seed(bytes(32)).recipient]
age.Sealer(to)
children = []
for _ in range(4):
    read_end, write_end = os.pipe()
    if (child := os.fork()) == 0:
        with os.fdopen(write_end, "w") as out:
            for _ in range(250):
                sealer = age.Sealer(to)
                share = sealer.header.split(b" ")[2][:40]
                out.write(f"{sealer.file_key.hex()} {sealer.nonce.hex()} {share.hex()}\\n")
        os._exit(0)
    os.close(write_end)
    children.append((child, read_end))
for child, read_end in children:
    with os.fdopen(read_end) as lines:
        print(lines.read(), end="")
    os.waitpid(child, 0)
"""

if hasattr(os, "fork"):

    def test_children_of_one_process_repeat_nothing() -> None:
        app = Path(__file__).parents[3] / "app"
        made = subprocess.run(
            [sys.executable, "-c", FORKING],
            env={**os.environ, "PYTHONPATH": str(app)},
            capture_output=True,
            text=True,
            check=True,
        )
        rows = [line.split() for line in made.stdout.splitlines()]
        assert len(rows) == 1000
        for column in range(3):
            assert len({row[column] for row in rows}) == 1000


@pytest.mark.parametrize("size", [0, 1, age.CHUNK, age.CHUNK + 1, 3 * age.CHUNK, 200_000])
def test_sealing_into_buffers_gives_the_same_bytes(size: int) -> None:
    data = memoryview(bytes(range(256)) * (size // 256 + 1))[:size]
    copying = age.Sealer([], file_key=bytes(16), nonce=bytes(16))
    into = age.Sealer([], file_key=bytes(16), nonce=bytes(16))
    first = size // age.CHUNK * age.CHUNK if size % age.CHUNK else 0
    room = memoryview(bytearray(age.payload_size(size) + 1))
    done = into.seal_into(data[:first], room, last=False)
    done += into.seal_into(data[first:], room[done:], last=True)
    assert done == age.payload_size(size)
    assert room[:done] == copying.update(data) + copying.finish()
    with pytest.raises(Bug):
        into.seal_into(data[:0], room, last=True)


def test_a_part_of_a_chunk_is_sealed_only_as_the_last() -> None:
    room = memoryview(bytearray(age.payload_size(100)))
    with pytest.raises(Bug):
        age.Sealer([]).seal_into(memoryview(bytes(100)), room, last=False)
