"""Timestamps in an exhibit: each answer, what it is over, and the authority's certificates.

The same reading when an exhibit is made and when it is verified: the token must hold
against the certificates beside it, and be over something that is in the exhibit. Whose
certificates those are must be known from elsewhere; they are not ours to vouch for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from satchel.crypto.time_pins import read_pin
from satchel.crypto.trusted_time import Token, open_token
from satchel.domain.errors import IntegrityFailure, SatchelError
from satchel.domain.json_values import JsonObject
from satchel.domain.moments import utc_text
from satchel.export.bag_reading import Bag
from satchel.export.plan import TimeStamp
from satchel.ledger.stamped_text import ANSWER, STAMPED, capture_text, renews

FOLDER: Final = "data/evidence"
CHAIN: Final = ".pem"
_NAME: Final = re.compile("[0-9a-z]{1,40}")


@dataclass(frozen=True, slots=True)
class ReadyStamp:
    """A timestamp that holds. `heads` are the checkpoints it is over, as (ledger, head),
    `items` the captures, `renews` the older timestamps: places in the exhibit's lists."""

    source: TimeStamp
    token: Token
    heads: tuple[tuple[int, int], ...]
    items: tuple[int, ...]
    renews: tuple[int, ...]


def ready(
    stamps: Sequence[TimeStamp],
    notes: Sequence[Sequence[str]],
    captures: Sequence[Mapping[str, object]],
) -> tuple[ReadyStamp, ...]:
    """`notes` are checkpoints by ledger, `captures` the fields that each item shows.

    Raises IntegrityFailure for a token that does not hold or is over nothing that is here.
    """
    if len({one.name for one in stamps}) != len(stamps):
        raise IntegrityFailure("The exhibit names a timestamp twice.")
    texts = [capture_text(fields) for fields in captures]
    return tuple(_ready(one, stamps, notes, texts) for one in stamps)


def _ready(
    stamp: TimeStamp,
    every: Sequence[TimeStamp],
    notes: Sequence[Sequence[str]],
    captures: Sequence[bytes | None],
) -> ReadyStamp:
    where = f"{FOLDER}/{stamp.name}{ANSWER}"
    try:
        token = open_token(stamp.answer, stamp.stamped, read_pin(stamp.chain), policy=stamp.policy)
    except SatchelError as wrong:
        raise IntegrityFailure(f"{where}: {wrong.message}") from wrong
    heads = tuple(
        (ledger, head)
        for ledger, some in enumerate(notes)
        for head, note in enumerate(some)
        if note.encode() == stamp.stamped
    )
    items = tuple(place for place, text in enumerate(captures) if text == stamp.stamped)
    older = tuple(
        place
        for place, one in enumerate(every)
        if renews(stamp.stamped, one.name, one.answer, one.stamped)
    )
    if not (heads or items or older):
        raise IntegrityFailure(f"{where} is over nothing that this exhibit shows.")
    return ReadyStamp(stamp, token, heads, items, older)


def stamp_files(stamps: Iterable[TimeStamp]) -> dict[str, bytes]:
    """The three files of each."""
    files: dict[str, bytes] = {}
    for one in stamps:
        files[f"{FOLDER}/{one.name}{ANSWER}"] = one.answer
        files[f"{FOLDER}/{one.name}{STAMPED}"] = one.stamped
        files[f"{FOLDER}/{one.name}{CHAIN}"] = one.chain
    return files


def stamp_json(one: ReadyStamp) -> JsonObject:
    """Its line in `index.json`."""
    return {
        "name": one.source.name,
        "authority": one.source.authority,
        "policy": one.source.policy,
        "time": utc_text(one.token.time),
        "heads": [list(head) for head in one.heads],
        "items": list(one.items),
        "renews": list(one.renews),
    }


def read_stamps(
    bag: Bag,
    told: Any,
    notes: Sequence[Sequence[str]],
    captures: Sequence[Mapping[str, object]],
) -> tuple[ReadyStamp, ...]:
    """The timestamps that an exhibit's index names, from the files beside it, verified anew.

    Raises IntegrityFailure, and what a malformed index makes of reading it.
    """
    found = ready([_named(bag, one) for one in told], notes, captures)
    for one, said in zip(found, told, strict=True):
        if said != stamp_json(one):
            raise IntegrityFailure(f"The index is wrong about the timestamp {one.source.name}.")
    return found


def _named(bag: Bag, told: Any) -> TimeStamp:
    name, policy = told["name"], told["policy"]
    if not _NAME.fullmatch(name) or not (policy is None or isinstance(policy, str)):
        raise IntegrityFailure("The exhibit's index.json is malformed.")
    return TimeStamp(
        name=name,
        answer=bag.read(f"{FOLDER}/{name}{ANSWER}"),
        stamped=bag.read(f"{FOLDER}/{name}{STAMPED}"),
        chain=bag.read(f"{FOLDER}/{name}{CHAIN}"),
        authority=str(told["authority"]),
        policy=policy,
    )
