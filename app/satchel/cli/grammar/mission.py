"""Commands between an archive and headquarters: members, parcels, sealing."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, group, verb


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    _members(verbs)
    _parcels(verbs)
    _roads(verbs)
    seal = verb(verbs, "seal", "sealing:seal", "make this device forget how to read something")
    seal.add_argument("ids", nargs="*", metavar="ID")
    seal.add_argument("--all", action="store_true", help="everything in the archive")
    remove = verb(verbs, "remove", "sealing:remove", "delete here what headquarters holds")
    remove.add_argument("--received", action="store_true", required=True)


def _members(verbs: Verbs) -> None:
    invite = verb(verbs, "invite", "mission:invite", "write an invitation to the mission")
    invite.add_argument("--name", required=True, metavar="LABEL", help="a label for the list")
    invite.add_argument("--role", choices=("observer", "coordinator", "legal"), default="observer")
    invite.add_argument("--out", required=True, metavar="FILE")
    invite.add_argument("--relay", metavar="URL", help="the relay it names (default: yours)")
    invite.add_argument("--days", type=int, default=30, help="how long it works (default 30)")
    member = group(verbs, "member", "the people of the mission")
    verb(member, "list", "mission:list_members", "members and their comparison words")
    confirm = verb(member, "confirm", "mission:confirm_member", "say that the words agreed")
    confirm.add_argument("id", metavar="ID")
    confirm.add_argument("--words", metavar="W", help="the eight words the other side read out")
    revoke = verb(member, "revoke", "mission:revoke_member", "end a membership")
    revoke.add_argument("id", metavar="ID")
    revoke.add_argument("--at", metavar="T", help="from when, RFC 3339 (default now)")
    mission = group(verbs, "mission", "the mission's public keys")
    verb(mission, "fingerprint", "mission:fingerprint", "words and digits to compare in person")
    export = verb(mission, "export", "mission:export", "write the public keys to a file")
    export.add_argument("--out", required=True, metavar="FILE")


def _roads(verbs: Verbs) -> None:
    sync = verb(verbs, "sync", "syncing:sync", "send and fetch by a relay or a folder")
    sync.add_argument("--relay", metavar="URL|FOLDER", help="default: the one used last")
    sync.add_argument("--proxy", metavar="URL", help="like socks5h://127.0.0.1:9050")
    sync.add_argument("--first", nargs="+", metavar="ID", help="files of these records go first")
    sync.add_argument("--wait", action="store_true", help="try again until there is a line")


def _parcels(verbs: Verbs) -> None:
    parcel = group(verbs, "parcel", "sealed files that carry an archive's work")
    make = verb(parcel, "make", "parcels:make", "make one sealed file of what is not yet received")
    make.add_argument("--out", required=True, metavar="FILE")
    make.add_argument("--to", metavar="MEMBER|CLASS", help="default: coordination")
    which = make.add_mutually_exclusive_group()
    which.add_argument("--all", action="store_true", help="also what was received already")
    which.add_argument("--only", nargs="+", metavar="ID", help="only these records")
    make.add_argument("--split", metavar="SIZE", help="in parts of at most SIZE, like 700M or 4G")
    open_ = verb(parcel, "open", "parcels:open_", "bring in a parcel, whole or in parts")
    open_.add_argument("files", nargs="+", metavar="FILE")
    open_.add_argument("--reply", metavar="FILE", help="write the receipt to carry back")
    verb(verbs, "receipts", "parcels:receipts", "what headquarters has confirmed")
    verb(verbs, "missing", "missing:missing", "what did not come, here or there")
    grant = verb(verbs, "grant", "parcels:grant", "let another class read a content")
    grant.add_argument("id", metavar="ID")
    grant.add_argument("--to", required=True, choices=("coordination", "legal"), metavar="CLASS")
