"""A field with the caret in it, a choice, and acts that say their names when they run."""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "app"))

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QVBoxLayout, QWidget

from satchel.gui.acts import Act
from satchel.gui.keys.bindings import Bindings

KEYS = ("Ctrl+K", "Ctrl+L", "Ctrl+1", "Ctrl+6", "Ctrl+Shift+A", "F12", "Alt+Left")


def main() -> None:
    application = QApplication(["keys"])
    window = QWidget()
    window.setWindowTitle("Satchel")
    field = QLineEdit()
    choice = QComboBox()
    choice.addItems(["one", "two"])
    column = QVBoxLayout(window)
    column.addWidget(field)
    column.addWidget(choice)
    say = partial(print, flush=True)
    names = {"Ctrl+L": "lock"}
    acts = [Act(names.get(keys, keys), keys, partial(say, keys), keys) for keys in KEYS]
    Bindings(window).set(acts)
    field.returnPressed.connect(lambda: (say(f"typed {field.text()}"), field.clear()))
    window.resize(300, 100)
    window.show()
    QTimer.singleShot(60_000, application.quit)
    application.exec()


if __name__ == "__main__":
    main()
