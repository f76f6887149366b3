"""What is marked in a window is nobody else's: on X11 and Wayland marking offers it to every
program of the screen, without a key pressed. Copying is asked for; marking is not.
"""

from __future__ import annotations

from PySide6.QtGui import QClipboard, QGuiApplication


def keep_to_ourselves(application: QGuiApplication) -> None:
    """Take back at once what Qt offers as the selection when text is marked."""
    clipboard = application.clipboard()
    if not clipboard.supportsSelection():
        return

    def take_back() -> None:
        if clipboard.ownsSelection():
            clipboard.clear(QClipboard.Mode.Selection)

    clipboard.selectionChanged.connect(take_back)
