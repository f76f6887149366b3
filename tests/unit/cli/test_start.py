"""`satchel --help` starts at once: nothing heavy is loaded until a command needs it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from satchel.system.paths import schema_folder

HEAVY = {"cryptography", "sqlcipher3", "sqlite3", "sqlite_utils", "requests", "warcio", "icu",
         "pypdfium2", "asyncio", "ssl", "hashlib", "multiprocessing"}  # fmt: skip
UNASKED = {"sqlite_utils", "click", "dateutil", "requests", "warcio", "icu", "pypdfium2", "ssl",
           "asyncio", "email", "tarfile", "subprocess"}  # fmt: skip
LAYERS = {"crypto", "storage", "ledger", "wire", "sync", "capture", "catalog", "export", "assembly"}
SCRIPT = """
import contextlib, io, json, sys, time
sys.path.insert(0, {app!r})
with contextlib.redirect_stdout(io.StringIO()) as said:
    from satchel.cli.main import main
    code = main({words!r})
print(json.dumps([code, time.process_time(), len(said.getvalue()), list(sys.modules)]))
"""


@pytest.mark.parametrize("words", [["--help"], ["parcel", "make", "--help"], ["--version"]])
def test_help_loads_nothing_heavy_and_is_quick(words: list[str]) -> None:
    script = SCRIPT.format(app=str(schema_folder().parent / "app"), words=words)
    runs = [
        json.loads(subprocess.check_output([sys.executable, "-I", "-c", script])) for _ in range(2)
    ]
    code, _, said, modules = runs[0]
    assert (code, said > 0) == (0, True)
    assert {name.partition(".")[0] for name in modules} & HEAVY == set()
    assert {name for name in modules if name.split(".")[1:2] and name.split(".")[1] in LAYERS
            and name.startswith("satchel.")} == set()  # fmt: skip
    assert min(seconds for _, seconds, _, _ in runs) < 0.3


def test_unlocking_loads_only_what_every_command_needs() -> None:
    """A note must not wait for parcels, pages and documents, nor for making tables."""
    script = (
        f"import json, sys; sys.path.insert(0, {str(schema_folder().parent / 'app')!r})\n"
        "import satchel.assembly.opening, satchel.cli.acts.records\n"
        "print(json.dumps(list(sys.modules)))"
    )
    modules = set(json.loads(subprocess.check_output([sys.executable, "-I", "-c", script])))
    assert {name.partition(".")[0] for name in modules} & UNASKED == set()
    rooms = ("satchel.sync", "satchel.capture", "satchel.export", "satchel.domain.citing")
    assert [name for name in modules if name.startswith(rooms)] == []
