"""Short documents under one Ed25519 signature: what a device tells its relay.

As `signed`, without the post-quantum half: such a word decides where ciphertext lies for
some weeks, and who could forge it in twenty years gains nothing then.
"""

from __future__ import annotations

from satchel.crypto.signing import ED25519_SIGNATURE_SIZE, Ed25519Key, verify_ed25519
from satchel.domain.json_values import JsonObject
from satchel.formats.canonical import binary_text, decode_object, encode
from satchel.wire import fields
from satchel.wire.relay_names import MANIFEST_LIMIT


def sign_word(kind: str, body: JsonObject, key: Ed25519Key) -> bytes:
    """The document: `body`, canonical, under the key's signature."""
    raw = encode(body)
    return encode(
        {
            "kind": kind,
            "body": raw.decode("utf-8"),
            "ed25519": binary_text(key.sign(_message(kind, raw))),
        }
    )


def open_word(raw: bytes, kind: str, public: bytes) -> JsonObject:
    """The body, once the signature verified. Raises IntegrityFailure."""
    outer, signed = _unfold(raw, kind)
    signature = fields.octets(outer, "ed25519", ED25519_SIGNATURE_SIZE)
    verify_ed25519(public, _message(kind, signed), signature)
    return decode_object(signed)


def unverified_word(raw: bytes, kind: str) -> JsonObject:
    """The body before any check: only to find the key it must then be opened with."""
    return decode_object(_unfold(raw, kind)[1])


def _unfold(raw: bytes, kind: str) -> tuple[JsonObject, bytes]:
    if len(raw) > MANIFEST_LIMIT:
        raise fields.malformed("size")
    outer = decode_object(raw)
    if set(outer) != {"kind", "body", "ed25519"} or outer["kind"] != kind:
        raise fields.malformed("kind")
    return outer, fields.text(outer, "body", MANIFEST_LIMIT).encode("utf-8")


def _message(kind: str, raw: bytes) -> bytes:
    return b"satchel/" + kind.encode("ascii") + b"/v1\0" + raw
