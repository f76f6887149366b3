"""Pages that attack whoever replays them reach nothing: no live site, no port, no neighbour.

The live web stands by while they are replayed (the sample servers, a canary), so that what
would be reached could be.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from samples.sites import attacks
from samples.sites.serving import Asked, Sites, answer_to, sites
from unit.capture.replaying.checking import checked, flags_only  # noqa: F401  # a fixture
from unit.capture.replaying.stored import One, warc_of

NAMES = attacks.NAMES


def _archive(web: Sites) -> bytes:
    """All five as they were answered once, and nothing of what they ask for."""
    stored = []
    for name in NAMES:
        target = _target(web, name)
        answer = answer_to(Asked("home", "GET", target, (), b""), web)
        kind = (("Content-Type", "text/html; charset=utf-8"),)
        stored.append(One(web.origins["home"] + target, answer.body, headers=kind))
    return warc_of(stored)


def _target(web: Sites, name: str) -> str:
    ports = ",".join(origin.rpartition(":")[2] for origin in list(web.origins.values())[1:])
    return f"/attacks/{name}/?ports={ports}"


@pytest.mark.usefixtures("flags_only")
def test_no_attack_succeeds_and_nothing_is_asked_of_the_living() -> None:
    with sites() as web:
        data = _archive(web)
        places = [web.origins["home"] + _target(web, name) for name in NAMES]
        # One of them twice: what it left behind must not be there the second time.
        rounds = [2 if name == "same-domain" else 1 for name in NAMES]
        with ThreadPoolExecutor(2) as pool:
            reports = list(
                pool.map(lambda place, count: checked(data, place, rounds=count), places, rounds)
            )
        shown = {
            name: [one.shown.split() for one in report.rounds]
            for name, report in zip(NAMES, reports, strict=True)
        }
        assert {name for name in NAMES if all("harmless" in one for one in shown[name])} == set(
            NAMES
        )
        assert not any(report.is_alone for report in reports)
        assert web.asked == []


def test_the_kernel_holds_a_replay_in_a_network_of_its_own() -> None:
    with sites() as web:
        report = checked(_archive(web), web.origins["home"] + _target(web, "csrf"))
        assert "harmless" in report.rounds[0].shown
        assert web.asked == []
    if not report.is_alone:
        pytest.skip("this system lets no user have a network of her own")
