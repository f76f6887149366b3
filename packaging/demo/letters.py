"""Letters: one that is answered, one that is not, and one that contradicts the report."""

from __future__ import annotations

from demo.program import Refused
from demo.scene import Scene

_DAY = "2031-09-01"
_MAILBOX = "mission@openbench.example.net"
_SENT = (
    # to, sent, subject, the answer that came
    ("Tasbulak City Court", "2031-05-16", "Why was the hearing closed?", "2031-05-30"),
    ("Migration police", "2031-05-16", "Copy of the order of 14 May", None),
)


def write(scene: Scene) -> None:
    """Two letters and an answer; who has not answered by a day, and that the mailbox was read."""
    satchel = scene.desk("observer")
    for to, sent, subject, answered in _SENT:
        words = ["letter", "add", "--from", "Open Bench", "--to", to, "--sent", sent]
        words += ["--subject", subject, "--case", scene.kept["case"]]
        letter = satchel.ask(*words)["id"]
        if answered:
            words = ["letter", "add", "--from", to, "--to", "Open Bench", "--sent", answered]
            words += ["--subject", "On your letter", "--text", "The court follows the law."]
            satchel.ask(*words, "--answers", letter, "--case", scene.kept["case"])
    asked = ["letter", "unanswered", "--as-of", _DAY, "--case", scene.kept["case"]]
    silent = satchel.ask(*asked)
    scene.tell.command(*asked)
    for one in silent:
        scene.tell.told(f"  {one['sent']}  {', '.join(one['to'])}: {one['subject']}")
    said = ["letter", "no-reply", silent[0]["id"], "--as-of", _DAY]
    said += ["--searched", _MAILBOX, "--by", "the second observer"]
    satchel.ask(*said)
    scene.tell.command(*said)
    scene.tell.told("That no answer came is a statement now: whose, of which day, which mailbox.")


def contradict(scene: Scene) -> None:
    """An e-mail kept as it came, and a second date for one release: both stand."""
    satchel = scene.desk("observer")
    file = scene.given_sample("letter.eml")
    words = ["letter", "add", "--eml", str(file), "--case", scene.kept["case"]]
    words += ["--no-reply-expected", "--received-from", "her sister", "--received-how", "e-mail"]
    letter = satchel.ask(*words)["id"]
    scene.tell.command(*words)
    release = scene.kept["release"]
    words = ["edit", release, "--field", "date=2031-08-27", "--source", letter]
    words += ["--place", "first sentence", "--by", "her sister"]
    satchel.ask(*words)
    scene.tell.command(*words)
    for one in satchel.ask("show", release)["statements"]["date"]:
        whose = one["by"] or "the report"
        scene.tell.told(f"  released on {one['value']}, says {whose} [{one['place']}]")
    if len(satchel.ask("show", release)["contradictions"]["date"]) != 2:
        raise Refused("Two sources of one date are not both shown.", "demo")
