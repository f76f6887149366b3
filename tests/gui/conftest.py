"""Windows without a screen: every test of this folder draws into memory.

Set before Qt starts, which reads these variables once. Journeys that need real windows
(other processes, real keys) ask for `xvfb` instead.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from samples.passphrases import cheap_passphrases
from samples.windows import WAIT_MS, close_all

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# No desktop's theme, fonts or accessibility bus takes part in a test.
os.environ["QT_QPA_PLATFORMTHEME"] = ""
os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "0"
os.environ["QT_SCALE_FACTOR"] = "1"


@pytest.fixture(autouse=True, scope="module")
def _cheap() -> Iterator[None]:
    """Archives of these tests unlock at once; those of later tests, in the same process,
    again at what they cost."""
    with cheap_passphrases():
        yield


@pytest.fixture(autouse=True)
def _closed() -> Iterator[None]:
    """After its windows are gone, the archive of a test is closed."""
    yield
    close_all()


class Patient(QtBot):
    """By itself it waits five seconds, which a busy machine may need for anything."""

    def waitUntil(  # noqa: N802  # its name there
        self, callback: Callable[[], bool | None], *, timeout: int = WAIT_MS
    ) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The one of pytest-qt, more patient."""
    assert qapp
    return Patient(request)
