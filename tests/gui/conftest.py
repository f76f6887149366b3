"""Windows without a screen: every test of this folder draws into memory.

Set before Qt starts, which reads these variables once. Journeys that need real windows
(other processes, real keys) ask for `xvfb` instead.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest

from samples.passphrases import cheap_passphrases

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
