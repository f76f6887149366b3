"""A relay's door on a port of this machine, and what goes over a line byte by byte."""

from __future__ import annotations

import asyncio
import socket
import threading
from pathlib import Path

from satchel.relay import serving
from unit.relay.asgi import Relay

SOON_S, LIMIT_S = 0.4, 20.0


class Served:
    """In a thread; nothing of it goes on after `end`."""

    def __init__(self, relay: Relay, pem: Path | None = None) -> None:
        self.listening = socket.create_server(("127.0.0.1", 0))
        # So that an answer nobody reads does not vanish into the machine's own buffers.
        self.listening.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 16 * 1024)
        config = serving._config(relay.app, pem)
        self.server = serving._Server(config)
        self.thread = threading.Thread(
            target=lambda: asyncio.run(self.server.serve([self.listening])), name="relay"
        )
        self.thread.start()

    def line(self) -> socket.socket:
        made = socket.create_connection(self.listening.getsockname(), timeout=LIMIT_S)
        return made

    def end(self) -> None:
        self.server.should_exit = True
        self.thread.join(LIMIT_S)
        assert not self.thread.is_alive()


def head(method: str, target: str, headers: dict[str, str], size: int) -> bytes:
    lines = {"Host": "relay", "Content-Length": str(size)} | headers
    told = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    return f"{method} {target} HTTP/1.1\r\n{told}\r\n".encode()


def rest(line: socket.socket) -> bytes:
    """What comes until the other side closes."""
    said = b""
    try:
        while piece := line.recv(65536):
            said += piece
    except ConnectionResetError:
        pass
    return said
