"""The JavaScript age opens what Satchel seals, and Satchel opens what it seals."""

from __future__ import annotations

import random
import shutil
import struct
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from satchel.crypto import age
from satchel.crypto.xwing import Identity, Recipient

HERE = Path(__file__).parent
MIB = 1024 * 1024
EDGES = [0, 1, 65535, 65536, 65537, 131072, 10 * MIB]
# Seeded, so that a failure can be run again; sizes around many chunk boundaries.
SIZES = EDGES + [random.Random(7).randrange(0, 300_000) for _ in range(50)]


class JavaScriptAge:
    """One Node process; a frame in, a frame out."""

    def __init__(self, stdin: IO[bytes], stdout: IO[bytes]) -> None:
        self._stdin = stdin
        self._stdout = stdout

    def generate(self) -> str:
        return self._ask(b"k", "", b"").decode()

    def seal(self, recipients: list[Recipient], data: bytes) -> bytes:
        return self._ask(b"e", " ".join(recipient.to_text() for recipient in recipients), data)

    def open(self, identity: Identity, data: bytes) -> bytes:
        return self._ask(b"d", identity.to_text(), data)

    def _ask(self, letter: bytes, key: str, data: bytes) -> bytes:
        head = letter + struct.pack(">I", len(key)) + key.encode() + struct.pack(">I", len(data))
        self._stdin.write(head + data)
        self._stdin.flush()
        status, size = struct.unpack(">cI", self._stdout.read(5))
        answer = self._stdout.read(size)
        if status != b"+":
            raise RefusedByJavaScript(answer.decode())
        return answer


class RefusedByJavaScript(Exception):
    """What age-encryption said when it would not."""


@pytest.fixture(scope="module")
def javascript() -> Iterator[JavaScriptAge]:
    node = shutil.which("node")
    assert node is not None
    with subprocess.Popen(
        [node, "age_frames.mjs"], cwd=HERE, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield JavaScriptAge(process.stdin, process.stdout)
        process.stdin.close()


IDENTITY = Identity.from_seed(bytes(range(32)))


def plaintext(size: int) -> bytes:
    return random.Random(size).randbytes(size)


@pytest.mark.parametrize("size", SIZES)
def test_javascript_opens_ours(javascript: JavaScriptAge, size: int) -> None:
    sealed = age.seal_bytes(plaintext(size), [IDENTITY.recipient])
    assert javascript.open(IDENTITY, sealed) == plaintext(size)


@pytest.mark.parametrize("size", SIZES)
def test_we_open_javascripts(javascript: JavaScriptAge, size: int) -> None:
    sealed = javascript.seal([IDENTITY.recipient], plaintext(size))
    assert age.unseal_bytes(sealed, [IDENTITY], limit=size) == plaintext(size)


def test_keys_made_by_either_serve_both(javascript: JavaScriptAge) -> None:
    theirs = Identity.from_text(javascript.generate())
    assert javascript.open(theirs, age.seal_bytes(b"note", [theirs.recipient])) == b"note"
    sealed = javascript.seal([theirs.recipient], b"note")
    assert age.unseal_bytes(sealed, [theirs], limit=10) == b"note"


def test_each_of_many_recipients_opens(javascript: JavaScriptAge) -> None:
    identities = [Identity.generate() for _ in range(3)]
    recipients = [identity.recipient for identity in identities]
    ours, theirs = age.seal_bytes(b"note", recipients), javascript.seal(recipients, b"note")
    for identity in identities:
        assert javascript.open(identity, ours) == b"note"
        assert age.unseal_bytes(theirs, [identity], limit=10) == b"note"


def test_javascript_refuses_ours_when_changed_or_for_others(javascript: JavaScriptAge) -> None:
    sealed = age.seal_bytes(b"note", [IDENTITY.recipient])
    for identity, data in [
        (IDENTITY, sealed[:-1]),
        (IDENTITY, sealed[:-1] + bytes([sealed[-1] ^ 1])),
        (Identity.generate(), sealed),
    ]:
        with pytest.raises(RefusedByJavaScript):
            javascript.open(identity, data)
