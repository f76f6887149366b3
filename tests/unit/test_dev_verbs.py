"""The verbs of `dev`, run as a person does: as a program of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from devtools.steps import child_environment
from devtools.verbs import VERBS

ROOT = Path(__file__).resolve().parents[2]


def _dev(*words: str, cwd: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(ROOT / "dev"), *words],
        cwd=cwd,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_help_names_every_verb_and_what_it_does(tmp_path: Path) -> None:
    told = _dev("--help", cwd=tmp_path, LANG="C", LC_ALL="C")
    assert told.returncode == 0
    assert all(f"{name:12} {verb.__doc__}" in told.stdout for name, verb in VERBS.items())


def test_what_is_documented_is_there() -> None:
    """The verbs that other documents name; one was written and could not be called."""
    assert {"setup", "demo", "test", "bench", "lint", "shots", "lock"} <= VERBS.keys()


def test_a_verb_that_is_none_ends_with_exit_2() -> None:
    told = _dev("dance")
    assert told.returncode == 2
    assert "dance" in told.stderr


def test_help_answers_in_a_moment() -> None:
    """By processor time, which a busy machine does not change."""
    before = os.times()
    _dev("--help")
    after = os.times()
    spent = after.children_user - before.children_user
    assert spent + after.children_system - before.children_system < 0.5


def test_children_get_utf_8_and_nobody_elses_modules() -> None:
    environment = child_environment({"PYTHONPATH": "ours"})
    assert environment["PYTHONUTF8"] == "1"
    assert environment["PYTHONPATH"] == "ours"
    assert "PYTHONPATH" not in child_environment()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always speak UTF-8")
@pytest.mark.parametrize(
    ("caller", "child"),
    [
        ({"LANG": "C"}, "C.UTF-8"),
        ({"LANG": "C.UTF-8", "LC_ALL": "C"}, "C.UTF-8"),
        ({"LANG": "", "LC_ALL": ""}, "C.UTF-8"),
        ({"LANG": "kk_KZ.utf8"}, None),
        ({"LANG": "C", "LC_ALL": "ru_RU.UTF-8"}, "ru_RU.UTF-8"),
    ],
)
def test_children_speak_utf_8_whatever_the_caller_speaks(
    monkeypatch: pytest.MonkeyPatch, caller: dict[str, str], child: str | None
) -> None:
    for name in ("LC_ALL", "LC_CTYPE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in caller.items():
        monkeypatch.setenv(name, value)
    assert child_environment().get("LC_ALL") == child


def test_what_ci_runs_is_dev_test() -> None:
    assert "python3 dev test" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
