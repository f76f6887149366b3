"""What the system itself shows and keeps about a microphone in use. No Qt.

Said before the first recording, since nobody can take it back afterwards.
"""

from __future__ import annotations

from satchel.gui.language import translate


def shown_and_kept(platform: str) -> str:
    """For `sys.platform`: what others may see, and what stays on this laptop."""
    if platform == "win32":
        return translate(
            "Recording",
            "While it records, Windows shows a microphone near the clock. In its privacy settings "
            "it keeps when Satchel last used the microphone, and Satchel cannot remove that.",
        )
    if platform == "darwin":
        return translate(
            "Recording",
            "While it records, macOS shows an orange dot at the top of the screen. In its privacy "
            "settings it keeps that Satchel may use the microphone.",
        )
    return translate(
        "Recording",
        "While it records, the desktop may show a microphone at the edge of the screen. Its sound "
        "settings list Satchel meanwhile, and may keep the volume under that name.",
    )
