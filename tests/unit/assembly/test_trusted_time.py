"""Trusted time in real archives: asked for, honest while it lacks, renewed, and refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from samples.time_authority import OTHER_POLICY, POLICY, TimeAuthority
from satchel.assembly import beginning, checking
from satchel.assembly.desk import Desk
from satchel.assembly.proving import proof_of
from satchel.domain.errors import OutOfReach, RefusedByPolicy
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonValue
from satchel.domain.moments import Moment
from satchel.domain.words import Audience, Role
from satchel.storage import entries
from satchel.sync.timestamps import authorities
from satchel.sync.timestamps.asking import ask
from satchel.sync.timestamps.keeping import Tried
from satchel.sync.timestamps.standing import Standing
from unit.assembly.conftest import PASSPHRASE

Pinned = list[TimeAuthority]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Headquarters with nothing pinned."""
    with beginning.beginning(tmp_path / "hq", PASSPHRASE) as made:
        desk = beginning.begin_device(made, Role.COORDINATOR, "hq", None)
        beginning.found_mission(desk, "Open Bench")
    yield desk
    desk.close()


@pytest.fixture
def running(tmp_path: Path) -> Iterator[Callable[..., TimeAuthority]]:
    """Starts authorities on loopback."""
    with ExitStack() as stack:
        yield lambda name, **more: stack.enter_context(
            TimeAuthority(tmp_path / name, name=name, **more).running()
        )


@pytest.fixture
def two(desk: Desk, running: Callable[..., TimeAuthority]) -> Pinned:
    """Two authorities, pinned."""
    both = [running("One"), running("Two")]
    for one in both:
        desk.timestamps.pin(one.name, one.url, one.chain, POLICY)
    return both


def _note(desk: Desk, text: str = "The judge enters") -> RecordId:
    case = desk.records.add("case", {"title": "City v. A"}).record
    return desk.records.add("note", {"on": case, "text": text}).record


def _kept(tried: list[Tried]) -> list[tuple[str, str, bool]]:
    return [(one.wanted.over, one.wanted.authority.name, one.record is not None) for one in tried]


def test_what_is_signed_is_stamped_by_each_authority_and_then_nothing_waits(
    desk: Desk, two: Pinned
) -> None:
    note = _note(desk)
    assert proof_of(desk, note).entries[0].stamped == ()
    tried = desk.timestamps.get(ask)
    assert _kept(tried) == [("checkpoint", "One", True), ("checkpoint", "Two", True)]
    assert desk.timestamps.waiting() == []
    assert desk.timestamps.get(ask) == []
    words = proof_of(desk, note).entries[0].stamped
    assert {word.checked.authority.name for word in words} == {"One", "Two"}
    assert len({word.checked.stamp.data for word in words}) == 1
    margins = {word.before - word.checked.token.time for word in words}
    assert margins == {timedelta(seconds=2)}  # it may err by 1.5 s
    assert [one.asked for one in two] == [1, 1]
    assert (
        desk.kinds.get("timestamp").check(desk.records.show(words[0].checked.stamp.record).fields)
        is None
    )
    assert checking.verify(desk).ok


def test_only_a_digest_leaves_and_never_a_word_of_the_head(desk: Desk, two: Pinned) -> None:
    _note(desk)
    desk.timestamps.get(ask)
    for one in two:
        (query,) = one.queries
        assert len(query) < 120
        assert desk.device.device.encode() not in query


def test_later_entries_are_not_proven_by_an_earlier_stamp(desk: Desk, two: Pinned) -> None:
    first = _note(desk)
    desk.timestamps.get(ask)
    second = _note(desk, "He leaves")
    assert len(proof_of(desk, first).entries[0].stamped) == 2
    assert proof_of(desk, second).entries[0].stamped == ()
    desk.timestamps.get(ask)
    assert len(proof_of(desk, second).entries[0].stamped) == 2


def test_offline_all_waits_and_says_why_and_comes_later(desk: Desk, two: Pinned) -> None:
    note = _note(desk)

    def nobody(url: str, query: bytes) -> bytes:
        if url == two[0].url:
            raise OutOfReach("The authority did not answer.")
        return ask(url, query)

    assert _kept(desk.timestamps.get(nobody)) == [
        ("checkpoint", "One", False),
        ("checkpoint", "Two", True),
    ]
    (last,) = desk.timestamps.last_tries().values()
    assert (last.why, last.times) == ("The authority did not answer.", 1)
    assert len(proof_of(desk, note).entries[0].stamped) == 1
    desk.timestamps.get(nobody)
    assert next(iter(desk.timestamps.last_tries().values())).times == 2
    (one,) = desk.timestamps.get(ask)
    assert (one.wanted.authority.name, one.why) == ("One", None)
    assert desk.timestamps.last_tries() == {}
    words = proof_of(desk, note).entries[0].stamped
    assert len({word.checked.stamp.data for word in words}) == 1  # both over one head


