"""What every screen is given, and what every screen is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from satchel.gui.acts import Act
from satchel.gui.appearance import Appearance
from satchel.gui.places import Place
from satchel.gui.tasks import Tasks


@dataclass(frozen=True, slots=True)
class Context:
    """The hands of a screen: work to be done, where to go next, and one line to speak on.

    `say` shows a whole sentence in the notice line until the next act; `go` shows another
    screen. `lock` ends this process after drafts are kept; `renew` makes the window anew in
    the language and with the keys chosen since. `folder` is the archive's. `every_act`
    gathers what can be done on any screen. `around` is what screens lie in.
    """

    tasks: Tasks
    go: Callable[[Place], None]
    back: Callable[[], None]
    say: Callable[[str], None]
    lock: Callable[[], None]
    renew: Callable[[], None]
    folder: Path
    appearance: Appearance
    every_act: Callable[[], Sequence[Act]] = tuple
    around: QWidget | None = None


class Screen(QWidget):
    """One screen: it lives as long as the window, and is told when it is shown and left.

    `headed` carries the line that says where one is; after `acts_changed`, `acts` are asked
    anew. Whatever was typed and not kept is put into drafts by `leave`, which is called
    before another screen shows and at every exit, and must not wait.

    It is made where it will lie, and its parts had better be put into it before others are
    put into them: what is moved under another parent is dressed by the style sheet anew,
    with all that lies in it, and that is most of what making a screen costs.
    """

    headed = Signal(str)
    acts_changed = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context.around)
        self.context = context

    def arrive(self, place: Place) -> None:
        """Show `place`. Called each time, also for the place that is shown already."""

    def leave(self) -> None:
        """Keep what was typed as drafts."""

    def holder(self) -> str | None:
        """The record that a file dropped here would belong to; None where there is none."""
        return None

    def side(self) -> QWidget | None:
        """What belongs to the work, for the right column; asked once."""
        return None

    def is_beside(self, place: Place) -> bool:
        """Whether the right column has anything to say of `place`; without, it is folded."""
        return True

    def acts(self) -> Sequence[Act]:
        """What can be done here, for keys and the palette; asked once."""
        return ()
