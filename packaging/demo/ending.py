"""The last steps: the observer's device forgets, every archive is verified, and a summary."""

from __future__ import annotations

import json
import shlex

from demo.facts import FACTS
from demo.notes import LINES, NAME_ASKED
from demo.program import Archive, Refused
from demo.scene import Scene

_COUNTED = ("signatures", "entries", "places only", "contents")
_CUSTODY = "custody-entry"  # that this device was sealed stays readable, and nothing else


def seal(scene: Scene) -> None:
    """Nothing can be read on the observer's device any more; all of it is at headquarters."""
    satchel = scene.desk("observer")
    satchel.ask("seal", "--all")
    scene.tell.command("seal", "--all")
    kinds = [one["id"] for one in satchel.ask("kind", "list") if one["id"] != _CUSTODY]
    left = sum(len(satchel.ask("list", kind)) for kind in kinds)
    left += len(satchel.ask("search", NAME_ASKED))
    try:
        shown = satchel.ask("show", scene.kept[LINES[0].at])
    except Refused as refused:
        scene.tell.told(f"show: {refused}")
    else:
        left += len(shown["fields"])
    if left:
        raise Refused("Something could still be read after sealing.", "demo")
    scene.tell.told("No record can be listed, found or shown on the observer's device.")


def verify(scene: Scene) -> None:
    """Every entry, signature, hash and content of the three archives."""
    for name in ("observer", "headquarters", "lawyer"):
        who = scene.archive(name).who
        said = scene.desk(name).ask("verify")
        if not said["ok"]:
            raise Refused(f"{who}: {json.dumps(said['problems'])}", "demo")
        counted = ", ".join(f"{word} {said['checked'].get(word, 0)}" for word in _COUNTED)
        scene.tell.told(f"{who}: nothing wrong ({counted}).")


def summarise(scene: Scene) -> None:
    """What was found and kept, where it is, and what to try."""
    line = scene.tell.line
    cited = scene.kept["cited"]
    links = [item["url"] for item in cited if item["url"]]
    pages = [item["page"] for item in cited if item["page"]]
    line(f"\nDone in {scene.tell.elapsed_s:.0f} s.\n")
    line(f"  report          {scene.report.name}{' (our own sample)' if scene.is_sample else ''}")
    line(f"  it cites        {len(cited)} times on {len(set(pages))} pages: {len(links)} links,")
    line(f"                  {len(set(links))} different; {len(cited) - len(links)} without a link")
    captures = scene.kept["captures"]
    captured = sum(item.get("outcome") == "captured" for item in captures)
    line(f"  captured        {captured} of {len(captures)} pages within reach")
    line(f"  waiting         {len(scene.kept['queue'])} links, for a day with the Internet")
    line(f"  facts           {len(FACTS)} of the sample, each with its source and the place in it")
    line(f"  for others      {', '.join(_shown(scene))}")
    line(f"  folder          {scene.folder}")
    line(f"  passphrase      {scene.passphrase_file} (of all three archives; a demo's habit)")
    line("\nTo go on, paste:\n")
    for words in (["search", NAME_ASKED], ["list", "note"]):
        line(f"  {shlex.join(_spoken(scene.archive('lawyer'), words))}")
    line(f"  (cd {shlex.quote(str(scene.exhibit))} && sha256sum -c manifest-sha256.txt)")


def _shown(scene: Scene) -> list[str]:
    """The folders that anybody can read who holds them."""
    return [f"{path.name}/" for path in (scene.exhibit, scene.printed, scene.exported)]


def _spoken(archive: Archive, words: list[str]) -> list[str]:
    """A command for people: without --json."""
    return [word for word in archive.command(*words) if word != "--json"]
