"""The textual header of an age v1 file: read strictly, written in one way only.

What it is for: the grammar of c2sp.org/age, "Header", and the `mlkem768x25519` stanza.
What it is not for: the payload (`age_payload`), and any other recipient type; other
stanzas are read over, as the specification asks. To know first: whatever a header
says is a stranger's word until its MAC is checked, so its size is bounded before
anything is kept, and every spelling but the canonical one is refused.
"""

from __future__ import annotations

import base64
import binascii
import io
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from satchel.crypto.digest import constant_time_equal, hkdf_sha256, hmac_sha256
from satchel.crypto.xwing import (
    ENCAPSULATION_SIZE,
    Identity,
    NotForThisIdentity,
    Recipient,
)
from satchel.domain.errors import Bug, IntegrityFailure, RefusedByPolicy

FILE_KEY_SIZE = 16
MAX_HEADER = 2 * 1024 * 1024
MAX_STANZAS = 1024
_VERSION = b"age-encryption.org/v1\n"
_STANZA = "mlkem768x25519"
_INFO = b"age-encryption.org/mlkem768x25519"
_BODY_SIZE = FILE_KEY_SIZE + 16
_COLUMNS = 64
_ARGUMENTS = re.compile(rb"-> ([\x21-\x7e]+(?: [\x21-\x7e]+)*)\n")
_BODY_LINE = re.compile(rb"([A-Za-z0-9+/]{0,64})\n")
_MAC_LINE = re.compile(rb"---( ([A-Za-z0-9+/]{43})\n)")


@dataclass(frozen=True, slots=True)
class Stanza:
    """One recipient's share: `arguments[0]` is its type."""

    arguments: tuple[str, ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """A header as read. `authenticated` is what the MAC covers, `raw` all of it."""

    raw: bytes
    stanzas: tuple[Stanza, ...]
    authenticated: bytes
    mac: bytes


def make_header(file_key: bytes, recipients: Sequence[Recipient]) -> bytes:
    """A header for `recipients`, each of whom alone can open it; at least one."""
    if not 0 < len(recipients) <= MAX_STANZAS or len(file_key) != FILE_KEY_SIZE:
        raise Bug("a header has 1 to 1024 recipients and a file key of 16 bytes")
    text = _VERSION + b"".join(_stanza(file_key, recipient) for recipient in recipients) + b"---"
    return text + b" " + _to_base64(_mac(file_key, text)) + b"\n"


def read_header(source: BinaryIO) -> bytes:
    """The header's bytes through the newline of its MAC line; nothing after it is read.

    Raises IntegrityFailure (code "age-header") for anything but a well-formed header.
    """
    return parse_header(source).raw


def open_header(header: bytes, identities: Sequence[Identity]) -> bytes:
    """The file key, once the MAC has been verified with it.

    Raises IntegrityFailure (codes "age-header", "age-mac"), or RefusedByPolicy (code
    "not-for-us") when no identity opens a stanza: it is for others, or was changed.
    """
    source = io.BytesIO(header)
    parsed = parse_header(source)
    if source.read(1):
        raise _malformed("something follows the last line")
    wrapped = [_wrapped(stanza) for stanza in parsed.stanzas if stanza.arguments[0] == _STANZA]
    file_key = _first_unwrapped(wrapped, identities)
    check_mac(parsed, file_key)
    return file_key


def check_mac(header: Header, file_key: bytes) -> None:
    """Raises IntegrityFailure (code "age-mac") when the header was not made with this key."""
    if not constant_time_equal(_mac(file_key, header.authenticated), header.mac):
        raise IntegrityFailure("The header of a sealed file was changed.", code="age-mac")


def parse_header(source: BinaryIO) -> Header:
    """Reads one header line by line, never more than MAX_HEADER bytes."""
    lines = _Lines(source)
    if lines.next() != _VERSION:
        raise _malformed("it is not an age v1 file")
    stanzas: list[Stanza] = []
    while not (line := lines.next()).startswith(b"---"):
        if len(stanzas) == MAX_STANZAS:
            raise _malformed("it has too many recipients")
        stanzas.append(_read_stanza(line, lines))
    end = _MAC_LINE.fullmatch(line)
    if end is None or not stanzas:
        raise _malformed("its last line is wrong or it has no recipient")
    raw = bytes(lines.raw)
    return Header(raw, tuple(stanzas), raw[: -len(end[1])], _from_base64(end[2]))


class _Lines:
    """Lines of a source, kept as read, within the size that a header may have."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self.raw = bytearray()

    def next(self) -> bytes:
        line = self._source.readline(MAX_HEADER - len(self.raw))
        self.raw += line
        if not line.endswith(b"\n"):
            raise _malformed("it is cut off or too long")
        return line


def _read_stanza(first: bytes, lines: _Lines) -> Stanza:
    arguments = _ARGUMENTS.fullmatch(first)
    if arguments is None:
        raise _malformed("a recipient line is wrong")
    text = bytearray()
    while True:
        line = _BODY_LINE.fullmatch(lines.next())
        if line is None:
            raise _malformed("a line of a recipient's body is wrong")
        text += line[1]
        if len(line[1]) < _COLUMNS:
            return Stanza(tuple(arguments[1].decode().split(" ")), _from_base64(bytes(text)))


def _stanza(file_key: bytes, recipient: Recipient) -> bytes:
    wrapped = recipient.wrap(file_key, _INFO)
    share = _to_base64(wrapped[:ENCAPSULATION_SIZE])
    # 32 bytes are 43 letters: the body's first line is short and so its last.
    body = _to_base64(wrapped[ENCAPSULATION_SIZE:])
    return b"-> %s %s\n%s\n" % (_STANZA.encode(), share, body)


def _wrapped(stanza: Stanza) -> bytes:
    """Encapsulation and ciphertext of a stanza of our type, exactly as long as they must be."""
    if len(stanza.arguments) != 2:
        raise _malformed("a recipient has too many or too few arguments")
    share = _from_base64(stanza.arguments[1].encode())
    # A longer body could carry a file key that opens differently for different readers.
    if len(share) != ENCAPSULATION_SIZE or len(stanza.body) != _BODY_SIZE:
        raise _malformed("a recipient's share has the wrong size")
    return share + stanza.body


def _first_unwrapped(wrapped: Sequence[bytes], identities: Sequence[Identity]) -> bytes:
    for identity in identities:
        for share in wrapped:
            try:
                return identity.unwrap(share, _INFO)
            except NotForThisIdentity:
                continue
            except IntegrityFailure as error:
                raise _malformed("a recipient's share is invalid") from error
    raise RefusedByPolicy(
        "None of the keys here opens this file: it is sealed to someone else, or was changed "
        "on the way. Nothing of it was read; ask the sender whom it is for.",
        code="not-for-us",
    )


def _mac(file_key: bytes, authenticated: bytes) -> bytes:
    return hmac_sha256(hkdf_sha256(file_key, info=b"header"), authenticated)


def _to_base64(data: bytes) -> bytes:
    return base64.b64encode(data).rstrip(b"=")


def _from_base64(text: bytes) -> bytes:
    """Without padding and canonical (RFC 4648 section 3.5)."""
    try:
        data = base64.b64decode(text + b"=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise _malformed("a part is not base64") from error
    if _to_base64(data) != text:
        raise _malformed("a part is not canonical base64")
    return data


def _malformed(what: str) -> IntegrityFailure:
    return IntegrityFailure(
        f"The header of a sealed file cannot be right: {what}. Nothing of it was read.",
        code="age-header",
    )
