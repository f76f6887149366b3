"""An exhibit, and its check by somebody who has none of our programs."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

from demo.program import Refused
from demo.scene import Scene


def make_exhibit(scene: Scene) -> None:
    """The whole case as a numbered bag that proves itself."""
    title = "Trial of a schoolteacher in Tasbulak"
    words = ["exhibit", "make", "--case", scene.kept["case"], "--out", str(scene.exhibit)]
    words += ["--title", title]
    made = scene.archive("lawyer").ask(*words)
    scene.tell.command(*words)
    files = [path for path in scene.exhibit.rglob("*") if path.is_file()]
    scene.tell.made(scene.exhibit, f"{len(files)} files; open verify.html in any browser")
    withheld = made.get("withheld")
    if withheld:
        scene.tell.told(f"Withheld by default: {', '.join(map(str, withheld))}.")


def check_as_stranger(scene: Scene) -> None:
    """sha256sum and openssl, as the exhibit's own instructions give them."""
    for manifest in sorted(scene.exhibit.glob("*manifest-sha256.txt")):
        _run(scene, ["sha256sum", "-c", "--quiet", manifest.name], "every file is as listed")
    for command in _openssl_commands(scene.exhibit)[:1]:
        _run(scene, command, "the entry was signed by the device named in the exhibit")
    scene.archive("lawyer").ask("exhibit", "verify", str(scene.exhibit))
    scene.tell.command("exhibit", "verify", str(scene.exhibit))
    scene.tell.told("Every file, signature and proof agrees.")


def _openssl_commands(exhibit: Path) -> list[list[str]]:
    """The signature checks that the instruction page prints, ready to run."""
    found: list[list[str]] = []
    for page in sorted(exhibit.rglob("*.txt")):
        text = page.read_text("utf-8", "replace").replace("\\\n", " ")
        found += [line.split() for line in re.findall(r"openssl pkeyutl -verify[^\n<]*", text)]
    return found


def _run(scene: Scene, command: list[str], proves: str) -> None:
    """One ordinary tool, in the exhibit's folder; absent tools are named, not hidden."""
    scene.tell.line(f"    $ {' '.join(command)}")
    if shutil.which(command[0]) is None:
        scene.tell.told(f"{command[0]} is not on this machine; `exhibit verify` checks the same.")
        return
    done = subprocess.run(command, cwd=scene.exhibit, capture_output=True, check=False)
    if done.returncode:
        raise Refused(f"{command[0]} did not agree with the exhibit.", "demo")
    scene.tell.told(f"{command[0]}: {proves}.")


def tamper(scene: Scene) -> None:
    """One letter changed in a copy: everybody who checks must say so."""
    copy = scene.folder / "exhibit-with-one-letter-changed"
    shutil.copytree(scene.exhibit, copy)
    victim = max((copy / "data").rglob("*.txt"), key=lambda path: path.stat().st_size)
    changed = bytearray(victim.read_bytes())
    changed[len(changed) // 2] ^= 1
    victim.write_bytes(bytes(changed))
    try:
        scene.archive("lawyer").ask("exhibit", "verify", str(copy))
    except Refused as refused:
        scene.tell.told(f"exhibit verify (exit {refused.exit_code}): {refused}")
        return
    raise Refused("A changed copy of the exhibit was not noticed.", "demo")
