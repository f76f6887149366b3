"""A parcel's way through the relay: claimed, brought in parts, committed, fetched, taken.

Every step is one create-if-absent, so any number of processes may take any step twice:

    slots/NAME/N          one of the parcels NAME may have waiting: BOX/PARCEL
    claims/BOX/PARCEL     who brings it: only they add parts to it
    parts/BOX/PARCEL/…    named by place and digest
    manifests/BOX/PARCEL  the sender's signed list of parts: now it is there for the receiver
    taken/BOX/PARCEL/NAME headquarters' signed word; with enough of them all above goes,
                          the claim last, so that a kill in between is finished later

Not for who may do what; the caller has asked.
"""

from __future__ import annotations

import asyncio
from asyncio import Semaphore
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Final

from satchel.domain.errors import IntegrityFailure, NoSuchThing, RefusedByPolicy
from satchel.relay.accounts import Holder
from satchel.relay.objects import Objects
from satchel.relay.remembering import Remembering
from satchel.wire.mission import Mission
from satchel.wire.relay_answers import BoxPage, ParcelState, Standing, Waiting
from satchel.wire.relay_names import (
    PAGE,
    PARTS_LIMIT,
    Address,
    Mailbox,
    PartName,
    headquarters_mailbox,
    read_part_name,
)
from satchel.wire.relay_parcels import Manifest, open_manifest, open_taken

_AT_ONCE: Final = 32


@dataclass(slots=True)
class _Tally:
    """What lies of a parcel, as far as this process knows."""

    size: int
    count: int
    counted: int = 0


