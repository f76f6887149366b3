"""XML from strangers as a flat stream of events: no entities, no deep nesting, no tree.

Namespaces are cut off: the readers of office documents know their elements by name.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Protocol
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import DefusedXMLParser

from satchel.formats.documents.text import Unreadable

_BLOCK = 65_536


class Listener(Protocol):
    """What hears the events, in document order. Names have no namespace."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...
    def data(self, text: str) -> None: ...
    def end(self, name: str) -> None: ...


def listen(source: BinaryIO, listener: Listener, *, depth: int) -> None:
    """Tell `listener` everything in `source`.

    Raises Unreadable for damaged XML, a DTD or entities, or more than `depth` levels.
    """
    parser = DefusedXMLParser(target=_Target(listener, depth), forbid_dtd=True)
    try:
        while block := source.read(_BLOCK):
            parser.feed(block)
        parser.close()
    except (ParseError, DefusedXmlException, LookupError, UnicodeError, ValueError):
        raise Unreadable("its inner structure is damaged") from None


class _Target:
    def __init__(self, listener: Listener, depth: int) -> None:
        self._listener = listener
        self._allowed = depth
        self.data = listener.data

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._allowed -= 1
        if self._allowed < 0:
            raise Unreadable("its parts are nested deeper than any honest document")
        local = {_local(name): value for name, value in attributes.items()}
        self._listener.start(_local(tag), local)

    def end(self, tag: str) -> None:
        self._allowed += 1
        self._listener.end(_local(tag))

    def close(self) -> None:
        """Nothing is built, so there is nothing to give back."""


def _local(name: str) -> str:
    return name.rpartition("}")[2]
