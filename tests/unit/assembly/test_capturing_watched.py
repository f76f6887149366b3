"""Whoever watches the queue hears how far the browser is with the page that comes now."""

from __future__ import annotations

from typing import Any

import pytest

from satchel.assembly.desk import Desk
from satchel.capture.browser import driving
from satchel.capture.browser.results import Progress, Stage
from satchel.capture.watching import Watching
from satchel.domain.errors import RefusedByPolicy

FAR = Progress(Stage.LOADING, 3, 4096, 1.0)


@pytest.mark.parametrize("unread", [False, True])
def test_the_browser_tells_the_watcher(
    headquarters: Desk, monkeypatch: pytest.MonkeyPatch, unread: bool
) -> None:
    def drive(*_: object, progress: Any, cancelled: Any) -> object:
        progress(FAR)
        assert not cancelled()
        raise RefusedByPolicy("No browser.", code="no-browser")

    monkeypatch.setattr(driving, "drive", drive)
    heard: list[Progress] = []
    captures = headquarters.captures(watching=Watching(look=heard.append))
    browse = captures.browse_unread if unread else captures.browse
    assert browse is not None
    with pytest.raises(RefusedByPolicy, match=r"No browser\."):
        browse("http://court.example/", lambda: False)
    assert heard == [FAR]
