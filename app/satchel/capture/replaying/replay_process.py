"""The process that shows a captured page: its proxy, its browser, and nothing else to reach.

One for one replay. It is told what to show in the first frame and asks its parent for bytes
of the web archive as they are needed; it has no keys, no archive and no environment. It
ends with its window, and with its parent. To know first: before Qt is loaded it moves to a
network of its own where that can be (`alone`), so not even a broken browser gets out.
"""

from __future__ import annotations

import os
import time
from dataclasses import asdict, replace
from datetime import datetime

from PySide6.QtCore import QUrl
from PySide6.QtWebEngineWidgets import QWebEngineView
from PySide6.QtWidgets import QApplication

from satchel.capture.browser import flags
from satchel.capture.browser.page_process import Notes
from satchel.capture.proxy.faces import Faces
from satchel.capture.replaying.alone import leave_network
from satchel.capture.replaying.answering import Replies
from satchel.capture.replaying.browser_process import (
    Checking,
    ReplayPage,
    heeds_the_proxy,
    open_profile,
)
from satchel.capture.replaying.counting import Counting
from satchel.capture.replaying.piping import Pipe
from satchel.capture.replaying.serving import ReplayProxy, Secret
from satchel.capture.replaying.shelf import Shelf
from satchel.capture.replaying.stock import Blocks, Stock
from satchel.capture.replaying.window_process import Window
from satchel.capture.replaying.wishes import PICTURE, TEXT, Mode, ReplayWish, Report
from satchel.capture.replaying.words import words
from satchel.crypto.digest import new_sha256, sha256
from satchel.crypto.randomness import random_bytes
from satchel.domain.errors import IntegrityFailure, SatchelError
from satchel.formats.confined import take_over_stdout
from satchel.system import clock
from satchel.system.guarding import no_core_files
from satchel.system.kept_none import keep_none


class Replay:
    """Proxy and archive of one replay; the browser comes on top."""

    def __init__(self, wish: ReplayWish, pipe: Pipe) -> None:
        self.stock = Stock(Blocks(wish.size, pipe.fetch), new_sha256)
        self.wish = _with_page(wish, self.stock)
        self._shelf = Shelf(self.stock.answers, sha256)
        self.counting = Counting()
        self.faces = Faces(clock.now)
        self.secret = Secret("replay", random_bytes(24).hex())
        self.words = words(wish.language)
        replies = Replies(self.stock, self._shelf, self.words["missing"], self.counting.note)
        self.proxy = ReplayProxy(replies, self.secret, self.faces.context)

    def begin(self) -> None:
        """Everything as if nothing had been asked yet."""
        self._shelf.rewind()
        self.counting.begin()

    def show(self) -> None:
        """In a window, until it is closed."""
        notes = Notes()
        profile = open_profile(self.wish, notes)
        secret = (self.secret.user, self.secret.word)
        page = ReplayPage(profile, notes, secret, person=True)
        if not heeds_the_proxy(page, self.proxy):
            os._exit(1)
        view = QWebEngineView()
        view.setPage(page)
        window = Window(self.wish, self.words, view, lambda: self.counting.counts, self.begin)
        page.load(QUrl(self.wish.url))
        window.show()
        QApplication.exec()

    def check(self, is_alone: bool) -> Report:
        """As often as was asked for."""
        picture, text = self.stock.resource(PICTURE), self.stock.resource(TEXT)
        then = (picture, None if text is None else text.decode("utf-8", "replace"))
        rounds = []
        for _ in range(self.wish.rounds):
            self.begin()
            looked = Checking(self.wish, self.proxy, self.secret, self.counting, then)
            rounds.append(looked.run())
        return Report(tuple(rounds), is_alone, flags.no_sandbox_because() is None)


def main() -> None:
    """Replay what the first frame says, and end."""
    no_core_files()
    keep_none()
    pipe = Pipe(os.fdopen(os.dup(0), "rb", buffering=0), take_over_stdout())
    wish = ReplayWish.heard(pipe.job())
    _keep_display()
    os.environ.update(flags.variables(assisted=wish.mode is Mode.SHOW))
    if hasattr(time, "tzset"):
        time.tzset()
    is_alone = leave_network(os.environ)
    try:
        replay = Replay(wish, pipe)
    except (SatchelError, ValueError) as refusal:
        pipe.say({"refused": str(refusal)})
        os._exit(0)
    pipe.watch()
    replay.proxy.start()
    language = wish.languages.partition(",")[0]
    started = flags.words(replay.proxy.port, replay.faces.pin, language)
    application = QApplication(["Satchel", *started])
    if wish.mode is Mode.CHECK:
        application.setQuitOnLastWindowClosed(False)
        pipe.say({"done": asdict(replay.check(is_alone))})
    else:
        replay.show()
        pipe.say({"done": asdict(replay.counting.counts)})
    os._exit(0)  # the engine's own end takes long, and nothing is left to be put away


def _with_page(wish: ReplayWish, stock: Stock) -> ReplayWish:
    """Filled in where the record does not tell page or moment. Raises IntegrityFailure."""
    found = stock.first_page()
    if found is None:
        raise IntegrityFailure("There is no page in this web archive.")
    url, stamp = found
    moment = datetime.strptime(stamp + "+0000", "%Y%m%d%H%M%S%z") if not wish.begun_ms else None
    if moment is not None:
        when = moment.strftime("%Y-%m-%d %H:%M:%S")
        wish = replace(wish, begun_ms=int(moment.timestamp() * 1000), when=when)
    return wish if wish.url else replace(wish, url=url)


def _keep_display() -> None:
    """The home is taken away, but what lets us onto the screen may lie in it."""
    usual = os.path.join(os.environ.get("HOME", ""), ".Xauthority")
    if "DISPLAY" in os.environ and os.path.exists(usual):
        os.environ.setdefault("XAUTHORITY", usual)


if __name__ == "__main__":
    main()
