"""The attach sheet: files are dropped, pasted or chosen; two questions for all of them.

A place of this screen is the record they belong to. Nothing is modal: she may go back to
her notes while files come in, and finds the sheet again as she left it.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QWidget

from satchel.catalog.notes import NoteWish
from satchel.gui.acts import Act
from satchel.gui.attaching import offered, presenter
from satchel.gui.attaching.offered import Offered
from satchel.gui.attaching.presenter import Answers, Parent, State
from satchel.gui.attaching.sheet import Sheet
from satchel.gui.attaching.table import FilesTable
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts import choosing
from satchel.gui.parts.controls import button, field, frame, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place


class AttachScreen(Screen):
    """Above: how files come to this sheet. Middle: the files. Below: from whom, and how."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._sheets: dict[str, Sheet] = {}
        self.sheet: Sheet | None = None
        self.setAcceptDrops(True)
        column = stack(self, tokens.M, tokens.M)
        column.addLayout(self._make_ways())
        column.addWidget(self._make_words())
        self.table = FilesTable()
        self.table.removed.connect(self._remove)
        self.table.opened.connect(self._open)
        column.addWidget(self.table, 1)
        self._row_said = Plain("", "dim", wraps=True, selectable=True)
        self._row_said.setAccessibleName(translate("Attaching", "State of the chosen file"))
        column.addWidget(self._row_said)
        column.addWidget(self._make_questions())
        column.addLayout(self._make_end())
        self.setTabOrder(self.table, self.who)

    def arrive(self, place: Place) -> None:
        """The sheet of `place.record`, as it was left."""
        if place.record is None:
            return
        record = place.record
        sheet = self._sheets.get(record)
        if sheet is None:
            sheet = Sheet(self.context, record, self)
            sheet.moved.connect(self._moved)
            sheet.ended.connect(self._ended)
            self._sheets[record] = sheet
        is_new = sheet.model.rowCount() == 0 and not sheet.answers.who
        self.sheet = sheet
        self.table.setModel(sheet.model)
        self.table.selectionModel().currentRowChanged.connect(lambda *_rows: self._moved())
        self._show_answers(sheet.answers)
        self.headed.emit(translate("Attaching", "Attach"))
        self.context.tasks.read(
            lambda desk: presenter.parent_of(record, desk),
            lambda parent: self._told(record, parent, is_new),
            self,
        )
        self._moved()
        # In an empty table keys do nothing, and one does not see where they go.
        (self.table if sheet.model.rowCount() else self._choose_button).setFocus()

    def leave(self) -> None:
        """The sheet keeps what was answered; files go on coming in."""
        if self.sheet is not None:
            self.sheet.answers = self._answered()
            self.sheet.keep_draft()

    def acts(self) -> Sequence[Act]:
        """Keys of the sheet."""
        return (
            Act("attach-choose", translate("Attaching", "Choose files"), self._choose, "Ctrl+O"),
            Act("attach-paste", translate("Attaching", "Paste"), self._paste, "Ctrl+Shift+V"),
            Act(
                "attach-keep",
                translate("Attaching", "Keep these files"),
                self._keep,
                "Ctrl+Return",
                lambda: self.sheet is not None and self.sheet.can_keep,
            ),
        )

    # Making it.

    def _make_ways(self) -> QHBoxLayout:
        line = row()
        self._choose_button = button(
            translate("Attaching", "Choose files…"), self._choose, keys="Ctrl+O"
        )
        line.addWidget(self._choose_button)
        line.addWidget(button(translate("Attaching", "Paste"), self._paste, keys="Ctrl+Shift+V"))
        line.addWidget(Plain(translate("Attaching", "or drop them here"), "dim"))
        line.addStretch(1)
        self._remove_button = button(
            translate("Attaching", "Stop or take out"),
            lambda: self._remove(self.table.chosen()),
            keys=translate("Attaching", "Delete"),
        )
        line.addWidget(self._remove_button)
        return line

    def _make_words(self) -> QWidget:
        """Words that were dropped are no file; they wait here for her decision."""
        self._words = frame("notice")
        line = row(self._words, tokens.M, tokens.S)
        self._words_said = Plain("", wraps=True)
        line.addWidget(self._words_said, 1)
        line.addWidget(button(translate("Attaching", "Keep it as a note"), self._note))
        line.addWidget(
            button(translate("Attaching", "Do not keep it"), lambda: self._hold_words(""), "quiet")
        )
        self._words.hide()
        return self._words

    def _make_questions(self) -> QWidget:
        asked = QWidget()
        inside = row(asked, tokens.L)
        self.who: QLineEdit = field(translate("Attaching", "a name, an office, a code"))
        inside.addWidget(labelled(translate("Attaching", "Who gave them?"), self.who), 2)
        self.how = QComboBox()
        self.how.setEditable(True)
        self.how.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.how.addItems(["", *presenter.ways()])
        inside.addWidget(labelled(translate("Attaching", "How did they come?"), self.how), 2)
        self.dated: QLineEdit = field("2026-11-22")
        inside.addWidget(labelled(translate("Attaching", "Date of all, if known"), self.dated), 1)
        return asked

    def _make_end(self) -> QHBoxLayout:
        line = row()
        self.sealed = QCheckBox(translate("Attaching", "Seal them as they come in"))
        self.sealed.setAccessibleDescription(
            translate("Attaching", "Afterwards only headquarters can read them.")
        )
        line.addWidget(self.sealed)
        self._said = Plain("", "dim")
        line.addWidget(self._said, 1)
        line.addWidget(button(translate("Attaching", "Back"), self.context.back, keys="Alt+Left"))
        self.keep = button(
            translate("Attaching", "Keep these files"), self._keep, "primary", "Ctrl+Return"
        )
        line.addWidget(self.keep)
        return line

    # What she answered.

    def _answered(self) -> Answers:
        return Answers(
            self.who.text(), self.how.currentText(), self.dated.text(), self.sealed.isChecked()
        )

    def _show_answers(self, answers: Answers) -> None:
        self.who.setText(answers.who)
        self.how.setCurrentText(answers.how)
        self.dated.setText(answers.dated)
        self.sealed.setChecked(answers.sealed)

    def _told(self, record: str, parent: Parent, is_new: bool) -> None:
        if self.sheet is None or self.sheet.record != record:
            return
        heading = translate("Attaching", "Attach to: {title}")
        self.headed.emit(heading.format(title=parent.title or record))
        self.sealed.setVisible(parent.can_seal)
        if is_new and self._answered() == Answers():
            self.sheet.restore(parent.draft)
            self._show_answers(self.sheet.answers)
            self._moved()
        if parent.sealed and not self.sheet.model.items:
            self.sealed.setChecked(parent.can_seal)

    # What comes.

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if offered.may_be(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.take(offered.from_data(event.mimeData()))

    def take(self, what: Offered) -> None:
        """Files and pictures come onto the sheet; words wait to be asked about."""
        if self.sheet is None:
            return
        if what.paths:
            self.sheet.add_files(what.paths)
        elif what.picture is not None:
            self.sheet.add_picture(what.picture)
        elif what.words.strip():
            self._hold_words(what.words)
        else:
            self.context.say(translate("Attaching", "There was no file, picture or text in it."))

    def _choose(self) -> None:
        choosing.ask_files(self, lambda paths: self.take(Offered(tuple(paths))))

    def _paste(self) -> None:
        self.take(offered.pasted())

    def _hold_words(self, words: str) -> None:
        if self.sheet is not None:
            self.sheet.words = words
        self._moved()

    def _note(self) -> None:
        if self.sheet is None:
            return
        wish = NoteWish(on=self.sheet.record, text=self.sheet.words)
        self._hold_words("")
        said = translate("Attaching", "The text is kept as a note.")
        self.context.tasks.write(
            lambda desk: desk.notes.take(wish),
            lambda _taken: self.context.say(said),
            self,
            {Area.NOTES},
        )

    # What is done with it.

    def _keep(self) -> None:
        if self.sheet is not None:
            self.sheet.answers = self._answered()
            self.sheet.keep()

    def _remove(self, rows: list[int]) -> None:
        if self.sheet is not None:
            items = self.sheet.model.items
            self.sheet.remove([items[at].key for at in rows])

    def _open(self, at: int) -> None:
        items = self.sheet.model.items if self.sheet is not None else []
        record = items[at].record if 0 <= at < len(items) else None
        if record is not None and not self._answered().sealed:
            self.context.go(Place("viewer", record))

    def _moved(self) -> None:
        sheet = self.sheet
        if sheet is None:
            return
        items, at = sheet.model.items, self.table.currentIndex().row()
        chosen = items[at] if 0 <= at < len(items) else None
        self._row_said.setText(
            f"{chosen.name}: {presenter.state_in_words(chosen)}" if chosen is not None else ""
        )
        self._row_said.setVisible(chosen is not None)
        self.keep.setEnabled(sheet.can_keep)
        self._remove_button.setEnabled(bool(items))
        self._words.setVisible(bool(sheet.words))
        letters = len(sheet.words)
        self._words_said.setText(
            translate("Attaching", "This is text, not a file: %n letters.", None, letters)
        )
        moving = sum(item.state in (State.WAITING, State.COMING) for item in items)
        coming = translate("Attaching", "%n files to go; notes can go on.", None, moving)
        self._said.setText(coming if moving else "")

    def _ended(self) -> None:
        sheet = self.sender()
        if isinstance(sheet, Sheet):
            self.context.say(presenter.summed(sheet.model.items))
