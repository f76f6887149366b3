"""`python -m bench.distant_origin DELAY_MS`: a secure site on this computer that is far away.

Each connection and each answer comes DELAY_MS late, as over a line of that round trip. Serves
one page with its styles, scripts and pictures until its standard input ends. Prints one line
of JSON: port, the certificate of its authority, and the pin of its public key.
"""

from __future__ import annotations

import contextlib
import json
import random
import socket
import ssl
import sys
import threading
import time

from satchel.capture.proxy.faces import Faces
from satchel.system import clock

HOST = "127.0.0.1"
LARGE = 50_000_000
_TEXT = "<p>The court heard the third witness; the hearing goes on at ten. </p>" * 400


def _resources() -> dict[str, tuple[str, bytes]]:
    """A plain page of some 1.5 MB in 41 parts, the same bytes each time."""
    noise = random.Random(7)
    found: dict[str, tuple[str, bytes]] = {}
    for number in range(4):
        rules = "".join(f".c{number}x{rule}{{margin:{rule}px}}\n" for rule in range(900))
        found[f"/{number}.css"] = ("text/css", rules.encode())
    for number in range(6):
        lines = "".join(f"var v{number}_{line}='{noise.random()}';\n" for line in range(900))
        found[f"/{number}.js"] = ("text/javascript", lines.encode())
    for number in range(30):
        found[f"/{number}.bmp"] = ("image/bmp", _picture(noise))
    tags = [f'<link rel="stylesheet" href="/{number}.css">' for number in range(4)]
    tags += [f'<script src="/{number}.js"></script>' for number in range(6)]
    tags += [f'<img src="/{number}.bmp" width="100" height="100">' for number in range(30)]
    page = f"<!doctype html><title>Minutes</title>{''.join(tags)}{_TEXT}"
    return found | {"/": ("text/html; charset=utf-8", page.encode())}


def _picture(noise: random.Random) -> bytes:
    """An uncompressed picture of 100 by 100."""
    pixels = noise.randbytes(100 * 100 * 3)
    size = (54 + len(pixels)).to_bytes(4, "little")
    head = b"BM" + size + bytes(4) + (54).to_bytes(4, "little") + (40).to_bytes(4, "little")
    head += (100).to_bytes(4, "little") * 2 + b"\x01\x00\x18\x00" + bytes(24)
    return head + pixels


class Origin:
    def __init__(self, delay_s: float, context: ssl.SSLContext) -> None:
        self._delay_s = delay_s
        self._context = context
        self._resources = _resources()
        self._listener = socket.create_server((HOST, 0), backlog=128)
        self.port = int(self._listener.getsockname()[1])

    def serve(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._answer, args=[connection], daemon=True).start()

    def _answer(self, bare: socket.socket) -> None:
        with contextlib.suppress(OSError):
            time.sleep(self._delay_s)
            with self._context.wrap_socket(bare, server_side=True) as connection:
                waiting = b""
                while piece := connection.recv(65_536):
                    waiting += piece
                    while b"\r\n\r\n" in waiting:
                        head, _, waiting = waiting.partition(b"\r\n\r\n")
                        time.sleep(self._delay_s)
                        self._say(connection, head.split()[1].decode())

    def _say(self, connection: ssl.SSLSocket, path: str) -> None:
        head = "HTTP/1.1 {} OK\r\nContent-Type: {}\r\nContent-Length: {}\r\n\r\n"
        if path == "/large":
            connection.sendall(head.format(200, "a/b", LARGE).encode())
            for _ in range(LARGE // 50_000):
                connection.sendall(bytes(50_000))
            return
        kind, body = self._resources.get(path, ("text/plain", b""))
        status = 200 if path in self._resources else 404
        connection.sendall(head.format(status, kind, len(body)).encode() + body)


def main() -> int:
    faces = Faces(clock.now)
    origin = Origin(float(sys.argv[1]) / 1000, faces.context(HOST))
    threading.Thread(target=origin.serve, daemon=True).start()
    told = {"port": origin.port, "authority": faces.pem.decode(), "pin": faces.pin}
    print(json.dumps(told), flush=True)
    sys.stdin.read()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
