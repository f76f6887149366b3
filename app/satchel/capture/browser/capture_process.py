"""The process that browses: recording proxy and browser, no keys, nothing on the disk.

One for one capture. It is told a wish in the first frame on standard input, and tells in
frames on standard output every exchange while it happens, then what the browser made of the
page. It ends when its parent does. To know first: the proxy runs in threads, the browser in
this one; the page's own scripts run in further processes that the engine starts, locked in
its sandbox wherever that can be.
"""

from __future__ import annotations

import os
import platform
import threading
import time
from typing import Any, BinaryIO

from PySide6.QtCore import Qt, QUrl, qVersion
from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineProfile,
    qWebEngineChromiumSecurityPatchVersion,
    qWebEngineChromiumVersion,
    qWebEngineVersion,
)
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from satchel.capture.browser import flags
from satchel.capture.browser.behaving_process import Behaving
from satchel.capture.browser.gate import Gate
from satchel.capture.browser.making_process import Making, Picture
from satchel.capture.browser.page_process import Notes, Page, calm, profile
from satchel.capture.browser.results import Limit, Part, Stage, Video, VideoState
from satchel.capture.browser.saving_process import mhtml
from satchel.capture.browser.saying import Saying
from satchel.capture.browser.stillness_process import Stillness
from satchel.capture.browser.unread_process import Asking, answered
from satchel.capture.browser.video_fetching import Looking
from satchel.capture.browser.video_finding import Way
from satchel.capture.browser.waiting_process import Patience
from satchel.capture.browser.window_process import Window
from satchel.capture.browser.wishes import BrowserWish
from satchel.capture.proxy import frames
from satchel.capture.proxy.recording import RecordingProxy
from satchel.capture.proxy.rules import ProxyRules
from satchel.formats.confined import take_over_stdout
from satchel.system.guarding import no_core_files
from satchel.system.kept_none import keep_none

_NOWHERE = "http://192.0.2.1/"
"""An address for documents: the proxy refuses it before it connects, and nobody has it."""
_PROBE_S = 60.0
_VIDEO_ENDS_S = 5.0
_LISTENS_S = 2.5
"""An answer that was silent for so long holds a page no longer: it may wait for news for hours."""
_UNREAD_S = 0.7
"""Whether an answer is still due over a line that is not read nobody knows: so it is given time."""
_LONG = "length"


