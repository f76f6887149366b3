"""What was captured put into the archive's store, before any entry speaks of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from satchel.capture.browser.results import Part
from satchel.capture.http.exchanges import Message
from satchel.capture.http.rules import Rules
from satchel.capture.packing import pack
from satchel.capture.recording import Recorder, Result, Written
from satchel.capture.spool import Spool
from satchel.crypto.digest import sha256
from satchel.crypto.xwing import Recipient
from satchel.formats.sniffing import HEAD_SIZE, sniff
from satchel.formats.warc_body import unpacked
from satchel.storage.contents import ContentStore, TakenIn


@dataclass(frozen=True, slots=True)
class Kept:
    """The web archive as taken in, and the kind of the page in it by its first bytes.

    `manifest_sha256` (hex) is of the list of its records, of which there are `records`;
    `parts` are those that hold what the browser made.
    """

    taken: TakenIn | None
    media_type: str | None
    manifest_sha256: str | None = None
    records: int = 0
    parts: Mapping[Part, Written] = field(default_factory=dict)


NOTHING = Kept(None, None)


def keep(
    result: Result, tier: str, contents: ContentStore, readers: Sequence[Recipient], rules: Rules
) -> Kept:
    """Nothing when nothing was ever sent; the entry alone is the fact then.

    The caller adopts what was taken in. Raises MachineRefused, and then nothing is kept.
    """
    if not any(exchange.request or exchange.tunnel for exchange in result.exchanges):
        return NOTHING
    spool = Spool(rules.random, folder=rules.folder)
    try:
        recorder = Recorder(spool, rules.random)
        recorder.write(result)
        packed = pack(result, tier, recorder, rules.random)
        with packed.source as source:
            taken = contents.take_in(source, readers, keep_key=True)
    finally:
        spool.close()
    message = result.last.message if result.last else None
    return Kept(
        taken,
        _media_type(message) if message else None,
        sha256(packed.manifest).hex(),
        len(recorder.records),
        {one.part: one for one in recorder.records if one.part is not None},
    )


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
