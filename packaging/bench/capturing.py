"""What recording costs: a page straight from its origin, and through the recording proxy."""

from __future__ import annotations

import contextlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import BinaryIO, cast

from bench.figures import Figure, below
from bench.ground import Ground
from bench.program import ProgramFailed
from satchel.capture.proxy.frames import Kind, read
from satchel.capture.proxy.hearing import Hearing, Spools
from satchel.capture.proxy.rules import Limits, ProxyRules
from satchel.crypto.randomness import random_bytes

LOADS = 12
ROUNDS = 3
ROUND_TRIP_MS = 40
_LIMIT_PERCENT = 15
_PATIENCE_S = 600


@dataclass(frozen=True, slots=True)
class _Origin:
    url: str
    pin: str
    rules: str


def proxied(ground: Ground) -> Iterator[Figure]:
    """a page of 41 parts in a real browser, straight and through the recording proxy"""
    loads = ground.count(LOADS)
    for delay, limit in ((ROUND_TRIP_MS, _LIMIT_PERCENT), (0, None)):
        straight: list[float] = []
        recorded: list[float] = []
        with _origin(ground.folder, delay) as origin:
            for _ in range(ROUNDS):  # in turns: other work on the machine meets both
                straight += _straight(origin, loads)
                recorded += _recorded(origin, loads)
        before, after = median(straight), median(recorded)
        where = f"a site {delay} ms away" if delay else "a site on this computer"
        yield Figure(f"capture: {where}, straight, median", f"{before * 1000:.0f} ms")
        yield Figure(f"capture: {where}, recorded, median", f"{after * 1000:.0f} ms")
        more = (after / before - 1) * 100
        what = f"capture: {where}, what recording adds"
        yield Figure(what, f"{more:.1f} %") if limit is None else below(what, more, limit, "%")


def _straight(origin: _Origin, loads: int) -> list[float]:
    with _probe(origin.url, str(loads), origin.pin) as probe:
        assert probe.stdout is not None
        return [frame.told()["seconds"] for frame in read(probe.stdout)][-1]  # type: ignore[return-value, arg-type]


def _recorded(origin: _Origin, loads: int) -> list[float]:
    """As in a capture: all of it is put together again here, and thrown away."""
    hearing = Hearing(Limits(), Spools(random_bytes))
    seconds: list[float] = []
    with _probe(origin.url, str(loads), "-", origin.rules) as probe:
        assert probe.stdout is not None
        for frame in read(cast(BinaryIO, probe.stdout)):
            if frame.kind is Kind.TOLD:
                seconds = frame.told()["seconds"]  # type: ignore[assignment]
                continue
            exchange = hearing.take(frame)
            if exchange is not None and exchange.message is not None:
                exchange.message.spool.close()
    hearing.close()
    return seconds


@contextlib.contextmanager
def _probe(*words: str) -> Iterator[subprocess.Popen[bytes]]:
    with subprocess.Popen(
        [sys.executable, "-m", "bench.capturing_probe", *words],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as probe:
        yield probe
        _, told = probe.communicate(timeout=_PATIENCE_S)
        if probe.returncode != 0:
            raise ProgramFailed(f"the browser: {told.decode(errors='replace').strip()[-400:]}")


@contextlib.contextmanager
def _origin(folder: Path, delay_ms: int) -> Iterator[_Origin]:
    with subprocess.Popen(
        [sys.executable, "-m", "bench.distant_origin", str(delay_ms)],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stdin is not None
        told = json.loads(process.stdout.readline())
        authorities = folder / "authority.pem"
        authorities.write_text(told["authority"], encoding="ascii")
        address = f"127.0.0.1:{told['port']}"
        rules = ProxyRules(frozenset([address]), str(authorities)).told()
        yield _Origin(f"https://{address}/", told["pin"], json.dumps(rules))
        process.stdin.close()
