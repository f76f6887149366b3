"""Zones come from the bundled tables, and a clock time that is none or two is said."""

from __future__ import annotations

import zoneinfo
from datetime import datetime

import pytest

from satchel.domain import zones
from satchel.domain.errors import UsageError


def local(text: str, zone: str) -> str:
    return zones.at(datetime.fromisoformat(text), zones.named(zone)).isoformat()


def test_the_tables_of_the_machine_are_never_asked() -> None:
    assert zoneinfo.TZPATH == ()


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [
        ("Asia/Almaty", "+06:00", "+05:00"),  # moved on 1 March 2024
        ("Asia/Qostanay", "+06:00", "+05:00"),
        ("Asia/Aqtobe", "+05:00", "+05:00"),
        ("Asia/Atyrau", "+05:00", "+05:00"),
        ("Asia/Qyzylorda", "+05:00", "+05:00"),
    ],
)
def test_kazakhstan_has_one_time_since_march_2024(zone: str, before: str, after: str) -> None:
    assert local("2024-02-28T17:16", zone) == f"2024-02-28T17:16:00{before}"
    assert local("2024-03-01T17:16", zone) == f"2024-03-01T17:16:00{after}"


def test_a_time_that_was_shown_twice_is_not_guessed() -> None:
    # At midnight before 1 March the clocks of Almaty went back to 23:00.
    with pytest.raises(zones.NoSuchClockTime, match="twice") as refused:
        local("2024-02-29T23:30", "Asia/Almaty")
    assert "2024-02-29T23:30:00+06:00 or 2024-02-29T23:30:00+05:00" in refused.value.message
    assert local("2024-02-29T22:59", "Asia/Almaty") == "2024-02-29T22:59:00+06:00"
    with pytest.raises(zones.NoSuchClockTime, match="twice"):
        local("2019-10-27T03:30", "Europe/Kyiv")


def test_a_time_that_was_never_shown_is_not_moved() -> None:
    with pytest.raises(zones.NoSuchClockTime, match="no clock showed 2019-03-31 03:30"):
        local("2019-03-31T03:30", "Europe/Kyiv")
    assert local("2019-03-31T04:00", "Europe/Kyiv") == "2019-03-31T04:00:00+03:00"
    assert local("2019-03-31T02:59", "Europe/Kyiv") == "2019-03-31T02:59:00+02:00"


@pytest.mark.parametrize("wrong", ["Asia/Nowhere", "", "../etc/passwd", "Almaty time", "/etc"])
def test_what_is_no_zone_is_refused(wrong: str) -> None:
    assert zones.find(wrong) is None
    with pytest.raises(UsageError, match="like Asia/Almaty"):
        zones.named(wrong)
