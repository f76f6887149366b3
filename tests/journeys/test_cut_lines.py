"""The program's own process sends by a line that is cut again and again: what it costs.

The rule is one part for each cut (decisions/roads.md). Everything that goes up is counted, TLS
and heads too. In the suite the program's idea of a slow line is made forty times faster, so
that a line of seconds takes none. SATCHEL_CUT_POINTS=300 tries more cuts, and a fast line too.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench.relay_process import RelayProcess
from journeys.cut_line import CutLine, End
from samples.passphrases import cheap_passphrases
from satchel.assembly import belonging, first_run, roads
from satchel.assembly.desk import Desk
from satchel.assembly.first_run import FirstWish
from satchel.catalog.attaching import AttachWish
from satchel.domain.words import Role

APP = Path(__file__).resolve().parents[2] / "app"
PASSPHRASE = b"correct horse battery staple"
BY_HAND = "SATCHEL_CUT_POINTS" in os.environ
CUTS = int(os.environ.get("SATCHEL_CUT_POINTS", "12"))
ENDS = tuple(End)
KIB = 1024
# Waiting between tries and for a line that says nothing is no part of what is counted.
PROGRAM = """
import sys, os
from satchel.sync.roads import connection, errands, handing, pace, relay
connection._SILENCE_S = float(sys.argv.pop(1))
begin = errands.Errands.__init__
def hasty(self, tick, pause_s=0.0): begin(self, tick, 0.01)
errands.Errands.__init__ = hasty
if sys.argv.pop(1) == "slow":
    pace.SMALLEST, pace._BEGIN = 2 * 1024, 8 * 1024
    pace._SOON_S, pace._LONG_S, pace._QUICK_S = 0.05, 0.2, 0.025
put, tries = relay.RelayRoad.put, open(sys.argv.pop(1), "a", buffering=1)
def told(self, address, part, data):
    try:
        put(self, address, part, data)
        ended = "arrived"
    except BaseException as wrong:
        ended = "cut" if "was cut" in str(wrong) else "other"
        raise
    finally:
        tries.write(f"{ended} {part.size} {address.parcel}/{part.text()}\\n")
relay.RelayRoad.put = told
from samples.passphrases import make_cheap
make_cheap()
from satchel.cli.main import main
sys.exit(main())
"""


@dataclass(frozen=True, slots=True)
class Ground:
    """Headquarters, an observer's archive with something to send, and a relay both know."""

    folder: Path
    headquarters: Desk
    relay: RelayProcess
    data: bytes

    def tries(self, *ends: str) -> list[tuple[int, str]]:
        """Size and name of the parts that were begun and ended so."""
        lines = (line.split() for line in (self.folder / "tries").read_text().splitlines())
        return [(int(size), name) for ended, size, name in lines if ended in ends]

    def landed(self) -> int:
        """Bytes of parts that lie at the relay."""
        parts = (self.folder / "store" / "parts").rglob("*")
        return sum(path.stat().st_size for path in parts if path.is_file())

    def sync(self, line: CutLine, manner: str, silence_s: float) -> int:
        """Once, as the observer would; the exit code."""
        words = [str(silence_s), manner, str(self.folder / "tries")]
        words += ["--archive", str(self.folder / "ob"), "--json"]
        words += ["--passphrase-file", str(self.folder / "pass"), "sync", "--relay", line.address]
        path = os.pathsep.join((str(APP), str(APP.parent / "tests")))
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, *words],
            env={**os.environ, "PYTHONPATH": path, "NO_PROXY": "*"},
            capture_output=True, text=True, timeout=600, check=False,
        )  # fmt: skip
        assert ran.returncode in (0, 6), ran  # 6: there was no line
        return ran.returncode


