"""Pinning an authority: its name, its address, and the certificate file it publishes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.authorities import presenter
from satchel.gui.authorities.presenter import Certificate, Row
from satchel.gui.context import Context
from satchel.gui.knowledge.spoken import saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.choosing import ask_files
from satchel.gui.parts.controls import button, field, frame, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.sending.asking import in_card
from satchel.storage.journal import Written


class Adding(QWidget):
    """A card of three lines and a file; what the file holds is shown before it is pinned."""

    def __init__(self, context: Context, pinned: Callable[[], None]) -> None:
        super().__init__()
        self._context, self._pinned = context, pinned
        self._certificate: Certificate | None = None
        self._replaces: str | None = None
        card = frame("card")
        stack(self, 0).addWidget(card)
        column = stack(card, tokens.M, tokens.M)
        self.heading = Plain("", "strong", wraps=True)
        column.addWidget(self.heading)
        self._fields(column)
        column.addWidget(self._file())
        self.refused = Plain("", "broken", wraps=True, selectable=True)
        column.addWidget(self.refused)
        last = row()
        self.pin = button(translate("Authorities", "Pin it"), self._pin, "primary")
        last.addWidget(self.pin)
        last.addWidget(button(translate("Authorities", "Leave it"), self.forget, "quiet"))
        last.addStretch(1)
        column.addLayout(last)
        self.forget()

    def ask(self, older: Row | None = None) -> None:
        """Begin; `older` is the same authority with the certificate that is to be replaced."""
        self.forget()
        self._replaces = older.record if older is not None else None
        self.heading.setText(
            translate("Authorities", "A newer certificate of {name}").format(name=older.name)
            if older is not None
            else translate("Authorities", "Pin an authority")
        )
        if older is not None:
            self.name.setText(older.name)
            self.url.setText(older.url)
            self.policy.setText(older.policy)
        self.show()
        (self.name if older is None else self.choose).setFocus()

    def forget(self) -> None:
        """Away, and nothing of it is kept."""
        self._certificate, self._replaces = None, None
        for one in (self.name, self.url, self.policy):
            one.clear()
        self._tell_file(())
        self._refuse("")
        self.pin.setEnabled(True)
        self.hide()

    def _fields(self, column: QVBoxLayout) -> None:
        self.name, self.url, self.policy = field(), field(), field()
        column.addWidget(in_card(labelled(translate("Authorities", "Name"), self.name)))
        column.addWidget(
            in_card(
                labelled(
                    translate("Authorities", "Address"),
                    self.url,
                    translate("Authorities", "Where it takes requests for timestamps (RFC 3161)."),
                )
            )
        )
        column.addWidget(
            in_card(
                labelled(
                    translate("Authorities", "Policy"),
                    self.policy,
                    translate(
                        "Authorities",
                        "The identifier its timestamps must name, such as 1.2.3.4.1. May be empty.",
                    ),
                )
            )
        )

    def _file(self) -> QWidget:
        inside = in_card(QWidget())
        column = stack(inside, tokens.S)
        line = row()
        self.choose = button(
            translate("Authorities", "Choose its certificate file"),
            lambda: ask_files(self, lambda chosen: self.take(chosen[0])),
        )
        line.addWidget(self.choose)
        line.addStretch(1)
        column.addLayout(line)
        self.facts = Plain("", "small", wraps=True, selectable=True)
        self.compare = Plain(
            translate(
                "Authorities",
                "Compare this number with the one that the authority publishes, best on another "
                "way than the file came: from now on this certificate is believed.",
            ),
            wraps=True,
        )
        column.addWidget(self.facts)
        column.addWidget(self.compare)
        return inside

    def take(self, path: Path) -> None:
        """Read a file that was chosen; it is pinned only by the button."""
        said = saying(self._context)
        self._context.tasks.look(
            lambda _desk: presenter.certificate(path, said), self._read, self, self._failed
        )

    def _read(self, found: Certificate) -> None:
        self._certificate = found
        self._refuse("")
        self._tell_file(found.facts)
        self.pin.setFocus()

    def _tell_file(self, facts: tuple[str, ...]) -> None:
        self.facts.setText("\n".join(facts))
        self.facts.setVisible(bool(facts))
        self.compare.setVisible(bool(facts))

    def _pin(self) -> None:
        name, url = self.name.text().strip(), self.url.text().strip()
        policy = self.policy.text().strip() or None
        pem, replaces = self._certificate, self._replaces
        empty = self.name if not name else self.url if not url else None
        if empty is not None or pem is None:
            self._refuse(
                translate("Authorities", "Name, address and certificate file are all needed.")
            )
            (empty or self.choose).setFocus()
            return
        self.pin.setEnabled(False)
        self._context.tasks.write(
            lambda desk: desk.timestamps.pin(name, url, pem.pem, policy, replaces),
            self._done,
            self,
            {Area.SENDING, Area.SETTINGS},
            self._failed,
        )

    def _done(self, _written: Written) -> None:
        self.forget()
        self._context.say(translate("Authorities", "Pinned. Nothing was asked yet."))
        self._pinned()

    def _failed(self, refused: SatchelError) -> None:
        self.pin.setEnabled(True)
        if refused.code == "pinned-already":
            self._refuse(
                translate(
                    "Authorities",
                    "That address is pinned already: choose it in the list and give it a newer "
                    "certificate there.",
                )
            )
            return
        self._refuse(messages.sentence(refused, self._context.appearance.language))

    def _refuse(self, sentence: str) -> None:
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))
