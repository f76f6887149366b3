"""A road in this process: holds objects in memory, counts calls, and can be cut at any of them.

The relay's own rules, without its door. Two people may come to one `Yard` by roads of their
own. A cut happens before a call takes effect or just after it, when only the answer is lost.
One body is on the line at a time, as `connection` has it, and a line that is cut carries none.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from satchel.domain.errors import NoSuchThing, OutOfReach
from satchel.sync.roads.road import Papers
from satchel.wire.relay_answers import ParcelState, Standing
from satchel.wire.relay_names import Address, Mailbox, PartName


@dataclass
class Yard:
    """What lies there. `bytes_put` is what went over the line, also in vain; who holds `line`
    sees no body half-way."""

    parts: dict[tuple[Address, PartName], bytes] = field(default_factory=dict)
    papers: dict[Address, bytes] = field(default_factory=dict)
    taken: set[Address] = field(default_factory=set)
    bytes_put: int = 0
    commits: list[Address] = field(default_factory=list)
    line: threading.Lock = field(default_factory=threading.Lock)


class CheapRoad:
    """Fails for good at call number `cut_at`, counted over all roads that share `calls`."""

    def __init__(self, yard: Yard, cut_at: int | None = None, *, after: bool = False) -> None:
        self.yard, self.cut_at, self.after, self.calls = yard, cut_at, after, 0

    @property
    def name(self) -> str:
        return "https://cheap.example/"

    @property
    def is_relay(self) -> bool:
        return True

    def reach(self, papers: Papers) -> None:
        self._call()
        self._answer()

    def waiting(self, box: Mailbox) -> list[str]:
        self._call()
        found = sorted(address.parcel for address in self.yard.papers if address.box == box)
        self._answer()
        return found

    def claim(self, address: Address) -> ParcelState:
        return self.standing(address)

    def standing(self, address: Address) -> ParcelState:
        self._call()
        if address in self.yard.taken:
            state = ParcelState(Standing.TAKEN)
        elif address in self.yard.papers:
            state = ParcelState(Standing.WHOLE)
        else:
            there = tuple(part for whose, part in self.yard.parts if whose == address)
            state = ParcelState(Standing.BEGUN if there else Standing.ABSENT, there)
        self._answer()
        return state

    def put(self, address: Address, part: PartName, data: bytes) -> None:
        with self.yard.line:
            if self.after or not self._is_cut():
                self.yard.bytes_put += len(data)
            self._call()
            self.yard.parts[address, part] = data
            self._answer()

    def commit(self, address: Address, manifest: bytes) -> None:
        self._call()
        if address not in self.yard.papers:
            self.yard.papers[address] = manifest
            self.yard.commits.append(address)
        self._answer()

    def manifests(self, address: Address) -> list[bytes]:
        self._call()
        self._answer()
        return [self.yard.papers[address]]

    def part(self, address: Address, part: PartName) -> bytes:
        self._call()
        data = self.yard.parts.get((address, part))
        if data is None:
            raise NoSuchThing("It is not there.")
        self._answer()
        return data

    def clear(self, address: Address, taken: bytes) -> None:
        self._call()
        self.yard.taken.add(address)
        self.yard.papers.pop(address, None)
        for whose, part in list(self.yard.parts):
            if whose == address:
                del self.yard.parts[whose, part]
        self._answer()

    def close(self) -> None:
        pass

    def _is_cut(self) -> bool:
        return self.cut_at is not None and self.calls >= self.cut_at

    def _call(self) -> None:
        self.calls += 1
        if not self.after and self._is_cut():
            raise OutOfReach("cut", code="cut")

    def _answer(self) -> None:
        if self.after and self._is_cut():
            raise OutOfReach("the answer was lost", code="cut")
