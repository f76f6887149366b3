"""The viewer on a real archive: pages, text and refusals, drawn elsewhere, never on disk."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from samples import archives
from samples.documents import papers, photos
from samples.passphrases import make_cheap
from samples.windows import PASSPHRASE, WAIT_MS, asked, done, opened, settled, window
from satchel.assembly import first_run
from satchel.assembly.first_run import FirstWish
from satchel.catalog.attaching import AttachWish
from satchel.gui.places import Area, Place
from satchel.gui.shell.window import Window
from satchel.gui.tasks import Tasks
from satchel.gui.viewing.screen import ViewScreen
from satchel.storage.records import ListWish
from satchel.system import workers

LETTER = papers.letter("Ответ: <b>нет</b> <img src='file:///etc/hostname'>").as_bytes()
FILES = {
    "1.pdf": papers.pdf(["Первая: Кенжалиев", "Вторая", "Третья: кенжалиев, Кенжалиев"]),
    "2.jpg": photos.saved(photos.image((600, 400)), "JPEG", orientation=6),
    "3.eml": LETTER,
    "4.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "5.pdf": papers.pdf(["x"], password="secret"),
    "6.ogg": b"OggS" + bytes(2000),
}


@pytest.fixture
def tasks(qtbot: QtBot, tmp_path: Path) -> Tasks:
    """With the files above in it, all under one case."""
    make_cheap()
    archives.copied("viewing", _with_files, tmp_path / "archive")
    return opened(qtbot, tmp_path / "archive")


def _with_files(folder: Path) -> None:
    desk = first_run.begin(FirstWish(folder, PASSPHRASE.encode(), "L")).finish()
    case = desk.records.add("case", {"title": "A"}).record
    for name, data in FILES.items():
        file = folder.with_name(name)
        file.write_bytes(data)
        desk.attachments.attach(file, AttachWish(on=case, title=f"<b>{name}</b>"))
    desk.close()


@pytest.fixture
def kept(qtbot: QtBot, tasks: Tasks) -> dict[str, str]:
    """Records of the files, by their names."""
    found = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("attachment")))
    by_title = {one.fields["title"]: one.record for one in found}
    return {name: by_title[f"<b>{name}</b>"] for name in FILES}


@pytest.fixture
def shell(qtbot: QtBot, tasks: Tasks, tmp_path: Path) -> Window:
    return window(qtbot, tasks, tmp_path / "archive")


def screen_of(shell: Window) -> ViewScreen:
    found = shell.findChild(ViewScreen)
    assert isinstance(found, ViewScreen)
    return found


def shows(qtbot: QtBot, screen: ViewScreen, what: Callable[[], bool]) -> None:
    qtbot.waitUntil(what, timeout=WAIT_MS)


def drawn(screen: ViewScreen) -> Image.Image:
    """The picture the page is shown by."""
    image = screen.reader.canvas._picture.toImage().convertToFormat(
        screen.reader.canvas._picture.toImage().Format.Format_RGB888
    )
    size = (image.width(), image.height())
    return Image.frombuffer(
        "RGB", size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine(), 1
    )


def test_pages_turn_and_words_are_found_across_them(
    qtbot: QtBot, shell: Window, kept: dict[str, str], tasks: Tasks
) -> None:
    shell.go(Place("viewer", kept["1.pdf"]))
    screen = screen_of(shell)
    reader = screen.reader
    shows(qtbot, screen, lambda: reader.canvas._seen is not None)
    assert reader.pages.page.text() == "Page 1 of 3"
    assert min(drawn(screen).convert("L").getextrema()) < 100  # there is ink on it
    qtbot.keyClick(reader.canvas, Qt.Key.Key_End)
    reader.canvas.verticalScrollBar().setValue(reader.canvas.verticalScrollBar().maximum())
    reader.scroll_page(1)
    assert reader.pages.page.text() == "Page 2 of 3"
    reader.finding.open()
    reader.finding.words.setText("КЕНЖАЛИЕВ")
    QTest.keyClick(reader.finding.words, Qt.Key.Key_Return)
    shows(qtbot, screen, lambda: reader.finding.answer.text() == "1 of 2 on page 3")
    QTest.keyClick(reader.finding.words, Qt.Key.Key_Return)
    shows(qtbot, screen, lambda: reader.finding.answer.text() == "2 of 2 on page 3")
    QTest.keyClick(reader.finding.words, Qt.Key.Key_Return)
    shows(qtbot, screen, lambda: reader.finding.answer.text() == "1 of 1 on page 1")
    back = Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(reader.finding.words, Qt.Key.Key_Return, back)
    shows(qtbot, screen, lambda: reader.finding.answer.text() == "2 of 2 on page 3")
    settled(qtbot, tasks)
    told = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("custody-entry")))
    assert [one.fields["act"] for one in told] == ["viewed"]


def test_a_place_leads_to_the_page_and_the_words(
    qtbot: QtBot, shell: Window, kept: dict[str, str]
) -> None:
    shell.go(Place("viewer", kept["1.pdf"], "page 3|Кенжалиев"))
    screen = screen_of(shell)
    shows(qtbot, screen, lambda: screen.reader.finding.answer.text() == "1 of 2 on page 3")
    shell.go(Place("viewer", kept["1.pdf"], "2"))
    assert screen.reader.pages.page.text() == "Page 2 of 3"


def test_a_photo_stands_upright_and_is_drawn_anew_at_each_size(
    qtbot: QtBot, shell: Window, kept: dict[str, str], tasks: Tasks
) -> None:
    shell.go(Place("viewer", kept["2.jpg"]))
    screen = screen_of(shell)
    canvas = screen.reader.canvas
    shows(qtbot, screen, lambda: canvas._seen is not None)
    assert canvas._seen is not None
    assert canvas._seen.whole[0] < canvas._seen.whole[1]  # it was turned, as the camera said
    canvas.zoom(None)
    shows(qtbot, screen, lambda: canvas._seen is not None and canvas._seen.whole == (400, 600))
    assert screen.reader.pages.zoom.text() == "100%"
    for _ in range(7):
        canvas.zoom(True)
    settled(qtbot, tasks)
    assert canvas._seen.zoom == 8.0
    window_pixels = canvas.viewport().width() * canvas.viewport().height()
    assert canvas._picture.width() * canvas._picture.height() <= window_pixels * 2.25
    canvas.turn()
    shows(qtbot, screen, lambda: canvas._seen is not None and canvas._seen.look.turn == 90)


def test_a_letter_is_read_as_it_was_written(
    qtbot: QtBot, shell: Window, kept: dict[str, str]
) -> None:
    shell.go(Place("viewer", kept["3.eml"], "text|нет"))
    screen = screen_of(shell)
    words = screen.reader.words
    shows(qtbot, screen, lambda: words.textCursor().selectedText() == "нет")
    assert "Ответ: <b>нет</b> <img src='file:///etc/hostname'>" in words.toPlainText()
    assert "From: Прокуратура <office@prosecutor.example>" in words.toPlainText()
    assert words.isReadOnly()


def test_nothing_is_left_on_the_disk_and_no_worker_after_a_look(
    qtbot: QtBot,
    shell: Window,
    kept: dict[str, str],
    tasks: Tasks,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bare = tmp_path / "bare"
    bare.mkdir()
    for name in ("HOME", "TMPDIR", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"):
        monkeypatch.setenv(name, str(bare))
    started: list[subprocess.Popen[bytes]] = []
    real = workers.start

    def start(module: str) -> subprocess.Popen[bytes]:
        started.append(real(module))
        return started[-1]

    monkeypatch.setattr(workers, "start", start)
    screen = None
    for name in ("1.pdf", "2.jpg", "3.eml"):
        shell.go(Place("viewer", kept[name]))
        screen = screen_of(shell)
        settled(qtbot, tasks)
    assert screen is not None
    shell.go(Place("viewer", kept["1.pdf"]))
    shows(qtbot, screen, lambda: screen.reader.canvas._seen is not None)
    done(qtbot, tasks, lambda desk: desk.records.withdraw(kept["1.pdf"], "x", content=True))
    tasks.write(lambda _desk: None, None, screen, {Area.ATTACHED})
    shows(qtbot, screen, lambda: "no longer read" in screen.reader.said.text())
    settled(qtbot, tasks)
    assert len(started) >= 3
    assert all(worker.poll() is not None for worker in started)
    assert list(bare.iterdir()) == []


def test_a_sound_is_heard_and_not_drawn(
    qtbot: QtBot, shell: Window, kept: dict[str, str], tasks: Tasks
) -> None:
    from satchel.gui.recording.listening import Listening

    shell.go(Place("viewer", kept["6.ogg"], "second 2"))
    screen = screen_of(shell)
    shows(qtbot, screen, lambda: shell.findChild(Listening) is not None)
    told = shell.findChild(Listening)
    assert isinstance(told, Listening)
    shows(qtbot, screen, lambda: told.player._told.text() != "")  # these bytes are no sound
    settled(qtbot, tasks)
    acts = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("custody-entry")))
    assert [one.fields["act"] for one in acts] == ["viewed"]


def test_what_cannot_be_shown_says_so_and_the_next_file_can(
    qtbot: QtBot, shell: Window, kept: dict[str, str], tasks: Tasks
) -> None:
    shell.go(Place("viewer", kept["4.svg"]))
    screen = screen_of(shell)
    shows(qtbot, screen, lambda: "cannot be shown safely" in screen.reader.said.text())
    assert "Picture (SVG)" in screen.reader.said.text()
    assert screen.files.place.text() in {f"{n} of 6" for n in range(1, 7)}
    shell.go(Place("home"))
    settled(qtbot, tasks)
    assert screen.reader.words.toPlainText() == ""
    assert screen.reader.canvas._picture.isNull()


def test_a_locked_pdf_is_shown_by_its_password_which_is_kept_nowhere(
    qtbot: QtBot, shell: Window, kept: dict[str, str], tasks: Tasks
) -> None:
    shell.go(Place("viewer", kept["5.pdf"]))
    screen = screen_of(shell)
    shows(qtbot, screen, lambda: "unlocking" in screen.__dict__ and screen.unlocking.isVisible())
    asking = screen.unlocking
    asking.password.setText("sesame")
    asking.show_it.click()
    shows(qtbot, screen, lambda: asking.said.text() == "That did not open it.")
    shows(qtbot, screen, asking.password.isEnabled)
    asking.password.setText("secret")
    QTest.keyClick(asking.password, Qt.Key.Key_Return)
    assert asking.password.text() == ""
    shows(qtbot, screen, lambda: not screen.reader.canvas._picture.isNull())
    settled(qtbot, tasks)
    acts = asked(qtbot, tasks, lambda desk: desk.records.select(ListWish("custody-entry")))
    assert [one.fields["act"] for one in acts] == ["viewed"]
    shell.go(Place("home"))
    settled(qtbot, tasks)
    shell.go(Place("viewer", kept["5.pdf"]))
    shows(qtbot, screen, asking.isVisible)  # asked again: nobody remembers it
    assert asking.said.text() == ""
