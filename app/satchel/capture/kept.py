"""A fetched page put into the archive's store, before any entry speaks of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from satchel.capture.http.exchanges import Fetched, Message
from satchel.capture.http.rules import Rules
from satchel.capture.recording import record
from satchel.capture.spool import Spool
from satchel.crypto.xwing import Recipient
from satchel.formats.sniffing import HEAD_SIZE, sniff
from satchel.formats.warc_body import unpacked
from satchel.storage.contents import ContentStore, TakenIn


@dataclass(frozen=True, slots=True)
class Kept:
    """The WARC file as taken in, and the kind of the page in it by its first bytes."""

    taken: TakenIn | None
    media_type: str | None


NOTHING = Kept(None, None)


def keep(
    fetched: Fetched, contents: ContentStore, readers: Sequence[Recipient], rules: Rules
) -> Kept:
    """Nothing when no request was ever sent; the entry alone is the fact then.

    The caller adopts what was taken in. Raises MachineRefused, and then nothing is kept.
    """
    if not any(exchange.request for exchange in fetched.exchanges):
        return NOTHING
    spool = Spool(rules.random, folder=rules.folder)
    try:
        record(fetched, spool, rules.random)
        with spool.open() as source:
            taken = contents.take_in(source, readers, keep_key=True)
    finally:
        spool.close()
    message = fetched.last.message if fetched.last else None
    return Kept(taken, _media_type(message) if message else None)


def _media_type(message: Message) -> str | None:
    """None when the body is empty or packed in an unknown way: not recorded, not guessed."""
    headers = {name.lower(): value for name, value in message.headers}
    with message.spool.open() as source:
        source.seek(message.head_size)
        head, _ = unpacked(
            source,
            transfer=headers.get("transfer-encoding"),
            content=headers.get("content-encoding"),
            limit=HEAD_SIZE,
        )
    return sniff(head) if head else None
