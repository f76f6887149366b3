"""`python -m satchel.cli`: the same as `satchel`."""

from __future__ import annotations

import sys

from satchel.cli.main import main

sys.exit(main())
