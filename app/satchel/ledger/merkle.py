"""The ledger's tree: RFC 6962 hashing, RFC 9162 verification.

Pure functions over hashes. `Tree` keeps every level and makes many proofs; `Frontier`
keeps only what the next leaf needs and grows by one. Not for what a leaf means.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from satchel.crypto.digest import sha256
from satchel.domain.errors import IntegrityFailure, UsageError

HASH_SIZE: Final = 32
EMPTY_ROOT: Final = sha256(b"")


def leaf_hash(data: bytes) -> bytes:
    """RFC 6962 section 2.1: MTH of one leaf."""
    return sha256(b"\x00" + data)


def node_hash(left: bytes, right: bytes) -> bytes:
    """RFC 6962 section 2.1: the hash of two subtrees."""
    return sha256(b"\x01" + left + right)


class Tree:
    """All levels of a tree over leaf hashes.

    A last node without a sibling moves up unchanged; that gives the same hashes as the
    split at the largest power of two in RFC 6962, and a proof is one look a level.
    """

    __slots__ = ("_levels",)

    def __init__(self, hashes: Sequence[bytes]) -> None:
        level = list(hashes)
        self._levels = [level]
        while len(level) > 1:
            above = [node_hash(level[i], level[i + 1]) for i in range(0, len(level) - 1, 2)]
            if len(level) % 2:
                above.append(level[-1])
            self._levels.append(above)
            level = above

    @property
    def size(self) -> int:
        return len(self._levels[0])

    @property
    def root(self) -> bytes:
        return self._levels[-1][0] if self.size else EMPTY_ROOT

    def inclusion(self, index: int) -> list[bytes]:
        """The audit path of leaf `index` (RFC 6962 section 2.1.1), from the leaf upwards."""
        if not 0 <= index < self.size:
            raise UsageError("There is no leaf with that index in this ledger.")
        return self._path(index, 0)

    def consistency(self, older: int) -> list[bytes]:
        """That the first `older` leaves are a prefix of this tree (RFC 6962 section 2.1.2)."""
        if not 0 <= older <= self.size:
            raise UsageError("A ledger cannot be compared with a longer one.")
        if older in (0, self.size):
            return []
        node, height = older - 1, 0
        while node % 2:
            node, height = node >> 1, height + 1
        # The old root itself is not sent when it is a whole node of the new tree.
        start = [self._levels[height][node]] if node else []
        return start + self._path(node, height)

    def _path(self, node: int, height: int) -> list[bytes]:
        path = []
        for level in self._levels[height:-1]:
            sibling = node ^ 1
            if sibling < len(level):
                path.append(level[sibling])
            node >>= 1
        return path


def root(hashes: Sequence[bytes]) -> bytes:
    """The tree's root over leaf hashes; SHA-256 of nothing when there are none."""
    return Tree(hashes).root


def inclusion(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """One audit path; for many from one ledger keep a `Tree`."""
    return Tree(hashes).inclusion(index)


def consistency(hashes: Sequence[bytes], m: int, n: int) -> list[bytes]:
    """That the first `m` of `hashes` are a prefix of the first `n`."""
    return Tree(hashes[:n]).consistency(m)


def verify_inclusion(
    leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> None:
    """RFC 9162 section 2.1.3.2. Raises IntegrityFailure unless the leaf stands there."""
    if not 0 <= index < size:
        raise _broken("inclusion")
    _require_hashes([leaf, root, *proof])
    node, last, value = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            raise _broken("inclusion")
        if node % 2 or node == last:
            value = node_hash(sibling, value)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            value = node_hash(value, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or value != root:
        raise _broken("inclusion")


def verify_consistency(
    m: int, n: int, root_m: bytes, root_n: bytes, proof: Sequence[bytes]
) -> None:
    """RFC 9162 section 2.1.4.2. Raises IntegrityFailure unless one history continues the other.

    Every history continues the empty one.
    """
    if not 0 <= m <= n:
        raise _broken("consistency")
    _require_hashes([root_m, root_n, *proof])
    if m in (0, n):
        older_is_right = root_m == (root_n if m == n else EMPTY_ROOT)
        if proof or not older_is_right:
            raise _broken("consistency")
        return
    path = list(proof) if m & (m - 1) else [root_m, *proof]
    if not path:
        raise _broken("consistency")
    node, last = m - 1, n - 1
    while node % 2:
        node, last = node >> 1, last >> 1
    older = newer = path[0]
    for sibling in path[1:]:
        if last == 0:
            raise _broken("consistency")
        if node % 2 or node == last:
            older, newer = node_hash(sibling, older), node_hash(sibling, newer)
            while node % 2 == 0 and node:
                node, last = node >> 1, last >> 1
        else:
            newer = node_hash(newer, sibling)
        node, last = node >> 1, last >> 1
    if last != 0 or older != root_m or newer != root_n:
        raise _broken("consistency")


class Frontier:
    """The roots of the whole subtrees of a growing tree, largest first: all an append needs."""

    __slots__ = ("_peaks", "size")

    def __init__(self, size: int = 0, peaks: Sequence[bytes] = ()) -> None:
        if size < 0 or len(peaks) != size.bit_count():
            raise IntegrityFailure("A ledger's frontier does not fit its size.")
        self.size = size
        self._peaks = list(peaks)

    def append(self, leaf: bytes) -> None:
        """Adds a leaf hash at index `size`."""
        value, pairs = leaf, self.size
        while pairs % 2:
            value, pairs = node_hash(self._peaks.pop(), value), pairs >> 1
        self._peaks.append(value)
        self.size += 1

    @property
    def root(self) -> bytes:
        """The root over all leaves so far."""
        if not self._peaks:
            return EMPTY_ROOT
        value = self._peaks[-1]
        for peak in reversed(self._peaks[:-1]):
            value = node_hash(peak, value)
        return value

    def to_bytes(self) -> bytes:
        """Size as 8 bytes, big-endian, then the peaks of 32 bytes each, largest first."""
        return self.size.to_bytes(8, "big") + b"".join(self._peaks)

    @classmethod
    def from_bytes(cls, raw: bytes) -> Frontier:
        """The inverse of `to_bytes`; raises IntegrityFailure for another length."""
        if len(raw) < 8 or (len(raw) - 8) % HASH_SIZE:
            raise IntegrityFailure("A ledger's frontier does not have the length it should have.")
        peaks = [raw[i : i + HASH_SIZE] for i in range(8, len(raw), HASH_SIZE)]
        return cls(int.from_bytes(raw[:8], "big"), peaks)


def _require_hashes(values: Sequence[bytes]) -> None:
    if any(len(value) != HASH_SIZE for value in values):
        raise IntegrityFailure("A proof holds something that is not a SHA-256 hash.")


def _broken(kind: str) -> IntegrityFailure:
    return IntegrityFailure(f"A proof of {kind} does not lead to the signed root.")
