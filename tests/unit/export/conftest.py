"""The page is checked in a real browser or not at all: never skipped for show.

That it was not is said by `tests/conftest.py`.
"""

from __future__ import annotations

from unit.export.browser import CHROMIUM

collect_ignore = [] if CHROMIUM else ["test_exhibit_page.py"]
