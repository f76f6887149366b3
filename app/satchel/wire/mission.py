"""What a mission's root signs: the mission itself, admissions, invitations, revocations.

A mission is known by its root keys: their fingerprint is its id and never changes,
while the document grows (new class keys begin when someone leaves). Not for deciding
who may be admitted. Real names never stand in these documents, only member codes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from satchel.crypto.digest import sha256
from satchel.crypto.spoken import words
from satchel.crypto.xwing import Recipient
from satchel.domain.errors import IntegrityFailure
from satchel.domain.ids import DeviceId, MemberCode
from satchel.domain.json_values import JsonObject
from satchel.domain.words import Audience, Role
from satchel.formats.canonical import binary_text
from satchel.wire import fields
from satchel.wire.signed import PublicKeys, SigningKeys, open_signed, sign, unverified_body

MISSION: Final = "mission"
ADMISSION: Final = "admission"
INVITATION: Final = "invitation"
REVOCATION: Final = "revocation"
FINGERPRINT_WORDS: Final = 8


@dataclass(frozen=True, slots=True)
class ClassKey:
    """A class's public key; `since` is UTC text, `generation` counts from 1."""

    audience: Audience
    generation: int
    public: bytes
    since: str

    @property
    def recipient(self) -> Recipient:
        return Recipient(self.public)


@dataclass(frozen=True, slots=True)
class Mission:
    """What a mission publishes; `version` rises with every new document."""

    name: str
    root: PublicKeys
    recovery: bytes
    classes: tuple[ClassKey, ...]
    receipts_needed: int
    version: int

    @property
    def id(self) -> str:
        """64 hexadecimal digits; the same for every version."""
        return mission_id(self.root, self.recovery)

    def current(self, audience: Audience) -> ClassKey:
        """The newest key of a class."""
        return max((k for k in self.classes if k.audience is audience), key=lambda k: k.generation)

    def recipients(self, audience: Audience) -> list[Recipient]:
        """Whom content of an audience is sealed to: always legal and recovery too."""
        classes = [Audience.COORDINATION] if audience is Audience.COORDINATION else []
        keys = [self.current(name).recipient for name in (*classes, Audience.LEGAL)]
        return [*keys, Recipient(self.recovery)]


@dataclass(frozen=True, slots=True)
class Admission:
    """The root's word that a device belongs to a member."""

    member: MemberCode
    role: Role
    keys: PublicKeys
    receipt_keys: PublicKeys | None
    at: str

    @property
    def device(self) -> DeviceId:
        return self.keys.device


@dataclass(frozen=True, slots=True)
class Certificate:
    """An invitation's public part: one member, one role, one-time key, until `expires`."""

    id: str
    member: MemberCode
    role: Role
    key: bytes
    made: str
    expires: str


@dataclass(frozen=True, slots=True)
class Revocation:
    """`subject` is a device or an invitation; from `at` on it counts no more."""

    subject: str
    at: str
    signed: str


def mission_id(root: PublicKeys, recovery: bytes) -> str:
    """Binds the root keys and the recovery key: whoever swaps one has another mission."""
    return sha256(b"satchel/mission-id/v1\0" + root.ed25519 + root.ml_dsa_44 + recovery).hex()


def fingerprint_words(mission: str) -> str:
    """A mission id in eight words, to be read aloud."""
    return words(bytes.fromhex(mission), FINGERPRINT_WORDS)


def sign_mission(mission: Mission, root: SigningKeys) -> bytes:
    """The public document of a mission."""
    body: JsonObject = {
        "name": mission.name,
        "root": mission.root.to_json(),
        "recovery": binary_text(mission.recovery),
        "classes": [
            {
                "class": key.audience.value,
                "generation": key.generation,
                "public": binary_text(key.public),
                "since": key.since,
            }
            for key in mission.classes
        ],
        "receipts_needed": mission.receipts_needed,
        "version": mission.version,
    }
    return sign(MISSION, body, root)


