"""Text of an e-mail (RFC 5322, MIME): header lines, bodies, names of what is attached.

Attachments themselves are not opened: intake offers them as attachments of their own.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.errors import MessageError
from email.message import EmailMessage
from email.parser import BytesFeedParser
from typing import BinaryIO, cast

from satchel.formats.documents import charsets
from satchel.formats.documents.html import visible_text
from satchel.formats.documents.text import CapReached, Sheaf, Unreadable

_SHOWN = ("From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Date", "Subject", "Message-ID")
_BLOCK = 65_536
_READ_MAX = 96 * 1024 * 1024
_PARTS_MAX = 2_000


def read_mail(source: BinaryIO, size: int, sheaf: Sheaf) -> None:
    """Parts "headers", "text", "attachments"; letters within letters get a numbered prefix.

    Raises Unreadable when it nests without end, CapReached beyond the parts cap.
    """
    parser = BytesFeedParser(policy=policy.default)
    left = _READ_MAX
    try:
        while left > 0 and (block := source.read(min(_BLOCK, left))):
            parser.feed(block)
            left -= len(block)
        _Letters(sheaf).read(cast(EmailMessage, parser.close()), "", 0)
    except RecursionError:
        raise Unreadable("its parts are nested deeper than any honest letter") from None
    if size > _READ_MAX:
        sheaf.shortened = "only the beginning of it was read"


class _Letters:
    def __init__(self, sheaf: Sheaf) -> None:
        self._sheaf = sheaf
        self._parts = 0
        self._inner = 0

    def read(self, letter: EmailMessage, prefix: str, depth: int) -> None:
        if depth > self._sheaf.limits.letters_in_letters:
            raise CapReached("letters inside letters were read only so deep")
        self._sheaf.add(f"{prefix}headers", "\n".join(_headers(letter)))
        attached: list[str] = []
        for leaf in self._leaves(letter):
            kind = leaf.get_content_type()
            if kind == "message/rfc822":
                self._inner += 1
                self._enclosed(leaf, f"attached letter {self._inner}: ", depth + 1)
            elif kind in ("text/plain", "text/html") and not leaf.is_attachment():
                is_page = kind == "text/html"
                self._sheaf.add(f"{prefix}text", self._body(leaf, is_page), has_links=is_page)
            else:
                attached.append(_name(leaf) or kind)
        self._sheaf.add(f"{prefix}attachments", "\n".join(attached))

    def _enclosed(self, leaf: EmailMessage, prefix: str, depth: int) -> None:
        inner = leaf.get_payload(0) if leaf.is_multipart() else None
        if isinstance(inner, EmailMessage):
            self.read(inner, prefix, depth)

    def _leaves(self, part: EmailMessage) -> Iterator[EmailMessage]:
        """Parts that are not containers; of alternatives the plain one, else the last."""
        self._parts += 1
        if self._parts > _PARTS_MAX:
            raise CapReached(f"only its first {_PARTS_MAX} parts were read")
        if not part.is_multipart() or part.get_content_type() == "message/rfc822":
            yield part
            return
        children = [child for child in part.iter_parts() if isinstance(child, EmailMessage)]
        if part.get_content_type() == "multipart/alternative":
            plain = [child for child in children if child.get_content_type() == "text/plain"]
            children = plain or children[-1:]
        for child in children:
            yield from self._leaves(child)

    def _body(self, leaf: EmailMessage, is_page: bool) -> str:
        raw = leaf.get_payload(decode=True)
        declared = leaf.get_content_charset()
        text, charset = charsets.decode(raw if isinstance(raw, bytes) else b"", declared)
        self._sheaf.charset = self._sheaf.charset or charset
        return "\n".join(visible_text(text)) if is_page else text


def _headers(letter: EmailMessage) -> Iterator[str]:
    for name in _SHOWN:
        try:
            values = letter.get_all(name, [])
        except (MessageError, ValueError, LookupError, TypeError, AttributeError):
            continue  # the header parser gives up on some forged lines; the rest is read
        for value in values:
            yield f"{name}: {value}"


def _name(leaf: EmailMessage) -> str | None:
    try:
        return leaf.get_filename()
    except (MessageError, ValueError, LookupError, TypeError, AttributeError):
        return None
