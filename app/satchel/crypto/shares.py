"""Recovery shares of a secret (SLIP-39): any `threshold` of `count` bring it back.

For headquarters' recovery key and root. A share is a line of English words with a
checksum of its own; fewer shares than the threshold say nothing about the secret.
"""

from __future__ import annotations

from collections.abc import Sequence

from shamir_mnemonic import MnemonicError, combine_mnemonics, generate_mnemonics
from shamir_mnemonic.share import Share

from satchel.domain.errors import Bug, UsageError


def split(secret: bytes, threshold: int, count: int) -> list[str]:
    """`count` shares of `secret` (16 bytes or more, an even number), in no order."""
    try:
        # The secret is a full-strength key, so the standard's own stretching may be least.
        groups = generate_mnemonics(1, [(threshold, count)], secret, iteration_exponent=0)
    except ValueError as error:
        raise Bug("a secret cannot be split like this") from error
    return list(groups[0])


def combine(shares: Sequence[str]) -> bytes:
    """The secret; more shares than needed are welcome, in any case and spacing.

    Raises UsageError (code "recovery-shares") when they are too few, mistyped or of
    different secrets.
    """
    try:
        members = {Share.from_mnemonic(share) for share in shares}
        needed = max((member.member_threshold for member in members), default=0)
        chosen = sorted(members, key=lambda member: int(member.index))[:needed]
        secret: bytes = combine_mnemonics([member.mnemonic() for member in chosen])
    except MnemonicError:
        # Not chained: the library's messages quote words of the shares.
        raise UsageError(
            "These recovery shares do not fit together: one is mistyped, is of another key, is "
            "there twice, or there are too few. Check each word and try again.",
            code="recovery-shares",
        ) from None
    return secret
