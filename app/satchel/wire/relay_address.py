"""A relay's address with the pin of its certificate, as one line of text.

`https://relay.example:8443/#PIN` where PIN is the SHA-256, in hexadecimal, of the relay's
own certificate (DER, as TLS shows it): its name and its dates are not looked at, so a wrong
clock does not matter. The line stands in invitations and is what a person types once.
Without a pin the machine's certificate authorities decide; `http://` is for onion services,
which prove themselves, and for this machine.
"""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

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
    alone = host.endswith(".onion") or host in ("localhost", "127.0.0.1", "::1")
    if split.scheme != "https" and not (split.scheme == "http" and alone):
        raise _no_address()
    shown = f"[{host}]" if ":" in host else host
    base = f"{split.scheme}://{shown}" + ("" if port is None else f":{port}")
    return RelayAddress(base, host, pin)


def _no_address() -> UsageError:
    return UsageError(
        "A relay's address is https://HOST:PORT/#PIN as the relay shows it at its start; "
        "http:// only for .onion addresses and this machine."
    )
