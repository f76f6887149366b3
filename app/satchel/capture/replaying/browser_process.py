"""The browser of a replay: a page whose now is the moment of its capture, with nowhere to go.

The same page as in a capture (what it is refused stands in `browser.page_process`), looked
at by the same hands (`behaving_process`, `making_process`), so that a replay can be laid
over the capture. One profile in memory for one replay: captures never meet in it.
"""

from __future__ import annotations

import os
import time
from typing import Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWebEngineCore import QWebEngineProfile, QWebEngineScript
from PySide6.QtWebEngineWidgets import QWebEngineView

from satchel.capture.browser.behaving_process import Behaving
from satchel.capture.browser.making_process import Making
from satchel.capture.browser.page_process import Notes, Page, calm, profile
from satchel.capture.browser.stillness_process import Stillness
from satchel.capture.browser.waiting_process import Patience
from satchel.capture.browser.wishes import BrowserCaps, BrowserWish
from satchel.capture.replaying import pinning, scoring_process
from satchel.capture.replaying.counting import Counting
from satchel.capture.replaying.serving import NOWHERE, ReplayProxy, Secret
from satchel.capture.replaying.wishes import ReplayWish, Round
from satchel.crypto.digest import sha256

_MOMENT_S, _LOAD_S = 0.12, 30.0
_PROBE_S = 20.0
_SHOWN_MOST = 100_000
_CAPS = BrowserCaps()


class ReplayPage(Page):
    """A person's page that speaks in no dialogs of its own making."""

    def javaScriptAlert(self, origin: QUrl | str, message: str) -> None:  # noqa: N802
        self.notes.line("info", f"dialog: {message}", QUrl(origin).toString(), 0)

    def javaScriptConfirm(self, origin: QUrl | str, message: str) -> bool:  # noqa: N802
        self.javaScriptAlert(origin, message)
        return False

    def javaScriptPrompt(self, origin: QUrl | str, message: str, default: str) -> Any:  # noqa: N802
        self.javaScriptAlert(origin, message)
        return False, ""


def open_profile(wish: ReplayWish, notes: Notes) -> QWebEngineProfile:
    """In memory only, its clock pinned in every frame before any script of a page."""
    made = profile(notes, wish.languages)
    script = QWebEngineScript()
    script.setName("moment")
    script.setSourceCode(pinning.script(wish.begun_ms))
    script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentCreation)
    script.setWorldId(QWebEngineScript.ScriptWorldId.MainWorld.value)
    script.setRunsOnSubFrames(True)
    made.scripts().insert(script)
    return made


def heeds_the_proxy(page: ReplayPage, proxy: ReplayProxy) -> bool:
    """Whether the engine asks our proxy and nobody else: one request that leads nowhere."""
    patience = Patience(_PROBE_S)
    heard: list[bool] = []
    page.loadFinished.connect(heard.append)
    page.load(QUrl(f"http://{NOWHERE}/"))
    is_heard = patience.until(lambda: proxy.was_probed and bool(heard), _PROBE_S)
    page.loadFinished.disconnect(heard.append)
    return is_heard


class Checking:
    """Looks at the page once, as the capture did; a new profile for each round."""

    def __init__(
        self,
        wish: ReplayWish,
        proxy: ReplayProxy,
        secret: Secret,
        counting: Counting,
        then: tuple[bytes | None, str | None],
    ) -> None:
        self._wish, self._proxy, self._counting = wish, proxy, counting
        self._picture_then, self._text_then = then
        self._begun = time.monotonic()
        self._painted: float | None = None
        self._notes = Notes()
        self._profile = open_profile(wish, self._notes)
        self._page = ReplayPage(self._profile, self._notes, (secret.user, secret.word))
        self._patience = Patience(_CAPS.total_s)
        self._patience.is_over = lambda: self._notes.ended is not None
        self._stillness = Stillness(
            self._page, self._patience, self._notes, lambda: self._proxy.quiet_s
        )
        self._view = QWebEngineView()
        self._view.setPage(self._page)
        calm(self._page)
        self._view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._view.resize(wish.width, wish.height)
        self._loading = True
        self._page.loadStarted.connect(lambda: self._loads(True))
        self._page.loadFinished.connect(lambda _well: self._loads(False))
        self._page.loadProgress.connect(self._paints)

    def run(self) -> Round:
        """Load, look, compare."""
        self._view.show()
        if not heeds_the_proxy(self._page, self._proxy):
            os._exit(1)
        self._begun = time.monotonic()
        self._loading, self._painted = True, None
        self._page.load(QUrl(self._wish.url))
        end = time.monotonic() + _LOAD_S
        has_time = True
        while has_time and self._loading:
            has_time = self._patience.until(lambda: not self._loading, end - time.monotonic())
            self._stillness.settle(_CAPS.settle_s, _CAPS.quiet_s)
        self._patience.prepare(self._page)
        self._page.is_held = True
        asked, settle = BrowserWish(self._wish.url), self._stillness.settle
        Behaving(self._page, self._patience, asked, settle).behave()
        settle(_CAPS.settle_s, _CAPS.quiet_s)
        making = Making(self._page, self._view, self._patience, _CAPS, settle)
        text = making.text(self._patience.prepare(self._page))[0].decode("utf-8", "replace")
        made = making.picture()
        picture = made.png if made else b""
        told = self._round(picture, text)
        self._close()
        return told

    def _round(self, picture: bytes, text: str) -> Round:
        then = self._picture_then
        return Round(
            picture=None if then is None else scoring_process.pixels(then, picture),
            text=None if self._text_then is None else scoring_process.words(self._text_then, text),
            sha256=sha256(picture).hex(),
            counts=self._counting.counts,
            painted_s=(self._painted or time.monotonic()) - self._begun,
            seconds=time.monotonic() - self._begun,
            shown=text[:_SHOWN_MOST],
            has_ended=self._notes.ended is not None,
        )

    def _close(self) -> None:
        """In this order, or the engine complains: view, page, profile."""
        self._view.setPage(None)  # type: ignore[arg-type]  # as Qt documents it
        self._view.deleteLater()
        self._page.deleteLater()
        self._patience.is_over = lambda: False
        self._patience.nap(_MOMENT_S)
        self._profile.deleteLater()
        self._patience.nap(_MOMENT_S)

    def _loads(self, is_loading: bool) -> None:
        self._loading = is_loading

    def _paints(self, percent: int) -> None:
        if percent >= 50 and self._painted is None:
            self._painted = time.monotonic()