class Capture:
    """One wish, from the empty window to the last frame."""

    def __init__(self, wish: BrowserWish, proxy: RecordingProxy, gate: Gate) -> None:
        self._wish, self._proxy, self._gate = wish, proxy, gate
        self._saying = Saying(gate)
        self._notes = Notes()
        self._profile = profile(self._notes, wish.languages)
        self._page = Page(
            self._profile, self._notes, (proxy.user, proxy.password), person=wish.assisted
        )
        self._view = QWebEngineView()
        self._view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
        self._view.resize(wish.width, wish.height)
        self._window: Window | None = None
        self._patience = self._new_patience(wish.caps.total_s)
        self._loading = False
        self._stillness = self._new_stillness()
        self._page.loadStarted.connect(lambda: self._loads(True))
        self._page.loadFinished.connect(lambda _well: self._loads(False))
        self._told: dict[str, Any] = {}
        self._asking = Asking()
        if wish.unread:
            self._page.setUrlRequestInterceptor(self._asking)

    def run(self) -> None:
        """Load, look, tell."""
        if self._wish.assisted:
            self._profile.setHttpCacheType(QWebEngineProfile.HttpCacheType.NoCache)
            self._window = Window(self._page, self._wish.spoken)
            self._window.resize(self._wish.width, self._wish.height)
            self._window.show()
        else:
            self._show()
        self._require_the_proxy()
        self._start_anew()  # a slow start costs nothing
        url = QUrl(self._wish.url)
        if self._window is not None and not self._wait_for_person(self._window, url):
            return self._saying.stopped()
        self._saying.stage(Stage.LOADING)
        if self._window is None:
            self._gate.open()
            self._begin(url)
        else:
            self._once_more(self._window)
        self._load()
        if self._has_page():
            self._page.is_held = True
            self._behave()
            self._make()
            self._video()
        if self._is_stopped():
            return self._saying.stopped()
        self._end()

    def _wait_for_person(self, window: Window, url: QUrl) -> bool:
        """Whether the page is to be captured. Nothing that passes meanwhile is told."""
        self._saying.stage(Stage.WAITING)
        person = self._new_patience(self._wish.caps.assisted_s)
        self._begin(url)
        person.until(lambda: window.wants is not None, person.left)
        return window.wants == "capture"

    def _once_more(self, window: Window) -> None:
        """The same page anew, from the site and not from what the browser remembers.

        Twice: once as if its address had been typed, so that the second, which is kept, names
        no page a person came from; there may be a word in that address that lets her in.
        """
        window.is_capturing()
        self._start_anew()
        self._page.is_alone()
        self._show()
        self._begin(self._page.url())
        self._patience.until(lambda: not self._loading, self._wish.caps.load_s)
        # Its last pieces belong to what was before.
        self._stillness.settle(self._wish.caps.settle_s)
        self._notes.console.clear()
        self._notes.blocked.clear()
        self._gate.open()
        if self._wish.unread:
            self._asking.asked.clear()
            self._proxy.hang_up()  # what is kept goes over lines that are told of
        self._loading = True
        self._page.triggerAction(QWebEnginePage.WebAction.ReloadAndBypassCache)

    def _show(self) -> None:
        self._view.setPage(self._page)
        calm(self._page)
        self._view.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._view.show()

    def _start_anew(self) -> None:
        """The time of the capture begins now."""
        self._patience = self._new_patience(self._wish.caps.total_s)
        self._stillness = self._new_stillness()

    def _new_stillness(self) -> Stillness:
        return Stillness(self._page, self._patience, self._notes, self._quiet_s)

    def _new_patience(self, seconds: float) -> Patience:
        patience = Patience(seconds)
        patience.is_over = lambda: self._notes.ended is not None or self._is_stopped()
        return patience

    def _is_stopped(self) -> bool:
        return self._window is not None and self._window.wants == "stop"

    def _require_the_proxy(self) -> None:
        """One request that goes nowhere: an engine that did not heed its flags is not let on."""
        patience = self._new_patience(_PROBE_S)
        self._begin(QUrl(_NOWHERE))
        if not patience.until(lambda: self._proxy.counts().blocked > 0, _PROBE_S):
            os._exit(1)
        patience.until(lambda: not self._loading, _PROBE_S)
        self._asking.asked.clear()

    def _begin(self, url: QUrl) -> None:
        self._loading = True
        self._page.load(url)

    def _load(self) -> None:
        """Until it is loaded and still; a page that leads on at once is followed."""
        caps, end = self._wish.caps, time.monotonic() + self._wish.caps.load_s
        has_time, is_still = True, False
        while has_time and self._loading:
            has_time = self._patience.until(lambda: not self._loading, end - time.monotonic())
            if not has_time:
                self._cut(Limit.LOAD, "it had not said that it is loaded when its time was over")
                self._page.triggerAction(QWebEnginePage.WebAction.Stop)
            is_still = self._stillness.settle(caps.settle_s, caps.quiet_s)
        if not is_still:
            self._cut(Limit.SETTLE, "something was still coming when it was looked at")

    def _has_page(self) -> bool:
        main = self._page.mainFrame()
        self._patience.prepare(self._page)
        about = self._patience.ask(main, "satchelLooking.about")
        self._told["about"] = about
        return str(about.get("document", "")).startswith(("http://", "https://"))

    def _behave(self) -> None:
        self._saying.stage(Stage.BEHAVING)
        behaving = Behaving(self._page, self._patience, self._wish, self._stillness.settle)
        behaving.behave()
        self._told["behaviours"] = behaving.done
        if behaving.is_cut:
            self._cut(Limit.BEHAVE, "it went on: there was more to scroll to or to wait for")
        self._stillness.settle(self._wish.caps.settle_s, self._wish.caps.quiet_s)

    def _make(self) -> None:
        self._saying.stage(Stage.MAKING)
        caps = self._wish.caps
        making = Making(self._page, self._view, self._patience, caps, self._stillness.settle)
        frames = self._patience.prepare(self._page)
        self._told["about"] = self._patience.ask(frames[0], "satchelLooking.about")
        text, is_whole = making.text(frames)
        self._part(Part.TEXT, text, None if is_whole else _LONG)
        dom, is_whole = making.dom(frames)
        self._part(Part.DOM, dom, None if is_whole else _LONG)
        self._told["links"] = making.links(frames)
        self._picture(making)
        self._part(Part.PRINT, making.print(), None)
        if self._wish.unread:
            self._save()

    def _save(self) -> None:
        """What stands in for the bytes that were not read, as far as anything can."""
        self._saying.answered(answered(self._page, self._patience))
        saved = mhtml(self._page, self._patience, self._wish.caps.part)
        if saved is None:
            return self._cut(Limit.SAVED, "it could not be saved in one piece without a file")
        self._saying.part(Part.SAVED, saved, None)

    def _picture(self, making: Making) -> None:
        made = making.picture()
        if made is None:
            return self._part(Part.PICTURE, None, None)
        self._told["view"] = self._view_of(made)
        cut = made.page[1] > made.shown
        if cut:
            self._cut(
                Limit.HEIGHT,
                f"the page is {made.page[1]} pixels tall, {made.shown} of them are in the picture",
            )
        self._part(Part.PICTURE, made.png, "height" if cut else None)

    def _video(self) -> None:
        """In a thread, while the page's own events go on."""
        program, caps = self._wish.yt_dlp, self._wish.caps
        if not self._wish.video:
            return
        if program is None:
            return self._saying.video(Video(VideoState.NOT_INSTALLED))
        self._saying.stage(Stage.VIDEO)
        agent = self._profile.httpUserAgent()
        way = Way(self._proxy.address, self._proxy.user, self._proxy.password, agent)
        looking = Looking(program, self._page.url().toString(), way, self._proxy)
        stop_s = min(caps.video_s, self._patience.left)
        worker = threading.Thread(target=looking.look, args=(stop_s,), daemon=True)
        worker.start()
        if not self._patience.until(lambda: not worker.is_alive(), stop_s + _VIDEO_ENDS_S):
            self._cut(Limit.VIDEO, "the time for the video was over")
        self._saying.video(looking.video())

    def _end(self) -> None:
        self._saying.stage(Stage.ENDING)
        still = self._patience.until(lambda: not self._proxy.in_flight, self._wish.caps.settle_s)
        if not still:
            self._cut(
                Limit.WAITING, f"{self._proxy.in_flight} answers were still coming at the end"
            )
        if not self._patience.left:
            self._cut(Limit.TOTAL, self._why_over())
        if self._proxy.counts().beyond:
            self._cut(Limit.SIZE, f"{self._proxy.counts().beyond} requests too many were not met")
        self._proxy.close()
        for name in ("links", "console", "blocked", "asked"):
            self._saying.many(name, self._listed(name))
        self._saying.end(
            {
                "final": self._page.url().toString(),
                "about": self._told.get("about", {}),
                "behaviours": self._told.get("behaviours", []),
                "view": self._told.get("view"),
                "engine": self._engine(),
                "file": self._notes.file,
            }
        )

    def _listed(self, name: str) -> list[Any]:
        if name == "links":
            return list(self._told.get("links", []))
        if name == "asked":
            return list(self._asking.asked)
        return list(getattr(self._notes, name))

    def _why_over(self) -> str:
        if self._notes.ended is not None:
            return "the page ended the process that showed it"
        return "the time for one capture was over"

    def _quiet_s(self) -> float:
        waits = _UNREAD_S if self._wish.unread else 0.0
        return self._proxy.quiet_s() - (_LISTENS_S if self._proxy.in_flight else waits)

    def _part(self, part: Part, data: bytes | None, truncated: str | None) -> None:
        if data is None:
            self._cut(Limit.PART, f"the browser could not make the {part.value}")
        elif len(data) > self._wish.caps.part:
            self._cut(Limit.PART, f"the {part.value} was too large to keep")
        else:
            self._saying.part(part, data, truncated)

    def _cut(self, limit: Limit, reason: str) -> None:
        self._saying.cut(limit, reason)

    def _loads(self, is_loading: bool) -> None:
        self._loading = is_loading

    def _view_of(self, picture: Picture) -> dict[str, Any]:
        told = self._patience.ask(self._page.mainFrame(), "satchelLooking.size")
        return {
            "width": self._view.width(),
            "height": self._view.height(),
            "page_width": picture.page[0],
            "page_height": picture.page[1],
            "screens": picture.screens,
            "ratio": told.get("ratio", 1.0),
            "languages": told.get("languages", ""),
            "zone": told.get("zone", ""),
        }

    def _engine(self) -> dict[str, Any]:
        why = flags.no_sandbox_because()
        return {
            "program": "QtWebEngine " + str(qWebEngineVersion()),
            "qt": qVersion(),
            "chromium": qWebEngineChromiumVersion(),
            "security_patch": qWebEngineChromiumSecurityPatchVersion(),
            "user_agent": self._profile.httpUserAgent(),
            "system": f"{platform.system()} {platform.machine()}",
            "sandbox": why is None,
            "why": why,
        }


