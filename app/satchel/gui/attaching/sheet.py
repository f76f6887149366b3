"""The files of one record on their way in: looked at, kept one after another, stopped.

It lives on while she writes notes on another screen, and holds what she answered, so that
coming back finds everything as it was.
"""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from satchel.catalog.attaching import Attached
from satchel.domain.errors import SatchelError
from satchel.domain.json_values import JsonValue
from satchel.gui import messages
from satchel.gui.attaching import presenter
from satchel.gui.attaching.model import FilesModel
from satchel.gui.attaching.offered import as_png
from satchel.gui.attaching.presenter import Answers, Item, Looked, State
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.places import Area
from satchel.gui.tasks import Work

_CHANGES = (Area.ATTACHED, Area.RECORDS)
_MOVING = (State.WAITING, State.COMING)


class Sheet(QObject):
    """What is attached to `record`. `moved` tells that something is to be shown anew,
    `ended` that the last of what was asked for is done."""

    moved = Signal()
    ended = Signal()

    def __init__(self, context: Context, record: str, parent: QObject) -> None:
        super().__init__(parent)
        self.record = record
        self.model = FilesModel(self)
        self.answers = Answers()
        self.words = ""  # dropped or pasted: a note only if she says so
        self._context = context
        self._numbers = itertools.count()
        self._drafted: JsonValue = None
        self._works: dict[int, Work] = {}
        self._agreed: set[int] = set()

    def add_files(self, paths: tuple[Path, ...]) -> None:
        """Files that were dropped, pasted or chosen; the same path twice is one."""
        known = {item.path for item in self.model.items if item.state is not State.KEPT}
        for path in paths:
            if path not in known:
                known.add(path)
                self._look(Item(next(self._numbers), path.name, path))

    def add_picture(self, picture: QImage) -> None:
        """A picture that lies in no file; it never will."""
        name = translate("Attaching", "pasted picture")
        item = Item(next(self._numbers), name)
        self.model.add(item)
        self.moved.emit()

        def made(data: bytes) -> None:
            here = self.model.item(item.key)
            if here is not None:
                self._look_again(replace(here, data=data, size=len(data)))

        refused = partial(self._refused, item.key)
        self._context.tasks.look(lambda _desk: as_png(picture), made, self, refused)

    def restore(self, draft: JsonValue) -> None:
        """What was left here when the program last ended."""
        self._drafted = draft
        if draft is not None and not self.model.items:
            self.answers, self.words, paths = presenter.from_draft(draft)
            self.add_files(paths)

    def keep_draft(self) -> None:
        """Put what is not kept yet where every exit leaves it."""
        draft = presenter.as_draft(self.model.items, self.answers, self.words)
        if draft != self._drafted:
            self._drafted = draft
            key = presenter.draft_key(self.record)
            self._context.tasks.write(lambda desk: desk.drafts.keep(key, draft), None, None)

    @property
    def can_keep(self) -> bool:
        """Whether something waits for her word."""
        return any(self._is_ready(item) for item in self.model.items)

    @property
    def is_moving(self) -> bool:
        """Whether something is on its way to the disk."""
        return any(item.state in _MOVING for item in self.model.items)

    def keep(self) -> None:
        """Begin to keep every file that is ticked, one after another; one that is still
        looked at follows when that is done, unless it is here already."""
        for item in self.model.items:
            if self._is_ready(item):
                self._begin(item)
            elif item.wanted and item.state is State.LOOKING:
                self._agreed.add(item.key)
        self.moved.emit()

    def remove(self, keys: list[int]) -> None:
        """Stop what is coming in, take out what is not; what is kept stays kept."""
        for key in keys:
            item = self.model.item(key)
            work = self._works.get(key)
            if work is not None:
                work.cancel()
            elif item is not None:
                self.model.take_out(key)
        self.moved.emit()

    def _is_ready(self, item: Item) -> bool:
        ready = (State.READY, State.FAILED, State.STOPPED)
        has_bytes = item.path is not None or item.data is not None
        return item.wanted and item.state in ready and has_bytes

    # Looking at a file.

    def _look(self, item: Item) -> None:
        self.model.add(item)
        self._look_again(item)

    def _look_again(self, item: Item) -> None:
        self.model.put(item)
        self.moved.emit()
        self._context.tasks.look(
            partial(presenter.looked_at, item, self.record),
            partial(self._looked, item.key),
            self,
            partial(self._refused, item.key),
        )

    def _looked(self, key: int, looked: Looked) -> None:
        item = self.model.item(key)
        if item is not None and item.state is State.LOOKING:
            item = presenter.after_look(item, looked)
            self.model.put(item)
            if key in self._agreed and self._is_ready(item):
                self._begin(item)
            self._agreed.discard(key)
            self.moved.emit()

    # Keeping it.

    def _begin(self, item: Item) -> None:
        item = replace(item, state=State.WAITING, said="")
        self.model.put(item)
        wish = presenter.wish_of(item, self.record, self.answers)
        self._works[item.key] = self._context.tasks.work(
            lambda desk, work: presenter.kept(item, wish, desk, work),
            partial(self._kept, item.key),
            self,
            _CHANGES,
            partial(self._refused, item.key),
            partial(self._progressed, item.key),
        )

    def _progressed(self, key: int, done: int) -> None:
        item = self.model.item(key)
        if item is not None and item.state in _MOVING:
            self.model.put(replace(item, state=State.COMING, done=done))

    def _kept(self, key: int, attached: Attached) -> None:
        item = self.model.item(key)
        if item is not None:
            now = datetime.now().strftime("%H:%M:%S")
            self.model.put(presenter.after_keeping(item, attached, now))
        self._settled(key)

    def _refused(self, key: int, refused: SatchelError) -> None:
        item = self.model.item(key)
        if item is not None:
            sentence = messages.sentence(refused, self._context.appearance.language)
            self.model.put(presenter.after_refusal(item, refused, sentence))
        self._settled(key)

    def _settled(self, key: int) -> None:
        was_kept = self._works.pop(key, None) is not None
        self.moved.emit()
        if was_kept and not self._works:
            self.keep_draft()
            self.ended.emit()
