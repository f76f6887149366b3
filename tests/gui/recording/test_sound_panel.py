"""Recording and listening by widgets, with a real recorder and a real archive."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLineEdit, QListView, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from samples.sound import MICROPHONE, SoundServer, sound_server, tone  # noqa: F401  # a fixture
from samples.windows import WAIT_MS, asked, done, opened, settled
from satchel.assembly.desk import Desk
from satchel.gui.context import Context
from satchel.gui.recording.panel import SoundPanel
from satchel.gui.recording.transcript import LinesModel
from satchel.gui.recording.transcript_presenter import TranscriptLine, number_for, times_of
from satchel.gui.tasks import Tasks
from satchel.storage.records import ListWish
from unit.audio.heard import begun

HEARD_S = 9.0
# Qt looks for PipeWire first, and says so where there is none.
pytestmark = pytest.mark.qt_log_ignore("pipewire-0.3", "Using Qt multimedia", extend=True)


@pytest.fixture
def tasks(qtbot: QtBot, tmp_path: Path) -> Tasks:
    return opened(qtbot, tmp_path / "archive")


@pytest.fixture
def hearing(qtbot: QtBot, tasks: Tasks) -> str:
    return done(qtbot, tasks, lambda desk: desk.records.add("case", {"title": "A"}).record)


@pytest.fixture
def panel(qtbot: QtBot, tasks: Tasks, hearing: str, tmp_path: Path) -> SoundPanel:
    return _panel(qtbot, tasks, tmp_path)


def _panel(qtbot: QtBot, tasks: Tasks, folder: Path) -> SoundPanel:
    from PySide6.QtWidgets import QApplication

    from satchel.gui.appearance import Appearance
    from satchel.gui.look.tokens import Theme

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    look = Appearance(application, "en", Theme.LIGHT)
    context = Context(
        tasks, lambda place: None, lambda: None, lambda sentence: None, lambda: None,
        lambda: None, folder / "archive", look,
    )  # fmt: skip
    whole = QWidget()
    from satchel.gui.parts.controls import stack

    column = stack(whole)
    notes = QLineEdit()
    panel = SoundPanel(context)
    column.addWidget(notes)
    column.addWidget(panel)
    qtbot.addWidget(whole)
    whole.show()
    panel.notes = notes  # type: ignore[attr-defined]  # what had the focus before
    panel.whole = whole  # type: ignore[attr-defined]  # so that it lives as long
    return panel


def _record_before(hearing: str, desk: Desk) -> str:
    """Nine seconds with a pause, and a note at the fourth."""
    _, hall = begun(desk, hearing)  # type: ignore[arg-type]  # a record's id
    hall.hear(tone(440, 4.0))
    hall.taking.interrupt("paused")
    hall.clock.seconds += 30
    hall.taking.begin("A microphone")
    hall.hear(tone(880, HEARD_S - 4))
    hall.taking.end("stopped")
    (kept,) = desk.recordings.adopt()
    return kept.record


def _plain_sound(folder: Path) -> list[Path]:
    signs = (b"OggS\0", b"OpusHead", b"WAVEfmt ")  # long enough not to be met by chance
    files = [path for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if any(sign in path.read_bytes() for sign in signs)]


def test_it_asks_once_records_pauses_and_keeps_what_the_court_said(
    qtbot: QtBot,
    sound_server: SoundServer,  # noqa: F811
    panel: SoundPanel,
    hearing: str,
    tasks: Tasks,
) -> None:
    panel.show_hearing(hearing)
    settled(qtbot, tasks)
    bar, notes = panel.bar, panel.notes  # type: ignore[attr-defined]  # see above
    notes.setFocus()
    bar.toggle()
    qtbot.waitUntil(lambda: bar._asking.devices.currentText() == MICROPHONE, timeout=WAIT_MS)
    assert bar._asking.answers["yes"].hasFocus()
    bar.toggle()  # asked again, it is the same question
    QTest.keyClick(bar._asking.answers["yes"], Qt.Key.Key_Escape)
    assert bar._asking.isHidden()
    assert notes.hasFocus()
    bar.toggle()
    bar._asking.answers["not asked"].click()
    assert notes.hasFocus()  # she goes on writing
    qtbot.waitUntil(lambda: bar.is_recording, timeout=WAIT_MS)
    qtbot.waitUntil(lambda: bar._state.text() > "Recording 00:00:00", timeout=WAIT_MS)
    assert bar._device.text() == MICROPHONE
    assert notes.hasFocus()
    bar.toggle()
    qtbot.waitUntil(lambda: bar._state.text().startswith("Paused"), timeout=WAIT_MS)
    bar.toggle()
    qtbot.waitUntil(lambda: bar._state.text().startswith("Recording"), timeout=WAIT_MS)
    bar._stop.setFocus()
    bar.answered.connect(notes.setFocus)
    with qtbot.waitSignal(panel.recorded, timeout=WAIT_MS):
        bar._stop.click()
        assert notes.hasFocus()  # and not what comes next in the window
    settled(qtbot, tasks)
    assert bar._told.text().startswith("Kept: 00:00:0")
    (one,) = asked(qtbot, tasks, lambda desk: desk.recordings.listing(hearing))
    assert one.allowed == "not asked"
    assert [gap.why for gap in one.missing] == ["paused"]
    assert panel._gaps.text().startswith("The court was not asked. · 00:00:0")


def test_a_sound_plays_from_any_place_by_keys_and_leaves_only_that_it_was_heard(
    qtbot: QtBot,
    sound_server: SoundServer,  # noqa: F811
    panel: SoundPanel,
    hearing: str,
    tasks: Tasks,
    tmp_path: Path,
) -> None:
    record = done(qtbot, tasks, lambda desk: _record_before(hearing, desk))
    panel.show_hearing(hearing)
    settled(qtbot, tasks)
    panel.play(record, 2.0)
    player = panel.listening.player
    playing = player.playing
    qtbot.waitUntil(lambda: playing.is_playing and playing.at > 2.3, timeout=WAIT_MS)
    assert playing.seconds == pytest.approx(HEARD_S, abs=0.05)
    assert player._time.text().endswith("of 00:00:09")
    player.wave.setFocus()
    qtbot.keyClick(player.wave, Qt.Key.Key_Right)
    assert playing.at == pytest.approx(7.4, abs=1.0)
    qtbot.keyClick(player.wave, Qt.Key.Key_Left)
    qtbot.keyClick(player.wave, Qt.Key.Key_Space)
    assert not playing.is_playing
    assert playing.at == pytest.approx(2.5, abs=1.0)
    qtbot.keyClick(player.wave, Qt.Key.Key_Up)
    assert playing.speed == 1.25
    player.wave.chosen.emit(8.5)
    qtbot.keyClick(player.wave, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: not playing.is_playing and playing.at > 8.9, timeout=WAIT_MS)  # the end
    qtbot.waitUntil(lambda: len(player.wave._peaks) >= 478, timeout=WAIT_MS)
    assert player.wave._gaps == (4.0,)
    panel.leave()
    settled(qtbot, tasks)
    assert _plain_sound(tmp_path) == []
    acts = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("custody-entry")))
    assert [one.fields["act"] for one in acts] == ["viewed"]


def test_a_transcript_is_written_and_corrected_beside_the_sound(
    qtbot: QtBot,
    sound_server: SoundServer,  # noqa: F811
    panel: SoundPanel,
    hearing: str,
    tasks: Tasks,
) -> None:
    record = done(qtbot, tasks, lambda desk: _record_before(hearing, desk))
    panel.show_hearing(hearing)
    settled(qtbot, tasks)
    panel.listening.show()
    panel.listening.open(record)
    pane = panel.listening.transcript
    settled(qtbot, tasks)
    for second, words in ((6.0, "Second, spoken at six"), (2.0, "First"), (4.0, "Between")):
        panel.listening.player.playing.seek(second)
        qtbot.keyClicks(pane.field, words)
        panel.listening.player.playing.seek(8.0)  # it went on while she typed
        before = pane.model.rowCount()
        qtbot.keyClick(pane.field, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda n=before: pane.model.rowCount() > n, timeout=WAIT_MS)
    shown = [pane.model.index(row).data() for row in range(3)]
    assert [line.split(maxsplit=1)[1] for line in shown[:2]] == ["First", "Between"]
    pane.view.setCurrentIndex(pane.model.index(1))
    qtbot.keyClick(pane.view, Qt.Key.Key_F2)
    assert pane.field.text() == "Between"
    pane.field.setText("In between")
    qtbot.keyClick(pane.field, Qt.Key.Key_Return)
    settled(qtbot, tasks)
    (kept,) = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("transcript")))
    assert kept.fields["derived_from"] == record
    lines = asked(qtbot, tasks, lambda desk: desk.transcripts_shown.show(kept.record, [])).lines
    assert [(line.original.line["text"], line.original.line["from"]) for line in lines] == [
        ("First", 2), ("In between", 4), ("Second, spoken at six", 6),
    ]  # fmt: skip


def test_lines_keep_to_the_rules_of_models_and_many_do_not_hold_the_window(
    qtmodeltester: ModelTester,
) -> None:
    lines = [TranscriptLine(f"{n:05d}", f"line {n}", "", float(n)) for n in range(20_000)]
    looked_at, model = LinesModel(), LinesModel()
    qtmodeltester.check(looked_at)
    looked_at.show(tuple(lines[:20]))
    assert looked_at.speak(19)
    began = time.thread_time()
    model.show(tuple(lines))
    assert model.speak(19_999)
    assert time.thread_time() - began < 0.05
    assert times_of(lines)[-1] == 19_999


def test_every_control_has_a_name(qtbot: QtBot, panel: SoundPanel) -> None:
    controls = [
        child
        for kind in (QAbstractButton, QComboBox, QListView, QLineEdit)
        for child in panel.findChildren(kind)
        if not child.parent().inherits("QComboBox") and not child.parent().inherits("QFrame")
    ]
    assert [type(one).__name__ for one in controls if not one.accessibleName()] == []


@pytest.mark.parametrize(
    ("at", "number"), [(0.5, "0000.5"), (2.0, "0001.5"), (3.2, "0002.25"), (9.0, "0003")]
)
def test_a_line_put_in_gets_a_number_between_its_neighbours(at: float, number: str) -> None:
    known = [
        TranscriptLine("0001", "a", "", 1.0),
        TranscriptLine("0002", "b", "", 3.0),
        TranscriptLine("0002.5", "c", "", 4.0),
    ]
    assert number_for(known, at) == number
    numbers = sorted([line.number for line in known] + [number])
    assert numbers.index(number) == sum(line.at is not None and line.at <= at for line in known)
