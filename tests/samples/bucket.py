"""An S3-compatible store on this computer (SeaweedFS), for whoever tests what lies in a bucket."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

import obstore
from obstore.exceptions import BaseError
from obstore.store import S3Store

WEED = Path(sys.executable).with_name("weed")
NAME = "parcels"
_KEY, _SECRET = "trial", "a secret of this trial only"
_LIMIT_S = 90.0


@dataclass
class Bucket:
    """One server over one folder; `environment` is what a relay needs to reach it."""

    folder: Path
    ports: list[int] = field(default_factory=list)
    _process: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        return {
            "AWS_ACCESS_KEY_ID": _KEY,
            "AWS_SECRET_ACCESS_KEY": _SECRET,
            "AWS_REGION": "us-east-1",
            "AWS_ENDPOINT": f"http://127.0.0.1:{self.ports[6]}",
        }

    def start(self) -> Bucket:
        """Returns when an object was put; a second start goes on with what is there."""
        self.folder.mkdir(exist_ok=True)
        self.ports = self.ports or _free_ports(10)
        who = {"name": "trial", "credentials": [{"accessKey": _KEY, "secretKey": _SECRET}]}
        rights = {"identities": [{**who, "actions": ["Admin", "Read", "Write", "List"]}]}
        settings = self.folder / "s3.json"
        settings.write_text(json.dumps(rights), encoding="utf-8")
        kinds = ("master.port", "master.port.grpc", "volume.port", "volume.port.grpc",
                 "filer.port", "filer.port.grpc", "s3.port", "s3.port.grpc")  # fmt: skip
        words = [f"-{kind}={port}" for kind, port in zip(kinds, self.ports, strict=False)]
        log = (self.folder / "log").open("ab")
        self._process = subprocess.Popen(
            [WEED, "server", f"-dir={self.folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1",
             "-filer", "-s3", f"-s3.config={settings}", "-volume.max=20", "-s3.port.iceberg=0",
             "-s3.port.lance=0", "-metricsPort=0", "-master.volumeSizeLimitMB=64", *words],
            stdout=log,
            stderr=log,
            cwd=self.folder,
        )  # fmt: skip
        log.close()
        self._await_first_put()
        return self

    def end(self) -> None:
        """Killed: its own stop takes longer than all its tests."""
        process, self._process = self._process, None
        if process is not None:
            process.kill()
            process.wait()

    def _await_first_put(self) -> None:
        deadline = time.monotonic() + _LIMIT_S
        while time.monotonic() < deadline:
            try:
                self._make_bucket()
                obstore.put(self._store(), "awake", b"yes")
            except (BaseError, OSError):
                time.sleep(0.25)
            else:
                return
        raise TimeoutError((self.folder / "log").read_text(encoding="utf-8")[-2000:])

    def _make_bucket(self) -> None:
        """The filer keeps buckets as folders."""
        with socket.create_connection(("127.0.0.1", self.ports[4]), timeout=5) as line:
            line.sendall(
                f"POST /buckets/{NAME}/ HTTP/1.1\r\nHost: filer\r\nContent-Length: 0\r\n"
                "Connection: close\r\n\r\n".encode()
            )
            while line.recv(4096):
                pass

    def _store(self) -> S3Store:
        return S3Store(
            NAME,
            endpoint=f"http://127.0.0.1:{self.ports[6]}",
            access_key_id=_KEY,
            secret_access_key=_SECRET,
            region="us-east-1",
            client_options={"allow_http": True, "timeout": "5s"},
            retry_config={"max_retries": 0},
        )


def _free_ports(count: int) -> list[int]:
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


def is_here() -> bool:
    """Whether the server is installed (it is published for the usual systems)."""
    return WEED.exists() and os.name != "nt"
