"""What is done to a page so that what comes late comes: scrolling, opening, playing, asking.

What it is for: that the capture holds what a patient reader would have seen. What it is not
for: forms, logins, anything that says something to the site in somebody's name; a banner
that asks for consent is left alone unless it was said to agree. To know first: the page is
held where it is, so a button that leads elsewhere is pressed without effect, and noted.
"""

from __future__ import annotations

import time
from typing import Any

from PySide6.QtWebEngineCore import QWebEngineFrame, QWebEnginePage

from satchel.capture.browser.stillness_process import Settle
from satchel.capture.browser.waiting_process import Patience
from satchel.capture.browser.wishes import BrowserWish

_MOST_SCREENS = 150
_MOST_PRESSED = 25
_PLAY_S = 1.5
_COMES_S = 1.2
_THINKS_S = 0.25
"""Many pages ask for more only when scrolling has ended a while ago."""
_LOOK_S = 0.2


class Behaving:
    """All that is done to one page."""

    def __init__(
        self,
        page: QWebEnginePage,
        patience: Patience,
        wish: BrowserWish,
        settle: Settle,
    ) -> None:
        self._page, self._patience, self._wish = page, patience, wish
        self._settle = settle
        self._end = 0.0
        self.done: list[str] = []
        """In words, what was done."""
        self.is_cut = False
        """Whether there would have been more to scroll or to wait for."""

    def behave(self) -> None:
        """All of it, within its time."""
        self._end = time.monotonic() + min(self._wish.caps.behave_s, self._patience.left)
        if self._wish.consent:
            self._consent()
        screens = self._scroll()
        pressed = self._press()
        if pressed:
            screens += self._scroll()
        self._note("scrolled {} screens", screens)
        self._note("pressed {} times for more", pressed)
        self._note("opened {} folded parts", self._sum("satchel.open", "opened"))
        self._play()
        self._variants()
        self._ask("satchel.top")

    def _frames(self) -> list[QWebEngineFrame]:
        return self._patience.prepare(self._page)

    def _ask(self, name: str, *values: Any) -> dict[str, Any]:
        return self._patience.ask(self._page.mainFrame(), name, *values)

    def _sum(self, name: str, key: str, *values: Any) -> int:
        told = [self._patience.ask(frame, name, *values) for frame in self._frames()]
        return sum(_count(one.get(key)) for one in told)

    def _note(self, text: str, count: int) -> None:
        if count:
            self.done.append(text.format(count))

    def _has_time(self) -> bool:
        if time.monotonic() < self._end and self._patience.left:
            return True
        self.is_cut = True
        return False

    def _consent(self) -> None:
        for frame in self._frames():
            pressed = self._patience.ask(frame, "satchel.consent").get("pressed")
            if pressed:
                self.done.append(f"agreed to a banner by pressing “{str(pressed)[:60]}”")
                self._settle(_COMES_S)

    def _scroll(self) -> int:
        """Down to the end, waiting for what comes; the number of screens."""
        height = 0
        for screens in range(_MOST_SCREENS):
            if not self._has_time():
                return screens
            told = self._ask("satchel.scroll")
            self._settle(_COMES_S / 4)
            if told.get("end"):
                self._settle(_COMES_S, _THINKS_S)
                if not told.get("moved") and told.get("height") == height:
                    return screens
            elif not told.get("moved"):
                return screens
            height = told.get("height", 0)
        self.is_cut = True
        return _MOST_SCREENS

    def _press(self) -> int:
        pressed = 0
        while pressed < _MOST_PRESSED and self._has_time():
            more = self._sum("satchel.more", "pressed", _MOST_PRESSED - pressed)
            if not more:
                break
            pressed += more
            self._settle(_COMES_S)
        return pressed

    def _play(self) -> None:
        playing = self._sum("satchel.play", "playing")
        if playing:
            self._patience.nap(_PLAY_S)
            self._sum("satchel.still", "none")
        self._note("played {} videos or sounds without sound", playing)

    def _variants(self) -> None:
        asked = self._sum("satchel.variants", "asked")
        while self._sum("satchel.fetched", "done") < asked and self._has_time():
            self._patience.nap(_LOOK_S)
        self._note("asked for {} pictures, videos or sounds in every size", asked)


def _count(value: Any) -> int:
    """The page's own scripts cannot reach ours, but what a stranger's process says is no fact."""
    if isinstance(value, list):
        return len(value)
    return value if isinstance(value, int) else 0
