"""How the browser's engine is started: its flags and variables, each for a reason.

What it is for: that nothing goes past the recording proxy, and nothing is written. To know
first: the engine lets loopback addresses past a proxy unless told otherwise, asks name
servers for WebRTC, and writes its shaders' cache to the home folder.
"""

from __future__ import annotations

import os
import sys

NO_HOME = "/dev/null/satchel"
"""A home that nobody can make, not even root: the engine would put folders there."""

_HOMES = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME")
_ROOT = "it was run by root, as whom the engine's sandbox cannot work"


def variables(*, assisted: bool) -> dict[str, str]:
    """To be set before Qt is loaded."""
    found = {
        "TZ": "UTC",  # a page may not learn where the observer is
        "LANG": "C.UTF-8",
        "MESA_SHADER_CACHE_DISABLE": "true",
        "QT_QUICK_BACKEND": "software",
    }
    if no_sandbox_because():
        found["QTWEBENGINE_DISABLE_SANDBOX"] = "1"
    if assisted and "HOME" in os.environ:  # where the screen's cookie lies if nothing says
        usual = os.path.join(os.environ["HOME"], ".Xauthority")
        found["XAUTHORITY"] = os.environ.get("XAUTHORITY", usual)
    if os.name == "posix":
        found |= dict.fromkeys(_HOMES, NO_HOME)
    if not assisted and sys.platform.startswith("linux"):
        found["QT_QPA_PLATFORM"] = "offscreen"
    return found


def no_sandbox_because() -> str | None:
    """Why the engine's sandbox has to be off; None where it is on."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return _ROOT if is_root else None


def words(port: int, spki: str | None, language: str) -> list[str]:
    """What stands behind the application's name.

    `port` is the proxy's; `spki` base64 of SHA-256 over the public key of its certificates.
    The one key it shows for every site is trusted, and no other: no store is touched. None
    where it shows none, for connections pass through it: then the engine's own rules decide.
    """
    return [
        "--webEngineArgs",  # what comes before it, the engine does not read at all
        f"--proxy-server=http://127.0.0.1:{port}",
        "--proxy-bypass-list=<-loopback>",
        "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--disable-quic",
        *([] if spki is None else [f"--ignore-certificate-errors-spki-list={spki}"]),
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-domain-reliability",
        "--disable-breakpad",
        "--disable-gpu",
        "--disable-checker-imaging",  # no picture is left for the frame after the next
        "--mute-audio",
        "--js-flags=--max-old-space-size=1024",
        f"--lang={language}",
    ]
