"""Prints the locked requirements of a relay alone: no windows, no sound, no archive.

`python3 needed.py > FILE`, then `pip install --no-deps --require-hashes -r FILE`. Taken from
the lock of the whole program, with everything those packages need themselves; standard
library only.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements.txt"
ASKED_FOR = frozenset(
    [
        "cryptography",
        "http-message-signatures",
        "obstore",
        "orjson",
        "rfc8785",
        "shamir-mnemonic",
        "starlette",
        "uvicorn",
    ]
)


def needed(lock: str) -> dict[str, str]:
    """Name and block of lines of every package a relay runs with."""
    blocks = {
        match[1]: match[0] for match in re.finditer(r"(?m)^([a-z0-9-]+)==.*\n(?:[ ].*\n)*", lock)
    }
    wanted_by = {
        name: set(re.findall(r"# +(?:via )?([a-z0-9-]+)$", block, re.MULTILINE))
        for name, block in blocks.items()
    }
    chosen = set(ASKED_FOR)
    while more := {name for name, by in wanted_by.items() if by & chosen} - chosen:
        chosen |= more
    return {name: blocks[name] for name in sorted(chosen)}


if __name__ == "__main__":
    sys.stdout.write("".join(needed(LOCK.read_text(encoding="utf-8")).values()))
