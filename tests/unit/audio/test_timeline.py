"""When each sample was heard, from how a sound server really hands them over."""

from __future__ import annotations

import pytest

from satchel.audio.timeline import RATE, Lost, Timeline

_NS = 1_000_000_000


def _heard(
    line: Timeline, start_ns: int, pieces: int, *, late_ns: int = 0, rate: float = RATE
) -> list[Lost]:
    """Pieces of 40 ms, delivered with a jitter of up to 30 ms."""
    lost = []
    for piece in range(1, pieces + 1):
        jitter = (piece * 7 % 4) * 10_000_000
        spoken = start_ns + round(piece * 1920 / rate * _NS)
        if (found := line.heard(1920, spoken + late_ns + jitter)) is not None:
            lost.append(found)
    return lost


def test_an_hour_on_a_card_that_drifts_loses_nothing_and_keeps_time() -> None:
    line = Timeline()
    line.begin()
    assert _heard(line, 5 * _NS, 90_000, late_ns=200_000_000, rate=RATE * 0.9998) == []
    heard_for = line.time_of(line.samples) - line.time_of(0)
    assert heard_for == pytest.approx(3600 * _NS, abs=1_000_000)
    assert line.time_of(line.samples) == pytest.approx(
        5 * _NS + 3600 / 0.9998 * _NS + 0.2 * _NS, abs=20_000_000
    )


def test_sound_that_was_never_handed_over_is_a_loss_of_its_size_at_its_place() -> None:
    line = Timeline()
    line.begin()
    assert _heard(line, 0, 250) == []
    (lost,) = _heard(line, 10 * _NS + 800_000_000, 250)
    assert lost.lost_ns == pytest.approx(800_000_000, abs=40_000_000)
    assert lost.at / RATE == pytest.approx(10, abs=0.2)


def test_a_delivery_that_only_comes_late_is_no_loss() -> None:
    line = Timeline()
    line.begin()
    _heard(line, 0, 250)
    assert line.heard(48_000, 11 * _NS + 30_000_000) is None  # one second, all at once
    assert _heard(line, 11 * _NS, 100) == []


def test_the_first_buffers_may_come_in_a_heap() -> None:
    line = Timeline()
    line.begin()
    assert line.heard(1920, 2 * _NS) is None  # the server took two seconds to begin
    assert _heard(line, 2 * _NS, 250) == []
    assert line.time_of(0) == pytest.approx(2 * _NS, abs=60_000_000)
