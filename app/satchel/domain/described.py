"""What a record says of its content: the one place where that description is read.

Its author signed it; whether it is so, only the bytes can tell. A member may sign
anything, so the shape is judged here before anyone believes a part of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from satchel.domain.errors import IntegrityFailure, NoSuchThing
from satchel.domain.folding import RecordView
from satchel.domain.ids import ContentId, is_hash

_SHA512 = re.compile("[0-9a-f]{128}")
_MEDIA_TYPE = re.compile(r"[a-z0-9!#$&^_.+-]{1,127}/[a-z0-9!#$&^_.+-]{1,127}")


@dataclass(frozen=True, slots=True)
class Described:
    """Size in bytes and hashes (hex) of the bytes as they came; `media_type` by their beginning."""

    content: ContentId
    size: int
    sha256: str
    sha512: str
    media_type: str | None

    def require_same(self, size: int, sha256: str, sha512: str) -> None:
        """Raise IntegrityFailure unless the bytes have the size and hashes that were signed."""
        if (size, sha256, sha512) != (self.size, self.sha256, self.sha512):
            raise IntegrityFailure(
                "The bytes of this content are not those that its entry describes; keep both, and "
                "ask whoever signed it.",
                code="not-as-described",
            )


def content_of(view: RecordView) -> Described:
    """The description of a record's content.

    Raises NoSuchThing for a record without content, IntegrityFailure for one whose
    description has not the shape it must have.
    """
    told = view.fields.get("content")
    if told is None:
        raise NoSuchThing(f"Record {view.record} has no content.")
    if not isinstance(told, dict):
        raise _malformed(view)
    content, size = told.get("id"), told.get("size")
    sha256, sha512, media_type = told.get("sha256"), told.get("sha512"), told.get("type")
    if type(size) is not int or size < 0:
        raise _malformed(view)
    if not isinstance(content, str) or not isinstance(sha256, str) or not isinstance(sha512, str):
        raise _malformed(view)
    if not is_hash(content) or not is_hash(sha256) or not _SHA512.fullmatch(sha512):
        raise _malformed(view)
    known = isinstance(media_type, str) and _MEDIA_TYPE.fullmatch(media_type)
    return Described(ContentId(content), size, sha256, sha512, str(media_type) if known else None)


def _malformed(view: RecordView) -> IntegrityFailure:
    return IntegrityFailure(
        f"What record {view.record} says of its content is malformed; nothing was done with it.",
        code="not-as-described",
    )
