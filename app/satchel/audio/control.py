"""How a window speaks with the recorder: one question and one answer, JSON in bytes.

A window that dies leaves the recorder; the next one finds it again by the address and the
word that only the archive and the recorder know. Not for sound: none ever goes this way.
To know first: on Linux the address is a name in no folder, on Windows a named pipe; other
systems have a socket in the folder for temporary things, whose name says nothing.
"""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import AuthenticationError
from multiprocessing.connection import (
    Client,
    Connection,
    Listener,
    answer_challenge,
    deliver_challenge,
)
from typing import Any

from satchel.domain.errors import NoSuchThing

Answer = Callable[[dict[str, Any]], dict[str, Any]]
_MOST = 1 << 20
_PATIENCE_S = 10.0
_AGAIN_S = 0.05


def address(name: str) -> str:
    """Where a recorder of that (random) name listens."""
    if sys.platform == "win32":
        return rf"\\.\pipe\{name}"
    return f"\0{name}" if sys.platform == "linux" else f"/tmp/.{name}"


def ask(
    name: str, word: bytes, question: dict[str, Any], *, patience_s: float = _PATIENCE_S
) -> Any:
    """The recorder's answer. Raises NoSuchThing (code "no-recorder") when none answers in time.

    In a thread of its own: the library greets without a limit of time, and a recorder that
    was stopped must not stop whoever asks.
    """
    answers: list[Any] = []

    def exchange() -> None:
        gone = suppress(OSError, EOFError, ValueError, AuthenticationError)
        with gone, Client(address(name), authkey=word) as connection:
            connection.send_bytes(json.dumps(question).encode("ascii"))
            answers.append(json.loads(connection.recv_bytes(_MOST)))

    asking = threading.Thread(target=exchange, name="asking", daemon=True)
    asking.start()
    asking.join(patience_s)
    if not answers:
        raise NoSuchThing("No recorder answers.", code="no-recorder")
    return answers[0]


class Listening:
    """The recorder's side: answers in threads of its own until its process ends."""

    def __init__(self, name: str, word: bytes, answer: Answer) -> None:
        # The word is asked for in `_serve`: a stranger who never answers must not keep others out.
        self._listener = Listener(address(name), backlog=8)
        self._word = word
        self._answer = answer
        threading.Thread(target=self._listen, name="control", daemon=True).start()

    def close(self) -> None:
        """Nobody is answered any more."""
        self._listener.close()

    def _listen(self) -> None:
        while True:
            try:
                connection = self._listener.accept()
            except OSError:  # one who hung up at once, or the end
                if self._is_closed():
                    return
                time.sleep(_AGAIN_S)
                continue
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _is_closed(self) -> bool:
        return getattr(self._listener, "_listener", None) is None

    def _serve(self, connection: Connection) -> None:
        gone = suppress(OSError, EOFError, ValueError, AuthenticationError)
        with gone, connection:
            deliver_challenge(connection, self._word)
            answer_challenge(connection, self._word)
            question = json.loads(connection.recv_bytes(_MOST))
            connection.send_bytes(json.dumps(self._answer(question)).encode("utf-8"))
