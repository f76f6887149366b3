"""What a TLS connection showed of itself: the evidence of who answered."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class TlsFacts:
    """Of the very connection the bytes came over, after it was verified.

    `chain` is what the server sent, in its order, as DER; `subject` and `issuer` are of
    the first. `protocol` and `cipher` as OpenSSL names them. Where it could not be verified
    (`verified` is False) nothing was sent over it, and only the chain is told.
    """

    protocol: str
    cipher: str
    chain: tuple[bytes, ...]
    subject: str
    issuer: str
    not_before: str
    not_after: str
    verified: bool = True


def facts(connection: ssl.SSLSocket) -> TlsFacts:
    """Read them off an open, verified connection."""
    leaf: dict[str, Any] = dict(connection.getpeercert() or {})
    cipher = connection.cipher()
    return TlsFacts(
        protocol=connection.version() or "",
        cipher=cipher[0] if cipher else "",
        chain=_chain(connection),
        subject=_name(leaf.get("subject", ())),
        issuer=_name(leaf.get("issuer", ())),
        not_before=str(leaf.get("notBefore", "")),
        not_after=str(leaf.get("notAfter", "")),
    )


def shown(connection: ssl.SSLSocket) -> TlsFacts | None:
    """What a server showed that was not believed; None when it showed nothing.

    Who it says it is stands in the chain: an unverified name is not repeated beside it.
    """
    try:
        chain = _chain(connection)
    except (AttributeError, ValueError, ssl.SSLError):
        return None
    version = connection.version() or ""
    return TlsFacts(version, "", chain, "", "", "", "", verified=False) if chain else None


def _chain(connection: ssl.SSLSocket) -> tuple[bytes, ...]:
    """Public from Python 3.13 on; before that the same call on the inner object, as PEM."""
    public = getattr(connection, "get_unverified_chain", None)
    if public is not None:
        return tuple(public())
    inner = connection._sslobj  # type: ignore[attr-defined]
    return tuple(
        ssl.PEM_cert_to_DER_cert(certificate.public_bytes())
        for certificate in inner.get_unverified_chain() or ()
    )


def _name(parts: Any) -> str:
    return ", ".join(f"{key}={value}" for part in parts for key, value in part)


def told(error: BaseException) -> str:
    """A handshake's refusal in a clause for people. Server names may be in it, keys never."""
    for cause in _causes(error):
        if isinstance(cause, ssl.SSLCertVerificationError):
            return f"its certificate is not to be trusted ({cause.verify_message or 'unknown'})"
        if isinstance(cause, ssl.SSLError):
            return f"no secure connection could be made ({(cause.reason or 'TLS').lower()})"
    return "no secure connection could be made"


def _causes(error: BaseException | None) -> list[BaseException]:
    """The error, what it wraps and what came before it, without going in circles."""
    found: list[BaseException] = []
    waiting = [error]
    while waiting:
        one = waiting.pop(0)
        if one is None or one in found:
            continue
        found.append(one)
        waiting += [arg for arg in one.args if isinstance(arg, BaseException)]
        waiting += [one.__cause__, one.__context__, getattr(one, "reason", None)]
        waiting = [item for item in waiting if isinstance(item, BaseException)]
    return found
