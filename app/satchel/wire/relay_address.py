"""A relay's address with the pin of its certificate, as one line of text.

`https://relay.example:8443/#PIN` where PIN is the SHA-256, in hexadecimal, of the relay's
own certificate (DER, as TLS shows it): its name and its dates are not looked at, so a wrong
clock does not matter. The line stands in invitations and is what a person types once.
Without a pin the machine's certificate authorities decide; `http://` is for onion services,
which prove themselves, and for this machine. The name of an onion service is its key with a
checksum (Tor's rend-spec-v3, section 6), so a letter typed wrong is found here.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from urllib.parse import urlsplit

from satchel.crypto.digest import sha3_256
from satchel.domain.errors import UsageError
from satchel.domain.ids import is_hash


@dataclass(frozen=True, slots=True)
class RelayAddress:
    """`base` ends without a slash; `pin` is 64 lowercase hexadecimal digits or None."""

    base: str
    host: str
    pin: str | None

    def text(self) -> str:
        return self.base + "/" + ("" if self.pin is None else f"#{self.pin}")


def read_relay_address(text: str) -> RelayAddress:
    """Raises UsageError for what is no address of a relay."""
    try:
        split = urlsplit(text.strip())
        host, port = split.hostname or "", split.port
    except ValueError as error:
        raise _no_address() from error
    pin = split.fragment or None
    well_made = host and split.path in ("", "/") and not (split.query or split.username)
    if not well_made or (pin is not None and not is_hash(pin)):
        raise _no_address()
    if host.endswith(".onion"):
        _require_onion(host)
    alone = host.endswith(".onion") or host in ("localhost", "127.0.0.1", "::1")
    if split.scheme != "https" and not (split.scheme == "http" and alone):
        raise _no_address()
    shown = f"[{host}]" if ":" in host else host
    base = f"{split.scheme}://{shown}" + ("" if port is None else f":{port}")
    return RelayAddress(base, host, pin)


def _require_onion(host: str) -> None:
    """Raises UsageError for a name that no onion service of version 3 can have."""
    name = host.removesuffix(".onion").rpartition(".")[2]
    try:
        raw = base64.b32decode(name, casefold=True)
    except (binascii.Error, ValueError):
        raw = b""
    key, checksum, version = raw[:32], raw[32:34], raw[34:]
    if version != b"\x03" or sha3_256(b".onion checksum" + key + version)[:2] != checksum:
        raise UsageError(
            "This .onion address is not whole, or a letter of it is wrong; copy it again as "
            "headquarters gave it. Nothing was sent."
        )


def _no_address() -> UsageError:
    return UsageError(
        "A relay's address is https://HOST:PORT/#PIN as the relay shows it at its start; "
        "http:// only for .onion addresses and this machine."
    )
