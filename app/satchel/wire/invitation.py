"""An invitation as a file: everything in it sealed under six spoken words.

A found file tells nobody who invites whom: outside stands only what the words are
stretched with. Inside are the certificate and its one-time key, the mission's
documents, and what the new device should begin with.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from satchel.crypto.passphrase import FLOOR, SALT_SIZE, Cost, derive, unwrap, wrap
from satchel.crypto.spoken import heard, random_words
from satchel.domain.errors import IntegrityFailure, UsageError, WrongPassphrase
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.formats.canonical import binary, binary_text, decode_object, encode
from satchel.wire import fields

FORMAT: Final = "satchel-invitation-1"
WORDS: Final = 6
COST: Final = Cost(2 * FLOOR.memory_kib, FLOOR.passes, FLOOR.lanes)
LIMIT: Final = 64 * 1024 * 1024
Random = Callable[[int], bytes]


@dataclass(frozen=True, slots=True)
class InvitationBundle:
    """What the words open. `lines` are entries of the inviting device, as in parcels; `ticket`
    is for the relay (`relay_papers`)."""

    certificate: bytes
    one_time_seed: bytes
    mission: bytes
    documents: tuple[bytes, ...]
    sender: bytes
    lines: tuple[bytes, ...]
    relay: str | None
    ticket: bytes


def seal_invitation(
    bundle: InvitationBundle, random: Random, cost: Cost = COST
) -> tuple[bytes, str]:
    """The file's bytes, and the six words that open it."""
    code = random_words(WORDS, random)
    inside: JsonObject = {
        "certificate": binary_text(bundle.certificate),
        "one_time_seed": binary_text(bundle.one_time_seed),
        "mission": binary_text(bundle.mission),
        "documents": _texts(bundle.documents),
        "sender": binary_text(bundle.sender),
        "lines": _texts(bundle.lines),
        "relay": bundle.relay,
        "ticket": binary_text(bundle.ticket),
    }
    salt = random(SALT_SIZE)
    outside = _outside(salt, cost)
    sealed = wrap(
        derive(code.encode("ascii"), salt, cost),
        zlib.compress(encode(inside)),
        encode(outside),
        random=random,
    )
    return encode({**outside, "sealed": binary_text(sealed)}), code


def open_invitation(raw: bytes, code: str) -> InvitationBundle:
    """What is inside. Raises WrongPassphrase for other words, IntegrityFailure for another file."""
    fields_ = _read_outside(raw)
    try:
        words = heard(code)
    except UsageError as error:
        raise WrongPassphrase(error.message) from error  # it says which word to ask for
    if len(words.split()) != WORDS:
        raise WrongPassphrase(
            "An invitation is opened by six words, no more and no fewer; ask headquarters to read "
            "them again."
        )
    cost = fields.inner(fields_, "cost")
    salt = fields.octets(fields_, "salt", SALT_SIZE)
    key = derive(
        words.encode("ascii"),
        salt,
        Cost(*(fields.whole(cost, name) for name in ("memory_kib", "passes", "lanes"))),
    )
    outside = {name: fields_[name] for name in ("format", "salt", "cost")}
    try:
        packed = unwrap(key, fields.octets(fields_, "sealed"), encode(outside))
    except WrongPassphrase as error:
        raise _wrong_words() from error
    unpacking = zlib.decompressobj()
    inside = decode_object(unpacking.decompress(packed, LIMIT))
    return InvitationBundle(
        certificate=fields.octets(inside, "certificate"),
        one_time_seed=fields.octets(inside, "one_time_seed", 32),
        mission=fields.octets(inside, "mission"),
        documents=_octets(inside, "documents"),
        sender=fields.octets(inside, "sender"),
        lines=_octets(inside, "lines"),
        relay=fields.text_or_none(inside, "relay"),
        ticket=fields.octets(inside, "ticket"),
    )


def _read_outside(raw: bytes) -> JsonObject:
    not_one = IntegrityFailure("This file is not a Satchel invitation, or it was damaged.")
    if len(raw) > LIMIT:
        raise not_one
    try:
        found = decode_object(raw)
    except IntegrityFailure as error:
        raise not_one from error
    if found.get("format") != FORMAT or set(found) != {"format", "salt", "cost", "sealed"}:
        raise not_one
    return found


def _outside(salt: bytes, cost: Cost) -> dict[str, JsonValue]:
    return {
        "format": FORMAT,
        "salt": binary_text(salt),
        "cost": {"memory_kib": cost.memory_kib, "passes": cost.passes, "lanes": cost.lanes},
    }


def _wrong_words() -> WrongPassphrase:
    return WrongPassphrase(
        "These six words do not open this invitation; ask headquarters to read them again."
    )


def _texts(items: tuple[bytes, ...]) -> list[JsonValue]:
    return [binary_text(item) for item in items]


def _octets(inside: JsonObject, name: str) -> tuple[bytes, ...]:
    return tuple(binary(item) for item in fields.several(inside, name))
