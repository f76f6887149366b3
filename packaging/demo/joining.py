"""Steps 1 to 4: a mission begins, people are invited, and eight words are compared."""

from __future__ import annotations

import subprocess
from pathlib import Path

from demo.notes import PEOPLE, ZONE
from demo.program import Archive, Refused, answer
from demo.scene import Scene


def begin_mission(scene: Scene) -> None:
    """Headquarters' archive, its recovery shares, and one recovery proven with them."""
    words = ["init", "--role", "coordinator", "--name", "Headquarters' laptop"]
    words += ["--mission", "Open Bench"]
    scene.tell.command(*words)
    shares, needed = _init_with_rehearsal(scene.archive("headquarters"), words)
    scene.tell.told(f"{shares} recovery shares were shown once; {needed} were typed back.")
    scene.tell.made(scene.folder / "headquarters", "the archive of a coordinator")


def _init_with_rehearsal(archive: Archive, words: list[str]) -> tuple[int, int]:
    """`init` at a terminal, played: reads the shares it shows and types enough of them back.

    Returns how many were shown and how many are needed.
    """
    with archive.start(*words, asides=subprocess.PIPE) as init:
        assert init.stdin is not None
        assert init.stdout is not None
        assert init.stderr is not None
        shares = []
        for line in init.stderr:
            number, _, share = line.partition(b": ")
            if number.isdigit():
                shares.append(share)
            if line.startswith(b"Now type "):
                needed = int(line.split()[2])
                init.stdin.write(b"".join(shares[-needed:]))
                init.stdin.flush()
        return len(shares), answer(init.stdout.read(), init.wait())["threshold"]


def invite(scene: Scene) -> None:
    """The case and the people in it, then an invitation each for an observer and a lawyer."""
    title = "Trial of a schoolteacher in Tasbulak"
    satchel = scene.desk("headquarters")
    told = ["--number", "4-117/2031", "--court", "Tasbulak City Court"]
    told += ["--place", "Tasbulak", "--zone", ZONE]
    scene.kept["case"] = satchel.ask("case", "add", "--title", title, *told)["id"]
    for role, names in PEOPLE:
        said = [word for name in names for word in ("--name", name)]
        person = satchel.ask("person", "add", *said, "--role", role, "--case", scene.kept["case"])
        scene.kept[role] = person["id"]
    for role in ("observer", "legal"):
        out = scene.carried / f"invitation-{role}"
        words = ["invite", "--name", f"{role} 1", "--role", role, "--out", str(out)]
        scene.kept[role] = satchel.ask(*words)["code"]
        scene.tell.command(*words)
        scene.tell.made(out, f"opened by six spoken words: {scene.kept[role]}")


def join(scene: Scene, name: str, role: str) -> None:
    """A new archive by invitation, and its first parcel: it says who it is."""
    archive = scene.archive(name)
    invitation = scene.carried / f"invitation-{role}"
    words = ["init", "--role", role, "--name", f"{archive.who}'s laptop"]
    words += ["--invitation", str(invitation), "--code", scene.kept[role]]
    scene.tell.command(*words)
    scene.kept[f"{name} words"] = archive.ask(*words)["words"]
    scene.tell.made(archive.folder, f"{archive.who.lower()}'s archive, pending")
    hello = scene.carried / f"hello-from-{name}"
    satchel = scene.desk(name)
    came = satchel.ask("case", "list")
    satchel.ask("parcel", "make", "--out", str(hello))
    scene.tell.told(f"With the invitation came {len(came)} case, so that ids are the same.")
    scene.tell.made(hello, "its first parcel, for headquarters only")


def admit(scene: Scene, name: str) -> None:
    """Headquarters opens the first parcel, compares the words and admits the device."""
    hello = scene.carried / f"hello-from-{name}"
    answer_file = scene.carried / f"admission-for-{name}"
    satchel = scene.desk("headquarters")
    satchel.ask("parcel", "open", str(hello))
    waiting = [one for one in satchel.ask("member", "list") if one["state"] == "pending"]
    device = waiting[0]["id"]
    words = scene.kept[f"{name} words"]
    if waiting[0]["words"] != words:
        raise Refused("The eight words differ on the two sides; nobody was admitted.", "demo")
    satchel.ask("member", "confirm", device, "--words", words)
    scene.tell.told(f"Both sides read the same eight words: {words}")
    scene.tell.command("member", "confirm", device, "--words", words)
    make = ["parcel", "make", "--to", device, "--out", str(answer_file)]
    satchel.ask(*make)
    scene.tell.command(*make)
    open_answer(scene, name, answer_file)


def open_answer(scene: Scene, name: str, parcel: Path) -> None:
    """A parcel from headquarters, opened on the other side."""
    archive = scene.archive(name)
    scene.tell.made(parcel, f"headquarters' answer, sealed to {archive.who.lower()}'s device")
    for sentence in scene.desk(name).ask("parcel", "open", str(parcel))["news"]:
        scene.tell.told(f"{archive.who}: {sentence}")
