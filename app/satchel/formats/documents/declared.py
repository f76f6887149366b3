"""What a server or a letter says a file is: a hint among readings, never a fact."""

from __future__ import annotations

from email.message import Message

# Our own words for what is asked of the worker, where bytes may be read in more ways than one.
LETTER = "application/vnd.satchel.letter"
"""An e-mail whose fields are asked for."""
LINES = "application/vnd.satchel.lines"
"""Plain text, whatever it looks like: a transcript may begin as a letter or a page does."""


def told(content_type: str | None) -> tuple[str | None, str | None]:
    """A Content-Type as its type and charset (RFC 9110 §8.3); nonsense is harmless."""
    if not content_type:
        return None, None
    message = Message()
    message["Content-Type"] = content_type
    return message.get_content_type(), message.get_content_charset()
