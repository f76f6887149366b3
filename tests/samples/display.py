"""An X server of our own without a screen, for windows of other processes and real keys."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager

SCREEN = "1280x720x24"


@contextmanager
def display(screen: str = SCREEN) -> Iterator[str]:
    """Start Xvfb and give its name (`:7`), for the variable DISPLAY; it ends with the block.

    The server itself chooses a free number and says it when it is ready, so that any
    number of test processes may do this at once.
    """
    reading, writing = os.pipe()
    # Without -noreset it begins anew whenever its last client leaves, and refuses a window
    # that comes at that moment: xdotool comes and leaves all the time.
    words = ["-displayfd", str(writing), "-screen", "0", screen, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(
        ["Xvfb", *words],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
