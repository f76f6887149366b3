"""Naming the road home: a relay's address, what it goes through, or a folder."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFrame

from satchel.assembly.roads import Way
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_folder
from satchel.gui.parts.controls import button, field, frame, labelled, row, stack
from satchel.gui.parts.text import Plain


class RoadChoice(QFrame):
    """A line or a folder; the fields of a line show when one is wanted. `chosen` is told the
    road and the proxy, if any."""

    def __init__(self, chosen: Callable[[str, str | None], None]) -> None:
        super().__init__()
        self.setProperty("role", "clear")
        self._chosen = chosen
        whole = stack(self, tokens.S)
        self._line = frame("clear")
        column = stack(self._line, tokens.S)
        self.address = field()
        column.addWidget(
            labelled(
                translate("Sending", "The relay's address"),
                self.address,
                translate("Sending", "The whole line, with what stands after the # sign."),
            )
        )
        self.proxy = field()
        column.addWidget(
            labelled(
                translate("Sending", "Through"),
                self.proxy,
                translate(
                    "Sending",
                    "Empty for the way this laptop is set up; .onion addresses go through Tor by "
                    "themselves. Tor for all else: socks5h://127.0.0.1:9050",
                ),
            )
        )
        column.addWidget(Plain(_learns(), "small", wraps=True))
        take = row()
        take.addWidget(button(translate("Sending", "Take this road"), self._take, "primary"))
        take.addStretch(1)
        column.addLayout(take)
        self._line.hide()
        line = row()
        self.by_line = button(translate("Sending", "Set up a line"), self.open_line)
        line.addWidget(self.by_line)
        line.addWidget(
            button(
                translate("Sending", "Take a folder"), lambda: ask_folder(self, self._take_folder)
            )
        )
        line.addStretch(1)
        whole.addLayout(line)
        whole.addWidget(self._line)
        self.address.returnPressed.connect(self._take)

    def open_line(self) -> None:
        """Ask for a relay's address."""
        self.by_line.hide()
        self._line.show()
        self.address.setFocus()

    def show_way(self, way: Way | None) -> None:
        """Begin with what is known."""
        if way is not None and way.is_relay:
            self.address.setText(way.to)
            self.proxy.setText(way.proxy or "")
            self.open_line()

    def _take(self) -> None:
        if self.address.text().strip():
            self._chosen(self.address.text().strip(), self.proxy.text().strip() or None)

    def _take_folder(self, folder: Path) -> None:
        self._chosen(str(folder), None)


def _learns() -> str:
    """What she weighs before she takes a line: archive_schema/FORMAT.md, 20."""
    return translate(
        "Sending",
        "A relay cannot open what goes by it. It learns the network address you come from, when, "
        "and how much, rounded up; no names, no roles, no words. Through Tor it does not learn "
        "the address, and whoever watches your line sees Tor in place of the relay.",
    )
