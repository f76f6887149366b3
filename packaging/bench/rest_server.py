"""restic's own way over a line: a REST server with TLS on loopback, served by rclone.

The relay takes its parcels by HTTPS and has them on the disk before it answers; restic into
a folder does neither, so what is beside the relay is this.
"""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

_READY_S = 20.0
_BREATH_S = 0.05


@dataclass(frozen=True, slots=True)
class RestServer:
    """Where it listens, and the certificate its client has to trust."""

    url: str
    certificate: Path


def installed() -> bool:
    """Whether the programs for it are here."""
    return all(shutil.which(name) for name in ("restic", "rclone", "openssl"))


@contextmanager
def serving(folder: Path) -> Iterator[RestServer]:
    """A server over `folder`, which is made; ended and removed afterwards.

    Raises TimeoutError if it does not listen in time.
    """
    folder.mkdir()
    certificate, key = folder / "certificate.pem", folder / "key.pem"
    _certify(certificate, key)
    port = _free_port()
    process = subprocess.Popen(
        [
            *("rclone", "--config", folder / "rclone.conf", "serve", "restic", folder / "kept"),
            *("--addr", f"127.0.0.1:{port}", "--cert", certificate, "--key", key),
        ],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait(port)
        yield RestServer(f"rest:https://127.0.0.1:{port}/", certificate)
    finally:
        process.terminate()
        process.wait()
        shutil.rmtree(folder)


def _certify(certificate: Path, key: Path) -> None:
    subprocess.run(
        [
            *("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
            *("-nodes", "-days", "2", "-subj", "/CN=127.0.0.1"),
            *("-addext", "subjectAltName=IP:127.0.0.1", "-out", certificate, "-keyout", key),
        ],
        check=True,
        capture_output=True,
    )


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int) -> None:
    until = time.monotonic() + _READY_S
    while time.monotonic() < until:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(_BREATH_S)
    raise TimeoutError("rclone does not serve")
