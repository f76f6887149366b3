"""The page is checked in a real browser or not at all: never skipped for show."""

from __future__ import annotations

from unit.export.browser import CHROMIUM

collect_ignore: list[str] = []
if CHROMIUM is None:
    collect_ignore.append("test_exhibit_page.py")


def pytest_report_header() -> str | None:
    if CHROMIUM is None:
        return "exhibit page: not collected, because no chromium is installed"
    return None
