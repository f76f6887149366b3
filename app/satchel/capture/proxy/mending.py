"""Heads of answers as sites really send them, made such that the library reads them.

What it is for: a court's old server with a space in a header's name, which browsers show
all the same. What it is not for: the record, which has what came. To know first: lines are
left out or put straight here, never made up; what says where a body ends is left as it is,
and if it contradicts itself the library still refuses it.
"""

from __future__ import annotations

import re

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_LINE_END = re.compile(rb"\r?\n")
_STATUS = re.compile(rb"HTTP/1\.([01]) ([1-9]\d\d)(?:[ \t]+([^\x00\r\x0b\x0c]*))?")
_HEADER = re.compile(rb"([!#$%&'*+\-.^_`|~0-9A-Za-z]+)[ \t]*:[ \t]*([^\x00\r\x0b\x0c]*)")
_MEANS_NOTHING = re.compile(rb"transfer-encoding: *identity *", re.IGNORECASE)


def mended(raw: bytes) -> tuple[bytes, int] | None:
    """`raw`, which begins with a whole head, with that head mended, and how many lines of it
    were left out; None when it is no head that can be mended.
    """
    end = _HEAD_END.search(raw)
    if end is None:
        return None
    first, *lines = _LINE_END.split(raw[: end.start()])
    status = _STATUS.fullmatch(first)
    if status is None:
        return None
    kept = [b"HTTP/1.%b %b %b" % (status[1], status[2], (status[3] or b"").strip())]
    for line in lines:
        header = _HEADER.fullmatch(line)
        if header is not None and not _MEANS_NOTHING.fullmatch(line):
            kept.append(b"%b: %b" % (header[1], header[2].strip()))
    head = b"\r\n".join(kept) + b"\r\n\r\n"
    return head + raw[end.end() :], len(lines) + 1 - len(kept)
