"""The observer's work: a hearing in notes, what she was given, what the report cites."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from demo import materials
from demo.notes import DATE, LINES, ZONE
from demo.places import RULING, SAMPLE
from demo.program import Unlocked
from demo.scene import Scene
from demo.site import CITED, served
from demo.telling import clipped

_PAPERS = (
    # name, kind, title, received from, received how
    ("recording.wav", "audio", "Recording of 29 April", "W-3", "by messenger, on a memory card"),
    ("ruling.pdf", "document", "Ruling 4-117/2031", "the court's registry", "copy, by e-mail"),
    ("door.png", "photo", "The list at the door of hall 3", "a parent", "by messenger"),
)


def take_notes(scene: Scene) -> None:
    """A hearing and its lines: live, typed up afterwards, and one sealed from the start."""
    satchel = scene.desk("observer")
    words = ["hearing", "add", "--case", scene.kept["case"], "--date", DATE, "--zone", ZONE]
    words += ["--court", "Tasbulak City Court", "--room", "3", "--participant", "Zhunissov K."]
    scene.kept["hearing"] = satchel.ask(*words)["id"]
    scene.tell.command(*words)
    for line in LINES:
        scene.kept[line.at] = satchel.ask(*line.words(scene.kept["hearing"]))["id"]
    scene.tell.command(*LINES[10].words(scene.kept["hearing"]))
    shown = satchel.ask("list", "note")
    sealed = sum(line.sealed for line in LINES)
    later = sum(bool(line.typed_up_from) for line in LINES)
    scene.tell.told(
        f"{len(LINES)} lines saved: {later} typed up afterwards and marked so, {sealed} sealed "
        f"from the start; {len(shown)} can be read here."
    )


def attach(scene: Scene) -> None:
    """The report and three things received, each with who gave it and how it came."""
    materials.write_recording(scene.given / "recording.wav")
    materials.write_photo(scene.given / "door.png")
    scene.given_sample(RULING.name)
    satchel = scene.desk("observer")
    for name, kind, title, source, how in _PAPERS:
        told = ["--kind", kind, "--title", title]
        told += ["--received-from", source, "--received-how", how]
        _attach(scene, satchel, scene.given / name, scene.kept["hearing"], told)
    scene.kept["recording"] = scene.kept["attached"]["recording.wav"]["id"]
    # The facts of the story are told by the sample, whichever report the demo was given.
    for report in dict.fromkeys((SAMPLE, scene.report)):
        told = ["--kind", "document", "--title", f"Report: {report.name}"]
        told += ["--received-from", "the mission", "--received-how", "published"]
        _attach(scene, satchel, report, scene.kept["case"], told)
        scene.kept.setdefault("source", scene.kept["attached"][report.name]["id"])


def _attach(scene: Scene, satchel: Unlocked, file: Path, to: str, told: list[str]) -> None:
    kept = satchel.ask("attach", str(file), "--to", to, *told)
    scene.kept.setdefault("attached", {})[file.name] = kept
    scene.tell.told(
        f"{clipped(file.name, 40)}, {kept['size']:,} bytes, SHA-256 {kept['sha256'][:16]}..., "
        f"text: {kept['text']}"
    )


def cite(scene: Scene) -> None:
    """Every link and marker of the report, kept under its attachment."""
    report = scene.kept["attached"][scene.report.name]["id"]
    satchel = scene.desk("observer")
    found = satchel.ask("cite", str(scene.report), "--to", report)
    scene.tell.command("cite", str(scene.report), "--to", report)
    scene.kept["cited"] = found
    links = [item["url"] for item in found if item["url"]]
    scene.tell.told(
        f"{len(found)} citations: {len(links)} with a link ({len(set(links))} different), "
        f"{len(found) - len(links)} markers without one."
    )
    for item in found[:3]:
        marker = item["marker"] or "-"
        scene.tell.told(f"[{marker}] page {item['page']}: {clipped(item['url'] or 'no link')}")
    if len(found) > 3:
        scene.tell.told(f"... and {len(found) - 3} more: satchel list citation")


def capture(scene: Scene) -> None:
    """Pages of a site on this machine; the Internet is left alone, and the rest waits."""
    satchel = scene.desk("observer")
    with served() as origin:
        sources = scene.given / "sources-within-reach.txt"
        urls = [f"http://{origin}{path}" for path in CITED]
        numbered = "".join(f"[{number}] {url}\n" for number, url in enumerate(urls, 1))
        sources.write_text(f"Sources within reach\n\n{numbered}", encoding="utf-8")
        satchel.ask("cite", str(sources), "--to", scene.kept["hearing"])
        scene.tell.made(sources, f"{len(urls)} more sources, on a site that the demo serves itself")
        words = ["capture", *urls, "--allow-address", origin]
        scene.tell.command("capture", urls[0], "...", "--allow-address", origin)
        scene.kept["captures"] = _listed(satchel.ask(*words))
        waiting = [item for item in satchel.ask("queue") if origin not in item["url"]]
    for item in scene.kept["captures"]:
        reason = f" ({item['reason']})" if item["reason"] else ""
        scene.tell.told(f"{item['outcome'] or item['state']}: {clipped(item['url'], 60)}{reason}")
    scene.kept["queue"] = waiting
    scene.tell.told(
        f"{len(waiting)} links of the report wait in the queue: the demo stays off the Internet."
    )
    for item in waiting[:2]:
        reason = f" ({item['reason']})" if item["reason"] else ""
        scene.tell.told(f"{item['state']}: {clipped(item['url'], 60)}{reason}")


def _listed(value: Any) -> list[dict[str, Any]]:
    return value if isinstance(value, list) else [value]
