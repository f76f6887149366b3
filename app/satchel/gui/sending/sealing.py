"""Seal and Remove: what each does and cannot do, said before it is done."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from satchel.assembly import exposure
from satchel.assembly.desk import Desk
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.parts.controls import button, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area
from satchel.gui.sending import amounts_presenter as amounts
from satchel.gui.sending import leaving, places_presenter
from satchel.gui.sending import sending_presenter as presenter
from satchel.gui.sending.asking import Ask
from satchel.storage.holdings import Bytes
from satchel.sync.whereabouts import Places, Whereabouts


class SealAndRemove(QFrame):
    """The card. After sealing, Satchel locks: what was shown may still stand in its memory."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.setProperty("role", "card")
        self._context = context
        self.ends: leaving.Ends | None = None  # what ends this process, where a test must not
        column = stack(self, tokens.S, tokens.M)
        column.addWidget(Plain(translate("Sending", "Seal and remove"), "strong"))
        self.exposed = Plain("", wraps=True)
        self.exposed.setAccessibleName(translate("Sending", "What could be read now"))
        column.addWidget(self.exposed)
        buttons = row()
        self.seal = button(translate("Sending", "Seal everything"), self._ask_seal)
        self.remove = button(
            translate("Sending", "Remove what headquarters holds"), self._ask_remove
        )
        buttons.addWidget(self.seal)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        column.addLayout(buttons)
        self.ask_seal = Ask(translate("Sending", "Seal everything and lock"), self._seal)
        self.ask_remove = Ask(translate("Sending", "Remove them here"), self._remove)
        column.addWidget(self.ask_seal)
        column.addWidget(self.ask_remove)
        self.outcome = Plain("", wraps=True, selectable=True)
        self.outcome.setAccessibleName(translate("Sending", "What became of it"))
        self.outcome.hide()
        column.addWidget(self.outcome)

    def refresh(self) -> None:
        """Say anew what could be read."""
        self._context.tasks.read(exposure.of, self._show, self)

    def _show(self, told: exposure.Exposure) -> None:
        self.exposed.setText("\n".join([amounts.exposed(told), *amounts.exposed_details(told)]))

    def _ask_seal(self) -> None:
        def act(desk: Desk) -> tuple[exposure.Exposure, Places]:
            return exposure.of(desk), Whereabouts(desk.archive).places()

        def ask(told: tuple[exposure.Exposure, Places]) -> None:
            exposed, places = told
            if not places.in_mission:
                self._say("\n".join(places_presenter.state(places)))
                return
            readable = amounts.readable(exposed) or translate("Sending", "nothing")
            self.ask_seal.ask(
                presenter.sealing(readable, places.waiting, has_keys=bool(exposed.classes))
            )

        self.ask_remove.hide()
        self._context.tasks.read(act, ask, self)

    def _ask_remove(self) -> None:
        def ask(received: Bytes) -> None:
            if received.count:
                self.ask_remove.ask([presenter.removing(received)])
            else:
                self._say(presenter.removing(received))

        self.ask_seal.hide()
        self._context.tasks.read(lambda desk: desk.sealing.received(), ask, self)

    def _seal(self) -> None:
        self._say(translate("Sending", "Sealing; then Satchel locks."))
        leaving.seal_and_lock(self._context, self.window(), self._refused, self.ends)

    def _remove(self) -> None:
        self._context.tasks.work(
            lambda desk, _work: desk.sealing.remove_received(),
            lambda count: self._say(presenter.removed(count)),
            self,
            {Area.SENDING, Area.ATTACHED},
            alone=True,
        )

    def _refused(self, refused: SatchelError) -> None:
        self._say(messages.sentence(refused, self._context.appearance.language))

    def _say(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.show()
