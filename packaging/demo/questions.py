"""The report of the hearing, question by question."""

from __future__ import annotations

from demo.scene import Scene

_FILMED = ["M8", "yes", "--how", "saw", "--at", "09:27", "--text", "With a telephone."]
_OF_THE_ACCUSED = (
    ["C15", "yes", "--how", "saw", "--at", "09:04"],
    ["C16", "no", "--how", "saw"],
    ["P10", "--value", "not-met", "--confidence", "high", "--text", "Refused at 09:10."],
)


def begin(scene: Scene) -> None:
    """What she can answer the same evening; the rest stays open and is counted."""
    satchel = scene.desk("observer")
    hearing = scene.kept["hearing"]
    report = satchel.ask("report", "start", hearing)["id"]
    scene.tell.command("report", "start", hearing)
    answers = scene.given_sample("answers.json")
    satchel.ask("report", "answer", report, "--body", str(answers))
    scene.tell.command("report", "answer", report, "--body", str(answers))
    linked = ["report", "answer", report, *_FILMED, "--link", scene.kept["09:27"]]
    satchel.ask(*linked)
    scene.tell.command(*linked)
    accused = satchel.ask("report", "start", hearing, "--person", scene.kept["accused"])["id"]
    for answer in _OF_THE_ACCUSED:
        satchel.ask("report", "answer", accused, *answer)
    for one in satchel.ask("report", "show", hearing)["observations"]:
        scene.tell.told(f"{one['about']}: {one['answered']} of {one['questions']} answered.")
