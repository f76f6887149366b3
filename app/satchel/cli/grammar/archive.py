"""Commands about the archive itself: make, keys, backup, check, batch."""

from __future__ import annotations

from satchel.cli.grammar.words import Parser, Verbs, group, verb

_NEW = "--new-passphrase-file"


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    init = verb(verbs, "init", "beginning:init", "make a new archive")
    init.add_argument("--role", required=True, choices=("observer", "coordinator", "legal"))
    init.add_argument("--name", required=True, metavar="LABEL", help="a label, known only here")
    init.add_argument("--invitation", metavar="FILE", help="join a mission by its invitation")
    init.add_argument("--code", metavar="CODE", help="the six words that open the invitation")
    init.add_argument("--mission", metavar="NAME", help="begin a mission (coordinator)")
    init.add_argument(
        "--unrehearsed",
        action="store_true",
        help="skip the recovery rehearsal; the archive keeps saying so",
    )

    passphrase = group(verbs, "passphrase", "the passphrase")
    change = verb(passphrase, "change", "archive:change_passphrase", "change the passphrase")
    _new_passphrase(change)

    keyslot = group(verbs, "keyslot", "further passphrases for the same archive")
    add = verb(keyslot, "add", "archive:add_keyslot", "add a passphrase that opens the archive too")
    _new_passphrase(add)
    add.add_argument("--label", default="", help="what it is for")
    verb(keyslot, "list", "archive:list_keyslots", "list the keyslots")
    remove = verb(keyslot, "remove", "archive:remove_keyslot", "remove a keyslot")
    remove.add_argument("id", metavar="ID")

    backup = group(verbs, "backup", "copies of the whole archive")
    make = verb(backup, "make", "archive:make_backup", "write a consistent copy to one file")
    make.add_argument("--out", required=True, metavar="F")
    restore = verb(backup, "restore", "archive:restore_backup", "make an archive from a copy")
    restore.add_argument("file", metavar="F")

    batch = verb(verbs, "batch", "batch:run", "run many commands, unlocked once")
    batch.add_argument("file", metavar="FILE|-", help="each line a JSON array of words")

    verify = verb(verbs, "verify", "verify:run", "check every entry, signature, hash and content")
    verify.add_argument(
        "--rebuild", action="store_true", help="bring back what content and mission keys can"
    )


def _new_passphrase(parser: Parser) -> None:
    parser.add_argument(_NEW, metavar="F", help="file with the new passphrase")
