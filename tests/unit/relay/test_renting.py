"""What a rented machine gets: the unit's command is understood, and nothing needed is missing."""

from __future__ import annotations

import configparser
import json
import runpy
import shlex
import subprocess
import sys
from importlib.metadata import packages_distributions

from house.sources import ROOT, imports, modules, named, room
from satchel.cli.grammar.whole import parse
from satchel.relay.main import _parser
from satchel.relay.serving import Place

FOLDER = ROOT / "packaging" / "relay"
NEEDED = runpy.run_path(str(FOLDER / "needed.py"))
LOADED = (
    "import sys; sys.path.insert(0, sys.argv[1]);"
    "import satchel.relay.main, satchel.cli.main, satchel.cli.acts.relays;"
    "print(*sorted({name.partition('.')[0] for name in sys.modules}))"
)


def test_the_unit_starts_a_command_that_exists() -> None:
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.read(FOLDER / "satchel-relay.service", encoding="utf-8")
    program, *words = shlex.split(unit["Service"]["ExecStart"])
    assert program.endswith("/bin/satchel")
    assert parse(words).act == "relays:serve"


def test_the_container_starts_a_command_that_exists() -> None:
    text = (FOLDER / "Containerfile").read_text(encoding="utf-8")
    lines = dict(line.split(" ", 1) for line in text.splitlines() if line[:4] in ("ENTR", "CMD "))
    entry, words = (json.loads(lines[name]) for name in ("ENTRYPOINT", "CMD"))
    assert entry[1:3] == ["-m", "satchel.cli"]
    assert parse([*entry[3:], *words]).act == "relays:serve"


def test_a_relay_alone_has_what_it_loads_and_no_windows() -> None:
    locked = NEEDED["needed"](NEEDED["LOCK"].read_text(encoding="utf-8"))
    app = str(ROOT / "app")
    done = subprocess.run(
        [sys.executable, "-c", LOADED, app], capture_output=True, text=True, check=True
    )
    known = packages_distributions()
    names = {name for top in done.stdout.split() for name in known.get(top, [])}
    loaded = {name.lower().replace("_", "-") for name in names}
    assert loaded - {"setuptools", "satchel"} <= set(locked)
    assert not [name for name in locked if name.startswith(("pyside", "av", "sqlcipher"))]
    assert all("--hash=sha256:" in block for block in locked.values())


def test_the_relay_knows_nothing_that_opens_anything() -> None:
    """It holds no archive and no key of a reader; what it imports could not unseal a byte."""
    forbidden = ("assembly", "storage", "sync", "ledger", "crypto.age", "crypto.xwing",
                 "crypto.passphrase", "crypto.shares", "wire.invitation", "wire.bag")  # fmt: skip
    found = [
        (named(module), name)
        for module in modules()
        if room(module) == "relay"
        for name in imports(module)
        if name.startswith(tuple(f"satchel.{room}" for room in forbidden))
    ]
    assert found == []


def test_every_option_of_the_command_reaches_the_process() -> None:
    here = {word for action in _parser()._actions for word in action.option_strings}
    given = vars(parse(["relay", "serve", "--store", "D", "--mission", "F", "--listen", "H:1"]))
    of_all_commands = {"act", "archive", "passphrase_file"}
    assert {f"--{name}" for name in given.keys() - of_all_commands} == here


def test_an_address_for_all_of_the_machine_shows_its_name() -> None:
    assert Place("127.0.0.1", 0).shown(5) == "127.0.0.1:5"
    assert Place("::1", 0).shown(5) == "[::1]:5"
    for host in ("0.0.0.0", "::"):
        assert not Place(host, 0).shown(5).startswith((host, "["))
