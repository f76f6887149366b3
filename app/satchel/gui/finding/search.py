"""Search: one box, hits as they come, each opening where its words stand."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QCheckBox, QHBoxLayout, QListView

from satchel.gui.acts import Act
from satchel.gui.context import Context, Screen
from satchel.gui.finding import search_presenter
from satchel.gui.finding.search_delegate import HitDelegate
from satchel.gui.finding.search_model import HitsModel
from satchel.gui.finding.search_presenter import Answer, Question
from satchel.gui.knowledge.editors import Choice
from satchel.gui.knowledge.spoken import saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.ordering import in_order
from satchel.gui.parts.controls import field, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Place

_PAUSE_MS = 150
_NOT_SOUGHT = ("custody-entry", "form", "timestamp", "time-authority")


class Search(Screen):
    """The box keeps its words while the window lives; they are written nowhere."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.saying = saying(context)
        self._asked = 0
        self._question = Question("")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.ask)
        column = stack(self, tokens.S, tokens.M)
        self.box = field(translate("Search", "Names, words, “a phrase”, begin*, -without"))
        self.box.setAccessibleName(translate("Search", "What to look for"))
        self.box.textChanged.connect(lambda _text: self._pause.start())
        self.box.installEventFilter(self)
        column.addWidget(self.box)
        column.addLayout(self._make_filters())
        self.told = Plain("", "small", wraps=True)
        self.told.setAccessibleName(translate("Search", "What was found"))
        column.addWidget(self.told)
        self.hits = HitsModel()
        self.hits.wanted.connect(self._more)
        self.list = QListView()
        self.list.setAccessibleName(translate("Search", "Hits"))
        self.list.setModel(self.hits)
        self.list.setItemDelegate(HitDelegate(context.appearance, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.doubleClicked.connect(self._open)
        self.list.installEventFilter(self)
        column.addWidget(self.list, 1)
        self._say_how()

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Search", "Search")

    def arrive(self, place: Place) -> None:
        self.headed.emit(self.words())
        if place.spot is not None and place.spot != self.box.text():
            self.box.setText(place.spot)
        if self.box.text().strip():
            self.ask()
        self.box.setFocus()
        self.box.selectAll()

    def acts(self) -> Sequence[Act]:
        return [
            Act("exact", translate("Search", "Exactly as spelled"), self.exact.click),
            Act("all-kinds", translate("Search", "Search all kinds"), self._all_kinds),
        ]

    def ask(self) -> None:
        """Ask anew; answers to older questions are dropped when they come."""
        self._pause.stop()
        self._asked += 1
        question = Question(self.box.text(), self.kinds.currentData(), self.exact.isChecked())
        if not question.words.strip():
            self.hits.clear()
            self._say_how()
            return
        self._read(question, 0)

    def _read(self, question: Question, offset: int) -> None:
        said = self.saying
        self.context.tasks.read(
            lambda desk: search_presenter.ask(desk, question, offset, said),
            partial(self._show, self._asked),
            self,
        )

    def _more(self, offset: int) -> None:
        self._read(self._question, offset)

    def _show(self, number: int, answer: Answer) -> None:
        if number != self._asked:
            return
        if answer.offset:
            self.hits.go_on(answer)
            return
        self._question = answer.question
        self.hits.begin(answer)
        self.list.scrollToTop()
        found = translate("Search", "%n found", None, answer.total)
        said = [found if answer.total else self._nothing()]
        if answer.closed:
            said.append(translate("Search", "%n you cannot open here", None, answer.closed))
        self.told.setText("\n".join([" · ".join(said), *answer.notes]))

    def _make_filters(self) -> QHBoxLayout:
        across = row(spacing=tokens.M)
        self.kinds = Choice()
        self.kinds.setAccessibleName(translate("Search", "Kind of record"))
        self.kinds.addItem(translate("Search", "All kinds"), None)
        self.context.tasks.read(lambda desk: desk.kinds.names(), self._name_kinds, self)
        self.kinds.activated.connect(lambda _at: self.ask())
        self.exact = QCheckBox(translate("Search", "Exactly as spelled"))
        self.exact.clicked.connect(lambda _on=False: self.ask())
        across.addWidget(self.kinds)
        across.addWidget(self.exact)
        across.addStretch(1)
        return across

    def _name_kinds(self, names: Sequence[str]) -> None:
        named = ((self.saying.kind(name, many=True), name) for name in names)
        known = sorted(named, key=lambda one: in_order(one[0]))
        for words, name in known:
            if name not in _NOT_SOUGHT:
                self.kinds.addItem(words, name)

    def _all_kinds(self) -> None:
        self.kinds.setCurrentIndex(0)
        self.ask()

    def _nothing(self) -> str:
        """That nothing was found, and what may find it."""
        if self.exact.isChecked():
            return translate(
                "Search",
                "Nothing found as it is spelled here. Without “Exactly as "
                "spelled” other spellings and scripts are found too.",
            )
        return translate(
            "Search",
            "Nothing found. Fewer words, or the beginning of one with *, "
            "may find it. What is sealed is not searched.",
        )

    def _say_how(self) -> None:
        self.told.setText(
            translate(
                "Search",
                "A name is found however it is spelled, in any script. Enter opens where the "
                "words stand.",
            )
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.box:
                return self._key_in_box(event)
            if watched is self.list:
                return self._key_in_list(event)
        return super().eventFilter(watched, event)

    def _key_in_box(self, event: QKeyEvent) -> bool:
        """Down goes to the hits; Enter opens the first of them."""
        first = self.hits.index(0, 0)
        if event.key() == Qt.Key.Key_Down and first.isValid():
            self.list.setFocus()
            self.list.setCurrentIndex(first)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._pause.isActive():
                self.ask()
            elif first.isValid():
                self._open(first)
            return True
        return False

    def _key_in_list(self, event: QKeyEvent) -> bool:
        """Enter opens; Escape, and up from the first, go back to the box."""
        index = self.list.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._open(index)
            return True
        above = event.key() == Qt.Key.Key_Up and index.row() <= 0
        if above or event.key() == Qt.Key.Key_Escape:
            self.box.setFocus()
            return True
        return False

    def _open(self, index: QModelIndex) -> None:
        self.context.go(self.hits.found(index).place)
