"""The error tree: every refusal a person can meet, and the exit code it ends with.

What it is for: two questions decide the class. Is the world at fault or are we?
Would trying again help? What it is not for: sentences in other languages; a
message here is one English sentence that says what happened, what is safe and
what to do next.

    SatchelError
    ├── UsageError          2  the words were not understood
    ├── WrongPassphrase     3  it did not open
    ├── IntegrityFailure    4  bytes are not what was signed or sealed
    ├── NoSuchThing         5  no record, file or member of that name
    ├── OutOfReach          6  network or relay; trying again may help
    ├── RefusedByPolicy     7  possible, but not allowed here and now
    │   └── MachineRefused  7  disk full, read-only, input/output error
    └── Bug                 1  our own mistake: never caught and smoothed over
"""

from __future__ import annotations


class SatchelError(Exception):
    """A refusal: `message` for people, `code` for programs, `exit_code` for the shell.

    `code` is a stable lowercase word with hyphens and is never translated.
    """

    exit_code = 1
    default_code = "bug"

    def __init__(self, message: str, *, code: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.code = code or self.default_code


class UsageError(SatchelError):
    """The command or its values cannot be understood."""

    exit_code = 2
    default_code = "usage"


class WrongPassphrase(SatchelError):
    """No keyslot opened. Says nothing about how near the attempt was."""

    exit_code = 3
    default_code = "wrong-passphrase"


class IntegrityFailure(SatchelError):
    """Bytes differ from what was signed, sealed or counted."""

    exit_code = 4
    default_code = "integrity"


class NoSuchThing(SatchelError):
    """Nothing here has that name or id."""

    exit_code = 5
    default_code = "not-found"


class OutOfReach(SatchelError):
    """The network, a site or a relay did not answer; trying again may help."""

    exit_code = 6
    default_code = "out-of-reach"


class RefusedByPolicy(SatchelError):
    """Possible, but refused: by the mission's rules, the archive's state or a consent."""

    exit_code = 7
    default_code = "refused"


class MachineRefused(RefusedByPolicy):
    """The disk is full, read-only or failing; what was saved before is untouched."""

    default_code = "machine"


class Bug(SatchelError):
    """A promise between our own rooms was broken."""

    exit_code = 1
    default_code = "bug"
