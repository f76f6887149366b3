"""Proof, by doing it, that the cryptography of this installation works here.

What it is for: run before an archive is made or joined. Names that can be imported
prove nothing: releases have shipped them with an engine that refuses to run. What it
is not for: choosing something else when it fails. There is no classical fallback.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable

from satchel.crypto import age
from satchel.crypto.signing import Ed25519Key, MlDsa44Key, verify_ed25519, verify_ml_dsa_44
from satchel.crypto.xwing import Identity, NotForThisIdentity
from satchel.domain.errors import Bug, IntegrityFailure, RefusedByPolicy

# C2SP's CCTV vector `hybrid`: what another implementation wrapped for a known identity.
_KNOWN_IDENTITY = "AGE-SECRET-KEY-PQ-1HZLGZUPT4ETPKDEV8HSGFDCYZ4E522W0A7PU2LHT8EH9W6YLNC3SW78XKG"
_KNOWN_INFO = b"age-encryption.org/mlkem768x25519"
_KNOWN_SECRET = b"YELLOW SUBMARINE"
_KNOWN_WRAPPED = """
NfLcgAbzvNgf0aRb4PANBvyDtIDDQKf84JhhFlnvT1NUAcbGNrArRZ/T+bc9l4xmK1DSl+PXk6nqqGBhaM1dUiT7X17TU1/b
9haZZPzEalvZHFDMSevfiZshlnSgcpWh0qnpgTyboWTU+zbrH6YD2uhshbJoiuqh+PpXtDMstXx4CgxASrNVlfSl/caRTi24
QjIXpCNwEE4FwHrmAwUqSHLUzGOHfiW/chOCTtDX591x41o6eZ4/Dt92VhoYKFcpiaWbRhbenZXUJxPS1C1sK84CVwkDH7LJ
jbYCnkxt3meul8kKWihZsStZYd/6bozqczOX7zN5PbaYD1XpYwMwedzWmPmQzxBybD8ZodcR7hF7WUxSmFVH7ExiYH3ZNbDA
VcgGwlkTFmUmaTCbjGZTv8M+ejmvStQHgCtPi4GGRdJFr3HzvRzm6bvrdF/rdSPRFtRVM7D9o7ZAAquD1PByE0Y5YCR4/vmT
lIlRwFXk4be+TsAI+Gotujou6nrigwnfqoGiNSvi/ZVvSKnDoZPIE5qwONCeeJB8CeRhqXEjvgtwc2zcWUBtjSJgNL+j887k
2h0xlXpQqlmDDHsBOCP3/VoM+NZURqI+RoTudcwTl8TgmhGrQytnovuWFDvE9HgPAs67dPRC64/3RES3hF2C6/R1pQAnC7S2
iSijJnyFlaDJWfcZvvNoamphDv63kUNb7b9V8E+xwqF8GkuXJnBFDo0PuJz8qWH7sDMEOhIInmanDiu6K/9jOCubYNdNcXrj
Qknlvk1kFdjZ2xYnC6QuqA5+qHMBpgrg301PX154X4KUcxA3PoFyYNexaBK3njks7PNxl7HyZIWjjDlz50WrQnEqBjl8RVVu
neL3vgVyU45GSVWQVOH4K6aepWP0+p7WUD52rhdVH5HPZWQL3v8TjEz80Aeb87+1s1wgM+5skNX4LpOyuhRxQ/ChXsVZrVJ8
SRsBlO4K+CJ271rHj8l8NEhRE2O/ZKHst8Be/6j5c9SUmRRqvI+6bcg0Bcq7Wi7d08vDQqjC2cOi112CGra5mazd/NCICC81
oYkMmTxtM9ficfIhvt9nHaZSQh27tzJ3xRWOegwzDOaNjrtJ7yvCXbV9iQ6boiCl6wdmIn7k9sI30wIuHcVU1Cr+ENWhqVyR
iAKktgvxegDnqvRB2n1aHKovp60Fs7YIDrclscRFikV45x0RNBdVtUkWD430vZgekkZdnwpeHxGV9TIe2FCNooQzUzx6v4ft
0sZ5SYI490F2sYZu/sig4IB/KOzVfPXBX9dkftLgZTWtfP7GI9NjEitLn/lYTh2jfSKTYZSM+BQt16m2yg/4X7xftA2P3fSy
U1zWineocz4DKyilWmVhPRjy9LrTPtQWVVNGrVfUsNYwWHJX6FwkF7JNbCqLEQueMjPhc9cnr66uF+Wt1IsuTj278MgyZqYl
r7mkW91zyWJMSIXTKmqv5um9ypc3IJUmkvs67A91XA8vspARsUM4J42D34pTQDIxdMxkWDGCakf3E0824hsUDIRvvM2WorYn
"""
# The first known answer for FIPS 204 keys: SHA-256 of the public key of this seed.
_ML_DSA_SEED = bytes.fromhex("f696484048ec21f96cf50a56d0759c448f3779752f0383d37449690694cf7a68")
_ML_DSA_PUBLIC = "18288249b90bcbd48d473d2a507cc3c1e95e040f639ac3333a8ed1891de14552"


def run() -> None:
    """Returns when all of it works. Raises RefusedByPolicy (code "self-test") otherwise."""
    try:
        _open_what_others_sealed()
        _seal_and_open()
        _sign_and_verify()
    except (Bug, IntegrityFailure, NotForThisIdentity, RefusedByPolicy) as error:
        raise RefusedByPolicy(
            "Post-quantum encryption does not work in this installation, so nothing was made; "
            "install Satchel again from its own package.",
            code="self-test",
        ) from error


def _open_what_others_sealed() -> None:
    identity = Identity.from_text(_KNOWN_IDENTITY)
    if identity.unwrap(base64.b64decode(_KNOWN_WRAPPED), _KNOWN_INFO) != _KNOWN_SECRET:
        raise Bug("X-Wing opens a known answer wrongly")


def _seal_and_open() -> None:
    identity, stranger = Identity.generate(), Identity.generate()
    message = bytes(age.CHUNK + 1)
    sealed = age.seal_bytes(message, [identity.recipient])
    if age.unseal_bytes(sealed, [identity], limit=len(message)) != message:
        raise Bug("what was sealed does not open as it was")
    _must_refuse(lambda: age.unseal_bytes(sealed, [stranger], limit=len(message)))
    changed = sealed[:-1] + bytes([sealed[-1] ^ 1])
    _must_refuse(lambda: age.unseal_bytes(changed, [identity], limit=len(message)))


def _sign_and_verify() -> None:
    known = MlDsa44Key.from_seed(_ML_DSA_SEED)
    if hashlib.sha256(known.public).hexdigest() != _ML_DSA_PUBLIC:
        raise Bug("ML-DSA-44 makes a wrong key from a known seed")
    ed25519, message = Ed25519Key.generate(), b"self-test"
    verify_ed25519(ed25519.public, message, ed25519.sign(message))
    verify_ml_dsa_44(known.public, message, known.sign(message))
    _must_refuse(lambda: verify_ed25519(ed25519.public, b"other", ed25519.sign(message)))
    _must_refuse(lambda: verify_ml_dsa_44(known.public, b"other", known.sign(message)))


def _must_refuse(act: Callable[[], object]) -> None:
    try:
        act()
    except (IntegrityFailure, RefusedByPolicy):
        return
    raise Bug("something that must be refused was accepted")
