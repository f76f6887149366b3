"""`python -m satchel.gui`: one process of the windows; see `main`."""

from __future__ import annotations

import sys

from satchel.gui.main import run

if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
