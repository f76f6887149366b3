"""The recording in words: a transcript, a translation beside it, and what its source allows."""

from __future__ import annotations

import json

from demo.scene import Scene


def transcribe(scene: Scene) -> None:
    """Line by line in Russian, and the same lines in English."""
    satchel = scene.desk("observer")
    told = ["--made-by", "human", "--by", "a volunteer"]
    spoken, english = (scene.given_sample(f"recording.{language}.srt") for language in ("ru", "en"))
    words = ["transcript", "add", scene.kept["recording"], str(spoken), *told, "--language", "ru"]
    transcript = satchel.ask(*words)
    scene.tell.command(*words)
    words = ["translation", "add", transcript["id"], str(english), *told, "--language", "en"]
    translation = satchel.ask(*words)
    scene.tell.command(*words)
    shown = satchel.ask("transcript", "show", transcript["id"], "--translation", translation["id"])
    for line in shown["lines"]:
        other = " / ".join(one["text"] for one in line["translations"])
        said = f"{line['speaker'] or '-'}: {line['text']}"
        scene.tell.told(f"  {line['from']:.1f} s  {said} = {other}")
    made = [one[name] for one in (transcript, translation) for name in ("id", "document")]
    scene.kept["bound"] = [scene.kept["recording"], *made]


def agree(scene: Scene) -> None:
    """Who gave the recording allowed one use; this binds what was made from it, too."""
    satchel = scene.desk("observer")
    consent = [{"whose": "W-3", "uses": ["print"], "how": "told the observer"}]
    words = ["edit", scene.kept["recording"], "--field", f"consent={json.dumps(consent)}"]
    satchel.ask(*words)
    scene.tell.command(*words)
    scene.tell.told("W-3 agreed that it is printed for the mission, and to nothing else.")
