"""The verbs of `dev`: each is one function whose first line is its help."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from devtools import environment, judges, machine
from devtools.guard import alone
from devtools.locks import write_locks
from devtools.places import Places
from devtools.steps import SetUpFailed, call, say
from devtools.translations import update

Verb = Callable[[Places, list[str]], int]
# One process a processor, each with neighbouring tests, for these share their fixtures; who
# has finished takes over from the others. What the caller says comes later and wins: `-n 0`
# runs all in one process and shows what tests print, and so does `--pdb`.
SIDE_BY_SIDE = ("-n", "auto", "--maxprocesses", "8", "--dist", "worksteal")


def run(root: Path, words: Sequence[str]) -> int:
    """Run one verb and return its exit code; what it cannot do is said in one sentence."""
    parser = argparse.ArgumentParser(
        prog="dev",
        description="Everything an engineer of Satchel runs. Each verb sets up what it needs.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        epilog="\n".join(f"  {name:12} {verb.__doc__}" for name, verb in VERBS.items()),
    )
    parser.add_argument("verb", choices=VERBS, metavar="VERB", help="one of those below")
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="handed on to what it runs")
    asked = parser.parse_args(words)
    try:
        return VERBS[asked.verb](Places(root), asked.rest)
    except SetUpFailed as failure:
        print(f"dev: {failure}", file=sys.stderr)
        return failure.exit_code
    except KeyboardInterrupt:
        print("dev: stopped; run the same again to go on.", file=sys.stderr)
        return 130


def setup(places: Places, rest: list[str]) -> int:
    """make .venv/ with `satchel` in it, and nothing more"""
    environment.ensure(places)
    machine.prefer(machine.TO_SHOW)
    say(f"ready: {places.launcher}")
    return 0


def test(places: Places, rest: list[str]) -> int:
    """lint, then every test, side by side; arguments go to pytest"""
    environment.ensure(places, "dev")
    # All tests need these: the part of pytest that drives windows loads Qt at its start.
    machine.require(machine.TO_SHOW)
    machine.prefer(machine.TO_TEST)
    _interop_modules(places)
    judges.ensure(places)
    failed = _lint(places)
    say("tests")
    return call([places.python, "-m", "pytest", *SIDE_BY_SIDE, *rest], cwd=places.root) or failed


def lint(places: Places, rest: list[str]) -> int:
    """style, formatting and types"""
    environment.ensure(places, "dev")
    return _lint(places)


def bench(places: Places, rest: list[str]) -> int:
    """measure the figures to reach; --help tells the options"""
    environment.ensure(places, "dev")
    return _tool(places, "bench", rest)


def demo(places: Places, rest: list[str]) -> int:
    """carry a report [REPORT] all the way to an exhibit and show each step"""
    environment.ensure(places)
    return _tool(places, "demo", rest)


def shots(places: Places, rest: list[str]) -> int:
    """picture every screen in each language and theme into --out DIR"""
    environment.ensure(places)
    machine.require(machine.TO_SHOW)
    extra = {"PYTHONPATH": f"{places.packaging}{os.pathsep}{places.app}"}
    return call([places.python, "-m", "shots", *rest], cwd=Path.cwd(), extra=extra)


def lock(places: Places, rest: list[str]) -> int:
    """compile requirements*.in into requirements*.txt with hashes; arguments go to uv"""
    environment.ensure(places, "dev")
    return write_locks(places, rest)


def translations(places: Places, rest: list[str]) -> int:
    """gather the words of the windows into resources/translations, and compile them"""
    environment.ensure(places, "dev")
    return update(places, rest)


def _tool(places: Places, name: str, rest: list[str]) -> int:
    """Run packaging/NAME where the caller stands, so that the paths she gives mean hers."""
    search = {"PYTHONPATH": str(places.packaging)}
    return call([places.python, "-m", name, *rest], cwd=Path.cwd(), extra=search)


def _lint(places: Places) -> int:
    """Run every check, so that one run shows all there is to mend."""
    checks = {
        "style (ruff check)": ["-m", "ruff", "check"],
        "formatting (ruff format)": ["-m", "ruff", "format", "--check"],
        "types (mypy --strict)": ["-m", "mypy"],
    }
    worst = 0
    for title, words in checks.items():
        say(title)
        worst = call([places.python, *words], cwd=places.root) or worst
    return worst


def _interop_modules(places: Places) -> None:
    """Install the JavaScript age of tests/interop when its lock is newer than what is there."""
    pinned = places.interop / "package-lock.json"
    npm = shutil.which("npm")
    if not pinned.exists() or npm is None:
        return
    done = places.interop / "node_modules" / ".satchel-lock.json"
    with alone(places.lock):
        if done.exists() and done.read_bytes() == pinned.read_bytes():
            return
        say("JavaScript packages of tests/interop")
        # Its own cache: a home that cannot be written must not stop the tests.
        cache = ["--cache", str(places.venv / "npm-cache")]
        flags = ["--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        if call([npm, "ci", *flags, *cache], cwd=places.interop) == 0:
            done.write_bytes(pinned.read_bytes())
        else:
            say("npm could not install them: tests against JavaScript's age will not run")


VERBS: dict[str, Verb] = {
    verb.__name__: verb for verb in (setup, test, lint, demo, bench, shots, lock, translations)
}
