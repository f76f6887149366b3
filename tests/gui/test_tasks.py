"""The two lanes: order, refusals, long work that lets short work in, and the end."""

from __future__ import annotations

import io
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from samples.windows import WAIT_MS, asked, done, opened, settled
from satchel.assembly.desk import Desk
from satchel.domain.errors import NoSuchThing, SatchelError
from satchel.domain.words import Audience
from satchel.gui.places import Area
from satchel.gui.tasks import Work
from satchel.storage.records import ListWish


def _case(desk: Desk, title: str = "A") -> str:
    return desk.records.add("case", {"title": title}).record


def test_what_is_written_is_there_when_the_answer_comes(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    heard: list[frozenset[Area]] = []
    tasks.changed.connect(heard.append)
    seen: list[str] = []
    owner = QObject()
    tasks.write(_case, seen.append, owner, {Area.CASES})
    qtbot.waitUntil(lambda: bool(heard), timeout=WAIT_MS)
    assert asked(qtbot, tasks, lambda desk: desk.records.show(seen[0]).fields["title"]) == "A"
    assert heard == [frozenset({Area.CASES})]


def test_a_refusal_goes_to_who_asked_and_else_to_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    with pytest.raises(NoSuchThing):
        asked(qtbot, tasks, lambda desk: desk.records.show("nothere"))
    with qtbot.waitSignal(tasks.refused, timeout=WAIT_MS) as signal:
        tasks.read(lambda desk: desk.records.show("nothere"), lambda _view: None, tasks)
    assert isinstance(signal.args[0], NoSuchThing)


def test_a_mistake_of_ours_is_a_sentence_too(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    with pytest.raises(SatchelError, match="mistake of ours"):
        done(qtbot, tasks, lambda _desk: 1 // 0)


def test_an_answer_for_a_closed_screen_is_dropped(qtbot: QtBot, tmp_path: Path) -> None:
    import shiboken6

    tasks = opened(qtbot, tmp_path / "a")
    gate = threading.Event()
    heard: list[object] = []
    owner = QObject()
    tasks.read(lambda _desk: gate.wait(10), heard.append, owner)
    shiboken6.delete(owner)
    gate.set()
    settled(qtbot, tasks)
    assert heard == []


class _Slow(io.BytesIO):
    """A source that waits in its middle until it is let go on."""

    def __init__(self, data: bytes) -> None:
        super().__init__(data)
        self.reached, self.go_on = threading.Event(), threading.Event()

    def read(self, size: int | None = -1) -> bytes:
        if self.tell() > len(self.getbuffer()) // 2:
            self.reached.set()
            self.go_on.wait(20)
        return super().read(size)

    def readinto(self, buffer: object) -> int:
        data = self.read(len(memoryview(buffer)))  # type: ignore[arg-type]
        memoryview(buffer)[: len(data)] = data  # type: ignore[arg-type]
        return len(data)


def test_a_short_act_is_kept_while_a_long_one_is_under_way(qtbot: QtBot, tmp_path: Path) -> None:
    """The note of a moment must not wait for the film that is being attached."""
    tasks = opened(qtbot, tmp_path / "a")
    source = _Slow(bytes(64 * 1024 * 1024))
    order: list[str] = []
    told: list[int] = []
    owner = QObject()

    def intake(desk: Desk, work: Work) -> int:
        taken = desk.archive.contents.take_in(
            source,
            desk.recipients(Audience.COORDINATION),
            progress=work.progress,
            cancelled=work.cancelled,
        )
        return taken.size

    tasks.work(intake, lambda _size: order.append("long"), owner, progress=told.append)
    qtbot.waitUntil(source.reached.is_set, timeout=WAIT_MS)
    tasks.write(_case, lambda _record: order.append("short"), owner)
    source.go_on.set()
    qtbot.waitUntil(lambda: len(order) == 2, timeout=WAIT_MS)
    assert order == ["short", "long"]
    assert sum(one for one in told if one > 0) >= 64 * 1024 * 1024
    assert len(asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("case")))) == 1


def test_a_long_act_ends_when_it_is_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    source = _Slow(bytes(64 * 1024 * 1024))
    refused: list[SatchelError] = []
    owner = QObject()
    work = tasks.work(
        lambda desk, work: desk.archive.contents.take_in(
            source, [], progress=work.progress, cancelled=work.cancelled
        ),
        None,
        owner,
        failed=refused.append,
    )
    qtbot.waitUntil(source.reached.is_set, timeout=WAIT_MS)
    work.cancel()
    source.go_on.set()
    qtbot.waitUntil(lambda: bool(refused), timeout=WAIT_MS)
    assert refused[0].code == "cancelled"


def test_an_act_that_must_be_alone_waits_for_readers(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    reading, go_on = threading.Event(), threading.Event()
    order: list[str] = []
    owner = QObject()

    def read(_desk: Desk) -> None:
        reading.set()
        go_on.wait(20)
        order.append("read")

    tasks.read(read, lambda _nothing: None, owner)
    qtbot.waitUntil(reading.is_set, timeout=WAIT_MS)
    tasks.work(lambda _desk, _work: order.append("alone"), None, owner, alone=True)
    go_on.set()
    settled(qtbot, tasks)
    assert order == ["read", "alone"]


def test_closing_keeps_what_was_asked_for_before(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    for number in range(20):
        tasks.write(lambda desk, number=number: _case(desk, f"case {number}"), None, None)  # type: ignore[misc]
    assert tasks.close(20)
    again = opened(qtbot, tmp_path / "a")
    assert len(asked(qtbot, again, lambda desk: desk.records.select(ListWish("case")))) == 20


def test_closing_does_not_wait_for_a_lane_that_hangs(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    held = threading.Event()
    tasks.write(lambda _desk: held.wait(20), None, None)
    assert not tasks.close(0.2)
    held.set()


def test_a_slow_look_keeps_no_list_waiting(qtbot: QtBot, tmp_path: Path) -> None:
    tasks = opened(qtbot, tmp_path / "a")
    looking, go_on = threading.Event(), threading.Event()
    order: list[str] = []
    owner = QObject()

    def look(_desk: Desk) -> None:
        looking.set()
        go_on.wait(20)

    tasks.look(look, lambda _nothing: order.append("look"), owner)
    qtbot.waitUntil(looking.is_set, timeout=WAIT_MS)
    asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("case")))
    order.append("list")
    go_on.set()
    settled(qtbot, tasks)
    assert order == ["list", "look"]
