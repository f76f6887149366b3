"""`python -m satchel.relay`: one process of a relay; see `main`."""

from __future__ import annotations

import sys

from satchel.relay.main import run

if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