def open_mission(raw: bytes, expected: str | None = None) -> Mission:
    """Verifies the document under the root it names.

    With `expected`, the root must be that mission's: raises IntegrityFailure otherwise.
    Without it the caller has nothing to compare with yet and must show the fingerprint.
    """
    claimed = PublicKeys.from_json(fields.inner(unverified_body(raw, MISSION), "root"))
    body = open_signed(raw, MISSION, claimed)
    mission = Mission(
        name=fields.text(body, "name", 200),
        root=claimed,
        recovery=fields.sealing_key(body, "recovery"),
        classes=tuple(_class_key(item) for item in fields.objects(body, "classes")),
        receipts_needed=fields.whole(body, "receipts_needed"),
        version=fields.whole(body, "version"),
    )
    if expected is not None and mission.id != expected:
        raise other_mission()
    if {key.audience for key in mission.classes} != set(Audience):
        raise fields.malformed("classes")
    return mission


def sign_admission(mission: str, admission: Admission, root: SigningKeys) -> bytes:
    """The document that answers a device's first parcel."""
    keys = admission.receipt_keys
    body: JsonObject = {
        "mission": mission,
        "member": admission.member,
        "role": admission.role.value,
        "keys": admission.keys.to_json(),
        "receipt_keys": None if keys is None else keys.to_json(),
        "at": admission.at,
    }
    return sign(ADMISSION, body, root)


def open_admission(raw: bytes, mission: Mission) -> Admission:
    """Raises IntegrityFailure unless this mission's root signed it."""
    body = _of_mission(raw, ADMISSION, mission)
    has_receipt_keys = body.get("receipt_keys") is not None
    return Admission(
        member=fields.member(body),
        role=fields.role(body),
        keys=PublicKeys.from_json(fields.inner(body, "keys")),
        receipt_keys=(
            PublicKeys.from_json(fields.inner(body, "receipt_keys")) if has_receipt_keys else None
        ),
        at=fields.moment(body, "at"),
    )


def sign_certificate(mission: str, certificate: Certificate, root: SigningKeys) -> bytes:
    """The part of an invitation that a device's first parcel shows."""
    body: JsonObject = {
        "mission": mission,
        "id": certificate.id,
        "member": certificate.member,
        "role": certificate.role.value,
        "key": binary_text(certificate.key),
        "made": certificate.made,
        "expires": certificate.expires,
    }
    return sign(INVITATION, body, root)


def open_certificate(raw: bytes, mission: Mission) -> Certificate:
    """Raises IntegrityFailure unless this mission's root signed it."""
    body = _of_mission(raw, INVITATION, mission)
    return Certificate(
        id=fields.text(body, "id", 40),
        member=fields.member(body),
        role=fields.role(body),
        key=fields.octets(body, "key", 32),
        made=fields.moment(body, "made"),
        expires=fields.moment(body, "expires"),
    )


def sign_revocation(mission: str, revocation: Revocation, root: SigningKeys) -> bytes:
    """The root's word that a device or an invitation counts no more."""
    body: JsonObject = {
        "mission": mission,
        "subject": revocation.subject,
        "at": revocation.at,
        "signed": revocation.signed,
    }
    return sign(REVOCATION, body, root)


def open_revocation(raw: bytes, mission: Mission) -> Revocation:
    """Raises IntegrityFailure unless this mission's root signed it."""
    body = _of_mission(raw, REVOCATION, mission)
    return Revocation(
        fields.text(body, "subject", 64), fields.text(body, "at", 40), fields.text(body, "signed")
    )


def other_mission() -> IntegrityFailure:
    """The refusal for a document under another root."""
    return IntegrityFailure(
        "This comes from another mission than this archive's; nothing was taken in.",
        code="other-mission",
    )


def _of_mission(raw: bytes, kind: str, mission: Mission) -> JsonObject:
    if unverified_body(raw, kind).get("mission") != mission.id:
        raise other_mission()
    return open_signed(raw, kind, mission.root)


def _class_key(item: JsonObject) -> ClassKey:
    return ClassKey(
        audience=fields.audience(item, "class"),
        generation=fields.whole(item, "generation"),
        public=fields.sealing_key(item, "public"),
        since=fields.text(item, "since", 40),
    )
