"""`relay serve`: the relay, as a process of its own that takes this one's place."""

from __future__ import annotations

from argparse import Namespace

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.system.front_doors import go_through


def serve(session: Session, said: Namespace) -> Answer:
    """`relay serve`: no archive is opened and no passphrase asked for."""
    words = ["--store", said.store, "--mission", said.mission, "--listen", said.listen]
    for name in ("certificate", "metrics"):
        if getattr(said, name) is not None:
            words += [f"--{name}", getattr(said, name)]
    words += [f"--{name}" for name in ("plain", "json") if getattr(said, name)]
    code = go_through("satchel.relay", words)
    return Answer(None, exit_code=code, printed=True)
