"""Checkpoints, cosignatures and proofs: both signatures, in their own place only."""

from __future__ import annotations

import base64
import hashlib
import struct
from collections.abc import Callable

import pytest

from satchel.crypto.signing import Ed25519Key, MlDsa44Key, verify_ml_dsa_44
from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.ledger import merkle
from satchel.ledger.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from satchel.ledger.cosignature import cosign, verify_cosignature
from satchel.ledger.proof import Proof, read_proof, verify_proof, write_proof
from unit.ledger.ledger_samples import ED25519, ML_DSA, signed

ORIGIN = "satchel/4f0c9e"
ENTRIES = [signed(str(number)) for number in range(5)]
LEAVES = [bytes.fromhex(entry.leaf) for entry in ENTRIES]
HEAD = Checkpoint(ORIGIN, 5, merkle.root(LEAVES))
NOTE = sign_checkpoint(HEAD, ED25519, ML_DSA)
HER_ED25519 = Ed25519Key.from_seed(b"\7" * 32)
HER_ML_DSA = MlDsa44Key.from_seed(b"\10" * 32)
NAME = "satchel/receipts/91ab"
TIME_S = 1_795_332_442
COSIGNED = NOTE + cosign(NOTE, NAME, HER_ED25519, HER_ML_DSA, TIME_S)


def opened(text: str) -> Checkpoint:
    return open_checkpoint(text, ED25519.public, ML_DSA.public)


def received(text: str, name: str = NAME) -> int:
    return verify_cosignature(text, name, HER_ED25519.public, HER_ML_DSA.public)


def signatures(text: str) -> list[tuple[str, bytes]]:
    """Name and raw bytes of each line, read without our own code."""
    tail = text.split("\n\n")[-1]
    lines = [line.removeprefix("— ").split(" ") for line in tail.splitlines()]
    return [(name, base64.b64decode(encoded)) for name, encoded in lines]


def with_lines(lines: list[tuple[str, bytes]], text: str = HEAD.text()) -> str:
    return text + "\n" + "".join(f"— {n} {base64.b64encode(raw).decode()}\n" for n, raw in lines)


def key_id(name: str, kind: int, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public).digest()[:4]


def test_a_checkpoint_is_what_the_standard_says() -> None:
    """The lines recomputed from the standard's words with hashlib and struct."""
    root = base64.b64encode(HEAD.root).decode()
    assert NOTE.startswith(f"{ORIGIN}\n5\n{root}\n\n— {ORIGIN} ")
    (one_name, one), (two_name, two) = signatures(NOTE)
    assert one_name == two_name == ORIGIN
    assert one[:4] == key_id(ORIGIN, 1, ED25519.public)
    assert one[4:] == ED25519.sign(f"{ORIGIN}\n5\n{root}\n".encode())
    assert two[:4] == key_id(ORIGIN, 6, ML_DSA.public)
    assert two[4:12] == bytes(8)
    message = (
        b"subtree/v1\n\0"
        + bytes([len(ORIGIN)])
        + ORIGIN.encode()
        + bytes(8)
        + bytes([len(ORIGIN)])
        + ORIGIN.encode()
        + struct.pack(">QQ", 0, 5)
        + HEAD.root
    )
    verify_ml_dsa_44(ML_DSA.public, message, two[12:])
    assert opened(NOTE) == HEAD


def test_a_cosignature_is_what_the_standard_says() -> None:
    _, _, (one_name, one), (two_name, two) = signatures(COSIGNED)
    assert one_name == two_name == NAME
    assert one[:12] == key_id(NAME, 4, HER_ED25519.public) + struct.pack(">Q", TIME_S)
    text = f"cosignature/v1\ntime {TIME_S}\n{HEAD.text()}"
    assert one[12:] == HER_ED25519.sign(text.encode())
    assert two[:12] == key_id(NAME, 6, HER_ML_DSA.public) + struct.pack(">Q", TIME_S)
    message = (
        b"subtree/v1\n\0"
        + bytes([len(NAME)])
        + NAME.encode()
        + struct.pack(">Q", TIME_S)
        + bytes([len(ORIGIN)])
        + ORIGIN.encode()
        + struct.pack(">QQ", 0, 5)
        + HEAD.root
    )
    verify_ml_dsa_44(HER_ML_DSA.public, message, two[12:])
    assert received(COSIGNED) == TIME_S
    assert opened(COSIGNED) == HEAD


def test_the_standards_example_reads_and_is_refused_for_lack_of_our_keys() -> None:
    """The note and the time printed in C2SP tlog-cosignature."""
    note = (
        "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
        "— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/"
        "Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
        "— witness.example.com/w1 jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJs"
        "X3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==\n"
    )
    with pytest.raises(IntegrityFailure, match="both"):
        opened(note)
    assert struct.unpack(">Q", signatures(note)[1][1][4:12]) == (1679315147,)


Change = Callable[[], str]


def _relabelled(at: int, kind: int, public: bytes) -> str:
    lines = signatures(NOTE)
    lines[at] = (ORIGIN, key_id(ORIGIN, kind, public) + lines[at][1][4:])
    return with_lines(lines)


