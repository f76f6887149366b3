"""Names to addresses, once for each request: whoever judges an answer uses that same answer."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Sequence

from satchel.capture.http.faults import Failed, Fault

Resolve = Callable[[str, int], Sequence[str]]
"""Host and port to address literals in the order to try them. Raises Failed."""

_WAIT_S = 20.0
_NEVER = frozenset(
    getattr(socket, name) for name in ("EAI_NONAME", "EAI_NODATA") if hasattr(socket, name)
)


def resolve(host: str, port: int) -> tuple[str, ...]:
    """What this computer's resolver says.

    Asked in a thread, because the system's call knows no time limit: a resolver that
    never answers leaves that thread behind, and the capture goes on.
    """
    answer: list[tuple[str, ...] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answer.append(tuple(dict.fromkeys(str(item[4][0]) for item in found)))
        except (OSError, UnicodeError) as refusal:
            answer.append(refusal)

    thread = threading.Thread(target=ask, name="resolve", daemon=True)
    thread.start()
    thread.join(_WAIT_S)
    if not answer:
        raise Failed(Fault.UNREACHABLE, "no name server answered")
    told = answer[0]
    if isinstance(told, tuple):
        return told
    if isinstance(told, socket.gaierror) and told.errno not in _NEVER:
        raise Failed(Fault.UNREACHABLE, "its name could not be looked up now")
    raise Failed(Fault.NO_SUCH_NAME, "its name is not known to the name servers")
