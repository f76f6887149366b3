"""What the browser itself tells of a page whose connections were passed through unread.

What it is for: the status of the page's answer and what the page asked for, which else the
recorded bytes would show. What it is not for: evidence of bytes. To know first: the engine
says it, not the page: our script runs in a world that no script of the page can reach.
"""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtWebEngineCore import (
    QWebEnginePage,
    QWebEngineScript,
    QWebEngineUrlRequestInfo,
    QWebEngineUrlRequestInterceptor,
)

from satchel.capture.browser.waiting_process import Patience

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld.value
_MOST, _LONGEST = 4000, 4000
_ANSWER_S = 5.0
_ANSWERED = """JSON.stringify(performance.getEntriesByType("navigation").map(
  (one) => ({status: one.responseStatus, protocol: one.nextHopProtocol})).slice(-1))"""


def answered(page: QWebEnginePage, patience: Patience) -> dict[str, Any]:
    """Status of the answer that is the page (0 where it is not told), and the protocol by which
    it came."""
    told = patience.hear(
        lambda back: page.mainFrame().runJavaScript(_ANSWERED, _WORLD, back), _ANSWER_S
    )
    found = json.loads(told) if isinstance(told, str) else []
    one = found[0] if found else {}
    return {"status": int(one.get("status") or 0), "protocol": str(one.get("protocol") or "")}


class Asking(QWebEngineUrlRequestInterceptor):
    """Notes what the page asks for, in that order, up to a limit; nothing is changed by it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[dict[str, str]] = []

    def interceptRequest(self, info: QWebEngineUrlRequestInfo) -> None:  # noqa: N802
        if len(self.asked) < _MOST:
            self.asked.append(
                {
                    "method": bytes(info.requestMethod().data()).decode("latin-1"),
                    "url": info.requestUrl().toString()[:_LONGEST],
                    "kind": info.resourceType().name.removeprefix("ResourceType"),
                }
            )