def test_a_port_where_nobody_listens_is_out_of_reach_and_no_damage(
    desk: Desk, running: Callable[..., TimeAuthority], tmp_path: Path
) -> None:
    gone = TimeAuthority(tmp_path / "gone")
    with gone.running():
        desk.timestamps.pin("Gone", gone.url, gone.chain, POLICY)
    _note(desk)
    (tried,) = desk.timestamps.get(ask)
    assert tried.record is None
    assert not tried.is_refused
    assert len(desk.timestamps.waiting()) == 1


@pytest.mark.parametrize(
    "wrong", ["another-authority", "another-policy", "old-answer", "refusal", "no-timestamp"]
)
def test_an_answer_that_is_no_good_is_refused_and_nothing_is_kept(
    desk: Desk, running: Callable[..., TimeAuthority], tmp_path: Path, wrong: str
) -> None:
    one = running("One", policy=OTHER_POLICY if wrong == "another-policy" else POLICY)
    desk.timestamps.pin("One", one.url, one.chain, POLICY)
    _note(desk)
    other = TimeAuthority(tmp_path / "other")
    seen: list[bytes] = []

    def change(answer: bytes) -> bytes:
        seen.append(answer)
        if wrong == "another-authority":
            return other.answer(one.queries[-1])
        if wrong == "old-answer":
            return seen[0]
        if wrong == "refusal":
            return bytes.fromhex("30053003020102")
        return b"<html>" if wrong == "no-timestamp" else answer

    one.change = change
    if wrong == "old-answer":  # the same bytes, stamped before, with the nonce of that time
        first = desk.timestamps.get(ask)
        assert first[0].record is not None
        _note(desk, "later")
    (tried,) = desk.timestamps.get(ask)
    assert tried.is_refused
    assert tried.record is None
    assert len(desk.timestamps.waiting()) == 1
    assert checking.verify(desk).ok


def test_a_certificate_that_ends_is_renewed_in_time_and_the_first_stamp_goes_on_to_count(
    desk: Desk, running: Callable[..., TimeAuthority]
) -> None:
    short, long = running("Short", days=(-1, 30)), running("Long")
    desk.timestamps.pin("Short", short.url, short.chain, POLICY)
    note = _note(desk)
    desk.timestamps.get(ask)
    assert desk.timestamps.get(ask) == []  # it cannot renew itself, and nobody else is pinned
    desk.timestamps.pin("Long", long.url, long.chain, POLICY)
    tried = desk.timestamps.get(ask)
    assert ("renewal", "Long", True) in _kept(tried)
    word = next(
        one
        for one in proof_of(desk, note).entries[0].stamped
        if one.checked.authority.name == "Short"
    )
    assert word.until > word.checked.authority.pin.until + timedelta(days=1000)
    assert [one for one in desk.timestamps.waiting() if one.over == "renewal"] == []
    assert checking.verify(desk).ok


def test_a_stamp_that_nobody_renewed_counts_until_its_certificate_ends(
    desk: Desk, running: Callable[..., TimeAuthority]
) -> None:
    short = running("Short", days=(-1, 30))
    desk.timestamps.pin("Short", short.url, short.chain, POLICY)
    _note(desk)
    desk.timestamps.get(ask)
    late = replace(desk.timestamps, clock=_after(desk, 40))
    stamps = late.now()
    (stamp,) = stamps.every
    assert stamps.counts_until(stamp) < late.clock().utc
    assert late.waiting() == []  # its authority's certificate has ended: it is not asked


def test_another_certificate_of_one_authority_is_pinned_beside_the_old(
    desk: Desk, running: Callable[..., TimeAuthority]
) -> None:
    old, new = running("Old"), running("New")
    pinned = desk.timestamps.pin("Clock", old.url, old.chain, POLICY)
    note = _note(desk)
    desk.timestamps.get(ask)
    with pytest.raises(RefusedByPolicy, match="pinned already"):
        desk.timestamps.pin("Clock", old.url, new.chain, POLICY)
    desk.timestamps.pin("Clock 2", new.url, new.chain, POLICY, replaces=pinned.record)
    asked = [one.name for one in authorities.listed(desk.archive.reading()) if one.is_asked]
    assert asked == ["Clock 2"]
    assert len(proof_of(desk, note).entries[0].stamped) == 1


