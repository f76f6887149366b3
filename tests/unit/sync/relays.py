"""A real relay in a process of its own, for a mission."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from satchel.storage import devices, mission
from satchel.sync.roads.relay import RelayRoad
from satchel.wire.relay_address import RelayAddress, read_relay_address
from unit.sync.party import Person

APP = Path(__file__).resolve().parents[3] / "app"


@dataclass
class Relay:
    """One that runs. `end` it."""

    address: RelayAddress
    process: subprocess.Popen[str]

    @classmethod
    def of(cls, founder: Person, folder: Path) -> Relay:
        """Started with the founder's mission, over a directory."""
        document = mission.document(founder.archive.reading())
        assert document is not None
        folder.mkdir(exist_ok=True)
        (folder / "mission").write_bytes(document)
        words = [sys.executable, "-m", "satchel.relay", "--json"]
        words += ["--store", str(folder / "store"), "--mission", str(folder / "mission")]
        words += ["--listen", "127.0.0.1:0"]
        process = subprocess.Popen(
            words,
            env={**os.environ, "PYTHONPATH": str(APP)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        return cls(read_relay_address(told["address"]), process)

    def road(self, person: Person) -> RelayRoad:
        """The relay as one device comes to it."""
        return RelayRoad(self.address, devices.require_own(person.archive.reading()).keys.ed25519)

    def end(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        if self.process.stdout is not None:
            self.process.stdout.close()
