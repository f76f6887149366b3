"""What a mission's root signs, and that another root's word is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from satchel.crypto.randomness import random_bytes
from satchel.crypto.xwing import Identity
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import MemberCode
from satchel.domain.words import Audience, Role
from satchel.wire.mission import (
    Admission,
    Certificate,
    ClassKey,
    Mission,
    Revocation,
    fingerprint_words,
    open_admission,
    open_certificate,
    open_mission,
    open_revocation,
    sign_admission,
    sign_certificate,
    sign_mission,
    sign_revocation,
)
from satchel.wire.signed import SigningKeys

ROOT = SigningKeys.generate(random_bytes)
LATER = "2026-11-22T00:00:00.000000Z"


def make_mission(root: SigningKeys = ROOT) -> Mission:
    classes = tuple(
        ClassKey(audience, 1, Identity.generate().recipient.public, LATER) for audience in Audience
    )
    recovery = Identity.generate().recipient.public
    return Mission("Monitors", root.public, recovery, classes, 2, 1)


def test_a_mission_reads_back() -> None:
    mission = make_mission()
    assert open_mission(sign_mission(mission, ROOT), mission.id) == mission
    assert len(fingerprint_words(mission.id).split()) == 8


def test_a_newer_document_is_the_same_mission() -> None:
    mission = make_mission()
    newer = replace(mission, version=2, name="Renamed")
    assert open_mission(sign_mission(newer, ROOT), mission.id).version == 2


def test_a_swapped_recovery_key_is_another_mission() -> None:
    mission = make_mission()
    swapped = replace(mission, recovery=Identity.generate().recipient.public)
    with pytest.raises(IntegrityFailure, match="another mission"):
        open_mission(sign_mission(swapped, ROOT), mission.id)


def test_audiences_decide_whom_content_is_sealed_to() -> None:
    mission = make_mission()
    both = mission.recipients(Audience.COORDINATION)
    narrow = mission.recipients(Audience.LEGAL)
    assert len(both) == 3
    assert len(narrow) == 2
    assert mission.current(Audience.COORDINATION).recipient not in narrow


def test_each_document_reads_back_and_no_other_root_can_write_it() -> None:
    mission = make_mission()
    member = MemberCode("M-7K2F9Q")
    admission = Admission(member, Role.OBSERVER, ROOT.public, None, LATER)
    certificate = Certificate("0" * 20, member, Role.LEGAL, b"k" * 32, LATER, LATER)
    revocation = Revocation("d-" + "0" * 20, LATER, LATER)
    assert open_admission(sign_admission(mission.id, admission, ROOT), mission) == admission
    signed = sign_certificate(mission.id, certificate, ROOT)
    assert open_certificate(signed, mission) == certificate
    assert open_revocation(sign_revocation(mission.id, revocation, ROOT), mission) == revocation
    stranger = SigningKeys.generate(random_bytes)
    with pytest.raises(IntegrityFailure):
        open_admission(sign_admission(mission.id, admission, stranger), mission)
    with pytest.raises(IntegrityFailure, match="another mission"):
        open_admission(sign_admission("0" * 64, admission, ROOT), mission)


def test_what_cannot_be_sealed_to_or_is_no_time_is_malformed() -> None:
    """Said when it is opened: afterwards every parcel would fail, or end as our mistake."""
    mission = make_mission()
    broken = bytes([0xFF]) * len(mission.recovery)
    classes = (replace(mission.classes[0], public=broken), *mission.classes[1:])
    for bad in (replace(mission, recovery=broken), replace(mission, classes=classes)):
        with pytest.raises(IntegrityFailure, match="malformed"):
            open_mission(sign_mission(bad, ROOT))
    certificate = Certificate("0" * 20, MemberCode("M-7K2F9Q"), Role.LEGAL, b"k" * 32, LATER, "x")
    with pytest.raises(IntegrityFailure, match="malformed at 'expires'"):
        open_certificate(sign_certificate(mission.id, certificate, ROOT), mission)
