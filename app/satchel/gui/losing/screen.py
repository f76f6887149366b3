"""When a device is lost: the steps in their order, each saying what it does and how far it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QScrollArea, QWidget

from satchel.assembly import checking
from satchel.catalog.verifying import Report
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.context import Context, Screen
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.losing import presenter, standing_presenter, words
from satchel.gui.losing.steps import Step
from satchel.gui.parts.choosing import ask_new_file
from satchel.gui.parts.controls import button, field, labelled, stack
from satchel.gui.parts.text import Plain
from satchel.gui.places import Area, Place
from satchel.gui.sending.asking import Ask, in_card
from satchel.gui.sending.page import column_of
from satchel.gui.sending.sending_presenter import parcel_name
from satchel.sync.parcel_making import Made, ParcelWish


class LosingScreen(Screen):
    """`Place.record` is nothing; `spot` is the device to begin with, if one is known.

    Nothing of the drill is kept but what it did: whoever comes back to it, after a kill too,
    is told by the archive what is done and what is not.
    """

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.losing: presenter.Losing | None = None
        self._at: str | None = None
        self._left_by: QWidget | None = None
        self._arriving = False
        self._column = stack(column_of(self), tokens.M)
        self._column.addWidget(Plain(words.at_stake(), wraps=True))
        self.why_not = Plain("", "strong", wraps=True)
        self.ours = Plain("", wraps=True, selectable=True)
        self.standing = Plain("", "strong", wraps=True, selectable=True)
        self.standing.setAccessibleName(translate("Losing", "How far it is"))
        for told in (self.why_not, self.ours, self.standing):
            self._column.addWidget(told)
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
        """Read anew, and go on where it was left."""
        self.headed.emit(self.words())
        self.ask.hide()
        self.check_step.tell(words.not_checked())
        self._arriving = True
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
        step = self._step(words.find())
        self.which = QComboBox()
        self.which.setAccessibleName(translate("Losing", "The lost device"))
        self.which.currentIndexChanged.connect(lambda _at: self._chosen_anew())
        step.column.addWidget(in_card(labelled(translate("Losing", "The lost device"), self.which)))
        self.told = Plain("", "small", wraps=True, selectable=True)
        step.column.addWidget(self.told)
        self.typed = field("2026-11-22 06:00")
        self.typed.returnPressed.connect(self._ask)
        earliest = translate("Losing", "The earliest time it may have been in other hands")
        hint = translate("Losing", "In this laptop's time; empty means now.")
        self._when = in_card(labelled(earliest, self.typed, hint))
        step.column.addWidget(self._when)

    def _revoke_step(self) -> None:
        self.revoke_step = self._step(words.shut_out())
        self.revoke = button(translate("Losing", "Shut it out"), self._ask, "danger")
        self.revoke_step.add(self.revoke)
        self.ask = Ask(translate("Losing", "Shut it out"), self._revoke)
        self.revoke_step.column.addWidget(self.ask)

    def _doubt_step(self) -> None:
        step = self._step(words.doubt())
        self.doubt = step.state
        self.doubt_step = step
        self.apart = Plain("", wraps=True, selectable=True)
        step.column.addWidget(self.apart)
        self.bring = self._to(translate("Losing", "Bring in a file"), Place("bring-in"))
        step.add(self.bring)

    def _tell_step(self) -> None:
        self.tell_step = self._step(words.tell())
        self.send = self._to(translate("Losing", "Send and fetch"), Place("send"))
        self.tell_step.add(self.send)
        self.whom = QComboBox()
        self._whom = in_card(
            labelled(translate("Losing", "No line? A file for one of them"), self.whom)
        )
        self.tell_step.column.addWidget(self._whom)
        self.write = button(translate("Losing", "Write the file"), self._choose_file)
        self.tell_step.add(self.write)

    def _invite_step(self) -> None:
        self.invite_step = self._step(words.invite())
        self.invite_step.add(
            self._to(translate("Losing", "Invite in Members"), Place("members", None, "invite"))
        )

    def _check_step(self) -> None:
        self.check_step = self._step(words.check())
        self.checked = self.check_step.state
        self.check = button(translate("Losing", "Check everything"), self._check)
        self.check_step.add(self.check)

    def _step(self, told: tuple[str, str]) -> Step:
        made = Step(*told)
        self._column.addWidget(made)
        return made

    def _to(self, said: str, place: Place) -> QWidget:
        """A button that goes elsewhere, and has the keys again when one comes back."""

        def go() -> None:
            self._left_by = made
            self.context.go(place)

        made = button(said, go)
        return made

    # What is shown and done.

    def _show(self, found: presenter.Losing, device: str | None) -> None:
        before = device or self.which.currentData() or found.begun
        self.losing = found
        self.which.blockSignals(True)
        self.which.clear()
        nobody = translate("Losing", "No other device is known here.")
        self.which.addItem(
            translate("Losing", "Choose the device") if found.devices else nobody, None
        )
        for one in found.devices:
            self.which.addItem(f"{one.said} — {one.revoked}" if one.revoked else one.said, one.id)
        self.which.setCurrentIndex(max(self.which.findData(before), 0))
        self.which.blockSignals(False)
        self.why_not.setText(found.why_not)
        self.why_not.setVisible(bool(found.why_not))
        self.ours.setText(found.ours)
        self.ours.setVisible(bool(found.ours))
        self._chosen()
        if self._arriving:
            self._arriving = False
            self._take_keys()

    def _chosen_anew(self) -> None:
        self.typed.clear()  # a time belongs to the device it was told of
        self._chosen()

    def _chosen(self) -> None:
        one, found = self.device, self.losing
        self.ask.hide()
        may = found is not None and found.can_revoke and one is not None and not one.revoked
        self.revoke.setEnabled(may)
        self._when.setVisible(may)
        self.told.setText(one.id if one is not None else "")
        self.told.setVisible(one is not None)
        left = one.standing.left if one is not None else ()
        said = standing_presenter.summary(bool(one.revoked), len(left)) if one is not None else ""
        self.standing.setText(said)
        self.standing.setVisible(bool(said))
        self.revoke_step.tell(words.done(one) if one is not None else "")
        self.doubt_step.tell(one.doubt if one is not None else "")
        self.apart.setText(one.apart if one is not None else "")
        self.apart.setVisible(bool(self.apart.text()))
        self.tell_step.tell(one.standing.told if one is not None else "")
        self.invite_step.tell(one.standing.invited if one is not None else "")
        self._offer(left)

    def _offer(self, left: tuple[standing_presenter.Person, ...]) -> None:
        before = self.whom.currentData()
        self.whom.clear()
        for person in left:
            self.whom.addItem(person.said, person.device)
        self.whom.setCurrentIndex(max(self.whom.findData(before), 0))
        self._whom.setVisible(bool(left))
        self.write.setVisible(bool(left))

    def _take_keys(self) -> None:
        """Where the drill goes on; where one went elsewhere from, when one comes back."""
        one, left_by = self.device, self._left_by
        self._left_by = None
        if left_by is not None:
            self._give_keys(left_by)
        elif one is not None and self.revoke.isEnabled():
            self._give_keys(self.typed)
        else:  # what is done stands above
            self._give_keys(self.which)

    def _give_keys(self, control: QWidget) -> None:
        control.setFocus(Qt.FocusReason.OtherFocusReason)
        area = self.findChild(QScrollArea)
        if isinstance(area, QScrollArea):
            area.ensureWidgetVisible(control)

    def _ask(self) -> None:
        one = self.device
        if one is None or not self.revoke.isEnabled():
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
            self._left_by, self._arriving = self.bring, True
            self.read(one.id)

        self.context.tasks.write(
            lambda desk: presenter.act_revoke(desk, one.id, at),
            done,
            self,
            {Area.SENDING, Area.NOTES, Area.RECORDS},
        )

    def _check(self) -> None:
        self.check.setEnabled(False)
        self.check_step.tell(translate("Losing", "Checking …"))

        def show(report: Report) -> None:
            self.check.setEnabled(True)
            problems = [f"{one.where}: {one.what}" for one in report.problems]
            holds = translate("Losing", "Every entry, signature, hash and content holds.")
            self.check_step.tell("\n".join(problems) or holds, "broken" if problems else "strong")
            self.check.setFocus()

        def failed(refused: SatchelError) -> None:
            self.check.setEnabled(True)
            self.check_step.tell(words.not_checked())
            self.context.say(messages.sentence(refused, self.context.appearance.language))

        self.context.tasks.look(checking.verify, show, self, failed)

    def _choose_file(self) -> None:
        ask_new_file(self, parcel_name(datetime.now()), self.write_to)

    def write_to(self, path: Path) -> None:
        """Word of it and the new keys, to be carried by hand to the chosen one."""
        device, said = self.whom.currentData(), self.whom.currentText()
        if not isinstance(device, str):
            return

        def written(made: Made) -> None:
            self.context.say(words.written(said, made.files))
            self.write.setFocus()

        self.context.tasks.write(
            lambda desk: desk.parcel_making.make(path, ParcelWish(to=device)),
            written,
            self,
            {Area.SENDING},
        )

    def _changed(self, areas: frozenset[Area]) -> None:
        if self.isVisible() and Area.SENDING in areas:
            self.read()
