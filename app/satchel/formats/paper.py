"""What a printed paper holds, before it has pages: headings, facts, tables, ruled lines.

What it is for: saying what is printed without knowing how. What it is not for: fonts,
margins and page breaks; those are in `resources/print`. To know first: every text here
is shown as it is, never read as commands, whoever wrote it.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, TypeAlias

from satchel.domain.json_values import JsonObject
from satchel.domain.showing import one_line, visible


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 to 3; the paper's own title stands above all."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `aside` is set smaller, for what explains."""

    text: str
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A labelled value, and below it where it is from, line by line."""

    label: str
    value: str
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled values under each other."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """`widths` are parts of the page's width, one for each column."""

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Choices:
    """A question to be answered by hand: boxes to tick, and `lines` empty lines below."""

    number: str
    question: str
    choices: tuple[str, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Ruled:
    """`count` numbered empty lines from `first` under the columns of `head`."""

    head: tuple[str, ...]
    widths: tuple[float, ...]
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


Block: TypeAlias = Heading | Text | Facts | Table | Choices | Ruled | NewPage


@dataclass(frozen=True, slots=True)
class Paper:
    """One printed paper.

    `language` is en, ru or kk. `page_of` holds `{page}` and `{pages}`; `foot` stands at
    the foot of every page.
    """

    title: str
    language: str
    blocks: tuple[Block, ...]
    page_of: str
    foot: str
    subtitle: str = ""

    def as_json(self) -> JsonObject:
        """What the template reads; each block is named by its class."""
        blocks = [{"block": type(one).__name__.lower(), **asdict(one)} for one in self.blocks]
        return {
            "title": one_line(self.title),
            "subtitle": one_line(self.subtitle),
            "language": self.language,
            "page_of": self.page_of.split("{page}"),
            "foot": one_line(self.foot),
            "blocks": _shown(blocks),
        }


def _shown(value: Any) -> Any:
    """The same with every text as plain text (`domain.showing`)."""
    if isinstance(value, str):
        return visible(value)
    if isinstance(value, dict):
        return {name: _shown(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_shown(item) for item in value]
    return value
