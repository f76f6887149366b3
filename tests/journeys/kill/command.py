"""The killed process as a whole command line: `python command.py WORDS…`.

Passphrases are cheap, as in `acts`.
"""

from __future__ import annotations

import sys

from samples.passphrases import make_cheap
from satchel.cli.main import main as satchel

if __name__ == "__main__":
    make_cheap()
    sys.exit(satchel(sys.argv[1:]))
