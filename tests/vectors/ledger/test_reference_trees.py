"""The 8-leaf trees that every RFC 6962 implementation is compared with.

Leaves, roots, audit paths and consistency proofs are the published reference values.
"""

from __future__ import annotations

import pytest

from satchel.ledger import merkle

LEAVES = [
    bytes.fromhex(text)
    for text in (
        "",
        "00",
        "10",
        "2021",
        "3031",
        "40414243",
        "5051525354555657",
        "606162636465666768696a6b6c6d6e6f",
    )
]
ROOTS = {
    0: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    1: "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    2: "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    3: "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    4: "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    5: "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    6: "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    7: "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    8: "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
}
_96 = "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
_5F = "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
_6B = "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"
_BC = "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
_CA = "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
_0E = "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"

# (leaf counted from 0, size): path
PATHS = {
    (0, 1): [],
    (0, 8): [_96, _5F, _6B],
    (5, 8): [_BC, _CA, ROOTS[4]],
    (2, 3): [ROOTS[2]],
    (1, 5): [ROOTS[1], _5F, _BC],
}
CONSISTENCY = {
    (1, 1): [],
    (1, 8): [_96, _5F, _6B],
    (6, 8): [_0E, _CA, ROOTS[4]],
    (2, 5): [_5F, _BC],
}


def hashes(size: int) -> list[bytes]:
    return [merkle.leaf_hash(leaf) for leaf in LEAVES[:size]]


def proof(texts: list[str]) -> list[bytes]:
    return [bytes.fromhex(text) for text in texts]


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_roots(size: int, root: str) -> None:
    assert merkle.root(hashes(size)).hex() == root


@pytest.mark.parametrize(("size", "root"), ROOTS.items())
def test_a_growing_frontier_has_the_same_roots(size: int, root: str) -> None:
    frontier = merkle.Frontier()
    for leaf in hashes(size):
        frontier.append(leaf)
    assert frontier.root.hex() == root
    assert merkle.Frontier.from_bytes(frontier.to_bytes()).root.hex() == root


@pytest.mark.parametrize(("place", "path"), PATHS.items())
def test_audit_paths(place: tuple[int, int], path: list[str]) -> None:
    index, size = place
    assert merkle.inclusion(hashes(size), index) == proof(path)
    root = bytes.fromhex(ROOTS[size])
    merkle.verify_inclusion(hashes(8)[index], index, size, proof(path), root)


@pytest.mark.parametrize(("sizes", "path"), CONSISTENCY.items())
def test_consistency_proofs(sizes: tuple[int, int], path: list[str]) -> None:
    older, newer = sizes
    assert merkle.consistency(hashes(8), older, newer) == proof(path)
    roots = bytes.fromhex(ROOTS[older]), bytes.fromhex(ROOTS[newer])
    merkle.verify_consistency(older, newer, *roots, proof(path))
