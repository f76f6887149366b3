"""Interop tests run where Node and the locked packages are; elsewhere they say why not.

`npm ci` in this folder installs the packages (`dev test` and CI do it).
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

HERE = Path(__file__).parent
collect_ignore: list[str] = []

if shutil.which("node") is None:
    REASON = "Node is not installed"
elif not (HERE / "node_modules" / "age-encryption").is_dir():
    REASON = "its packages are not installed (run `npm ci` in tests/interop)"
else:
    REASON = ""

if REASON:
    collect_ignore.append("test_age_interop.py")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if REASON:
        terminalreporter.write_line(f"tests/interop was not run with JavaScript: {REASON}")