@dataclass(frozen=True, slots=True)
class Parcels:
    """The mailboxes of one mission in one store."""

    objects: Objects
    mission: Mission
    readers: Callable[[], Awaitable[int]] | None = None
    """How many may fetch for headquarters: a mission of one coordinator waits for no second."""
    _reading: Semaphore = field(default_factory=lambda: Semaphore(1))
    _claimers: Remembering[Address, Mailbox] = field(default_factory=lambda: Remembering(5.0))
    _tallies: Remembering[Address, _Tally] = field(default_factory=lambda: Remembering(300.0))

    async def claim(self, address: Address, holder: Holder) -> ParcelState:
        """Begin a parcel, or go on with it. Raises RefusedByPolicy ("quota", "other-sender")."""
        state = await self.state(address)
        if state.standing in (Standing.WHOLE, Standing.TAKEN):
            return state
        claimer = await self._claimer(address)
        if claimer is None:
            await self._take_slot(address, holder)
            await self.objects.create(_claim(address), holder.name.encode())
            claimer = await self._claimer(address)
            if claimer != holder.name:
                await self._free_slot(address, holder.name)
            if await self._gone_meanwhile(address):
                return ParcelState(Standing.TAKEN)
        _require_same(claimer, holder)
        return ParcelState(Standing.BEGUN, state.parts)

    async def state(self, address: Address) -> ParcelState:
        """What is there of a parcel, asked of the store."""
        if await self._is_taken(address):
            return ParcelState(Standing.TAKEN)
        if await self.objects.exists(address.manifest_object):
            return ParcelState(Standing.WHOLE)
        if await self._claimer(address) is None:
            return ParcelState(Standing.ABSENT)
        return ParcelState(Standing.BEGUN, tuple(await self._parts(address)))

    async def require_room(self, address: Address, part: PartName, holder: Holder) -> None:
        """Before a part is read from the line. Raises NoSuchThing ("not-claimed"),
        RefusedByPolicy ("other-sender", "quota")."""
        claimer = await self._claimer(address)
        if claimer is None:
            raise NoSuchThing("This parcel was not begun here; claim it first.", code="not-claimed")
        _require_same(claimer, holder)
        tally = await self._tally(address)
        room = holder.rights.slot_bytes - tally.size - part.size
        if part.offset + part.size > holder.rights.slot_bytes or room < 0:
            raise RefusedByPolicy("This parcel is larger than this device may send.", code="quota")
        if tally.count >= 2 * PARTS_LIMIT:
            raise RefusedByPolicy("This parcel came in too many parts.", code="quota")

    async def put_part(self, address: Address, part: PartName, data: bytes) -> bool:
        """Keep a part whose digest was checked; whether it is new."""
        is_new = await self.objects.create(address.part_object(part), data)
        tally = self._tallies.get(address)
        if is_new and tally is not None:
            tally.size += part.size
            tally.count += 1
            tally.counted += 1
        return is_new

    async def commit(self, address: Address, raw: bytes, holder: Holder) -> bool:
        """Keep the manifest; whether it is new. Raises IntegrityFailure, NoSuchThing
        ("not-claimed"), RefusedByPolicy ("parts-missing", "other-sender", "committed")."""
        async with self._reading:  # one of a few megabytes is a second's work: never of two
            manifest = await asyncio.to_thread(open_manifest, raw, self.mission.id, address)
        if manifest.sender != holder.name:
            raise IntegrityFailure("This manifest was signed by another than who brings it.")
        if await self._is_taken(address):
            return False
        there = await self.objects.read(address.manifest_object)
        if there is None:
            await self._require_all(manifest, holder)
            if await self.objects.create(address.manifest_object, raw):
                await self._gone_meanwhile(address)
                return True
            there = await self.objects.read(address.manifest_object)
        if there != raw:
            raise RefusedByPolicy(
                "This parcel was committed with other parts; nothing was changed.",
                code="committed",
            )
        return False

    async def manifest(self, address: Address) -> bytes:
        """Raises NoSuchThing."""
        return _found(await self.objects.read(address.manifest_object))

    async def part(
        self, address: Address, part: PartName, some: tuple[int, int] | None = None
    ) -> bytes:
        """A part, or its bytes `some[0]` up to `some[1]`. Raises NoSuchThing."""
        name = address.part_object(part)
        if some is None:
            return _found(await self.objects.read(name))
        return _found(await self.objects.read_some(name, *some))

    async def waiting(self, box: Mailbox, after: str) -> BoxPage:
        """A page of what waits in a mailbox, by parcel id."""
        whole = set(await self.objects.names(f"manifests/{box}/"))
        begun = set(await self.objects.names(f"claims/{box}/"))
        rest = [parcel for parcel in sorted(whole | begun) if parcel > after]
        page = tuple(
            Waiting(parcel, Standing.WHOLE if parcel in whole else Standing.BEGUN)
            for parcel in rest[:PAGE]
        )
        return BoxPage(page, len(rest) > PAGE)

    async def slots_used(self, name: Mailbox) -> int:
        return len(await self.objects.names(f"slots/{name}/"))

    async def take(self, address: Address, raw: bytes, holder: Holder) -> ParcelState:
        """Keep the word that it was taken; delete it when enough have said so.

        Raises IntegrityFailure, NoSuchThing for a parcel that never was.
        """
        if open_taken(raw, self.mission.id, address) != holder.name:
            raise IntegrityFailure("This word was signed by another than who brings it.")
        if await self._claimer(address) is None and not await self._is_taken(address):
            raise NoSuchThing("No parcel of that name waits here.")
        await self.objects.create(address.taken_object(holder.name), raw)
        if await self._is_taken(address):
            await self.clear(address)
            return ParcelState(Standing.TAKEN)
        return await self.state(address)

    async def clear(self, address: Address) -> None:
        """Delete a parcel that was taken. May be begun again after any interruption."""
        await self.objects.delete(address.manifest_object)
        parts = await self.objects.names(address.parts_prefix)
        for begin in range(0, len(parts), _AT_ONCE):
            some = parts[begin : begin + _AT_ONCE]
            await asyncio.gather(
                *(self.objects.delete(address.parts_prefix + name) for name in some)
            )
        claimer = await self.objects.read(_claim(address))
        if claimer is not None:
            await self._free_slot(address, Mailbox(claimer.decode("ascii", "replace")))
            await self.objects.delete(_claim(address))
        self._claimers.forget(address)
        self._tallies.forget(address)

    async def _gone_meanwhile(self, address: Address) -> bool:
        """Whether another line brought it, and it was taken, while this one made something of
        it: what was made is deleted again, or it would be listed for ever."""
        if not await self._is_taken(address):
            return False
        await self.clear(address)
        return True

    async def finish_clearing(self) -> int:
        """Clear what was taken and not wholly deleted; how many parcels that were."""
        found = 0
        for kind in ("claims", "parts", "manifests"):
            for box in await self.objects.folders(f"{kind}/"):
                for address in await self._of_box(kind, Mailbox(box)):
                    if await self._is_taken(address):
                        await self.clear(address)
                        found += 1
        return found

    async def _of_box(self, kind: str, box: Mailbox) -> list[Address]:
        if kind == "parts":
            parcels = await self.objects.folders(f"parts/{box}/")
        else:
            parcels = await self.objects.names(f"{kind}/{box}/")
        return [Address(box, parcel) for parcel in parcels]

    async def _is_taken(self, address: Address) -> bool:
        words = await self.objects.names(address.taken_prefix)
        needed = 1
        if words and address.box == headquarters_mailbox(self.mission.id):
            needed = max(1, self.mission.receipts_needed)
            if len(words) < needed and self.readers is not None:
                needed = max(1, min(needed, await self.readers()))
        return len(words) >= needed

    async def _claimer(self, address: Address) -> Mailbox | None:
        known = self._claimers.get(address)
        if known is None:
            raw = await self.objects.read(_claim(address))
            if raw is None:
                return None
            known = Mailbox(raw.decode("ascii", "replace"))
            self._claimers.put(address, known)
        return known

    async def _take_slot(self, address: Address, holder: Holder) -> None:
        text = f"{address.box}/{address.parcel}".encode()
        used = await self.objects.names(f"slots/{holder.name}/")
        for begin in range(0, len(used), _AT_ONCE):
            some = used[begin : begin + _AT_ONCE]
            read = (self.objects.read(f"slots/{holder.name}/{number}") for number in some)
            if text in await asyncio.gather(*read):
                return
        for number in range(holder.rights.slots):
            name = f"{number:05}"
            if name not in used and await self.objects.create(f"slots/{holder.name}/{name}", text):
                return
        raise RefusedByPolicy(
            "As many parcels as this device may send are waiting at the relay; headquarters "
            "has to fetch them first.",
            code="quota",
        )

    async def _free_slot(self, address: Address, name: Mailbox) -> None:
        text = f"{address.box}/{address.parcel}".encode()
        for number in await self.objects.names(f"slots/{name}/"):
            where = f"slots/{name}/{number}"
            if await self.objects.read(where) == text:
                await self.objects.delete(where)

    async def _tally(self, address: Address) -> _Tally:
        tally = self._tallies.get(address)
        if tally is None or tally.counted >= 64:  # other processes count for themselves
            parts = await self._parts(address)
            tally = _Tally(sum(part.size for part in parts), len(parts))
            self._tallies.put(address, tally)
        return tally

    async def _parts(self, address: Address) -> list[PartName]:
        return [read_part_name(name) for name in await self.objects.names(address.parts_prefix)]

    async def _require_all(self, manifest: Manifest, holder: Holder) -> None:
        address = manifest.address
        claimer = await self._claimer(address)
        if claimer is None:
            raise NoSuchThing("This parcel was not begun here; claim it first.", code="not-claimed")
        _require_same(claimer, holder)
        there = {part.text() for part in await self._parts(address)}
        missing = sum(part.text() not in there for part in manifest.parts)
        if missing:
            raise RefusedByPolicy(
                f"{missing} of {len(manifest.parts)} parts of this parcel are not here yet.",
                code="parts-missing",
            )


def _claim(address: Address) -> str:
    return f"claims/{address.box}/{address.parcel}"


def _require_same(claimer: Mailbox | None, holder: Holder) -> None:
    if claimer != holder.name:
        raise RefusedByPolicy("Another device brings this parcel.", code="other-sender")


def _found(raw: bytes | None) -> bytes:
    if raw is None:
        raise NoSuchThing("There is no such thing here.")
    return raw
