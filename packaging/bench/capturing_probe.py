"""`python -m bench.capturing_probe URL LOADS PIN [RULES]`: loads a page in a real browser.

Without RULES straight from the origin; with them (JSON, see `capture.proxy.rules`) through a
recording proxy that tells all it records over standard output, as in a capture. Each load has
a fresh profile, and so nothing in a cache. The last thing told is a JSON object with the
seconds of each load.
"""

from __future__ import annotations

import json
import os
import sys
import time

from PySide6.QtCore import QEventLoop, QTimer, QUrl
from PySide6.QtNetwork import QAuthenticator
from PySide6.QtWebEngineCore import QWebEnginePage, QWebEngineProfile
from PySide6.QtWidgets import QApplication

from satchel.capture.browser import flags
from satchel.capture.proxy.frames import FrameWriter, Kind
from satchel.capture.proxy.recording import RecordingProxy
from satchel.capture.proxy.rules import ProxyRules
from satchel.system.kept_none import keep_none

_PATIENCE_MS = 60_000


def main() -> int:
    keep_none()
    url, loads, pin, *more = sys.argv[1:]
    os.environ.update(flags.variables(assisted=False))
    frames = FrameWriter(sys.stdout.buffer)
    proxy = RecordingProxy(ProxyRules.heard(json.loads(more[0])), frames) if more else None
    words = flags.words(proxy.port if proxy else 0, proxy.pin if proxy else pin, "en")
    if proxy is None:
        words = [word for word in words if "proxy" not in word and "resolver" not in word]
    application = QApplication(["bench", *words])
    took = [_load(url, proxy) for _ in range(int(loads))]
    if proxy is not None:
        proxy.close()
    frames.tell(Kind.TOLD, 0, {"seconds": took})
    sys.stdout.flush()
    application.quit()
    os._exit(0)  # what the engine still holds is nobody's measurement


def _load(url: str, proxy: RecordingProxy | None) -> float:
    profile = QWebEngineProfile()
    page = QWebEnginePage(profile)
    if proxy is not None:
        page.proxyAuthenticationRequired.connect(lambda where, asked, name: _identify(asked, proxy))
    loop = QEventLoop()
    ended: list[bool] = []

    def finished(fine: bool) -> None:
        ended.append(fine)
        loop.quit()

    page.loadFinished.connect(finished)
    QTimer.singleShot(_PATIENCE_MS, loop.quit)
    begun = time.perf_counter()
    page.load(QUrl(url))
    loop.exec()
    took = time.perf_counter() - begun
    if ended != [True]:
        raise SystemExit("the page did not load")
    page.deleteLater()
    QTimer.singleShot(0, loop.quit)
    loop.exec()
    profile.deleteLater()
    return took


def _identify(asked: QAuthenticator, proxy: RecordingProxy) -> None:
    asked.setUser(proxy.user)
    asked.setPassword(proxy.password)


if __name__ == "__main__":
    raise SystemExit(main())
