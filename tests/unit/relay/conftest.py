"""A relay over a directory, an observer and a coordinator it knows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from unit.relay.asgi import Device, Relay, relay_over


@pytest.fixture
def relay(tmp_path: Path) -> Iterator[Relay]:
    with relay_over(tmp_path / "store") as made:
        yield made


@pytest.fixture
def observer(relay: Relay) -> Device:
    return Device(relay, b"o").admitted()


@pytest.fixture
def coordinator(relay: Relay) -> Device:
    return Device(relay, b"c").coordinating()