def _flipped(at: int, byte: int) -> str:
    lines = signatures(NOTE)
    name, raw = lines[at]
    lines[at] = (name, raw[:byte] + bytes([raw[byte] ^ 1]) + raw[byte + 1 :])
    return with_lines(lines)


def _as_note_of(message: bytes) -> str:
    """Signatures the right keys made over other things than this checkpoint."""
    return with_lines(
        [
            (ORIGIN, key_id(ORIGIN, 1, ED25519.public) + ED25519.sign(message)),
            signatures(NOTE)[1],
        ]
    )


def _ml_dsa_over(message: bytes, context: bytes = b"", stamp: bytes = bytes(8)) -> str:
    raw = key_id(ORIGIN, 6, ML_DSA.public) + stamp + ML_DSA.sign(message, context)
    return with_lines([signatures(NOTE)[0], (ORIGIN, raw)])


OWN_COSIGNATURE = cosign(NOTE, ORIGIN, ED25519, ML_DSA, TIME_S).splitlines(keepends=True)
REFUSED: dict[str, Change] = {
    "the post-quantum line dropped": lambda: with_lines(signatures(NOTE)[:1]),
    "the classical line dropped": lambda: with_lines(signatures(NOTE)[1:]),
    "all lines dropped": lambda: HEAD.text() + "\n",
    "the Ed25519 line relabelled as a cosignature": lambda: _relabelled(0, 4, ED25519.public),
    "the ML-DSA line relabelled as Ed25519": lambda: _relabelled(1, 1, ED25519.public),
    "the lines' key ids swapped": lambda: with_lines(
        [
            (ORIGIN, signatures(NOTE)[1][1][:4] + signatures(NOTE)[0][1][4:]),
            (ORIGIN, signatures(NOTE)[0][1][:4] + signatures(NOTE)[1][1][4:]),
        ]
    ),
    "another key name": lambda: with_lines([("satchel/other", r) for _, r in signatures(NOTE)]),
    "another key id": lambda: with_lines([(n, b"\0\0\0\0" + r[4:]) for n, r in signatures(NOTE)]),
    "a flipped bit in the Ed25519 signature": lambda: _flipped(0, 30),
    "a flipped bit in the ML-DSA signature": lambda: _flipped(1, 1000),
    "a flipped bit in the ML-DSA time": lambda: _flipped(1, 11),
    "a second, wrong line of a known key": lambda: with_lines(
        [*signatures(NOTE), (ORIGIN, signatures(NOTE)[0][1][:-1] + b"\0")]
    ),
    "an entry's signature instead": lambda: _as_note_of(b"satchel/entry/v1\0" + LEAVES[0]),
    "a cosignature's signature instead": lambda: _as_note_of(
        f"cosignature/v1\ntime 1\n{HEAD.text()}".encode()
    ),
    "an ML-DSA signature over the text instead": lambda: _ml_dsa_over(HEAD.text().encode()),
    "the device's own cosignature instead of its checkpoint line": lambda: (
        NOTE.splitlines(keepends=True)[0]
        + "".join(NOTE.splitlines(keepends=True)[1:5])
        + OWN_COSIGNATURE[1]
    ),
    "another size": lambda: with_lines(signatures(NOTE), HEAD.text().replace("\n5\n", "\n6\n")),
    "a size with a leading zero": lambda: NOTE.replace("\n5\n", "\n05\n"),
    "an extension line": lambda: with_lines(signatures(NOTE), HEAD.text() + "more\n"),
    "carriage returns": lambda: NOTE.replace("\n", "\r\n"),
    "no last newline": lambda: NOTE[:-1],
    "a line after the signatures": lambda: NOTE + "more\n",
    "an empty text": lambda: "",
    "a hyphen for the dash": lambda: NOTE.replace("—", "-"),
    "Base64 with blanks": lambda: NOTE.replace("— " + ORIGIN + " ", "— " + ORIGIN + "  "),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_changed_checkpoint_is_refused(name: str) -> None:
    with pytest.raises(IntegrityFailure):
        opened(REFUSED[name]())


def test_a_checkpoint_signed_under_both_keys_with_an_extension_line_is_refused() -> None:
    text = HEAD.text() + "more\n"
    first = (ORIGIN, key_id(ORIGIN, 1, ED25519.public) + ED25519.sign(text.encode()))
    with pytest.raises(IntegrityFailure, match="three lines"):
        opened(with_lines([first, signatures(NOTE)[1]], text))


def test_lines_of_unknown_keys_are_passed_over() -> None:
    stranger = ("example.org/witness", b"\1\2\3\4" + b"s" * 64)
    same_name = (ORIGIN, b"\1\2\3\4" + b"s" * 64)
    same_id = ("example.org/witness", signatures(NOTE)[0][1][:4] + b"s" * 64)
    assert opened(with_lines([stranger, same_name, *signatures(NOTE), same_id])) == HEAD


def test_only_the_right_keys_open_it() -> None:
    for keys in (
        (HER_ED25519.public, ML_DSA.public),
        (ED25519.public, HER_ML_DSA.public),
        (HER_ED25519.public, HER_ML_DSA.public),
    ):
        with pytest.raises(IntegrityFailure):
            open_checkpoint(NOTE, *keys)


@pytest.mark.parametrize("origin", ["", "two words", "a+b", "line\n", "x" * 256, "\u2003"])
def test_an_origin_that_cannot_name_a_key_is_refused(origin: str) -> None:
    with pytest.raises(UsageError):
        sign_checkpoint(Checkpoint(origin, 0, merkle.EMPTY_ROOT), ED25519, ML_DSA)


def test_a_cosignature_needs_both_lines_of_one_time() -> None:
    head, her = signatures(COSIGNED)[:2], signatures(COSIGNED)[2:]
    later = signatures(NOTE + cosign(NOTE, NAME, HER_ED25519, HER_ML_DSA, TIME_S + 1))[2:]
    for lines in (her[:1], her[1:], [her[0], later[1]], [], [*her, *later]):
        with pytest.raises(IntegrityFailure):
            received(with_lines([*head, *lines]))
    assert received(with_lines(her)) == TIME_S
    with pytest.raises(IntegrityFailure):
        received(COSIGNED, "satchel/receipts/other")
    with pytest.raises(IntegrityFailure):
        received(NOTE)


def test_a_cosignature_under_another_name_is_refused() -> None:
    """The key ids recomputed for the new name: the ML-DSA message commits to the old one."""
    other = "satchel/receipts/0000"
    lines = signatures(COSIGNED)
    lines[2] = (other, key_id(other, 4, HER_ED25519.public) + lines[2][1][4:])
    lines[3] = (other, key_id(other, 6, HER_ML_DSA.public) + lines[3][1][4:])
    with pytest.raises(IntegrityFailure):
        received(with_lines(lines), other)


def test_a_cosignature_of_another_checkpoint_is_refused() -> None:
    other = Checkpoint(ORIGIN, 4, merkle.root(LEAVES[:4]))
    with pytest.raises(IntegrityFailure):
        received(with_lines(signatures(COSIGNED), other.text()))


def test_a_checkpoint_is_not_a_receipt_of_its_own_device() -> None:
    """Time zero makes no statement of when, so a checkpoint never passes as a receipt."""
    with pytest.raises(IntegrityFailure):
        verify_cosignature(NOTE, ORIGIN, ED25519.public, ML_DSA.public)


@pytest.mark.parametrize("time_s", [0, -1, 2**63])
def test_a_time_out_of_range_is_not_signed(time_s: int) -> None:
    with pytest.raises(UsageError):
        cosign(NOTE, NAME, HER_ED25519, HER_ML_DSA, time_s)


def test_a_time_out_of_range_is_refused() -> None:
    lines = signatures(COSIGNED)
    lines[2] = (NAME, lines[2][1][:4] + b"\xff" * 8 + lines[2][1][12:])
    with pytest.raises(IntegrityFailure, match="range"):
        received(with_lines(lines))


@pytest.mark.parametrize("index", range(5))
def test_a_proof_is_text_that_proves_one_entry(index: int) -> None:
    proof = Proof(index, tuple(merkle.inclusion(LEAVES, index)), COSIGNED)
    text = write_proof(proof)
    path = "".join(base64.b64encode(value).decode() + "\n" for value in proof.path)
    assert text == f"c2sp.org/tlog-proof@v1\nindex {index}\n{path}\n{COSIGNED}"
    assert read_proof(text) == proof
    keys = ED25519.public, ML_DSA.public
    assert verify_proof(read_proof(text), ENTRIES[index].leaf, *keys) == HEAD
    with pytest.raises(IntegrityFailure):
        verify_proof(proof, ENTRIES[(index + 1) % 5].leaf, *keys)
    with pytest.raises(IntegrityFailure):
        verify_proof(Proof(index + 1, proof.path, COSIGNED), ENTRIES[index].leaf, *keys)


def test_a_proof_of_the_only_entry_and_extra_data() -> None:
    note = sign_checkpoint(Checkpoint(ORIGIN, 1, LEAVES[0]), ED25519, ML_DSA)
    proof = Proof(0, (), note, b"more")
    assert write_proof(proof) == f"c2sp.org/tlog-proof@v1\nextra bW9yZQ==\nindex 0\n\n{note}"
    assert read_proof(write_proof(proof)) == proof
    assert verify_proof(proof, ENTRIES[0].leaf, ED25519.public, ML_DSA.public).size == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "c2sp.org/tlog-proof@v2\nindex 0\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 00\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex -1\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nextra AA==\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 0\nnot base64\n\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 0\n" + ("A" * 43 + "=\n") * 64 + "\n" + NOTE,
        "c2sp.org/tlog-proof@v1\nindex 0\n",
    ],
)
def test_a_malformed_proof_is_refused(text: str) -> None:
    with pytest.raises(IntegrityFailure):
        read_proof(text)
