"""Errands end with who sent them: none is waited for, and none begins any more."""

from __future__ import annotations

import threading
from concurrent.futures import wait

import pytest

from satchel.sync.roads import errands
from satchel.sync.roads.errands import Errands


def test_an_errand_that_hangs_keeps_no_program_and_what_waited_behind_it_never_begins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(errands, "_THREADS", 1)
    sent, begun, let_go, done = Errands(lambda: None), threading.Event(), threading.Event(), []

    def hang() -> str:
        begun.set()
        let_go.wait(60)
        return "late"

    first = sent.begin(hang)
    assert begun.wait(60)
    second = sent.begin(lambda: done.append("begun"))
    # What is no daemon is waited for when the interpreter ends: half a minute for a connection.
    roads = [thread for thread in threading.enumerate() if thread.name == "road"]
    assert [thread.daemon for thread in roads] == [True, True]
    sent.end()
    let_go.set()
    wait([first, second], timeout=60)
    assert (first.result(), second.cancelled(), done) == ("late", True, [])


def test_what_an_errand_raises_is_raised_where_it_is_waited_for() -> None:
    def wrong() -> None:
        raise ZeroDivisionError

    sent = Errands(lambda: None)
    with pytest.raises(ZeroDivisionError):
        sent.run(wrong)
    assert sent.run(lambda: 7) == 7
    sent.end()
