"""What a run leaves out is said at its end, by the process that gathers it.

The folders' own conftest files are read by the processes that run the tests, and those
have nowhere to speak.
"""

from __future__ import annotations

import pytest

from unit.export.browser import CHROMIUM


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line(
            "not collected: test_exhibit_page.py, because there is no chromium here"
        )
