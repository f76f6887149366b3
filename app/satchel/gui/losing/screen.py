"""When a device is lost: the steps in their order, each saying what it does."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QComboBox, QFrame, QVBoxLayout, QWidget

from satchel.assembly import checking
from satchel.catalog.verifying import Report
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.losing import presenter
from satchel.gui.parts.controls import button, field, frame, labelled, row, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.sending.asking import Ask, in_card
from satchel.gui.sending.page import column_of


class LosingScreen(Screen):
    """`Place.record` is nothing; `spot` is the device to begin with, if one is known."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.losing: presenter.Losing | None = None
        self._at: str | None = None
        self._column = stack(column_of(self), tokens.M)
        self._column.addWidget(Plain(_at_stake(), wraps=True))
        self.why_not = Plain("", "strong", wraps=True)
        self._column.addWidget(self.why_not)
        self.ours = Plain("", wraps=True, selectable=True)
        self._column.addWidget(self.ours)
        self._find()
        self._revoke_step()
        self._doubt_step()
        self._tell_step()
        self._invite_step()
        self._check_step()
        self._column.addStretch(1)
        context.tasks.changed.connect(self._changed)

    @staticmethod
    def words() -> str:
        """Its name in the palette."""
        return translate("Losing", "A device is lost")

    def arrive(self, place: Place) -> None:
        """Read anew."""
        self.headed.emit(self.words())
        self.ask.hide()
        self.checked.hide()
        self.read(place.spot)

    def read(self, device: str | None = None) -> None:
        """What is known of the devices now."""
        self.context.tasks.read(presenter.read, lambda found: self._show(found, device), self)

    @property
    def device(self) -> presenter.Device | None:
        """The chosen one."""
        if self.losing is None:
            return None
        return presenter.of(self.losing, self.which.currentData())

    # The steps.

    def _find(self) -> None:
        column = self._step(
            translate("Losing", "1. Find the device"),
            translate(
                "Losing",
                "Decide the earliest time at which it may have been in other hands: what was "
                "confirmed before counts, everything else comes into doubt.",
            ),
        )
        self.which = QComboBox()
        self.which.setAccessibleName(translate("Losing", "The lost device"))
        self.which.currentIndexChanged.connect(lambda _at: self._chosen())
        column.addWidget(in_card(labelled(translate("Losing", "The lost device"), self.which)))
        self.told = Plain("", "small", wraps=True, selectable=True)
        column.addWidget(self.told)
        self.typed = field("2026-11-22 06:00")
        column.addWidget(
            in_card(
                labelled(
                    translate("Losing", "The earliest time it may have been in other hands"),
                    self.typed,
                    translate("Losing", "In this laptop's time; empty means now."),
                )
            )
        )

    def _revoke_step(self) -> None:
        column = self._step(
            translate("Losing", "2. Shut it out"),
            translate(
                "Losing",
                "Nothing but receipts goes to it any more, a relay turns it away, and new keys "
                "begin for the mission. If the person may restore a backup of a device that was "
                "only lost, take in what the restored one sends before you do this: what is "
                "restored from a device that was shut out is shut out too.",
            ),
        )
        self.revoke = button(translate("Losing", "Shut it out"), self._ask, "danger")
        self._in_row(column, self.revoke)
        self.ask = Ask(translate("Losing", "Shut it out"), self._revoke)
        column.addWidget(self.ask)

    def _doubt_step(self) -> None:
        column = self._step(
            translate("Losing", "3. See what is in doubt"),
            translate(
                "Losing",
                "Take in what is still on its way: it is kept and marked, not lost. Ask the person "
                "which of it is hers, and write that in a note beside it.",
            ),
        )
        self.doubt = Plain("", "strong", wraps=True, selectable=True)
        column.addWidget(self.doubt)
        self.apart = Plain("", wraps=True, selectable=True)
        column.addWidget(self.apart)
        self._in_row(
            column,
            button(translate("Losing", "Bring in a file"), lambda: self._go("bring-in")),
        )

    def _tell_step(self) -> None:
        column = self._step(
            translate("Losing", "4. Tell the others"),
            translate(
                "Losing",
                "The revocation and the new keys go with whatever you send next. Until it has "
                "reached a person, she still seals to the old keys. Coordinators and lawyers "
                "first.",
            ),
        )
        self._in_row(
            column, button(translate("Losing", "Send and fetch"), lambda: self._go("send"))
        )

    def _invite_step(self) -> None:
        column = self._step(
            translate("Losing", "5. Invite the person again"),
            translate(
                "Losing",
                "She gets a new invitation, a new archive and a new code; her old entries stay "
                "under the old one. Compare the eight words by voice before you admit her.",
            ),
        )
        self._in_row(column, button(translate("Losing", "Members"), lambda: self._go("members")))

    def _check_step(self) -> None:
        column = self._step(
            translate("Losing", "6. Check"),
            translate(
                "Losing",
                "Every entry, signature, hash and content of this archive is read once more.",
            ),
        )
        self.check = button(translate("Losing", "Check everything"), self._check)
        self._in_row(column, self.check)
        self.checked = Plain("", "strong", wraps=True, selectable=True)
        column.addWidget(self.checked)
        self.checked.hide()

    def _step(self, title: str, about: str) -> QVBoxLayout:
        card: QFrame = frame("card")
        self._column.addWidget(card)
        column = stack(card, tokens.S, tokens.M)
        column.addWidget(Plain(title, "strong", wraps=True))
        column.addWidget(Plain(about, wraps=True))
        return column

    @staticmethod
    def _in_row(column: QVBoxLayout, widget: QWidget) -> None:
        line = row()
        line.addWidget(widget)
        line.addStretch(1)
        column.addLayout(line)

    # What is shown and done.

    def _show(self, found: presenter.Losing, device: str | None) -> None:
        before = device or self.which.currentData()
        self.losing = found
        self.which.blockSignals(True)
        self.which.clear()
        for one in found.devices:
            self.which.addItem(f"{one.said} — {one.revoked}" if one.revoked else one.said, one.id)
        self.which.setCurrentIndex(max(self.which.findData(before), 0))
        self.which.blockSignals(False)
        self.why_not.setText(found.why_not)
        self.why_not.setVisible(bool(found.why_not))
        self.ours.setText(found.ours)
        self.ours.setVisible(bool(found.ours))
        self._chosen()

    def _chosen(self) -> None:
        one, found = self.device, self.losing
        self.ask.hide()
        may = found is not None and found.can_revoke and one is not None and not one.revoked
        self.revoke.setEnabled(may)
        self.typed.setEnabled(may)
        nothing = translate("Losing", "No other device is known here.")
        self.told.setText(f"{one.id}  {one.revoked}" if one is not None else nothing)
        self.doubt.setText(one.doubt if one is not None else "")
        self.apart.setText(one.apart if one is not None else "")
        self.doubt.setVisible(bool(self.doubt.text()))
        self.apart.setVisible(bool(self.apart.text()))

    def _ask(self) -> None:
        one = self.device
        if one is None:
            return
        told = presenter.when(self.typed.text(), datetime.now(UTC))
        if told.wrong:
            self.context.say(told.wrong)
            self.typed.setFocus()
            return
        self._at = told.at
        self.ask.ask(presenter.asking(one, told.at))

    def _revoke(self) -> None:
        one, at = self.device, self._at
        if one is None:
            return

        def done(counts: tuple[int, int]) -> None:
            self.typed.clear()
            self.context.say(presenter.revoked(*counts))
            self.read(one.id)

        self.context.tasks.write(
            lambda desk: presenter.act_revoke(desk, one.id, at),
            done,
            self,
            {Area.SENDING, Area.NOTES, Area.RECORDS},
        )

    def _check(self) -> None:
        self.check.setEnabled(False)

        def show(report: Report) -> None:
            self.check.setEnabled(True)
            problems = [f"{one.where}: {one.what}" for one in report.problems]
            holds = translate("Losing", "Every entry, signature, hash and content holds.")
            self.checked.setText("\n".join(problems) or holds)
            self.checked.show()

        def failed(refused: SatchelError) -> None:
            self.check.setEnabled(True)
            self.context.say(messages.sentence(refused, self.context.appearance.language))

        self.context.tasks.look(checking.verify, show, self, failed)

    def _go(self, screen: str) -> None:
        self.context.go(Place(screen))

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and Area.SENDING in areas:
            self.read()


def _at_stake() -> str:
    return translate(
        "Losing",
        "Whoever has the device and its passphrase, or found it unlocked, reads what was not "
        "sealed on it, can write entries that its key signs, and can go on from an older state of "
        "it. They cannot change what you already confirmed. Without the passphrase they have "
        "locked files. The first three steps need no network.",
    )
