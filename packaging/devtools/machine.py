"""What the machine itself must have, and how Debian is asked for it.

As root on Debian or Ubuntu the missing packages are installed; otherwise one command
is printed. What is there already is never asked for again.
"""

from __future__ import annotations

import ctypes
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


def _libraries(*names: str) -> Callable[[], bool]:
    """Whether all can be loaded, which is what Qt will do: a file of the name proves less."""

    def all_load() -> bool:
        try:
            for name in names:
                ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return all_load


# Debian takes `ensurepip` out of its python3; the package is named for the version.
PYTHON_VENV = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"

TO_RUN = (
    Need("Python's venv", (PYTHON_VENV,), _can_make_venv, "nothing can be installed"),
    Need("CA roots", ("ca-certificates",), _has_ca_roots, "downloads may be refused"),
)

# What Qt's wheels leave to the system. Without the sound library even the import of
# QtMultimedia fails; without the second row there are windows only where nobody sees them.
TO_SHOW = (
    Need(
        "Qt's libraries",
        ("libegl1", "libgl1", "libdbus-1-3", "libfontconfig1", "libglib2.0-0", "libxkbcommon0"),
        _libraries(
            "libEGL.so.1",
            "libGL.so.1",
            "libdbus-1.so.3",
            "libfontconfig.so.1",
            "libglib-2.0.so.0",
            "libxkbcommon.so.0",
        ),
        "'satchel gui' will not run",
    ),
    Need("PulseAudio's library", ("libpulse0",), _libraries("libpulse.so.0"), "no recording"),
    Need(
        "X11's libraries",
        (
            "libx11-xcb1",
            "libxcb-cursor0",
            "libxcb-icccm4",
            "libxcb-image0",
            "libxcb-keysyms1",
            "libxcb-randr0",
            "libxcb-render-util0",
            "libxcb-shape0",
            "libxcb-xkb1",
            "libxkbcommon-x11-0",
        ),
        _libraries(
            "libX11-xcb.so.1",
            "libxcb-cursor.so.0",
            "libxcb-icccm.so.4",
            "libxcb-image.so.0",
            "libxcb-keysyms.so.1",
            "libxcb-randr.so.0",
            "libxcb-render-util.so.0",
            "libxcb-shape.so.0",
            "libxcb-xkb.so.1",
            "libxkbcommon-x11.so.0",
        ),
        "'satchel gui' has no window on an X11 desktop",
    ),
    Need(
        "Chromium's libraries",
        (
            "libasound2",
            "libgbm1",
            "libnss3",
            "libxcb-dri3-0",
            "libxcomposite1",
            "libxdamage1",
            "libxkbfile1",
            "libxrandr2",
            "libxtst6",
        ),
        _libraries(
            "libasound.so.2",
            "libgbm.so.1",
            "libnss3.so",
            "libxcb-dri3.so.0",
            "libXcomposite.so.1",
            "libXdamage.so.1",
            "libxkbfile.so.1",
            "libXrandr.so.2",
            "libXtst.so.6",
        ),
        "no page can be captured or shown as a browser saw it",
    ),
)

TO_TEST = (
    Need("strace", ("strace",), _program("strace"), "tests that kill at each write will not run"),
    Need("Chromium", ("chromium",), _program("chromium"), "tests of verify.html will not run"),
    Need("Node.js", ("nodejs",), _program("node"), "tests against JavaScript's age will not run"),
    Need("npm", ("npm",), _program("npm"), "tests against JavaScript's age will not run"),
    Need("OpenSSL", ("openssl",), _program("openssl"), "tests of exhibits will not run"),
    Need("DejaVu fonts", ("fonts-dejavu-core",), DEJAVU.exists, "tests that draw PDF will not run"),
    Need("Xvfb", ("xvfb", "xauth"), _program("Xvfb", "xauth"), "journeys by window will not run"),
    Need("xdotool", ("xdotool",), _program("xdotool"), "tests of real keys will not run"),
    Need("xprop", ("x11-utils",), _program("xprop", "xwininfo"), "canaries by window will not run"),
    Need("setxkbmap", ("x11-xkb-utils",), _program("setxkbmap"), "tests of layouts will not run"),
    Need(
        "PulseAudio",
        ("pulseaudio", "pulseaudio-utils"),
        _program("pulseaudio", "pactl"),
        "tests that record will not run",
    ),
    Need("D-Bus", ("dbus-daemon",), _program("dbus-daemon"), "tests of suspend will not run"),
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
