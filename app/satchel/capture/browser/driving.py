"""A browser's process from this side: started, told a wish, heard out, and seen gone.

What it is for: from a wish to what came of it, in flat memory: bytes go into sealed spools
as they come. What it is not for: keeping it in an archive. To know first: what the process
says was said by strangers' scripts as much as by us. What it may not say ends it, and the
capture is what was heard until then.
"""

from __future__ import annotations

import os
import shutil
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from satchel.capture.browser.gathering import Gathering
from satchel.capture.browser.results import Browsed, Progress, Stage
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.http.rules import Rules
from satchel.capture.proxy import frames
from satchel.capture.proxy.frames import FrameWriter, Garbled, Kind
from satchel.capture.proxy.rules import Limits, ProxyRules
from satchel.domain.errors import RefusedByPolicy
from satchel.system import companions

_MODULE = "satchel.capture.browser.capture_process"
# Where the screen is, for a window that a person uses.
_OF_THE_SCREEN = (
    "DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "XDG_RUNTIME_DIR", "XDG_SESSION_TYPE", "HOME",
    "QT_QPA_PLATFORM", "USERPROFILE", "APPDATA", "LOCALAPPDATA",
)  # fmt: skip
_START_S, _END_S = 75.0, 15.0
_LOOK_S = 0.1
_TELL_S = 0.5

Told = Callable[[Progress], None]
Cancelled = Callable[[], bool]


def drive(
    wish: BrowserWish,
    rules: Rules,
    *,
    progress: Told | None = None,
    cancelled: Cancelled | None = None,
) -> Browsed:
    """Capture one page. Close what is returned.

    `progress` is called in this thread, `cancelled` every tenth of a second. Raises
    RefusedByPolicy: "cancelled" when it was, or when a person closed the window without
    capturing; "no-browser" when none can be started here. MachineRefused when the disk
    does not take what comes.
    """
    with _Drive(wish, rules) as driven:
        return driven.run(progress or _nobody, cancelled or _never)


class _Drive:
    """One process while it runs: heard in a thread, watched in this one."""

    def __init__(self, wish: BrowserWish, rules: Rules) -> None:
        if wish.video and wish.yt_dlp is None:
            wish = replace(wish, yt_dlp=_yt_dlp())
        self._wish = wish
        self._limits = Limits(resource=wish.caps.resource, total=wish.caps.size)
        self._gathering = Gathering(wish, rules, self._limits)
        variables = _OF_THE_SCREEN if wish.assisted else ()
        self._process = companions.start(_MODULE, variables=variables)
        self._tell(
            {
                "wish": wish.told(),
                "proxy": ProxyRules(
                    rules.allowed, rules.authorities, wish.socks, self._limits, wish.unread
                ).told(),
            }
        )
        self._failed: BaseException | None = None
        self._listener = threading.Thread(target=self._listen, name="browser", daemon=True)

    def run(self, progress: Told, cancelled: Cancelled) -> Browsed:
        begun = told_at = time.monotonic()
        stage: Stage | None = None
        self._listener.start()
        while self._listener.is_alive():
            self._listener.join(_LOOK_S)
            now = time.monotonic()
            if cancelled():
                raise _CANCELLED
            if now - begun > self._patience_s():
                self._process.kill()
            so_far = self._gathering.progress(now - begun)
            if so_far.stage is not stage or now - told_at >= _TELL_S:
                stage, told_at = so_far.stage, now
                progress(so_far)
        self._process.wait()
        if self._failed is not None:
            raise self._failed
        if self._gathering.was_stopped:
            raise _CANCELLED
        if not self._gathering.has_started:
            raise _NO_BROWSER
        return self._gathering.browsed()

    def _patience_s(self) -> float:
        """Longer than the process gives itself: this ends one that hangs."""
        caps = self._wish.caps
        person = caps.assisted_s if self._wish.assisted else 0.0
        return _START_S + person + caps.total_s + _END_S

    def _tell(self, told: dict[str, object]) -> None:
        with suppress(OSError):  # gone already: its silence is heard
            FrameWriter(_pipe(self._process.stdin)).tell(Kind.TOLD, 0, told)  # type: ignore[arg-type]

    def _listen(self) -> None:
        try:
            for frame in frames.read(_pipe(self._process.stdout)):
                self._gathering.take(frame)
        except (Garbled, OSError, ValueError):
            self._gathering.broken = True
        except BaseException as refusal:  # the disk's: raised where somebody waits for it
            self._failed = refusal
        finally:
            self._process.kill()

    def __enter__(self) -> _Drive:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.wait()
        if self._listener.ident is not None:
            self._listener.join()
        for pipe in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                _pipe(pipe).close()
        self._gathering.close()


def _yt_dlp() -> str | None:
    """Where a person has installed it, beside this program or on her path."""
    beside = str(Path(sys.executable).parent)
    found = shutil.which("yt-dlp", path=beside) or shutil.which("yt-dlp")
    return None if found is None else os.path.abspath(found)


def _pipe(pipe: object) -> BinaryIO:
    return cast(BinaryIO, pipe)


def _nobody(_: Progress) -> None:
    return


def _never() -> bool:
    return False


_CANCELLED = RefusedByPolicy(
    "The capture was ended before it was whole; nothing of it was kept.", code="cancelled"
)
_NO_BROWSER = RefusedByPolicy(
    "The browser could not be started on this computer, so the page was not captured as a "
    "browser shows it; libraries it needs may be missing, or its sandbox is not allowed here.",
    code="no-browser",
)
