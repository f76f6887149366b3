"""Lines that this device may no longer read, kept as ciphertext until they have arrived.

A bundle is one age file to the mission's keys around the very lines a parcel would
carry. Once it is made, nobody here can open it, not with the passphrase either.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from satchel.crypto.age import seal_bytes
from satchel.domain.ids import ContentId, is_hash
from satchel.domain.json_values import JsonValue
from satchel.domain.words import Audience, Section
from satchel.ledger.entry import read_header, read_section
from satchel.ledger.line import Line, encode_line
from satchel.storage import devices, mission, parcels, receipts
from satchel.storage.transaction import Transaction
from satchel.sync.addressing import addressed
from satchel.wire.mission import Mission

BUNDLE_SIZE: Final = 4 * 1024 * 1024
# Every content descriptor has this key; without it a line need not be decoded to be passed over.
_TELLING: Final = b'"sha256"'


def freeze(tx: Transaction, lines: Sequence[Line]) -> None:
    """Keep lines of the own ledger only as ciphertext. Raises RefusedByPolicy without a mission.

    In the transaction that wrote them: at its end no readable form was ever on the disk.
    """
    freeze_ledger(tx, devices.require_own(tx.db).device, lines)


def freeze_ledger(tx: Transaction, device: str, lines: Iterable[Line]) -> int:
    """As `freeze`, for any ledger of this archive, in bundles of bounded size; how many."""
    ours = mission.require(tx.db)
    pending: list[Line] = []
    raws: list[bytes] = []
    bundles = size = 0
    for line in lines:
        raw = encode_line(addressed(tx, line, ours)) + b"\n"
        if raws and size + len(raw) > BUNDLE_SIZE:
            _keep(tx, device, pending, raws, ours)
            pending, raws, size, bundles = [], [], 0, bundles + 1
        pending.append(line)
        raws.append(raw)
        size += len(raw)
    if raws:
        _keep(tx, device, pending, raws, ours)
        bundles += 1
    return bundles


def contents_of(line: Line) -> list[ContentId]:
    """The contents a line's facts refer to, as far as they can be read here."""
    raw = line.plain.get(Section.WHAT)
    if line.header is None or raw is None or _TELLING not in raw:
        return []
    what = read_section(read_header(line.header), Section.WHAT, raw)
    return list(dict.fromkeys(_contents(what)))


def _keep(
    tx: Transaction, device: str, lines: Sequence[Line], raws: Sequence[bytes], ours: Mission
) -> None:
    sealed = seal_bytes(b"".join(raws), ours.recipients(Audience.COORDINATION))
    mentions = [(line.leaf, content) for line in lines for content in contents_of(line)]
    receipts.put_mentions(tx, mentions)
    contents = list(dict.fromkeys(content for _, content in mentions))
    parcels.put_frozen(tx, device, _ranges(lines), contents, sealed)


def _ranges(lines: Sequence[Line]) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    for index in sorted({line.index for line in lines}):
        if found and found[-1][1] == index - 1:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return tuple(found)


def _contents(value: JsonValue) -> Iterator[ContentId]:
    """Every content descriptor: a mapping with `id`, `size` and `sha256`."""
    if isinstance(value, Mapping):
        name = value.get("id")
        if isinstance(name, str) and is_hash(name) and "size" in value and "sha256" in value:
            yield ContentId(name)
            return
        for item in value.values():
            yield from _contents(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _contents(item)
