"""sync over EDGE, by satellite, with 30 % loss, a line that dies, and packets of 576 bytes."""

from __future__ import annotations

import json
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench import lines
from bench.figures import Figure, below
from bench.ground import Ground
from bench.lines import Line, Weather
from bench.program import SATCHEL, Program, ProgramFailed
from bench.relay_process import RelayProcess
from satchel.wire.padding import padded_length

CONTENT = 400_000
ACROSS_OUTAGES = 6_000_000
"""On a line that dies every other 20 s: some 50 s of it when it lives, so several outages."""
_AGAIN_S = 1.0
_MOST_TRIES = 60


def weather(ground: Ground) -> Iterator[Figure]:
    """sync of a line and a photo over bad lines between network namespaces (root)"""
    if not lines.possible():
        yield Figure("bad lines", "not measured: needs root and /dev/net/tun")
        return
    for one in lines.LINES:
        folder = ground.folder / one.name.replace(" ", "-").replace("%", "")
        folder.mkdir()
        yield from _over(Ground(folder, ground.scale), one)


def _over(ground: Ground, one: Weather) -> Iterator[Figure]:
    headquarters = ground.archive("headquarters")
    headquarters.run(
        *("init", "--role", "coordinator", "--name", "HQ", "--mission", "Bench", "--unrehearsed")
    )
    mission = ground.folder / "mission.json"
    headquarters.run("mission", "export", "--out", mission)
    invitation = ground.folder / "invitation"
    given = headquarters.run("invite", "--name", "Assel", "--out", invitation).value
    observer = ground.archive("observer")
    observer.run(
        *("init", "--role", "observer", "--name", "Field"),
        *("--invitation", invitation, "--code", given["code"]),
    )
    case = str(observer.run("case", "add", "--title", "Case").value["id"])
    size = ground.count(ACROSS_OUTAGES if one.flaps_s else CONTENT)
    observer.run("attach", ground.random_file("photo", size), "--to", case)
    with Line(one).up() as line:
        relay = _Relay(str(ground.folder / "store"), mission, line.far).start()
        try:
            relay_url = relay.url.replace("127.0.0.1", "10.77.0.2")
            _sync(line.far, headquarters, relay_url)
            begun, carried = time.monotonic(), line.carried
            cuts, sent = _insist(line.near, observer, relay_url)
            took, carried = time.monotonic() - begun, line.carried - carried
            came = _sync(line.far, headquarters, relay_url)
            # Not yet admitted: what she sent is here all the same, and the receipt goes back.
            _insist(line.near, observer, relay_url)
        finally:
            relay.end()
    files = sum(report["contents_new"] for report in came["came"])
    most = padded_length(size) + 2 * 45_000
    yield Figure(f"{one.name}: {size // 1000} KB and its entries, {cuts} cuts", f"{took:.0f} s")
    yield Figure(f"{one.name}: delivered both ways, with all headers", f"{carried:,} bytes")
    yield below(f"{one.name}: sent beside two parcels' size", sent / most, 1.03, "x")
    yield Figure(f"{one.name}: arrived once", str(files), "1", files == 1)


def _insist(namespace: str, program: Program, relay: str) -> tuple[int, int]:
    """Sync again and again until it ends well: how often it was cut, and bytes sent in all."""
    sent = 0
    for cuts in range(_MOST_TRIES):
        try:
            told = _sync(namespace, program, relay)
        except ProgramFailed as failed:
            if '"out-of-reach"' not in str(failed) and '"captive-portal"' not in str(failed):
                raise
            time.sleep(_AGAIN_S)
            continue
        return cuts, sent + int(told["sent_bytes"])
    raise ProgramFailed(f"sync did not end well in {_MOST_TRIES} attempts")


def _sync(namespace: str, program: Program, relay: str) -> dict[str, Any]:
    where = ["--archive", program.archive, "--passphrase-file", program.passphrase_file, "--json"]
    words = ["ip", "netns", "exec", namespace, SATCHEL, *where, "sync", "--relay", relay]
    done = subprocess.run(list(map(str, words)), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ProgramFailed(f"satchel sync: {done.stdout.strip()} {done.stderr.strip()}")
    told: dict[str, Any] = json.loads(done.stdout)
    return told


class _Relay(RelayProcess):
    """In the far namespace."""

    def __init__(self, store: str, mission: Path, namespace: str) -> None:
        super().__init__(store, mission, listen="10.77.0.2:8443")
        self._namespace = namespace

    def start(self) -> _Relay:
        command = ["ip", "netns", "exec", self._namespace, str(SATCHEL), "--json", "relay", "serve"]
        command += ["--store", self.store, "--mission", str(self.mission), "--listen", self.listen]
        self._process = subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, encoding="utf-8"
        )
        assert self._process.stdout is not None
        self.url = json.loads(self._process.stdout.readline() or "{}").get("address", "")
        if not self.url:
            self.end()
            raise ProgramFailed("the relay did not start in its namespace")
        return self
