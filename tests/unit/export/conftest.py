"""The page is checked in a real browser or not at all: never skipped for show."""

from __future__ import annotations

import pytest

from unit.export.browser import CHROMIUM

collect_ignore = [] if CHROMIUM else ["test_exhibit_page.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line(
            "not collected: test_exhibit_page.py, because there is no chromium here"
        )
