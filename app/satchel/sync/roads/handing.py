"""One parcel on its way out: cut into parts, brought, and committed by a signed manifest.

What lies there already is never sent again: a parcel is made once more bit for bit, and
each part is named by its place and digest. So it may be cut off anywhere and begun anew,
with parts of another size if the line has changed. Memory holds a few parts.
"""

from __future__ import annotations

import time
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Iterable
from concurrent.futures import Future
from dataclasses import dataclass

from satchel.crypto.digest import Bytes, sha256
from satchel.crypto.signing import Ed25519Key
from satchel.domain.errors import OutOfReach
from satchel.storage.archive import Archive
from satchel.sync.recipes import produce
from satchel.sync.roads.errands import TRIES, Errands, may_pass
from satchel.sync.roads.pace import Pace
from satchel.sync.roads.road import Road
from satchel.wire.relay_answers import ParcelState, Standing
from satchel.wire.relay_names import PART_LIMIT, Address, PartName
from satchel.wire.relay_parcels import sign_manifest

Moved = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Carrier:
    """Who brings parcels to one road, and what is told of it: `moved` hears of bytes that
    went over the line, `spared` of those that lay there already."""

    road: Road
    errands: Errands
    pace: Pace
    mission: str
    key: Ed25519Key
    moved: Moved
    spared: Moved

    def hand_over(self, archive: Archive, parcel: str, address: Address) -> None:
        """Bring a frozen parcel, all of it. May be called again after any failure."""
        state = self.errands.run(lambda: self.errands.patiently(lambda: self._claim(address)))
        if state.standing in (Standing.WHOLE, Standing.TAKEN):
            return
        bringing = Bringing(self, address, state.parts)
        produce(archive, parcel, bringing.write, progress=lambda _size: self.errands.look())
        paper = sign_manifest(self.mission, address, bringing.finish(), self.key)
        self.errands.run(lambda: self.errands.patiently(lambda: self.road.commit(address, paper)))

    def bring(self, address: Address, offset: int, data: bytes) -> list[PartName]:
        """In an errand: these bytes as one part, or as smaller ones when the line is bad."""
        part = PartName(offset, len(data), sha256(data).hex())
        for attempt in range(TRIES):
            if attempt and self._lies_there(address, part):
                return [part]
            began = time.monotonic()
            try:
                self.road.put(address, part, data)
            except OutOfReach as cut:
                self.pace.failed()
                if attempt + 1 == TRIES or not may_pass(cut):
                    raise
                self.errands.pause(attempt)
                if self.pace.size < len(data):
                    return self._in_pieces(address, offset, data)
                continue
            self.pace.done(part.size, began)
            self.moved(part.size)
            return [part]
        raise AssertionError("the last attempt raises")

    def _claim(self, address: Address) -> ParcelState:
        began = time.monotonic()
        state = self.road.claim(address)
        self.pace.answered(began)
        return state

    def _in_pieces(self, address: Address, offset: int, data: bytes) -> list[PartName]:
        size = self.pace.size
        return [
            part
            for begin in range(0, len(data), size)
            for part in self.bring(address, offset + begin, data[begin : begin + size])
        ]

    def _lies_there(self, address: Address, part: PartName) -> bool:
        """It may have arrived, and only the answer was lost."""
        try:
            return part in self.road.standing(address).parts
        except OutOfReach:
            return False


class Bringing:
    """The bytes of one parcel as they are made, handed to errands in parts."""

    def __init__(self, carrier: Carrier, address: Address, there: Iterable[PartName]) -> None:
        self._carrier = carrier
        self._address = address
        self._there: dict[int, list[PartName]] = {}
        for part in sorted(there, reverse=True):
            self._there.setdefault(part.offset, []).append(part)
        self._begins = sorted(self._there)
        self._room = memoryview(bytearray(PART_LIMIT))
        self._filled = 0
        self._offset = 0
        self._parts: list[PartName] = []
        self._under_way: deque[tuple[int, Future[list[PartName]]]] = deque()

    def write(self, data: Bytes) -> None:
        """The next bytes; `data` may be used again afterwards."""
        view = memoryview(data)
        while view:
            wanted = self._wanted()  # once: an errand may make parts smaller at any time
            some = view[: max(0, wanted - self._filled)]
            self._room[self._filled : self._filled + len(some)] = some
            self._filled += len(some)
            view = view[len(some) :]
            if self._filled >= wanted:
                self._take()

    def finish(self) -> list[PartName]:
        """All parts in order, once every one of them is there."""
        while self._filled:
            self._take()
        while self._under_way:
            self._settle()
        return self._parts

    def _wanted(self) -> int:
        """How many bytes have to be here to know what the next part is."""
        there = self._there.get(self._offset)
        return there[0].size if there else self._size_here()

    def _take(self) -> None:
        """Deal with the next part, out of what is here."""
        for part in self._there.pop(self._offset, ()):
            if part.size <= self._filled and sha256(self._room[: part.size]).hex() == part.sha256:
                self._spare(part)
                return
        self._send(bytes(self._room[: min(self._size_here(), self._filled)]))

    def _size_here(self) -> int:
        """The line's size for a part, but not into one that lies there already."""
        size = self._carrier.pace.size
        position = bisect_right(self._begins, self._offset)
        if position < len(self._begins):
            size = min(size, self._begins[position] - self._offset)
        return size

    def _spare(self, part: PartName) -> None:
        done: Future[list[PartName]] = Future()
        done.set_result([part])
        self._carrier.spared(part.size)
        self._add(part.size, done)

    def _send(self, data: bytes) -> None:
        while not self._carrier.pace.bears([size for size, _ in self._under_way], len(data)):
            self._settle()
        offset = self._offset
        errand = self._carrier.errands.begin(
            lambda: self._carrier.bring(self._address, offset, data)
        )
        self._add(len(data), errand)

    def _add(self, size: int, errand: Future[list[PartName]]) -> None:
        rest = self._filled - size
        if rest:  # only where a part was smaller than what had to be here to know it
            self._room[:rest] = bytes(self._room[size : self._filled])
        self._filled = rest
        self._offset += size
        self._under_way.append((size, errand))

    def _settle(self) -> None:
        _, errand = self._under_way.popleft()
        brought: list[PartName] = self._carrier.errands.wait_for(errand)
        self._parts += brought
