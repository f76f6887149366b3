"""From the observer to headquarters and back, and on to a lawyer: parcels by hand."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from demo.notes import NAME_ASKED, WITNESS
from demo.program import Refused, Unlocked
from demo.scene import Scene
from demo.telling import clipped


def send(scene: Scene) -> None:
    """Everything not yet received, as one sealed file; headquarters' receipt comes back."""
    parcel = scene.carried / "parcel-1"
    receipt = scene.carried / "receipt-1"
    satchel = scene.desk("observer")
    satchel.ask("parcel", "make", "--out", str(parcel))
    scene.tell.command("parcel", "make", "--out", str(parcel))
    scene.tell.made(parcel, "sealed to the mission, post-quantum")
    satchel = scene.desk("headquarters")
    satchel.ask("parcel", "open", str(parcel), "--reply", str(receipt))
    scene.tell.command("parcel", "open", str(parcel), "--reply", str(receipt))
    notes = satchel.ask("list", "note")
    attached = satchel.ask("list", "attachment")
    scene.tell.told(
        f"Headquarters verified it, then holds {len(notes)} notes and {len(attached)} attachments, "
        "the sealed line among them."
    )
    scene.tell.made(receipt, "headquarters' signed word on what it holds")


def receive(scene: Scene) -> None:
    """The observer opens the receipt: what she sent is at headquarters."""
    satchel = scene.desk("observer")
    satchel.ask("parcel", "open", str(scene.carried / "receipt-1"))
    scene.tell.command("receipts")
    for receipt in satchel.ask("receipts"):
        held = receipt["entries"] - receipt["missing_entries"]
        scene.tell.told(
            f"{held} of {receipt['entries']} entries are at headquarters, and "
            f"{receipt['missing_contents']} files are missing there."
        )


def read_on(scene: Scene) -> None:
    """What headquarters' answer to the lawyer brought: class keys, and the work itself."""
    satchel = scene.desk("lawyer")
    notes, files = satchel.ask("list", "note"), satchel.ask("list", "attachment")
    scene.kept["files"] = [item["id"] for item in files]
    scene.tell.told(
        f"It brought the class keys and everything headquarters holds: {len(notes)} notes and "
        f"{len(files)} attachments, still signed by the observer's device."
    )


def read_the_name(scene: Scene) -> None:
    """Legal staff can open what headquarters only keeps: who W-3 is."""
    words = ["show", scene.kept["identity"]]
    scene.tell.command(*words)
    try:
        shown = scene.desk("headquarters").ask(*words)["fields"]
    except Refused as refused:
        scene.tell.told(f"Headquarters: {refused}")
    else:
        if shown:
            raise Refused("Headquarters could read a protected name.", "demo")
        scene.tell.told("Headquarters: nothing of it can be read.")
    names = scene.desk("lawyer").ask(*words)["fields"]["names"]
    scene.tell.told(f"The lawyer: W-3 is {names[0]['text']}. No search finds it, there either.")
    if any(scene.desk(name).ask("search", WITNESS) for name in ("headquarters", "lawyer")):
        raise Refused("A protected name was found by searching.", "demo")


def search(scene: Scene) -> None:
    """The lawyer asks for the judge as nobody wrote him, and for a word of the ruling."""
    satchel = scene.desk("lawyer")
    found = _search(scene, satchel, NAME_ASKED)
    scene.kept["found"] = [item["id"] for item in found]
    _search(scene, satchel, NAME_ASKED, "--exact")
    _search(scene, satchel, "отводе")
    name = _name_in(scene.kept["cited"])
    if name is not None:
        _search(scene, satchel, name)


def _name_in(cited: list[dict[str, Any]]) -> str | None:
    """A name the report itself uses: what is most often written large around its citations."""
    contexts = [str(item["context"] or "") for item in cited]
    words = Counter(word for text in contexts for word in re.findall(r"[^\W\d_]{5,}", text))
    names = Counter(
        {word: count for word, count in words.items() if word.istitle() and not words[word.lower()]}
    )
    return max(names, key=lambda word: (names[word], word), default=None)


def _search(scene: Scene, satchel: Unlocked, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = satchel.ask("search", *words)
    scene.tell.command("search", *words)
    scene.tell.told(f"{len(found)} found{':' if found else ''}")
    for item in found[:4]:
        scene.tell.told(f"  {item['kind']}: {clipped(item['snippet'] or item['title'])}")
    return found
