"""What is added to answers about records: warnings, and what a person is joined with.

It stands behind every act, since a slip can be made in any of them: whoever writes a
name that must not be known is told at once, whichever command it was.
"""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.folding import RecordView
from satchel.domain.json_values import JsonValue
from satchel.storage import records

_SHOW = "records:show"
_ATTACH = "evidence:attach"
_ATTACHED = ("files", "title", "received_from", "received_how")


def warned(session: Session, said: Namespace, answer: Answer) -> Answer:
    """The answer of an act that wrote one record, or showed it, with what is to be said of it.

    Answers of other acts stay as they are.
    """
    value = answer.value
    if said.act == _ATTACH:
        told = _typed(session, said, *_ATTACHED)
        if told and isinstance(value, dict):
            value = {**value, "warnings": list(told)}
        return replace(answer, value=value, asides=[*answer.asides, *told]) if told else answer
    if not isinstance(value, dict) or not isinstance(value.get("id"), str):
        return answer
    is_shown = said.act == _SHOW
    if not is_shown and "head" not in value:
        return answer
    desk = session.desk()
    view = records.get(desk.archive.reading(), str(value["id"]))
    if view is None:  # sealed at once: only its words as typed are left to look at
        warnings = _typed(session, said, "text", "speaker")
    else:
        warnings = desk.warnings.about(view)
    lines = [*answer.lines, *(f"  {line}" for line in warnings)] if is_shown else answer.lines
    asides = answer.asides if is_shown else [*answer.asides, *warnings]
    more: dict[str, JsonValue] = {}
    if warnings:
        before = value.get("warnings")
        more["warnings"] = [*(before if isinstance(before, list) else []), *warnings]
    if is_shown and view is not None:
        ties = _ties(session, view)
        more.update({name: list(ids) for name, ids in ties.items()})
        lines = [*lines, *_tie_lines(ties)]
    return replace(answer, value={**value, **more}, lines=lines, asides=asides)


def _typed(session: Session, said: Namespace, *names: str) -> list[str]:
    """What is to be said of words as typed: of a file, its name and path are kept too."""
    if getattr(said, "audience", None) == "legal":
        return []
    told = (getattr(said, name, None) for name in names)
    texts = [one for item in told if item for one in (item if isinstance(item, list) else [item])]
    return session.desk().warnings.in_texts(*texts)


def _ties(session: Session, view: RecordView) -> dict[str, list[str]]:
    """The records that are the same as this one, and the identities of a person."""
    desk = session.desk()
    db = desk.archive.reading()
    found: dict[str, list[str]] = {}
    joined = [str(one) for one in records.joined_to(db, view.record) if one != view.record]
    if joined:
        found["same"] = joined
    if view.kind == "person":
        known = [str(one.record) for one in desk.people.identities(db, view.record)]
        if known:
            found["identity"] = known
    return found


def _tie_lines(ties: dict[str, list[str]]) -> list[str]:
    lines = [f"  the same as: {record}" for record in ties.get("same", [])]
    return lines + [
        f"  the name is known here: 'show {record}' tells it" for record in ties.get("identity", [])
    ]