@contextmanager
def _ground(folder: Path, size: int) -> Iterator[Ground]:
    (folder / "pass").write_bytes(PASSPHRASE)
    (folder / "file").write_bytes(random.Random(size).randbytes(size))
    with cheap_passphrases():
        wish = FirstWish(folder / "hq", PASSPHRASE, "hq", Role.COORDINATOR, mission="Cut Lines")
        headquarters = first_run.begin(wish).finish()
        (folder / "mission").write_bytes(belonging.mission_document(headquarters))
        relay = RelayProcess(str(folder / "store"), folder / "mission").start()
        lines = belonging.lines_for_invitation(headquarters)
        given = headquarters.inviting.invite(Role.OBSERVER, "Assel", lines=lines, relay=relay.url)
        (folder / "invitation").write_bytes(given.file)
        joining = FirstWish(
            folder / "ob", PASSPHRASE, "ob", invitation=folder / "invitation", code=given.code
        )
        observer = first_run.begin(joining).finish()
        case = observer.records.add("case", {"title": "Case"}).record
        observer.attachments.attach(folder / "file", AttachWish(on=case))
        observer.close()
        try:
            yield Ground(folder, headquarters, relay, (folder / "file").read_bytes())
        finally:
            relay.end()
            headquarters.close()


def _cuts(number: int, most: int) -> list[tuple[int, End]]:
    """After next to nothing, inside heads, inside bodies; each way of ending in turn."""
    chance = random.Random(number)
    early = [1, 200, 700, 1500]
    sizes = early + [chance.randrange(2000, most) for _ in range(number)]
    return [(size, ENDS[place % len(ENDS)]) for place, size in enumerate(sizes[:number])]


def _sent(ground: Ground, line: CutLine, manner: str, silence_s: float) -> int:
    """Sync until everything went; how often the program had to be started."""
    for runs in range(1, 40 + len(line.cuts)):
        if ground.sync(line, manner, silence_s) == 0:
            return runs
    raise AssertionError("it never ends")


def _came_once(ground: Ground) -> None:
    way = roads.Way(ground.relay.url)
    came = roads.sync(ground.headquarters, way).synced
    assert came.problems == []
    (content,) = [content for one in came.reports for content in one.contents_new]
    with ground.headquarters.archive.contents.open(content) as source:
        assert source.read() == ground.data
    assert roads.sync(ground.headquarters, way).synced.reports == []


def _bytes(parts: list[tuple[int, str]]) -> int:
    return sum(size for size, _ in parts)


def _account(ground: Ground, line: CutLine) -> tuple[int, int, int]:
    """How many parts were lost to cuts; bytes that went in vain by the line's own count, and
    what of them may be no part. Nothing that the relay had acknowledged went twice."""
    arrived, lost = ground.tries("arrived"), ground.tries("cut", "other")
    assert len(set(arrived)) == len(arrived)
    landed = ground.landed()
    assert _bytes(arrived) <= landed
    in_vain = line.up - landed
    # A hello for each connection, a head for each part, what is asked between them.
    beside = 3 * KIB * line.made + 1 * KIB * (len(arrived) + 2 * len(lost)) + 16 * KIB
    assert in_vain <= _bytes(lost) + beside
    return len(ground.tries("cut")), in_vain, beside


def _slow(url: str) -> CutLine:
    return CutLine(url, _cuts(CUTS, 24 * KIB), rate=256 * KIB)


def _fast(url: str) -> CutLine:
    """Several parts of 1 MiB wait for answers together: what a cut costs is still bytes of one."""
    chance = random.Random(7)
    sizes = [chance.randrange(100_000, 2_400_000) for _ in range(CUTS)]
    return CutLine(url, [(size, ENDS[place % 2]) for place, size in enumerate(sizes)])


LINES = {"slow": (_slow, 13_000 * CUTS, 16 * KIB)}
if BY_HAND:
    LINES["fast"] = (_fast, 2_500_000 * CUTS, 1024 * KIB)


@pytest.mark.parametrize("manner", LINES)
def test_a_cut_costs_at_most_one_part(tmp_path: Path, manner: str) -> None:
    lay, size, part = LINES[manner]
    with _ground(tmp_path, size) as ground:
        line = lay(ground.relay.url)
        with line.laid():
            runs = _sent(ground, line, manner, 1.0 if manner == "slow" else 60.0)
        lost, in_vain, beside = _account(ground, line)
        _came_once(ground)
    assert line.done == len(line.cuts)
    assert in_vain <= line.done * part + beside
    if manner == "slow":  # one after another: none but the one that was on the line
        assert lost <= sum(how is not End.DEAD for _, how in line.cuts)
    print(f"{line.done} cuts, {runs} runs, {lost} parts lost, {in_vain // line.done} bytes a cut")
