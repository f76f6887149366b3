"""Founding, inviting and joining: what opens, what is refused, and what a mission promises."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from satchel.crypto.age import open_header
from satchel.domain.errors import IntegrityFailure, RefusedByPolicy, UsageError
from satchel.domain.words import Role
from satchel.storage import content_table, devices, mission, settings
from satchel.sync import founding, joining
from satchel.wire.mission import Certificate, sign_certificate
from unit.sync.party import Party


def test_any_three_of_five_shares_prove_a_recovery(party: Party) -> None:
    founder = party.founder()
    assert founder.founded is not None
    shares = founder.founded.shares
    assert len(shares) == 5
    assert settings.get(founder.archive.reading(), founding.REHEARSED) is False
    with founder.archive.writing() as tx:
        founding.rehearse(tx, shares[1:4], founder.archive.random)
    assert settings.get(founder.archive.reading(), founding.REHEARSED) is True
    master = founding.recover(shares[2:], founder.founded.mission)
    assert master.root.public == founder.founded.mission.root


def test_two_shares_or_another_missions_prove_nothing(party: Party) -> None:
    founder, other = party.founder(), party.founder("other")
    assert founder.founded is not None
    assert other.founded is not None
    for shares in (founder.founded.shares[:2], other.founded.shares[:3]):
        with pytest.raises(UsageError), founder.archive.writing() as tx:
            founding.rehearse(tx, shares, founder.archive.random)
    assert settings.get(founder.archive.reading(), founding.REHEARSED) is False


def test_the_recovery_key_opens_everything(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.admitted(founder, "assel")
    _, content = observer.attach(b"evidence" * 20_000)
    assert founder.founded is not None
    master = founding.recover(founder.founded.shares[:3], founder.founded.mission)
    stored = observer.archive.contents.find(content)
    assert stored is not None
    assert stored.header is not None
    assert open_header(stored.header, [master.recovery]) == stored.file_key


def test_an_expired_invitation_is_refused_in_one_sentence(party: Party) -> None:
    founder = party.founder()
    soon = party.clock.now + timedelta(hours=1)
    given = founder.inviting.invite(Role.OBSERVER, "assel", expires=soon)
    party.clock.now += timedelta(hours=2)
    with pytest.raises(RefusedByPolicy, match="ended on 2026-11-22, and this device's clock says"):
        joining.read_invitation(given.file, given.code, party.clock().utc_text())
    assert [row.state for row in founder.inviting.listed()] == ["expired"]


def test_an_archive_joins_once(party: Party) -> None:
    founder, other = party.founder(), party.founder("other")
    observer = party.invited(founder, "assel")
    for inviter, code in ((founder, "already-joined"), (other, "other-mission")):
        given = inviter.inviting.invite(Role.OBSERVER, "again")
        opened = joining.read_invitation(given.file, given.code, party.clock().utc_text())
        with pytest.raises(RefusedByPolicy) as refusal, observer.archive.writing() as tx:
            joining.join(tx, opened, observer.archive.random, party.clock().utc_text())
        assert refusal.value.code == code


def test_only_the_root_invites_and_admits(party: Party) -> None:
    founder = party.founder()
    observer = party.invited(founder, "assel")
    with pytest.raises(RefusedByPolicy, match="founded the mission"):
        observer.inviting.invite(Role.OBSERVER, "friend")
    with pytest.raises(RefusedByPolicy, match="founded the mission"):
        observer.membership.confirm(observer.device)


def test_both_sides_see_the_same_eight_words(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    observer = party.invited(founder, "assel")
    observer.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    (listed,) = [row for row in founder.membership.listed() if row.device == observer.device]
    assert listed.label == "assel"
    assert listed.words == joining.own_comparison_words(observer.archive.reading())
    assert founder.membership.confirm(observer.device).label == "assel"
    (listed,) = [row for row in founder.membership.listed() if row.device == observer.device]
    assert (listed.state, listed.label) == ("admitted", "assel")


def test_files_saved_before_joining_are_addressed_by_joining(party: Party, tmp_path: Path) -> None:
    founder = party.founder()
    alone = party.alone("alone")
    alone.note("written before")
    _, content = alone.attach(b"before" * 30_000)
    given = founder.inviting.invite(Role.OBSERVER, "alone")
    opened = joining.read_invitation(given.file, given.code, party.clock().utc_text())
    with alone.archive.writing() as tx:
        joining.join(tx, opened, alone.archive.random, party.clock().utc_text())
    stored = content_table.find(alone.archive.reading(), content)
    assert stored is not None
    assert stored.header is not None
    alone.make(tmp_path / "p")
    founder.open(tmp_path / "p")
    assert founder.texts() == {"written before"}
    assert founder.archive.contents.open(content).read() == b"before" * 30_000


def test_what_an_invitation_brings_has_the_same_ids(party: Party) -> None:
    founder = party.founder()
    shared = founder.note("a case both will use")
    given = founder.inviting.invite(Role.OBSERVER, "assel", lines=[shared.line])
    opened = joining.read_invitation(given.file, given.code, party.clock().utc_text())
    observer = party.joined("assel", given)
    with observer.archive.writing() as tx:
        assert joining.begin_with(tx, observer.journal, opened) == 1
    assert observer.texts() == {"a case both will use"}


def test_a_certificate_of_a_stranger_opens_nothing(party: Party, tmp_path: Path) -> None:
    founder, other = party.founder(), party.founder("other")
    observer = party.invited(founder, "assel")
    with observer.archive.writing() as tx:
        root = mission.require_root(other.archive.reading())
        ours = mission.require(tx.db)
        own = devices.require_own(tx.db)
        forged = Certificate("0" * 20, own.row.member, Role.LEGAL, b"k" * 32, "a", "b")
        raw = sign_certificate(ours.id, forged, root)
        invited = mission.own_invitation(tx.db)
        assert invited is not None
        mission.put_own_invitation(tx, replace(invited, certificate=raw))
        devices.put(tx, replace(own.row, role=Role.LEGAL))
    observer.make(tmp_path / "p")
    with pytest.raises(IntegrityFailure, match="does not verify"):
        founder.open(tmp_path / "p")


def test_an_invitation_that_brings_an_entry_twice_is_refused(party: Party) -> None:
    founder = party.founder()
    shared = founder.note("The case.")
    given = founder.inviting.invite(Role.OBSERVER, "assel", lines=[shared.line, shared.line])
    observer = party.joined("assel", given)
    opened = joining.read_invitation(given.file, given.code, party.clock().utc_text())
    with (
        pytest.raises(IntegrityFailure, match="an entry twice"),
        observer.archive.writing() as tx,
    ):
        joining.begin_with(tx, observer.journal, opened)
