"""Small payloads between intake and adoption.

What it is for: an import of thousands of small contents commits once, at its end, and
still needs little memory: what does not fit is set aside in `archive-N.db`, encrypted
as everything there. What it is not for: contents that exist; those are in `contents`.
"""

from __future__ import annotations

from satchel.domain.errors import Bug
from satchel.storage.database import Database
from satchel.storage.reservations import Writing
from satchel.storage.transaction import Transaction

_MOST_BYTES = 4 << 20


class Staging:
    """Payloads by token. A failed transaction leaves them where they were."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._in_memory: dict[int, bytes] = {}
        self._on_disk: set[int] = set()
        self._bytes = 0
        self._next = 1

    @property
    def waiting(self) -> bool:
        return bool(self._in_memory or self._on_disk)

    def put(self, payload: bytes) -> int:
        """Its token. Sets the earlier ones aside when they have become too many."""
        if self._bytes + len(payload) > _MOST_BYTES:
            self._set_aside()
        self._bytes += len(payload)
        token, self._next = self._next, self._next + 1
        self._in_memory[token] = payload
        return token

    def look(self, db: Database, token: int) -> bytes:
        """The payload, which stays."""
        payload = self._in_memory.get(token)
        if payload is not None:
            return payload
        row = db.execute("SELECT payload FROM staged_payloads WHERE token = ?", [token]).fetchone()
        if row is None:
            raise Bug("a content was looked at after it was adopted")
        return bytes(row[0])

    def take(self, tx: Transaction, token: int) -> bytes:
        """The payload; it leaves here when `tx` commits."""
        payload = self._in_memory.get(token)
        if payload is None:
            row = tx.db.execute(
                "DELETE FROM staged_payloads WHERE token = ? RETURNING payload", [token]
            ).fetchone()
            if row is None:
                raise Bug("a content was adopted twice")
            payload = bytes(row[0])
        tx.after_commit.append(lambda: self._forget(token))
        return payload

    def _forget(self, token: int) -> None:
        self._bytes -= len(self._in_memory.pop(token, b""))
        self._on_disk.discard(token)

    def _set_aside(self) -> None:
        with self._writing() as tx:
            tx.db.conn.executemany(
                "INSERT INTO staged_payloads (token, payload) VALUES (?, ?)",
                list(self._in_memory.items()),
            )
        self._on_disk.update(self._in_memory)
        self._in_memory.clear()
        self._bytes = 0
