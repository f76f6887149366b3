"""The made-up archive: a story of commands, each a person could type, with names for their ids."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from demo.program import Archive, Refused, Unlocked
from shots import timetable

PASSPHRASE = "made up for pictures, opens nothing else"
_STORY = Path(__file__).with_name("story.json")
_DEMO = Path(__file__).resolve().parents[2] / "resources" / "demo"


def make(folder: Path, *, browser: bool = False, captures: bool = True) -> dict[str, str]:
    """Make the archive below `folder`; answers the ids by the story's names for them.

    With `browser` the cited page is captured as one shows it, which takes a moment, else as a
    plain file; without `captures` not at all, for pictures that show nothing of it.
    """
    passphrase = folder / "passphrase"
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    archive = Archive("observer", folder / "archive", passphrase)
    archive.ask(
        "init", "--role", "coordinator", "--name", "Pictures", "--mission", "Lakeside",
        "--unrehearsed",
    )  # fmt: skip
    ids = {"demo": str(_DEMO)}
    with archive.unlocked() as batch:
        for name, *words in json.loads(_STORY.read_text(encoding="utf-8")):
            answered = _ask(batch, [word.format(**ids) for word in words])
            if name:
                ids[name] = answered
        if captures:
            ids["capture"] = _captured(batch, ids, () if browser else ("--without-browser",))
    return ids


def _captured(batch: Unlocked, ids: dict[str, str], how: tuple[str, ...]) -> str:
    """The court's timetable, twice: it has changed meanwhile."""
    with timetable.served() as (origin, news):
        url, allowed = f"http://{origin}/timetable", ("--allow-address", origin)
        told = ("--context", "The timetable says that the sitting is open to the public")
        _ask(batch, ["cite", "--url", url, "--to", ids["case"], *told])
        _ask(batch, ["capture", url, *allowed, *how])
        news.append("Visitors leave their telephones at the entrance.")
        return _ask(batch, ["capture", url, *allowed, *how])


def _ask(batch: Unlocked, words: list[str]) -> str:
    """The id a command answers. A story that is refused is out of step with the program."""
    try:
        answered = batch.ask(*words)
    except Refused as refused:
        sys.exit(f"the story of the pictures was refused at {' '.join(words)}: {refused}")
    while isinstance(answered, list):
        answered = answered[0]
    return str(answered.get("id", ""))
