"""What can be done with the source that is chosen, or with all of them, and how it goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPushButton, QWidget

from satchel.assembly.capturing_now import capture_again, capture_now, capture_page
from satchel.assembly.desk import Desk
from satchel.capture.cite_checking import Checked
from satchel.domain.capture_policy import Policy
from satchel.domain.errors import SatchelError
from satchel.gui import messages
from satchel.gui.acts import Act
from satchel.gui.context import Context
from satchel.gui.knowledge.saying import Saying
from satchel.gui.language import translate
from satchel.gui.look import tokens
from satchel.gui.page import doings_presenter as doings
from satchel.gui.page.asking_whom import AskingWhom
from satchel.gui.page.own_connection import OwnAsked
from satchel.gui.page.ruling import Ruling
from satchel.gui.page.running import Running
from satchel.gui.page.words_presenter import of_whom
from satchel.gui.parts import choosing
from satchel.gui.parts.controls import button, stack
from satchel.gui.parts.flowing import Flowing
from satchel.gui.places import Area

if TYPE_CHECKING:
    from satchel.gui.knowledge.sources_presenter import Sources

_OWN = frozenset({Area.SOURCES, Area.SENDING})


class SourcesBar(QWidget):
    """Two rows: what concerns all sources, and what concerns the chosen one."""

    def __init__(self, context: Context, saying: Saying) -> None:
        super().__init__()
        self._context, self._saying = context, saying
        self._sources: Sources | None = None
        self._under: str | None = None
        self._chosen: Checked | None = None
        self.running = Running(context, self._judge)
        column = stack(self, tokens.S)
        whole, one = QWidget(), QWidget()
        upper, lower = Flowing(whole), Flowing(one)
        self.pending = button(translate("Page", "Capture what waits"), self._pending, "primary")
        self.check = button(translate("Page", "Look again at all"), self._all_again)
        self.paper = button(translate("Page", "Print the table…"), self._print)
        self.capture = button(translate("Page", "Capture now"), self._capture)
        self.again = button(translate("Page", "Look again"), self._again)
        self.own = button(translate("Page", "By the browser's own connection"), self._ask_own)
        self.safer = button(translate("Page", "By someone safer"), self._safer)
        self.later = button(translate("Page", "Pause"), self._later)
        self.first = button(translate("Page", "First"), self._first)
        self.cancel = button(translate("Page", "Not wanted"), self._cancel)
        self.rule = button(translate("Page", "Who may fetch it"), self._ask_rule)
        self.ruling = Ruling()
        self.ruling.agreed.connect(self._rule)
        self.whom = AskingWhom()
        self.whom.agreed.connect(self._ask_of)
        self.own_asked = OwnAsked()
        self.own_asked.agreed.connect(self._capture_own)
        for made in (self.pending, self.check, self.paper):
            upper.addWidget(made)
        for single in self._of_one():
            lower.addWidget(single)
        for part in (whole, one, *self._panels(), self.running.line):
            column.addWidget(part)
        self._judge()

    def show_sources(self, sources: Sources, under: str | None) -> None:
        """The table that is shown, and under which record."""
        self._sources, self._under = sources, under
        self._judge()

    def choose(self, citation: str | None) -> None:
        """The line the keys are on."""
        found = self._sources.checked.get(citation or "") if self._sources else None
        if found is None or self._chosen is None or found.url != self._chosen.url:
            self._close_panels()  # it was asked of another one
        self._chosen = found
        self._judge()

    def acts(self) -> Sequence[Act]:
        """The same for keys and the palette."""
        named = (
            ("sources-pending", self.pending, self._pending),
            ("sources-again", self.check, self._all_again),
            ("sources-print", self.paper, self._print),
            ("source-capture", self.capture, self._capture),
            ("source-again", self.again, self._again),
            ("source-own", self.own, self._ask_own),
            ("source-safer", self.safer, self._safer),
            ("source-later", self.later, self._later),
            ("source-first", self.first, self._first),
            ("source-cancel", self.cancel, self._cancel),
            ("source-rule", self.rule, self._ask_rule),
        )
        return [
            Act(name, made.accessibleName(), run, "", partial(_can, made))
            for name, made, run in named
        ]

    def _of_one(self) -> tuple[QPushButton, ...]:
        fetched = self.capture, self.again, self.own, self.safer
        return (*fetched, self.later, self.first, self.cancel, self.rule)

    def _panels(self) -> tuple[QWidget, ...]:
        """What is asked before something is done, one at a time."""
        return self.ruling, self.whom, self.own_asked

    def _close_panels(self) -> None:
        for panel in self._panels():
            panel.hide()

    def _judge(self) -> None:
        can = doings.possible(self._chosen)
        free = not self.running.is_running
        self.pending.setEnabled(free and doings.has_waiting(self._all()))
        self.check.setEnabled(free and doings.has_links(self._all()))
        self.paper.setEnabled(bool(self._all()))
        self.capture.setEnabled(free and can.capture)
        self.again.setEnabled(free and can.again)
        self.own.setEnabled(free and can.own)
        self.own_asked.capture.setEnabled(free)
        self.safer.setEnabled(can.safer)
        self.later.setEnabled(can.pause or can.resume)
        pause, resume = translate("Page", "Pause"), translate("Page", "Go on with it")
        self.later.setText(resume if can.resume else pause)
        self.later.setAccessibleName(self.later.text())
        self.first.setEnabled(can.first)
        self.cancel.setEnabled(can.cancel)
        self.rule.setEnabled(can.rule)

    def _all(self) -> list[Checked]:
        return list(self._sources.checked.values()) if self._sources is not None else []

    # All of them.

    def _pending(self) -> None:
        self.running.start(capture_now)
        self._judge()

    def _all_again(self) -> None:
        found = self._all()
        self.running.start(lambda desk, watching: capture_again(desk, watching, found))
        self._judge()

    def _print(self) -> None:
        name = translate("Page", "cited-sources") + ".pdf"
        choosing.ask_new_file(self, name, self._write)

    def _write(self, out: Path) -> None:
        under, language = self._under, self._saying.language

        def written(_done: object) -> None:
            self._context.say(
                translate("Page", "Written. The paper lies outside the archive, unprotected.")
            )

        self._context.tasks.work(
            lambda desk, _work: doings.write_table(desk, under, out, language),
            written,
            self,
            changes=_OWN,
            failed=self._refused,
        )

    # The chosen one.

    def _capture(self) -> None:
        one = self._chosen
        if one is not None and one.url is not None:
            url, citation = one.url, one.citation.record
            self.running.start(partial(capture_page, url=url, citation=citation))
            self._judge()

    def _again(self) -> None:
        self._capture()

    def _ask_own(self) -> None:
        one = self._chosen
        if one is not None and one.url is not None:
            self._close_panels()
            self.own_asked.ask(one.url, one.citation.record)

    def _capture_own(self, url: str, citation: str) -> None:
        self.running.start(partial(capture_page, url=url, citation=citation, unread=True))
        self._judge()

    def _safer(self) -> None:
        one = self._chosen
        if one is not None and one.url is not None:
            self._context.tasks.read(
                doings.colleagues, partial(self._ask_whom, one), self, self._refused
            )

    def _ask_whom(self, one: Checked, known: list[doings.Colleague]) -> None:
        if one.url is not None and self._chosen is not None and one.url == self._chosen.url:
            self._close_panels()
            self.whom.ask(one.url, known)

    def _ask_of(self, of: str, why: str) -> None:
        asked = translate("Page", "Asked of {member}. The request goes with the next parcel.")
        self._do(
            lambda desk, one: doings.ask_safer(desk, one, of, why),
            asked.format(member=of_whom(of)),
        )

    def _later(self) -> None:
        can = doings.possible(self._chosen)
        if can.resume:
            self._do(doings.resume, translate("Page", "It waits again with the others."))
        else:
            self._do(doings.pause, translate("Page", "It is kept, and not tried."))

    def _first(self) -> None:
        self._do(doings.first, translate("Page", "It comes before all others."))

    def _cancel(self) -> None:
        self._do(doings.cancel, translate("Page", "It is not captured. It stays cited."))

    def _ask_rule(self) -> None:
        one = self._chosen
        if one is not None and one.url is not None:
            self._close_panels()
            self.ruling.ask(one.url, doings.site_of_one(one), doings.holds(one))

    def _rule(self, policy: Policy, site: str) -> None:
        said = translate("Page", "It is so from now on.")
        self._do(lambda desk, one: doings.rule(desk, one, policy, site), said)

    def _do(self, act: Callable[[Desk, Checked], object], said: str) -> None:
        one = self._chosen
        if one is None:
            return
        self._context.tasks.write(
            lambda desk: act(desk, one),
            lambda _done: self._context.say(said),
            self,
            changes=_OWN,
            failed=self._refused,
        )

    def _refused(self, refused: SatchelError) -> None:
        self._context.say(messages.sentence(refused, self._context.appearance.language))


def _can(made: QWidget) -> bool:
    return made.isEnabled()
