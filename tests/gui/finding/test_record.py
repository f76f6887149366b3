"""One record, whole: what it says and from where, what happened to it, what can be shown."""

from __future__ import annotations

import io
from contextlib import ExitStack
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from samples.time_authority import TimeAuthority
from samples.windows import asked, done, opened, settled, window
from satchel.assembly.desk import Desk
from satchel.catalog.attaching import AttachWish
from satchel.crypto.time_pins import read_pin
from satchel.domain.errors import NoSuchThing
from satchel.gui.finding.record import RecordScreen
from satchel.gui.places import Place
from satchel.gui.tasks import Tasks


@pytest.fixture
def tasks(qtbot: QtBot, tmp_path: Path) -> Tasks:
    return opened(qtbot, tmp_path / "a")


@pytest.fixture
def screen(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> RecordScreen:
    shell = window(qtbot, tasks, tmp_path / "a")
    shell.go(Place("record"))
    found = shell._shown
    assert isinstance(found, RecordScreen)
    return found


def _show(
    qtbot: QtBot, tasks: Tasks, screen: RecordScreen, record: str, spot: str | None = None
) -> None:
    screen.arrive(Place("record", record, spot))
    settled(qtbot, tasks)


def _proof(screen: RecordScreen) -> str:
    told = screen.proof._told
    return "\n".join(told.itemAt(at).widget().text() for at in range(told.count()))


def test_what_sources_say_stands_side_by_side_and_links_lead_on(
    qtbot: QtBot, tasks: Tasks, screen: RecordScreen
) -> None:
    def made(desk: Desk) -> str:
        case = desk.records.add("case", {"title": "City v. A"}).record
        letter = desk.records.add("event", {"event_kind": "meeting", "title": "A letter"}).record
        states = [
            {"field": "court", "value": "City Court", "source": letter, "place": "page 2"},
            {"field": "court", "value": "District Court", "by": "counsel"},
        ]
        event = desk.records.add(
            "event", {"event_kind": "hearing", "case": case}, statements=states
        )
        return str(event.record)

    record = done(qtbot, tasks, made)
    _show(qtbot, tasks, screen, record)
    whole = screen.whole
    assert whole is not None
    court = next(one for one in whole.known if one.field == "court")
    assert court.disputed
    assert [(one.value, one.source) for one in court.said] == [
        ("City Court", "A letter, page 2"),
        ("District Court", "by counsel"),
    ]
    assert court.said[0].place is not None
    assert court.said[0].place.spot == "page 2"
    screen._take_back(court, court.said[1])
    settled(qtbot, tasks)
    assert [
        one.value for one in screen.whole.known if one.field == "court" for one in one.said
    ] == ["City Court"]


def test_the_history_tells_what_was_done_with_it(
    qtbot: QtBot, tasks: Tasks, screen: RecordScreen
) -> None:
    def made(desk: Desk) -> str:
        record = desk.records.add("case", {"title": "City v. A"}).record
        desk.records.edit(record, {"title": "City v. B"})
        desk.taking_out.note_custody("printed", [record], {"language": "kk"})
        return str(record)

    _show(qtbot, tasks, screen, done(qtbot, tasks, made), "history")
    lines = screen.history.table.model_.lines
    assert [line.cells[2] for line in lines] == ["begun", "changed: Title", "printed"]
    assert "kk" in screen.history.detail.text()


def test_the_proof_holds_and_says_so_when_it_does_not(
    qtbot: QtBot, tasks: Tasks, screen: RecordScreen
) -> None:
    def made(desk: Desk) -> str:
        case = desk.records.add("case", {"title": "City v. A"}).record
        source = io.BytesIO(b"a page of a judgment")
        kept = desk.attachments.attach_open(source, "j.txt", {}, AttachWish(case))
        return str(kept.record)

    record = done(qtbot, tasks, made)
    _show(qtbot, tasks, screen, record, "proof")
    assert "the signature of each entry holds" in _proof(screen)
    assert "No receipt covers it yet" in _proof(screen)
    screen.proof.compare.click()
    settled(qtbot, tasks)
    assert screen.proof.result.text().startswith("Compared now: all 20 bytes")

    def retouch(desk: Desk) -> None:
        with desk.archive.writing() as tx:
            tx.db.execute("UPDATE records SET created = '2000' WHERE record = ?", [record])

    def tamper(desk: Desk) -> None:
        leaf = bytes.fromhex(desk.records.history(record)[0].leaf)
        with desk.archive.writing() as tx:
            names = [row[0] for row in tx.db.execute(
                "SELECT name FROM sqlite_master WHERE type='trigger' AND tbl_name='positions'"
            )]  # fmt: skip
            for name in names:
                tx.db.execute(f"DROP TRIGGER {name}")
            tx.db.execute("UPDATE positions SET signature = zeroblob(64) WHERE leaf = ?", [leaf])

    done(qtbot, tasks, retouch)
    _show(qtbot, tasks, screen, record, "proof")
    assert "not what its signed entries say" in _proof(screen)
    done(qtbot, tasks, tamper)
    _show(qtbot, tasks, screen, record, "proof")
    assert "does not hold" in _proof(screen)
    assert "the signature of each entry holds" not in _proof(screen)


def test_withdrawn_by_window_it_is_what_the_command_leaves(
    qtbot: QtBot, tasks: Tasks, screen: RecordScreen
) -> None:
    def made(desk: Desk) -> tuple[str, str]:
        first, second = (desk.records.add("case", {"title": "X"}).record for _ in range(2))
        desk.records.withdraw(second, "the wrong case")
        return str(first), str(second)

    record, other = done(qtbot, tasks, made)
    _show(qtbot, tasks, screen, record)
    screen._ask_why()
    assert not screen.over.withdrawing.act.isEnabled()
    qtbot.keyClicks(screen.over.withdrawing.why, "the wrong case")
    screen.over.withdrawing.act.click()
    settled(qtbot, tasks)
    told = [
        asked(qtbot, tasks, lambda desk, one=one: desk.records.history(one)[-1].what)
        for one in (record, other)
    ]
    assert told[0] == told[1]
    assert "Withdrawn: the wrong case" in screen.content.told.text()
    assert not screen.edit_button.isEnabled()


def test_two_of_one_thing_are_joined(qtbot: QtBot, tasks: Tasks, screen: RecordScreen) -> None:
    def made(desk: Desk) -> tuple[str, str]:
        first, second = (desk.records.add("case", {"title": "X"}).record for _ in range(2))
        return str(first), str(second)

    keep, other = done(qtbot, tasks, made)
    _show(qtbot, tasks, screen, keep)
    screen._ask_same()
    screen.over.same.agreed.emit(other)
    settled(qtbot, tasks)
    assert screen.whole is not None
    assert screen.whole.links[0].record == other
    with pytest.raises(NoSuchThing):
        asked(qtbot, tasks, lambda desk: desk.records.show("nothere"))


def test_timestamps_are_asked_for_by_a_button_and_the_page_says_what_they_prove(
    qtbot: QtBot, tasks: Tasks, screen: RecordScreen, tmp_path: Path
) -> None:
    with ExitStack() as stack:
        both = [
            stack.enter_context(TimeAuthority(tmp_path / name, name=name).running())
            for name in ("Clock One", "Clock Two")
        ]

        def made(desk: Desk) -> str:
            return str(desk.records.add("case", {"title": "City v. A"}).record)

        record = done(qtbot, tasks, made)
        _show(qtbot, tasks, screen, record, "proof")
        assert "no authority is pinned here" in _proof(screen)
        assert not screen.proof.timestamps.isVisible()

        def pinned(desk: Desk) -> None:
            for one in both:
                desk.timestamps.pin(one.name, one.url, one.chain, None)

        done(qtbot, tasks, pinned)
        _show(qtbot, tasks, screen, record, "proof")
        assert "no authority has been asked since" in _proof(screen)
        asking = screen.proof.timestamps
        assert asking.isVisible()
        asking.get.click()  # an observer's laptop: what it means is said first
        assert asking.weighed.isVisible()
        assert [one.asked for one in both] == [0, 0]
        asking.agree.click()
        qtbot.waitUntil(lambda: "existed before" in _proof(screen), timeout=30_000)
        settled(qtbot, tasks)
        assert [one.asked for one in both] == [1, 1]
        assert asking.result.text() == "2 timestamps came."
        assert all(f"then {one.name} stamped" in _proof(screen) for one in both)
        assert "Only one authority" not in _proof(screen)
        digits = read_pin(both[0].chain).fingerprint
        assert digits in screen.proof.technical.text()
