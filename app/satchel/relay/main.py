"""`satchel relay serve` as a process of its own: its words, its refusals, its exit code.

Not for archives or keys: this process opens none.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path

from satchel.crypto import selftest
from satchel.domain.errors import NoSuchThing, UsageError
from satchel.domain.refusing import refusal
from satchel.relay.serving import Place, Wish, serve
from satchel.system.files import machine_refusals
from satchel.wire.mission import Mission, fingerprint_words, open_mission

_MISSION_LIMIT = 1024 * 1024


def run(words: Sequence[str]) -> int:
    """Serve until asked to end; returns the exit code. A refusal is one sentence on stderr."""
    said = _parser().parse_args(words)
    try:
        selftest.run()
        mission = _mission(Path(said.mission))
        wish = Wish(
            store=said.store,
            mission=mission,
            listen=_place(said.listen),
            certificate=said.certificate,
            is_plain=said.plain,
            metrics=None if said.metrics is None else _place(said.metrics),
        )
        serve(wish, lambda address: _say(mission, address, as_json=said.json), _tell)
    except KeyboardInterrupt:
        return 0
    except Exception as wrong:
        told = refusal(wrong)
        if said.json:
            print(json.dumps({"error": told.code, "message": told.message}), flush=True)
        else:
            print(told.message, file=sys.stderr)
        return told.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="satchel relay serve", add_help=False)
    parser.add_argument("--store", required=True)
    parser.add_argument("--mission", required=True)
    parser.add_argument("--listen", required=True)
    parser.add_argument("--certificate")
    parser.add_argument("--metrics")
    parser.add_argument("--plain", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser


def _mission(path: Path) -> Mission:
    if not path.is_file():
        raise NoSuchThing(f"There is no file {path}; make it with mission export --out FILE.")
    with machine_refusals(), path.open("rb") as file:
        return open_mission(file.read(_MISSION_LIMIT + 1))


def _place(text: str) -> Place:
    host, _, port = text.rpartition(":")
    host = host.removeprefix("[").removesuffix("]")
    if not host or not (port.isascii() and port.isdecimal() and int(port) < 65536):
        raise UsageError("An address to listen on is HOST:PORT, such as 0.0.0.0:8443.")
    return Place(host, int(port))


def _say(mission: Mission, address: str, *, as_json: bool) -> None:
    if as_json:
        said = json.dumps({"id": mission.id, "address": address})
    else:
        said = (
            f"Relay of the mission {mission.name!r} ({fingerprint_words(mission.id)}).\n"
            "Give this address, with its end, to sync --relay and to invite --relay. Where others\n"
            "reach this machine by another name, put that name in:\n"
            f"{address}"
        )
    print(said, flush=True)


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)
