"""Authorities whose timestamps are believed here: pinned by this device or a coordinator.

Not for what they stamped. To know first: an authority is pinned by its own certificate; a
new one is a new record that replaces the old, whose timestamps go on to count. One that was
withdrawn is asked no more, and nothing it stamped counts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from satchel.crypto.time_pins import Pin, read_pin
from satchel.domain.errors import MachineRefused, NoSuchThing, UsageError
from satchel.domain.ids import DeviceId, RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.storage.database import Database
from satchel.sync.timestamps.first_entries import First, every

KIND: Final = "time-authority"
_LARGEST_FILE: Final = 64 * 1024
_POLICY: Final = re.compile(r"[0-2](\.[0-9]+)+")


@dataclass(frozen=True, slots=True)
class Authority:
    """`policy` is the identifier its timestamps must name, None where none is pinned.

    `is_believed`: pinned here or by a coordinator, and not withdrawn. `is_asked`: believed
    and not replaced by the same authority's newer certificate.
    """

    record: RecordId
    name: str
    url: str
    policy: str | None
    pin: Pin
    device: DeviceId
    is_believed: bool
    is_withdrawn: bool
    replaced_by: RecordId | None = None

    @property
    def is_asked(self) -> bool:
        return self.is_believed and self.replaced_by is None


def listed(db: Database) -> list[Authority]:
    """Every authority here that can be read, in the order of their names."""
    told = list(every(db, KIND))
    newer = {
        str(one.fields.get("replaces")): one.record
        for one in told
        if one.is_ours and not one.is_withdrawn
    }
    found = [known for one in told if (known := _read(one, newer.get(one.record))) is not None]
    return sorted(found, key=lambda one: (one.name, one.record))


def find(known: list[Authority], told: str) -> Authority:
    """One by its record, the beginning of it, or its name. Raises NoSuchThing."""
    wanted = told.strip()
    matches = [one for one in known if one.record == wanted or one.name == wanted]
    matches = matches or [one for one in known if len(wanted) > 3 and one.record.startswith(wanted)]
    if len({one.record for one in matches}) != 1:
        raise NoSuchThing(
            f"There is no one timestamp authority {told!r}; 'timestamp authority list' has them."
        )
    return matches[0]


def pem_of(path: Path) -> bytes:
    """What a certificate file holds, no more of it than a pin may be long. Raises NoSuchThing,
    MachineRefused."""
    try:
        with path.open("rb") as file:
            return file.read(_LARGEST_FILE + 1)
    except FileNotFoundError as missing:
        raise NoSuchThing(f"There is no file {path}.") from missing
    except OSError as failed:
        raise MachineRefused(f"{path} could not be read; nothing was pinned.") from failed


def fields_of(
    name: str, url: str, pem: bytes, policy: str | None, replaces: Authority | None
) -> JsonObject:
    """The fields of a new pin. Raises UsageError for what cannot be one."""
    try:
        parts = urlsplit(url)
    except ValueError:  # a bracket that is not closed
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.username:
        raise UsageError("An authority's address begins with http:// or https:// and names a host.")
    if not name.strip():
        raise UsageError("Give the authority a name: --name NAME.")
    if policy is not None and not _POLICY.fullmatch(policy):
        raise UsageError("A policy is a dotted identifier, such as 1.2.3.4.1.")
    fields: dict[str, JsonValue] = {
        "name": name.strip(),
        "url": url,
        "certificates": read_pin(pem).pem().decode("ascii"),
    }
    if policy is not None:
        fields["policy"] = policy
    if replaces is not None:
        fields["replaces"] = replaces.record
    return fields


def _read(told: First, replaced_by: RecordId | None) -> Authority | None:
    """What others sent may be of any shape; what is no pin is no authority."""
    fields = told.fields
    name, url, policy = fields.get("name"), fields.get("url"), fields.get("policy")
    pem = fields.get("certificates")
    if not (isinstance(name, str) and isinstance(url, str) and isinstance(pem, str)):
        return None
    try:
        pin = read_pin(pem.encode())
    except UsageError:
        return None
    return Authority(
        record=told.record,
        name=name,
        url=url,
        policy=policy if isinstance(policy, str) else None,
        pin=pin,
        device=told.device,
        is_believed=told.is_ours and not told.is_withdrawn,
        is_withdrawn=told.is_withdrawn,
        replaced_by=replaced_by,
    )
