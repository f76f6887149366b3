"""How many files and connections this process may have open at once."""

from __future__ import annotations

import os

if os.name != "nt":
    import resource


def allow_open_files(wanted: int) -> None:
    """Raise the process's own limit to `wanted`, or as far as the machine lets it; never lower
    it. Windows has none."""
    if os.name == "nt":
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    endless = resource.RLIM_INFINITY
    most = wanted if hard == endless else min(wanted, hard)
    if soft != endless and soft < most:
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))