def test_what_a_dropped_authority_stamped_counts_no_more(desk: Desk, two: Pinned) -> None:
    note = _note(desk)
    desk.timestamps.get(ask)
    desk.timestamps.unpin("One", "its key was stolen")
    words = proof_of(desk, note).entries[0].stamped
    assert [word.checked.authority.name for word in words] == ["Two"]
    assert checking.verify(desk).ok


def test_a_stamp_put_under_another_head_is_named_by_verify(desk: Desk, two: Pinned) -> None:
    """Somebody edits nothing but a copied record: the token is over other bytes."""
    note = _note(desk)
    desk.timestamps.get(ask)
    stamp = desk.timestamps.now().every[0]
    false = {**stamp.fields, "stamped": "d-00000000000000000000\n9\n"}
    made = desk.records.add("timestamp", false).record
    report = checking.verify(desk)
    assert [(one.where, "other bytes" in one.what) for one in report.problems] == [
        (f"timestamp {made}", True)
    ]
    assert len(proof_of(desk, note).entries[0].stamped) == 2


def test_an_observer_asks_only_when_she_says_so(observer: Desk, two: Pinned) -> None:
    observer.timestamps.pin("One", two[0].url, two[0].chain, POLICY)
    with pytest.raises(RefusedByPolicy) as refused:
        observer.timestamps.get(ask)
    assert refused.value.code == "not-from-here"
    assert two[0].asked == 0
    tried = observer.timestamps.get(ask, from_here=True)
    assert {one.wanted.device for one in tried} == {observer.device.device}
    assert all(one.record for one in tried)


def test_without_an_authority_nobody_is_asked(desk: Desk) -> None:
    _note(desk)
    assert desk.timestamps.waiting() == []
    with pytest.raises(RefusedByPolicy) as refused:
        desk.timestamps.get(ask)
    assert refused.value.code == "no-authority"


def test_an_authority_that_no_coordinator_pinned_is_not_believed(desk: Desk, two: Pinned) -> None:
    known = authorities.listed(desk.archive.reading())
    assert all(one.is_believed for one in known)
    stranger = replace(known[0], is_believed=False)
    _note(desk)
    desk.timestamps.get(ask)
    stamps = desk.timestamps.now()
    stamps.authorities[stranger.record] = stranger
    mine = next(one for one in stamps.every if one.authority == stranger.record)
    with pytest.raises(RefusedByPolicy) as refused:
        Standing(desk.archive.reading(), stamps).require(mine)
    assert refused.value.code == "authority-not-believed"


def _after(desk: Desk, days: int) -> Callable[[], Moment]:
    def clock() -> Moment:
        now = desk.clock()
        return replace(now, utc=now.utc + timedelta(days=days))

    return clock


def test_a_capture_for_lawyers_is_stamped_for_lawyers_and_a_failed_one_not_at_all(
    desk: Desk, two: Pinned
) -> None:
    told = {"url": "https://court.test/", "outcome": "captured", "manifest_sha256": "ab" * 32}
    legal = desk.records.add("capture", told, audience=Audience.LEGAL).record
    desk.records.add("capture", {**told, "outcome": "failed"})
    tried = desk.timestamps.get(ask)
    kept = [one for one in tried if one.wanted.over == "capture"]
    assert [one.wanted.capture for one in kept] == [legal, legal]
    assert {one.wanted.data for one in kept} == {b"ab" * 32 + b"  manifest.json\n"}
    db = desk.archive.reading()
    for one in kept:
        assert one.record is not None
        assert {row.audience for row in entries.entries_of(db, one.record)} == {"legal"}
    assert len(proof_of(desk, legal).captured) == 2


@pytest.mark.parametrize(
    "odd",
    [
        {},
        {"over": 5, "stamped": [], "authority": {}, "time": None, "content": "x"},
        {"over": "renewal", "stamped": "x", "authority": "y", "time": "z", "renews": [1, {}]},
        {"over": "checkpoint", "size": True, "device": "../..", "nonce": "-1"},
    ],
    ids=["empty", "shapes", "renewal", "checkpoint"],
)
def test_what_others_wrote_of_any_shape_disturbs_nothing(
    desk: Desk, two: Pinned, odd: dict[str, JsonValue]
) -> None:
    note = _note(desk)
    desk.timestamps.get(ask)
    good = desk.timestamps.now().every[0].fields
    for fields in (odd, {**good, **odd}):
        with desk.archive.writing() as tx:
            for kind in ("timestamp", "time-authority"):
                desk.journal.append(tx, kind, what={"act": "create", "set": fields})
    assert len(proof_of(desk, note).entries[0].stamped) == 2
    desk.timestamps.get(ask)
    assert desk.timestamps.waiting() == []
    checking.verify(desk)
