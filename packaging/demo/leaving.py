"""What leaves an archive in the clear, on purpose: PDFs on paper's terms, and plain files."""

from __future__ import annotations

from demo.program import Refused
from demo.scene import Scene


def print_out(scene: Scene) -> None:
    """A case in order, a person, a hearing and a register: tagged PDFs in three languages."""
    scene.printed.mkdir(mode=0o700)
    satchel = scene.desk("headquarters")
    case, accused, hearing = (scene.kept[name] for name in ("case", "accused", "hearing"))
    papers = (
        (["chronology", case], "chronology-en.pdf", "what happened, in order, with its sources"),
        (["page", accused], "person-kk.pdf", "all that is known of the accused, in Kazakh"),
        (["report", hearing], "hearing-ru.pdf", "the report of the hearing, in Russian"),
        (["register"], "register-en.pdf", "people with charges, outcomes and custody"),
    )
    for what, name, says in papers:
        out = scene.printed / name
        words = ["print", *what, "--out", str(out), "--language", name[-6:-4]]
        left_out = satchel.ask(*words)["left_out"]
        scene.tell.command(*words)
        kept_back = f"; {left_out} records left out, as agreed" if left_out else ""
        scene.tell.made(out, says + kept_back)


def export(scene: Scene) -> None:
    """Everything the lawyer may give away, as plain files, and a list of what is not there."""
    satchel = scene.desk("lawyer")
    words = ["export", "--format", "csv", "--out", str(scene.exported)]
    try:
        satchel.ask(*words)
    except Refused as refused:
        scene.tell.command(*words)
        scene.tell.told(f"Refused: {refused}")
    else:
        raise Refused("What W-3 did not agree to was exported.", "demo")
    words.append("--permitted-only")
    made = satchel.ask(*words)
    scene.tell.command(*words)
    scene.tell.made(scene.exported, f"{made['records']} records, and {made['files']} files")
    missing = ", ".join(f"{count} {why}" for why, count in made["not_readable"].items() if count)
    scene.tell.told(f"It lists what it leaves out: {missing or 'nothing'}.")