def main() -> None:
    """Capture what the first frame says, and end."""
    no_core_files()
    keep_none()
    sink = take_over_stdout()
    source = _taken_stdin()
    job = next(frames.read(source)).told()
    wish = BrowserWish.heard(job["wish"])  # type: ignore[arg-type]  # only our parent says it
    rules = ProxyRules.heard(job["proxy"])  # type: ignore[arg-type]
    threading.Thread(target=_end_with_parent, args=(source,), name="parent", daemon=True).start()
    os.environ.update(flags.variables(assisted=wish.assisted))
    if hasattr(time, "tzset"):
        time.tzset()
    gate = Gate(sink, shut=True)
    proxy = RecordingProxy(rules, gate)
    language = wish.languages.partition(",")[0]
    pin = None if rules.unread else proxy.pin
    application = QApplication(["Satchel", *flags.words(proxy.port, pin, language)])
    application.setQuitOnLastWindowClosed(False)
    Capture(wish, proxy, gate).run()
    sink.flush()
    os._exit(0)  # the engine's own end takes long, and nothing is left to be put away


def _taken_stdin() -> BinaryIO:
    source = os.fdopen(os.dup(0), "rb")
    nowhere = os.open(os.devnull, os.O_RDONLY)
    os.dup2(nowhere, 0)
    os.close(nowhere)
    return source


def _end_with_parent(source: BinaryIO) -> None:
    """The parent says nothing more; its end is this process's end."""
    while source.read(1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
