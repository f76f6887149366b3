"""Bytes of one answer as they come: the head apart, the body into a spool, all of it counted."""

from __future__ import annotations

import re
from collections.abc import Callable

from satchel.capture.http.exchanges import Message
from satchel.capture.http.faults import Failed, Fault
from satchel.capture.spool import Spool
from satchel.crypto.digest import new_sha256

HEAD_MAX = 1024 * 1024
_GARBAGE_MAX = 4096
_STATUS = re.compile(rb"HTTP/1\.[01] ([1-9]\d\d)\b")
_HEAD_END = re.compile(rb"\n\r?\n")
_LINE = re.compile(rb"([^:\r\n]+):[ \t]*((?:[^\r\n]|\r?\n[ \t])*)\r?\n")


def require_head(head: bytes) -> None:
    """Raises Failed unless `head` is a whole and proper one, as is kept."""
    if len(head) > HEAD_MAX:
        raise Failed(Fault.NOT_HTTP, "its headers go on without end")
    if _STATUS.match(head) is None:
        raise Failed(Fault.NOT_HTTP, "it answered with something that is not HTTP")
    if not head.endswith((b"\n\r\n", b"\n\n")):
        raise Failed(Fault.CUT, "the line was cut in the middle of its headers")


class Keeper:
    """Takes what is consumed of an answer; `limit` bytes of message at most."""

    def __init__(self, make_spool: Callable[[], Spool], limit: int) -> None:
        self.interim = b""
        self._make_spool = make_spool
        self._limit = limit
        self._head = bytearray()
        self._spool: Spool | None = None
        self._block, self._body, self._entity = new_sha256(), new_sha256(), new_sha256()
        self._entity_size = 0

    def keep(self, data: bytes) -> None:
        """In order. Raises Failed when the head or the whole outgrows its cap."""
        if self._spool is None:
            self._head += data
            if len(self._head) > HEAD_MAX:
                raise Failed(Fault.NOT_HTTP, "its headers go on without end")
            return
        room = self._limit - self._spool.size
        self._take(data[:room])
        if len(data) > room:
            raise Failed(Fault.TOO_LARGE, f"it is larger than {self._limit} bytes")

    def head_is_read(self) -> None:
        """What came so far is the head. Raises Failed when it is not a whole and proper one."""
        head = bytes(self._head)
        while (status := _STATUS.match(head)) and status[1].startswith(b"1"):
            end = _HEAD_END.search(head)
            if end is None or end.end() == len(head):
                break
            self.interim += head[: end.end()]
            head = head[end.end() :]
        require_head(head)
        self._head = bytearray(head)
        self._spool = self._make_spool()
        self._spool.write(head)
        self._block.update(head)

    def entity(self, data: bytes) -> None:
        """A piece of the body without its framing."""
        self._entity.update(data)
        self._entity_size += len(data)

    def message(self, truncated: str | None) -> Message | None:
        """What was kept; None when there was no proper head."""
        if self._spool is None:
            return None
        head = bytes(self._head)
        status = _STATUS.match(head)
        return Message(
            spool=self._spool,
            head_size=len(head),
            status=int(status[1]) if status else 0,
            headers=_headers(head),
            block_sha256=self._block.hexdigest(),
            body_sha256=self._body.hexdigest() if _ends_once(head) else None,
            entity_sha256=None if truncated else self._entity.hexdigest(),
            entity_size=self._entity_size,
            truncated=truncated,
        )

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all came."""
        return not self._head

    @property
    def garbage(self) -> bytes:
        """The first bytes of an answer that had no proper head."""
        return bytes(self._head[:_GARBAGE_MAX]) if self._spool is None else b""

    def discard(self) -> None:
        """Forget what was kept: nobody will take the message."""
        if self._spool is not None:
            self._spool.close()

    def _take(self, data: bytes) -> None:
        assert self._spool is not None
        self._spool.write(data)
        self._block.update(data)
        self._body.update(data)


def _ends_once(head: bytes) -> bool:
    """Whether no line within the head is blank to some reader: a space, a stray return."""
    return all(line.strip() for line in head.split(b"\n")[:-2])


def _headers(head: bytes) -> tuple[tuple[str, str], ...]:
    """In order, with duplicates; bytes beyond ASCII as Latin-1, which loses nothing."""
    lines = head.partition(b"\n")[2]
    return tuple(
        (name.decode("latin-1").strip(), " ".join(value.decode("latin-1").split()))
        for name, value in _LINE.findall(lines)
    )
