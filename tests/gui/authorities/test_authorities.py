"""Authorities are pinned, asked and dropped in the window; what waits says that it waits."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from samples.time_authority import POLICY, TimeAuthority
from samples.windows import WAIT_MS, asked, done, opened, settled
from satchel.gui.appearance import Appearance
from satchel.gui.authorities.adding import Adding
from satchel.gui.authorities.screen import AuthoritiesScreen
from satchel.gui.context import Context
from satchel.gui.look.tokens import Theme
from satchel.gui.places import Place
from satchel.gui.tasks import Tasks
from satchel.sync.timestamps import authorities


class Opened:
    """Headquarters, and the screen over it."""

    def __init__(self, qtbot: QtBot, folder: Path, application: object) -> None:
        self.qtbot, self.said = qtbot, list[str]()
        self.tasks: Tasks = opened(qtbot, folder, mission="Open Bench")

        def nothing(*_: object) -> None:
            raise AssertionError("nobody asked for this")

        look = Appearance(application, "en", Theme.LIGHT)  # type: ignore[arg-type]
        context = Context(
            self.tasks, nothing, nothing, self.said.append, nothing, nothing, folder, look
        )
        self.screen = AuthoritiesScreen(context)
        self.screen.resize(1024, 640)
        qtbot.addWidget(self.screen)
        self.screen.show()
        self.arrive()

    def arrive(self) -> None:
        self.screen.arrive(Place("authorities"))
        settled(self.qtbot, self.tasks)

    def pin(self, one: TimeAuthority, policy: str = "") -> Adding:
        """As a person does it, the file chosen."""
        adding = self.screen.adding
        self.screen.add.click()
        adding.name.setText(one.name)
        adding.url.setText(one.url)
        adding.policy.setText(policy)
        adding.take(one.chain_file())
        settled(self.qtbot, self.tasks)
        adding.pin.click()
        settled(self.qtbot, self.tasks)
        return adding


@pytest.fixture
def screen(qtbot: QtBot, qapp: object, tmp_path: Path) -> Iterator[Opened]:
    made = Opened(qtbot, tmp_path / "archive", qapp)
    yield made
    assert made.tasks.close(30)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[TimeAuthority]]:
    with ExitStack() as stack:
        yield [
            stack.enter_context(TimeAuthority(tmp_path / name, name=name).running())
            for name in ("Clock One", "Clock Two")
        ]


def test_two_are_pinned_asked_and_nothing_waits_any_more(
    screen: Opened, two: list[TimeAuthority]
) -> None:
    shown = screen.screen
    assert "None is pinned" in shown.advice.text()
    assert not shown.asking.isVisible()
    assert "until an authority is pinned" in shown.waits.text()
    adding = screen.pin(two[0], POLICY)
    assert not adding.isVisible()
    assert screen.said == ["Pinned. Nothing was asked yet."]
    assert "Pin a second one" in shown.advice.text()
    screen.pin(two[1])
    assert not shown.advice.isVisible()
    assert [shown.list.item(at).text()[:35] for at in (0, 1)] == [
        "Clock One — asked for timestamps, i",
        "Clock Two — asked for timestamps, i",
    ]
    assert POLICY in shown.facts.text()
    assert shown.heading.text() == "Signed, not yet timestamped"
    assert "This laptop's ledger" in shown.waits.text()
    assert "by Clock One, Clock Two" in shown.waits.text()
    assert [one.asked for one in two] == [0, 0], "nothing goes out unasked"
    shown.asking.get.click()
    assert shown.asking.weighed.isVisible(), "on an observer's laptop that is weighed first"
    shown.asking.agree.click()
    settled(screen.qtbot, screen.tasks)
    assert shown.asking.result.text() == "2 timestamps came."
    assert shown.heading.text() == "Nothing waits to be timestamped"


def test_an_authority_that_is_dropped_says_why_first_and_counts_no_more(
    screen: Opened, two: list[TimeAuthority]
) -> None:
    screen.pin(two[0])
    shown = screen.screen
    shown.drop.click()
    assert not shown.ask.isVisible(), "a reason is needed"
    shown.why.setText("Its key was stolen")
    shown.drop.click()
    assert shown.ask.isVisible()
    shown.ask.agree.click()
    settled(screen.qtbot, screen.tasks)
    assert "dropped; nothing it stamped counts" in shown.list.item(0).text()
    assert not shown.drop.isVisible()
    known = asked(
        screen.qtbot, screen.tasks, lambda desk: authorities.listed(desk.archive.reading())
    )
    assert [one.is_asked for one in known] == [False]


def test_what_cannot_be_pinned_is_refused_in_place_and_what_was_typed_stays(
    screen: Opened, two: list[TimeAuthority], tmp_path: Path
) -> None:
    adding = screen.screen.adding
    screen.screen.add.click()
    adding.pin.click()
    assert "all needed" in adding.refused.text()
    adding.name.setText("Clock")
    for wrong, told in (("missing", "There is no file"), ("text", "no certificate")):
        (tmp_path / "text").write_text("words")
        adding.take(tmp_path / wrong)
        screen.qtbot.waitUntil(lambda told=told: told in adding.refused.text(), timeout=WAIT_MS)
    assert adding.name.text() == "Clock"
    screen.pin(two[0])
    adding = screen.pin(two[0])
    assert "pinned already" in adding.refused.text()
    assert adding.pin.isEnabled()


def test_a_newer_certificate_replaces_the_older_and_its_stamps_still_count(
    screen: Opened, two: list[TimeAuthority], tmp_path: Path
) -> None:
    screen.pin(two[0])
    shown, newer = screen.screen, TimeAuthority(tmp_path / "newer", name="Clock One")
    shown.newer.click()
    assert (shown.adding.name.text(), shown.adding.url.text()) == ("Clock One", two[0].url)
    shown.adding.take(newer.chain_file())
    settled(screen.qtbot, screen.tasks)
    assert "SHA-256" in shown.adding.facts.text()
    shown.adding.pin.click()
    settled(screen.qtbot, screen.tasks)
    said = sorted(shown.list.item(at).text() for at in range(2))
    assert "asked for timestamps" in said[0]
    assert "replaced by a newer certificate" in said[1]


def test_what_is_typed_stays_while_something_else_changes(
    screen: Opened, two: list[TimeAuthority]
) -> None:
    screen.pin(two[0])
    shown = screen.screen
    shown.why.setText("Its key")
    done(screen.qtbot, screen.tasks, lambda desk: desk.records.add("case", {"title": "City v. A"}))
    shown._refresh()
    settled(screen.qtbot, screen.tasks)
    assert shown.why.text() == "Its key"
