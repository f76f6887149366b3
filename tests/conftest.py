"""What a run leaves out is said at its end, by the process that gathers it.

The folders' own conftest files are read by the processes that run the tests, and those
have nowhere to speak.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator

import pytest

from samples import archives
from samples.display import display
from satchel.system.kept_none import keep_none
from unit.export.browser import CHROMIUM

# Of these one test may take half a minute. They begin early, side by side with all the short
# ones: at the end no processor is left waiting for another's last long test.
LONG = {
    "test_canary.py",
    "test_faults_of_the_disk.py",
    "test_kill_points.py",
    "test_lost_device.py",
    "test_memory_flat.py",
    "test_power_cuts.py",
    "test_reaching.py",
    "test_restricted_canaries.py",
    "test_road_cuts.py",
    "test_store.py",
    "test_window_canary.py",
}

keep_none()  # whoever runs tests of windows makes many calls of Qt


@pytest.fixture(scope="session", autouse=True)
def _archives(tmp_path_factory: pytest.TempPathFactory) -> None:
    archives.keep_in(tmp_path_factory.mktemp("archives"))


@pytest.fixture(scope="session")
def xvfb() -> Iterator[str]:
    """The name of an X server of this process's own: the DISPLAY of journeys by window."""
    if shutil.which("Xvfb") is None:
        pytest.skip("there is no Xvfb here")
    with display() as name:
        yield name


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The house first, for its failures explain others; then what takes long."""
    items.sort(key=lambda item: (item.path.parent.name != "house", item.path.name not in LONG))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    if not CHROMIUM:
        terminalreporter.write_line(
            "not collected: test_exhibit_page.py, because there is no chromium here"
        )
