"""What the machine itself must have, and how Debian is asked for it.

As root on Debian or Ubuntu the missing packages are installed; otherwise one command
is printed. What is there already is never asked for again.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from devtools.steps import SetUpFailed, call_quietly, say

# Debian's and Alpine's, Fedora's, openSUSE's.
CA_ROOTS = (
    Path("/etc/ssl/certs/ca-certificates.crt"),
    Path("/etc/pki/tls/certs/ca-bundle.crt"),
    Path("/etc/ssl/ca-bundle.pem"),
)
DEJAVU = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")


@dataclass(frozen=True, slots=True)
class Need:
    """A thing of the machine, the Debian packages that bring it, and what lacks without it."""

    what: str
    packages: tuple[str, ...]
    is_there: Callable[[], bool]
    without: str


def _program(*names: str) -> Callable[[], bool]:
    return lambda: all(shutil.which(name) for name in names)


def _can_make_venv() -> bool:
    return all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))


def _has_ca_roots() -> bool:
    return any(bundle.exists() for bundle in CA_ROOTS)


# Debian takes `ensurepip` out of its python3; the package is named for the version.
PYTHON_VENV = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"

TO_RUN = (
    Need("Python's venv", (PYTHON_VENV,), _can_make_venv, "nothing can be installed"),
    Need("CA roots", ("ca-certificates",), _has_ca_roots, "downloads may be refused"),
)

TO_TEST = (
    Need("strace", ("strace",), _program("strace"), "tests that kill at each write will not run"),
    Need("Chromium", ("chromium",), _program("chromium"), "tests of verify.html will not run"),
    Need("Node.js", ("nodejs",), _program("node"), "tests against JavaScript's age will not run"),
    Need("npm", ("npm",), _program("npm"), "tests against JavaScript's age will not run"),
    Need("OpenSSL", ("openssl",), _program("openssl"), "tests of exhibits will not run"),
    Need("DejaVu fonts", ("fonts-dejavu-core",), DEJAVU.exists, "tests that draw PDF will not run"),
)


def missing(needs: Iterable[Need]) -> list[Need]:
    return [need for need in needs if not need.is_there()]


def require(needs: Iterable[Need]) -> None:
    """Install what is missing, or raise SetUpFailed (exit 2) with the one command to run."""
    if sys.platform != "linux":
        return  # Python's own installers on Windows and macOS bring venv and use the system's roots
    lacking = missing(needs)
    if not lacking:
        return
    if not _may_install():
        names = ", ".join(need.what for need in lacking)
        raise SetUpFailed(
            f"this machine lacks {names}. Run this once, then the same again:\n"
            f"    {_one_command(lacking)}",
            exit_code=2,
        )
    _install(lacking)
    still = missing(lacking)
    if still:
        names = ", ".join(need.what for need in still)
        raise SetUpFailed(f"Debian's packages did not bring {names}; see its messages above.")


def prefer(needs: Iterable[Need]) -> None:
    """Install what is missing if that is allowed; otherwise say what will not run."""
    lacking = missing(needs)
    if lacking and _may_install():
        _install(lacking)
        lacking = missing(lacking)
    for need in lacking:
        say(f"without {need.what}: {need.without}")
    if lacking and sys.platform == "linux":
        say(f"to have them: {_one_command(lacking)}")


def _packages(needs: Iterable[Need]) -> list[str]:
    return [package for need in needs for package in need.packages]


def _one_command(needs: Iterable[Need]) -> str:
    names = " ".join(_packages(needs))
    as_root = "" if _is_root() else "sudo "
    return f"{as_root}sh -c 'apt-get update && apt-get install -y --no-install-recommends {names}'"


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _may_install() -> bool:
    return _is_root() and shutil.which("apt-get") is not None


def _install(needs: list[Need]) -> None:
    """One apt-get call; the package lists are fetched only when it does not go without."""
    names = _packages(needs)
    say(f"Debian packages, this can take minutes: {' '.join(names)}")
    quiet = ["-qq", "-y", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=300"]
    command = ["apt-get", "install", *quiet, *names]
    if call_quietly(command, cwd=Path("/")) == 0:
        return
    say("fetching Debian's package lists")
    call_quietly(["apt-get", "update", "-qq"], cwd=Path("/"))
    call_quietly(command, cwd=Path("/"))
