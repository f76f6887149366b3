"""Admits, revocations and tickets: only the root's word counts, and revocation wins."""

from __future__ import annotations

from satchel.crypto.signing import Ed25519Key
from satchel.wire import relay_names as names
from satchel.wire.relay_answers import Account, KnownPage
from satchel.wire.relay_papers import (
    Admit,
    Rights,
    field_rights,
    sign_admit,
    sign_revoke,
    vouch_guest,
)
from satchel.wire.signed import SigningKeys
from unit.relay.asgi import (
    ROOT,
    Device,
    Relay,
    code,
    committed,
    made_mission,
    ticket,
)


def test_a_higher_version_counts_and_a_revocation_wins(relay: Relay, observer: Device) -> None:
    mission = relay.mission.id
    wide = Rights(("*",), ("*",), (), 9, 9)
    paper = sign_admit(mission, Admit(observer.key.public, 2, wide), ROOT)
    assert relay.ask("PUT", names.admit_path(observer.name, 2), paper).status == 201
    assert relay.ask("PUT", names.admit_path(observer.name, 2), paper).status == 200
    assert Account.from_json(observer.get(names.ACCOUNT_PATH).json).rights == wide
    known = KnownPage.from_json(observer.get(names.ADMITS_PATH).json)
    assert [(item.name, item.version, item.is_revoked) for item in known.names] == [
        (observer.name, 2, False)
    ]
    revoke = sign_revoke(mission, observer.name, ROOT)
    assert relay.ask("PUT", names.revoke_path(observer.name), revoke).status == 201
    assert observer.get(names.ACCOUNT_PATH).status == 401
    later = sign_admit(mission, Admit(observer.key.public, 3, wide), ROOT)
    assert relay.ask("PUT", names.admit_path(observer.name, 3), later).status == 201
    assert observer.get(names.ACCOUNT_PATH).status == 401


def test_only_the_root_admits_and_revokes(relay: Relay, observer: Device) -> None:
    impostor = SigningKeys.from_seeds(b"i" * 32, b"I" * 32)
    rights = field_rights(relay.mission.id, observer.key.public)
    forged = sign_admit(relay.mission.id, Admit(observer.key.public, 2, rights), impostor)
    assert relay.ask("PUT", names.admit_path(observer.name, 2), forged).status == 400
    revoke = sign_revoke(relay.mission.id, observer.name, impostor)
    assert relay.ask("PUT", names.revoke_path(observer.name), revoke).status == 400
    theirs = made_mission(root=impostor)
    foreign = sign_admit(theirs.id, Admit(observer.key.public, 2, rights), impostor)
    assert code(relay.ask("PUT", names.admit_path(observer.name, 2), foreign)) == "other-mission"
    mine = sign_admit(relay.mission.id, Admit(observer.key.public, 2, rights), ROOT)
    assert relay.ask("PUT", names.admit_path(observer.name, 3), mine).status == 400
    assert Account.from_json(observer.get(names.ACCOUNT_PATH).json).version == 1


def test_another_paper_of_the_same_version_is_refused(relay: Relay, observer: Device) -> None:
    paper = sign_admit(
        relay.mission.id, Admit(observer.key.public, 1, Rights((), (), (), 0, 0)), ROOT
    )
    answer = relay.ask("PUT", names.admit_path(observer.name, 1), paper)
    assert (answer.status, code(answer)) == (409, "version-taken")


def test_a_guest_sends_a_little_and_reads_what_is_for_it(relay: Relay, coordinator: Device) -> None:
    one_time, guest = Ed25519Key.from_seed(b"1" * 32), Device(relay, b"g")
    paper = vouch_guest(ticket(one_time, relay.mission), one_time, guest.key.public)
    assert relay.ask("PUT", names.guest_path(guest.name), paper).status == 201
    assert relay.ask("PUT", names.guest_path(guest.name), paper).status == 200
    committed(guest)
    account = Account.from_json(guest.get(names.ACCOUNT_PATH).json)
    assert (account.version, account.slots_used) == (0, 1)
    assert guest.get(names.box_path(guest.name)).status == 200
    assert coordinator.get(guest.address().manifest_path).status == 200
    admitted = guest.admitted()
    assert Account.from_json(admitted.get(names.ACCOUNT_PATH).json).version == 1


def test_a_ticket_seats_four_and_ends_with_its_day_or_its_revocation(relay: Relay) -> None:
    one_time = Ed25519Key.from_seed(b"1" * 32)
    guests = [Device(relay, bytes([65 + number])) for number in range(6)]
    papers = [
        vouch_guest(ticket(one_time, relay.mission), one_time, guest.key.public) for guest in guests
    ]
    answers = [
        relay.ask("PUT", names.guest_path(guest.name), paper)
        for guest, paper in zip(guests, papers, strict=True)
    ]
    assert [answer.status for answer in answers] == [201] * 4 + [403] * 2
    assert code(answers[4]) == "seats"
    name = names.key_mailbox(one_time.public)
    assert (
        relay.ask("PUT", names.revoke_path(name), sign_revoke(relay.mission.id, name, ROOT)).status
        == 201
    )
    assert guests[0].get(names.ACCOUNT_PATH).status == 401
    assert code(relay.ask("PUT", names.guest_path(guests[5].name), papers[5])) == "revoked"


def test_an_expired_ticket_lets_nobody_in_and_throws_nobody_out(relay: Relay) -> None:
    one_time = Ed25519Key.from_seed(b"1" * 32)
    early, late = Device(relay, b"e"), Device(relay, b"l")
    papers = [
        vouch_guest(ticket(one_time, relay.mission, days=3), one_time, who.key.public)
        for who in (early, late)
    ]
    assert relay.ask("PUT", names.guest_path(early.name), papers[0]).status == 201
    relay.clock.pass_(days=4)
    assert code(relay.ask("PUT", names.guest_path(late.name), papers[1])) == "expired"
    assert early.get(names.ACCOUNT_PATH).status == 200


def test_a_guest_vouched_for_by_another_key_is_refused(relay: Relay) -> None:
    one_time, other = Ed25519Key.from_seed(b"1" * 32), Ed25519Key.from_seed(b"2" * 32)
    guest = Device(relay, b"g")
    forged = vouch_guest(ticket(one_time, relay.mission), other, guest.key.public)
    assert relay.ask("PUT", names.guest_path(guest.name), forged).status == 400
    stolen = vouch_guest(ticket(one_time, relay.mission), one_time, Device(relay, b"h").key.public)
    assert relay.ask("PUT", names.guest_path(guest.name), stolen).status == 400
