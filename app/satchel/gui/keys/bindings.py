"""Acts on their keys, for one window.

Qt finds a key by the letter the layout writes. Under a layout without Latin letters that
letter is another one, and a field with the caret in it may take some combinations for
itself. So what arrives at the window with Ctrl or Alt and was nobody's shortcut is looked
up once more, by the place of the key.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QKeyCombination, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

from satchel.gui.acts import Act
from satchel.gui.keys.positions import cyrillic, sign_at

TAKES_KEYS = "takes_keys"
"""The property of a field that is to get every key itself, for choosing one."""

# At hand while a menu or a list is open too. That gets every key before the window does, so
# that only Qt's own shortcuts are heard, and these are told the letters of both scripts.
_EVERYWHERE = frozenset({"lock", "leave"})
_Modifier = Qt.KeyboardModifier
_HELD = (_Modifier.ControlModifier, _Modifier.AltModifier, _Modifier.MetaModifier)
_ALL = (*_HELD, _Modifier.ShiftModifier)


class Bindings(QObject):
    """Keeps the keys of `window` in step with its acts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._actions: list[QAction] = []
        self._by_keys: dict[str, Act] = {}
        window.winId()  # the window behind the widget is there from now on
        handle = window.windowHandle()
        assert handle is not None
        handle.installEventFilter(self)

    def set(self, acts: Sequence[Act]) -> None:
        """From now on these. Of two acts on one key the first has it: Qt would run neither."""
        for action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._by_keys = {}
        for act in acts:
            keys = as_written(act.keys)
            if keys and keys not in self._by_keys:
                self._by_keys[keys] = act
        self._actions = [self._action(keys, act) for keys, act in self._by_keys.items()]
        self._window.addActions(self._actions)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Whether the key was an act's, and is not to be typed."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        focus = self._window.focusWidget()
        if focus is not None and focus.property(TAKES_KEYS):
            return False
        act = self._by_keys.get(pressed(event))
        if act is None:
            return False
        if not event.isAutoRepeat() and act.possible():
            act.run()
        return True

    def _action(self, keys: str, act: Act) -> QAction:
        made = QAction(self._window)
        made.setShortcut(QKeySequence(keys))
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if act.name in _EVERYWHERE:
            made.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
            made.setShortcuts([QKeySequence(one) for one in _in_both_scripts(keys)])
        made.setAutoRepeat(False)
        made.triggered.connect(lambda _checked=False: act.run() if act.possible() else None)
        return made


def as_written(keys: str) -> str:
    """One key in the one way it is kept and compared, "Ctrl+Shift+A"; "" for none."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.PortableText)


def _in_both_scripts(keys: str) -> list[str]:
    front, plus, letter = keys.rpartition("+")
    other = cyrillic(letter)
    return [keys, f"{front}{plus}{other.upper()}"] if other else [keys]


def pressed(event: QKeyEvent, system: str = sys.platform) -> str:
    """The key with Ctrl or Alt that was pressed, by its place; "" when it is none of these."""
    held = event.modifiers()
    both = _Modifier.ControlModifier | _Modifier.AltModifier
    # Both together are how Windows says AltGr, which types letters.
    if not any(held & one for one in _HELD) or held & both == both:
        return ""
    key = event.key()
    # A letter is believed: on a Latin layout of another order it is what she reads on the key.
    if not Qt.Key.Key_A <= key <= Qt.Key.Key_Z:
        place = event.nativeVirtualKey() if system == "darwin" else event.nativeScanCode()
        sign = sign_at(place, system)
        if not sign:
            return ""
        key = ord(sign.upper())
    modifiers = _Modifier.NoModifier
    for one in _ALL:
        modifiers |= held & one
    combination = QKeyCombination(modifiers, Qt.Key(key))
    return QKeySequence(combination).toString(QKeySequence.SequenceFormat.PortableText)
