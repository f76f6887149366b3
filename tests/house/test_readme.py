"""The README's ten lines, run as a newcomer pastes them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from house.sources import ROOT

SATCHEL = Path(sys.executable).with_name("satchel")


@pytest.mark.skipif(os.name == "nt", reason="the lines are for a POSIX shell")
def test_ten_lines_lead_to_first_success(tmp_path: Path) -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    lines = re.findall(r"```sh\n(.*?)```", readme, re.DOTALL)[1].splitlines()
    assert len(lines) <= 10
    assert lines[0].startswith("python3 dev setup")
    shutil.copy(ROOT / "LICENSE", tmp_path)
    done = subprocess.run(
        ["bash", "-O", "expand_aliases", "-e", "-c", "\n".join(lines[1:])],
        cwd=tmp_path,
        env={**os.environ, "PATH": f"{SATCHEL.parent}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "the defendant is not in the room" in done.stdout
