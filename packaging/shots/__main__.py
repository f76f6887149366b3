"""`python3 dev shots --out DIR [--only NAME]... [VARIANT...]`

Every screen, and what lies in it, in each language and theme. Nothing of it is anybody's:
the archive is made up, lies in a folder of its own below `build/`, and is removed at the end.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from shots import sheet
from shots.archive import make
from shots.scenes import is_asked_for
from shots.variants import Variant, variants

_BUILD = Path(__file__).resolve().parents[2] / "build"
_AT_ONCE = 2


def main() -> int:
    known = {one.name: one for one in variants()}
    asking = argparse.ArgumentParser(prog="dev shots", description=__doc__)
    asking.add_argument("--out", type=Path, required=True, help="the folder of the pictures")
    asking.add_argument("variants", nargs="*", metavar="VARIANT", help=", ".join(known))
    asking.add_argument(
        "--only",
        action="append",
        default=[],
        metavar="NAME",
        help="pictures of this name and of what lies in that screen: hearing, case-edit; "
        "may be given again",
    )
    asked = asking.parse_args()
    if unknown := set(asked.variants) - set(known):
        asking.error(f"there is no variant {', '.join(sorted(unknown))}")
    asked.out.mkdir(parents=True, exist_ok=True)
    chosen = [known[name] for name in asked.variants] or list(known.values())
    _BUILD.mkdir(exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="shots-", dir=_BUILD))
    try:
        print("== the archive of the pictures", flush=True)
        shows_pages = any(is_asked_for(name, asked.only) for name in ("page", "sources", "record"))
        made = make(folder, browser=is_asked_for("page", asked.only), captures=shows_pages)
        (folder / "ids.json").write_text(json.dumps(made), encoding="utf-8")
        with ThreadPoolExecutor(_AT_ONCE) as some:
            codes = list(some.map(partial(_take, folder, asked.out, asked.only), chosen))
    finally:
        shutil.rmtree(folder)
    print(f"== {sheet.draw(asked.out, list(known))}")
    return max(codes)


def _take(folder: Path, out: Path, only: list[str], variant: Variant) -> int:
    """One variant, with a copy of the archive: only one process may have it open."""
    copy = folder / variant.name
    shutil.copytree(folder / "archive", copy)
    shown = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "QT_SCALE_FACTOR": f"{variant.scale:g}",
        "QT_LOGGING_RULES": "*.debug=false;qt.qpa.*=false",
    }
    words = [variant.name, copy, folder / "ids.json", out.resolve(), *only]
    code = subprocess.run(
        [sys.executable, "-m", "shots.taking", *map(str, words)], env=shown, check=False
    ).returncode
    print(f"== {variant.name}{'' if code == 0 else f' failed ({code})'}", flush=True)
    return 0 if code == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
