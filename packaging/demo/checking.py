"""An exhibit, and its check by somebody who has none of our programs."""

from __future__ import annotations

import re
import shutil
import subprocess

from demo.program import Refused
from demo.scene import Scene
from demo.telling import clipped

_TITLE = "Trial of a schoolteacher in Tasbulak"
_VERIFIED = "Signature Verified Successfully"


def make_exhibit(scene: Scene) -> None:
    """What the lawyer found and the files of the case, as a numbered bag that proves itself."""
    wanted = dict.fromkeys([*scene.kept["found"], *scene.kept["files"]])
    _try_the_recording(scene)
    chosen = [one for one in wanted if one not in scene.kept["bound"]]
    words = ["exhibit", "make", *chosen, "--out", str(scene.exhibit), "--title", _TITLE]
    made = scene.desk("lawyer").ask(*words)
    scene.tell.command("exhibit", "make", chosen[0], "...", *words[-4:])
    scene.tell.made(scene.exhibit, f"{len(made['numbers'])} items in {made['files']} files")
    scene.tell.told("Author, device, source and path are withheld; open verify.html to check it.")
    scene.tell.told(f"Its fingerprint, told apart from the folder: {made['id']}")


def _try_the_recording(scene: Scene) -> None:
    """W-3 did not agree to an exhibit, so it is refused, and what was made from it too."""
    words = ["exhibit", "make", scene.kept["recording"], "--out", str(scene.exhibit)]
    scene.tell.command(*words)
    try:
        scene.desk("lawyer").ask(*words)
    except Refused as refused:
        scene.tell.told(str(refused))
        scene.tell.told("So the recording, its transcript and its translation are left out.")
        return
    raise Refused("What W-3 did not agree to went into an exhibit.", "demo")


def check_as_stranger(scene: Scene) -> None:
    """The commands that the exhibit's own instructions print, run as they stand."""
    shell = shutil.which("sh")
    text = (scene.exhibit / "instructions.txt").read_text("utf-8")
    for command in _commands(text) if shell else []:
        _run(scene, str(shell), command)
    if shell is None:
        scene.tell.told("There is no `sh` here, so the printed commands were not run.")
    said = scene.archive("lawyer").ask("exhibit", "verify", str(scene.exhibit))
    scene.tell.command("exhibit", "verify", str(scene.exhibit))
    scene.tell.told(
        f"Items {said['items']}, entries {said['entries']}, receipts {said['receipts']}: "
        "every signature, hash and proof agrees."
    )


def _commands(text: str) -> list[str]:
    """The blocks that are indented by four blanks: each is a command to type."""
    blocks = re.split(r"\n\n+", text)
    indented = [block for block in blocks if block.startswith("    ")]
    return ["\n".join(line[4:] for line in block.splitlines()) for block in indented]


def _run(scene: Scene, shell: str, command: str) -> None:
    """One printed command. Raises Refused when it does not say that all is right."""
    scene.tell.line(f"    $ {clipped(command)}")
    needed = [tool for tool in ("sha256sum", "sha512sum", "openssl") if tool in command]
    missing = [tool for tool in needed if shutil.which(tool) is None]
    if "ml-dsa" in command and not missing and not _has_ml_dsa():
        missing = ["OpenSSL 3.5 or later"]
    if missing:
        scene.tell.told(f"{missing[0]} is not on this machine; `exhibit verify` checks the same.")
        return
    done = subprocess.run(
        [shell, "-c", command], cwd=scene.exhibit, capture_output=True, text=True, check=False
    )
    verified = done.stdout.count(_VERIFIED)
    asked = "pkeyutl" in command
    failed = done.returncode or "Failure" in done.stdout + done.stderr or (asked and not verified)
    if failed or ("cmp" in command and done.stdout):
        raise Refused(f"The exhibit's own check disagrees: {clipped(command)}", "demo")
    lines = done.stdout.strip().splitlines() or ["It printed nothing, as it should."]
    scene.tell.told(f"{verified} signatures verified" if asked else clipped(lines[-1], 90))


def _has_ml_dsa() -> bool:
    said = subprocess.run(["openssl", "version"], capture_output=True, text=True, check=False)
    found = re.search(r"OpenSSL (\d+)\.(\d+)", said.stdout)
    return found is not None and tuple(map(int, found.groups())) >= (3, 5)


def tamper(scene: Scene) -> None:
    """One letter changed in a copy: everybody who checks must say so."""
    copy = scene.folder / "exhibit-with-one-letter-changed"
    shutil.copytree(scene.exhibit, copy)
    files = (path for path in (copy / "data" / "items").rglob("*") if path.is_file())
    victim = max(files, key=lambda path: path.stat().st_size)
    changed = bytearray(victim.read_bytes())
    changed[len(changed) // 2] ^= 1
    victim.write_bytes(bytes(changed))
    scene.tell.made(copy, f"one bit of {victim.relative_to(copy)} is another")
    try:
        scene.archive("lawyer").ask("exhibit", "verify", str(copy))
    except Refused as refused:
        scene.tell.told(f"exhibit verify, exit code {refused.exit_code}: {refused}")
        return
    raise Refused("A changed copy of the exhibit was not noticed.", "demo")
