"""What makes a relay this relay: its certificate, and the secret behind its challenges.

The secret lies in the store, so that every process over one store knows the challenges of
the others. The certificate is made at the first start; with a bucket it lies in a file of
its own, for whoever can read a bucket should not be able to speak for the relay.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from satchel.crypto.randomness import random_bytes
from satchel.crypto.relay_certificate import (
    RelayCertificate,
    make_relay_certificate,
    read_relay_certificate,
)
from satchel.domain.errors import IntegrityFailure, UsageError
from satchel.relay.directory import create_durably
from satchel.relay.objects import Objects
from satchel.system.files import machine_refusals

_SECRET: Final = "secret/challenge"
_SECRET_SIZE: Final = 32
_LIMIT: Final = 64 * 1024


async def challenge_secret(objects: Objects) -> bytes:
    """The same 32 bytes for every process over this store. Raises OutOfReach."""
    await objects.create(_SECRET, random_bytes(_SECRET_SIZE))
    secret = await objects.read(_SECRET)
    if secret is None or len(secret) != _SECRET_SIZE:
        raise IntegrityFailure(
            "The store's 'secret/challenge' is damaged; delete it and start again: devices "
            "will be asked for a new signature, nothing else."
        )
    return secret


def certificate_file(objects: Objects, named: str | None) -> Path:
    """Where the certificate is kept. Raises UsageError when a bucket needs it named."""
    if named is not None:
        return Path(named).absolute()
    if objects.directory is None:
        raise UsageError(
            "With a bucket, name the file of the relay's own certificate: --certificate FILE "
            "(made when missing; every process of this relay needs the same one)."
        )
    return objects.directory.root / "relay.pem"


def own_certificate(path: Path) -> RelayCertificate:
    """The certificate in `path`, made when there is none.

    Raises IntegrityFailure for a file that holds something else, MachineRefused.
    """
    with machine_refusals():
        if not path.exists():
            arriving = path.with_name(f".{path.name}.{os.urandom(6).hex()}")
            create_durably(path, make_relay_certificate().pem, arriving)
        with path.open("rb") as file:
            return read_relay_certificate(file.read(_LIMIT))
