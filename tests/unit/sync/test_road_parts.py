"""A parcel on its way out is cut so that every byte goes once, whatever lies there already."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from satchel.crypto.digest import sha256
from satchel.crypto.signing import Ed25519Key
from satchel.sync.roads.errands import Errands
from satchel.sync.roads.handing import Bringing, Carrier
from satchel.wire.relay_names import PART_LIMIT, Address, PartName

_KIB = 1024


@dataclass
class _Line:
    """A road and its pace: the size of parts changes with every question."""

    choose: random.Random
    came: dict[PartName, bytes] = field(default_factory=dict)

    @property
    def size(self) -> int:
        return self.choose.choice((64, 128, 512, 1024)) * _KIB

    def bears(self, under_way: list[int], size: int) -> bool:
        return len(under_way) < 4

    def put(self, address: Address, part: PartName, data: bytes) -> None:
        self.came[part] = data

    def done(self, size: int, began: float) -> None:
        """The pace is told; here it does not matter."""


@pytest.mark.parametrize("seed", range(6))
def test_parts_tile_the_parcel_around_what_lies_there(seed: int) -> None:
    choose = random.Random(seed)
    whole = choose.randbytes(choose.randrange(1, 6 * PART_LIMIT))
    there: list[PartName] = []
    for _ in range(choose.randrange(8)):
        begin = choose.choice((0, choose.randrange(len(whole))))
        piece = whole[begin : begin + choose.randrange(1, PART_LIMIT)]
        digest = sha256(piece if choose.random() < 0.7 else b"other").hex()
        there.append(PartName(begin, len(piece), digest))
    line = _Line(choose)
    spared: list[int] = []
    errands = Errands(lambda: None)
    carrier = Carrier(
        cast(Any, line),
        errands,
        cast(Any, line),
        "",
        Ed25519Key.generate(),
        lambda size: None,
        spared.append,
    )
    try:
        bringing = Bringing(carrier, cast(Any, None), there)
        given = 0
        while given < len(whole):
            # One memory for all of them: what was given is not looked at again.
            buffer = bytearray(whole[given : given + choose.randrange(1, 2 * PART_LIMIT)])
            bringing.write(memoryview(buffer))
            given += len(buffer)
            buffer[:] = bytes(len(buffer))
        parts = bringing.finish()
    finally:
        errands.end()
    made = bytearray()
    for part in parts:
        assert part.offset == len(made)
        piece = whole[part.offset : part.offset + part.size]
        assert sha256(piece).hex() == part.sha256
        assert line.came.get(part, piece) == piece
        assert part in line.came or part in there
        made += piece
    assert made == whole
    assert sum(spared) == sum(part.size for part in parts if part not in line.came)
