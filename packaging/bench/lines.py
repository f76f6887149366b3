"""Bad lines between two network namespaces, made in this process: for `bench lines`.

Kernels without netem are common, so packets are read from one TUN device and written to
another by a program, which delays, loses and paces them. Needs root and /dev/net/tun
(Linux). Everything is named after this process and taken down at the end.
"""

from __future__ import annotations

import contextlib
import fcntl
import heapq
import os
import random
import select
import struct
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

_TUNSETIFF, _IFF_TUN, _IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
_QUEUE_S = 2.0
_STEP_S = 0.002


@dataclass(frozen=True, slots=True)
class Weather:
    """What a line is like. `rate` is bytes a second each way; `delay_s` one way; `loss` a share
    of packets; with `flaps_s` the line is dead for every other stretch of so many seconds."""

    name: str
    rate: float
    delay_s: float
    loss: float = 0.0
    mtu: int = 1500
    flaps_s: float = 0.0


LINES = (
    Weather("EDGE", 100_000 / 8, 0.3, 0.05),
    Weather("satellite", 2_000_000 / 8, 0.3, 0.01),
    Weather("30 % loss", 10_000_000 / 8, 0.02, 0.30),
    Weather("dead every other 20 s", 1_000_000 / 8, 0.05, 0.0, flaps_s=20.0),
    Weather("MTU 576", 1_000_000 / 8, 0.05, 0.0, mtu=576),
)


def possible() -> bool:
    """Whether this machine lets us."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and os.path.exists("/dev/net/tun")


class Line:
    """Two namespaces, `near` (10.77.0.1) and `far` (10.77.0.2), with `weather` between them."""

    def __init__(self, weather: Weather) -> None:
        self.weather = weather
        self.near, self.far = f"sn{os.getpid()}", f"sf{os.getpid()}"
        self.carried = 0
        self._ended = threading.Event()
        self._threads: list[threading.Thread] = []
        self._random = random.Random(17)

    @contextlib.contextmanager
    def up(self) -> Iterator[Line]:
        """The line while the block runs."""
        ends = [_end(self.near, "10.77.0.1", self.weather.mtu)]
        try:
            ends.append(_end(self.far, "10.77.0.2", self.weather.mtu))
            for source, sink in (tuple(ends), tuple(reversed(ends))):
                thread = threading.Thread(target=self._carry, args=(source, sink), daemon=True)
                self._threads.append(thread)
                thread.start()
            yield self
        finally:
            self._ended.set()
            for thread in self._threads:
                thread.join()
            for end in ends:
                os.close(end)
            for name in (self.near, self.far):
                subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)

    def _carry(self, source: int, sink: int) -> None:
        waiting: list[tuple[float, int, bytes]] = []
        free_at, count, begun = 0.0, 0, time.monotonic()
        while not self._ended.is_set():
            timeout = _STEP_S if waiting else 0.05
            readable, _, _ = select.select([source], [], [], timeout)
            now = time.monotonic()
            if readable:
                packet = os.read(source, 65536)
                free_at = max(free_at, now)
                lost = self._random.random() < self.weather.loss or self._is_dead(now - begun)
                if not lost and free_at - now < _QUEUE_S:
                    free_at += len(packet) / self.weather.rate
                    count += 1
                    heapq.heappush(waiting, (free_at + self.weather.delay_s, count, packet))
            while waiting and waiting[0][0] <= now:
                packet = heapq.heappop(waiting)[2]
                self.carried += len(packet)
                with contextlib.suppress(OSError):
                    os.write(sink, packet)

    def _is_dead(self, since: float) -> bool:
        flaps = self.weather.flaps_s
        return bool(flaps) and int(since / flaps) % 2 == 1


def _end(namespace: str, address: str, mtu: int) -> int:
    device = f"t{namespace}"[:15]
    tun = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tun, _TUNSETIFF, struct.pack("16sH", device.encode(), _IFF_TUN | _IFF_NO_PI))
    for words in (
        ("netns", "add", namespace),
        ("link", "set", device, "netns", namespace),
        ("-n", namespace, "addr", "add", f"{address}/24", "dev", device),
        ("-n", namespace, "link", "set", device, "mtu", str(mtu), "up"),
        ("-n", namespace, "link", "set", "lo", "up"),
    ):
        subprocess.run(["ip", *words], check=True, capture_output=True)
    return tun
