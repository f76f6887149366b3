"""Text of DOCX (ISO/IEC 29500) and ODT (ISO/IEC 26300): zip archives of XML."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import BinaryIO

from satchel.formats.documents.text import Locked, Sheaf, Unreadable
from satchel.formats.documents.xml_stream import listen
from satchel.formats.documents.zipped import SuspiciousZip

_DOCX_PARTS = (
    ("text", re.compile(r"word/document\d*\.xml")),
    ("footnotes", re.compile(r"word/footnotes\d*\.xml")),
    ("endnotes", re.compile(r"word/endnotes\d*\.xml")),
    ("comments", re.compile(r"word/comments\d*\.xml")),
    ("header", re.compile(r"word/header\d*\.xml")),
    ("footer", re.compile(r"word/footer\d*\.xml")),
)
_DOCX_LINKS = re.compile(r"word/_rels/\w+\.xml\.rels")
_NO_DOCUMENT = "it packs no document that can be read"


def read_docx(source: BinaryIO, size: int, sheaf: Sheaf) -> None:
    """Body, notes, comments, headers, then where links lead; deleted text is left out."""
    archive = SuspiciousZip(source, sheaf.limits)
    names = archive.names()
    if not any(_DOCX_PARTS[0][1].fullmatch(name) for name in names):
        raise Unreadable(_NO_DOCUMENT)
    for label, pattern in _DOCX_PARTS:
        for name in filter(pattern.fullmatch, names):
            text = _DocxText()
            listen(archive.open(name), text, depth=sheaf.limits.depth)
            sheaf.add(label, "".join(text.pieces))
    links = _DocxLinks()
    for name in filter(_DOCX_LINKS.fullmatch, names):
        listen(archive.open(name), links, depth=sheaf.limits.depth)
    sheaf.add("links", "\n".join(links.targets))


class _DocxText:
    """Runs of text; a paragraph ends a line, as does a row's cell."""

    BREAKS: Mapping[str, str] = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._in_text = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self._in_text = name == "t"
        if name in self.BREAKS:
            self.pieces.append(self.BREAKS[name])

    def data(self, text: str) -> None:
        if self._in_text:
            self.pieces.append(text)

    def end(self, name: str) -> None:
        self._in_text = False
        if name == "p":
            self.pieces.append("\n")


class _DocxLinks:
    """Where hyperlinks lead: a footnote often shows a title and hides the address."""

    def __init__(self) -> None:
        self.targets: dict[str, None] = {}

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        is_link = attributes.get("Type", "").endswith("/hyperlink")
        if name == "Relationship" and is_link and attributes.get("TargetMode") == "External":
            self.targets[attributes.get("Target", "")] = None

    def data(self, text: str) -> None:
        """Relationships have attributes only."""

    def end(self, name: str) -> None:
        """Relationships are flat."""


def read_odt(source: BinaryIO, size: int, sheaf: Sheaf) -> None:
    """Body with notes where they stand, then headers and footers from `styles.xml`."""
    archive = SuspiciousZip(source, sheaf.limits)
    names = archive.names()
    if "META-INF/manifest.xml" in names:
        manifest = archive.open("META-INF/manifest.xml")
        listen(manifest, _RefuseLocked(), depth=sheaf.limits.depth)
    if "content.xml" not in names:
        raise Unreadable(_NO_DOCUMENT)
    for label, name in (("text", "content.xml"), ("header", "styles.xml")):
        if name in names:
            text = _OdtText()
            listen(archive.open(name), text, depth=sheaf.limits.depth)
            sheaf.add(label, "".join(text.pieces))


class _OdtText:
    """All text inside paragraphs and headings; whitespace between elements is layout."""

    BREAKS: Mapping[str, str] = {"tab": "\t", "line-break": "\n"}
    _SPACES_MAX = 256

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._blocks = 0

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name in ("p", "h"):
            self._blocks += 1
        elif name == "s":
            count = attributes.get("c", "1")
            self.pieces.append(" " * min(int(count) if count.isdecimal() else 1, self._SPACES_MAX))
        elif name in self.BREAKS:
            self.pieces.append(self.BREAKS[name])
        elif name == "a" and attributes.get("href", "").startswith(("http://", "https://")):
            self.pieces.append(f"<{attributes['href']}> ")

    def data(self, text: str) -> None:
        if self._blocks:
            self.pieces.append(" ".join(text.split("\n")))

    def end(self, name: str) -> None:
        if name in ("p", "h"):
            self._blocks -= 1
            self.pieces.append("\n")


class _RefuseLocked:
    """An encrypted ODT says so in its manifest; its members would only look damaged."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "encryption-data":
            raise Locked

    def data(self, text: str) -> None:
        """Of no interest here."""

    def end(self, name: str) -> None:
        """Of no interest here."""
