"""Runs the demo: `python3 dev demo [REPORT] [--out DIR]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from contextlib import ExitStack
from pathlib import Path

from demo import story
from demo.places import SAMPLE
from demo.program import Refused
from demo.scene import Scene, set_up
from demo.telling import Teller


def main() -> int:
    """0 when every step worked; otherwise one sentence and 1 (2 for what was asked wrongly)."""
    asked = _parser().parse_args()
    report = Path(asked.report).resolve() if asked.report else SAMPLE
    if not report.is_file():
        print(f"demo: there is no file {report}.", file=sys.stderr)
        return 2
    try:
        folder = _fresh_folder(asked.out)
    except OSError as refused:
        print(f"demo: no folder could be made: {refused.strerror}.", file=sys.stderr)
        return 2
    with ExitStack() as open_ones:
        return _run(Scene(folder, report, report == SAMPLE, Teller(folder), open_ones))


def _run(scene: Scene) -> int:
    try:
        set_up(scene.folder)
        story.run(scene)
    except Refused as refused:
        return _failed(scene, str(refused))
    except OSError as refused:
        return _failed(scene, f"The machine refused: {refused.strerror or refused}.")
    except KeyboardInterrupt:
        return _failed(scene, "It was interrupted.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev demo", description=story.__doc__)
    parser.add_argument("report", nargs="?", metavar="REPORT", help="text, PDF, DOCX, ODT, HTML")
    parser.add_argument("--out", metavar="DIR", help="a new folder for everything (default: temp)")
    return parser


def _fresh_folder(asked: str | None) -> Path:
    """A folder of this run's own, for this user only; never one that is there already."""
    if asked is None:
        return Path(tempfile.mkdtemp(prefix="satchel-demo-")).resolve()
    folder = Path(asked).resolve()
    folder.mkdir(mode=0o700, parents=True)
    return folder


def _failed(scene: Scene, sentence: str) -> int:
    print(
        f"\ndemo: step {scene.tell.number} did not work: {sentence} "
        f"What was made until then is in {scene.folder}.",
        file=sys.stderr,
    )
    return 1


if __name__ == "__main__":
    raise SystemExit(main())
