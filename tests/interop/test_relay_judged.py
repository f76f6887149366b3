"""The relay's own process, asked by a judge that knows of it only what its document says.

The judge makes requests that the document allows and others that it does not, and complains
of an answer that it does not tell: a mistake of ours (5xx), a status, a kind of content or a
shape. That it does is seen by three lies in what it is told. SATCHEL_SCHEMA_CASES says how
many for each route: a few in the suite, thousands by hand; SATCHEL_SCHEMA_PHASES more ways of
making them. Where the judge is not installed nothing is judged (`dev test` does it).
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from bench.crowd import Headquarters, cut
from bench.relay_process import RelayProcess
from interop.signed_line import NOBODY, SignedLine
from satchel.crypto.signing import Ed25519Key
from satchel.relay.door import OPENAPI
from satchel.wire import relay_names as names
from satchel.wire.relay_names import Address

JUDGE = Path(__file__).parents[2] / "build" / "judges" / "schemathesis"
CASES = os.environ.get("SATCHEL_SCHEMA_CASES", "4")
DATA = bytes(range(256)) * 8
PARCELS = ("0" * 20, "1" * 20)
PHASES = os.environ.get("SATCHEL_SCHEMA_PHASES", "fuzzing")
CHECKS = (
    "not_a_server_error,status_code_conformance,content_type_conformance,"
    "response_headers_conformance,response_schema_conformance"
)
OBSERVER, COORDINATOR, STRANGER = "observer", "coordinator", "stranger"


@pytest.fixture
def judge() -> Path:
    found = JUDGE / ("Scripts" if os.name == "nt" else "bin") / "schemathesis"
    if not found.exists():
        pytest.skip("the judge schemathesis is not installed (`dev test` does it where pip can)")
    return found


@pytest.fixture
def line(judge: Path, tmp_path: Path) -> Iterator[SignedLine]:
    """A relay that knows two members, and two parcels of the observer's that are begun."""
    headquarters = Headquarters.found()
    mission = tmp_path / "mission.json"
    mission.write_bytes(headquarters.document())
    relay = RelayProcess(str(tmp_path / "store"), mission, ("--plain",)).start()
    keys = {who: Ed25519Key.generate() for who in (OBSERVER, COORDINATOR, STRANGER)}
    gone = names.key_mailbox(Ed25519Key.generate().public)
    made = SignedLine(relay.url, headquarters, keys, gone)
    made.parts = [(part, _piece(part)) for part in cut(DATA, 1000)]
    try:
        for who in (OBSERVER, COORDINATOR):
            paper = headquarters.admit(keys[who], coordinator=who == COORDINATOR)
            _put(made, who, names.admit_path(names.key_mailbox(keys[who].public), 1), paper)
        for address in (_address(made, parcel) for parcel in PARCELS):
            _put(made, OBSERVER, address.claim_path, None)
            _put(made, OBSERVER, address.part_path(made.parts[0][0]), made.parts[0][1])
        with made.up():
            yield made
    finally:
        assert relay.end() == 0


def _piece(part: names.PartName) -> bytes:
    return DATA[part.offset : part.offset + part.size]


def _address(line: SignedLine, parcel: str) -> Address:
    return Address(names.headquarters_mailbox(line.headquarters.mission.id), parcel)


def _put(line: SignedLine, who: str, target: str, body: bytes | None) -> None:
    status, _, said = line.ask(who, "PUT", target, body, {} if body else {"Content-Length": "0"})
    assert status in (200, 201), said


def _told(line: SignedLine) -> Any:
    """What the document says, with names that mean something here among those to try."""
    document = json.loads(OPENAPI.read_bytes())
    boxes = [names.key_mailbox(key.public) for key in line.members.values()]
    boxes += [_address(line, PARCELS[0]).box, line.gone]
    known = {"Mailbox": boxes, "Parcel": [*PARCELS], "Part": [p.text() for p, _ in line.parts]}
    for name, values in known.items():
        said = document["components"]["schemas"][name]
        document["components"]["schemas"][name] = {"anyOf": [{"enum": values}, said]}
    return document


def _lying(document: Any) -> dict[str, str]:
    """The document with three routes told once more, and wrongly: where the judge has to find
    what, or nobody would know that it judges at all."""
    revoke, guest, box = (
        _told_again(document, path)
        for path in ("/v1/revokes/{name}", "/v1/guests/{name}", "/v1/boxes/{box}")
    )
    del revoke["400"]
    guest["400"] = {"description": "", "content": {"text/plain": {"schema": {}}}}
    number = {"application/json": {"schema": {"type": "integer"}}}
    box |= {status: {"description": "", "content": number} for status in box}
    return {
        "/v1/revokes/{lie}": "Undocumented status code",
        "/v1/guests/{lie}": "Undocumented Content-Type",
        "/v1/boxes/{lie}": "Response violates schema",
    }


def _told_again(document: Any, path: str) -> Any:
    """The answers of a route that is the same for the relay and another for the judge."""
    (method, told), *_ = deepcopy(document["paths"][path]).items()
    told["parameters"][0]["name"] = "lie"
    told["operationId"] += "-lie"
    document["paths"][re.sub(r"{\w+}", "{lie}", path)] = {method: told}
    return told["responses"]


def _complaints(judge: Path, line: SignedLine, document: Any, folder: Path) -> tuple[int, str]:
    """How many cases were tried, and what was said of those that failed."""
    told = folder / "openapi.json"
    told.write_text(json.dumps(document), encoding="utf-8")
    words = [str(judge), "run", str(told), "--url", line.address, "--checks", CHECKS]
    words += ["--phases", PHASES, "--max-examples", CASES, "--seed", "6", "--no-color"]
    words += ["--no-shrink", "--warnings", "off", "--continue-on-failure"]
    # A busy machine is no finding.
    words += ["--request-timeout", "60", "--suppress-health-check", "all"]
    run = subprocess.run(
        words, cwd=folder, env={**os.environ, "PYTHONUTF8": "1", "NO_PROXY": "*"},
        capture_output=True, encoding="utf-8", timeout=3600, check=False,
    )  # fmt: skip
    made = re.search(r"(\d+) generated", run.stdout)
    assert made is not None, run.stdout + run.stderr
    return int(made[1]), run.stdout.partition("= FAILURES =")[2].partition("= SUMMARY =")[0]


def test_a_stranger_to_the_code_finds_no_answer_that_is_not_told(
    judge: Path, line: SignedLine, tmp_path: Path
) -> None:
    document = _told(line)
    lies = _lying(document)
    made, said = _complaints(judge, line, document, tmp_path)
    found = re.findall(r"(?m)^_+ [A-Z]+ (\S+) _+$([^_]*)", said)
    assert {path for path, _ in found} == set(lies), said
    assert [lies[path] in told for path, told in found] == [True] * len(lies), said
    assert line.met.total() >= made >= len(document["paths"])
    assert max(status for _, _, status in line.met) < 500
    # Not only refusals were judged, and nobody was let in who should not be.
    served = {(who, method) for who, method, status in line.met if status in (200, 201)}
    assert {(COORDINATOR, "GET"), (OBSERVER, "GET")} <= served
    assert (NOBODY, "PUT") not in served
