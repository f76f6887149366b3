"""The system's randomness. Every room that needs some gets `random_bytes` as an argument."""

from __future__ import annotations

import secrets
from collections.abc import Callable

Random = Callable[[int], bytes]


def random_bytes(count: int) -> bytes:
    """`count` bytes from the operating system; safe across fork, holds no state."""
    return secrets.token_bytes(count)
