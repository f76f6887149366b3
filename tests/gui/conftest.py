"""Windows without a screen: every test of this folder draws into memory.

Set before Qt starts, which reads these variables once. Journeys that need real windows
(other processes, real keys) ask for `xvfb` instead.
"""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"
# No desktop's theme, fonts or accessibility bus takes part in a test.
os.environ["QT_QPA_PLATFORMTHEME"] = ""
os.environ["QT_LINUX_ACCESSIBILITY_ALWAYS_ON"] = "0"
os.environ["QT_SCALE_FACTOR"] = "1"
