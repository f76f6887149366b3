"""`gui`: the windows, as a process of their own that is started anew at each lock."""

from __future__ import annotations

import signal
from argparse import Namespace
from pathlib import Path

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.errors import Bug, UsageError
from satchel.system import programs

_ASKED_TO_END = (0, -signal.SIGINT, -signal.SIGTERM)


def gui(session: Session, said: Namespace) -> Answer:
    """`gui`: returns when the person closed the window."""
    if said.passphrase_file:
        raise UsageError("The window asks for the passphrase itself; leave --passphrase-file out.")
    folder = Path(session.folder).absolute()
    code = programs.keep_open("satchel.gui", ["--archive", str(folder)])
    if code not in _ASKED_TO_END:
        raise Bug(
            f"The window ended by a mistake of ours (code {code}). What it said was saved is "
            "saved, and what was being typed is kept as a draft; open it again."
        )
    return Answer({"ended": True})
