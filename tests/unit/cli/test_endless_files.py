"""Files that never end, and pipes that nobody writes to, where a command takes a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from unit.cli.conftest import Shell
from unit.cli.unlocked import unlocked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")


def test_what_has_no_end_is_refused_in_a_sentence_and_never_waited_for(
    shell: Shell, tmp_path: Path
) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with unlocked(shell) as satchel:
        record = str(satchel("case", "add", "--title", "C")["id"])
        for file in (str(pipe), "/dev/zero"):
            for words in (
                ["exhibit", "make", "--from-list", file, "--out", str(tmp_path / "out")],
                ["form", "add", file],
                ["attach", file, "--to", record],
                ["letter", "add", "--eml", file],
                ["transcript", "add", record, file, "--made-by", "human"],
                ["import", file, "--map", file, "--key", "name"],
                ["parcel", "open", file],
                ["cite", file],
                ["capture", "verify", file],
            ):
                refused = satchel.refusal(*words)
                assert refused.exit_code in (2, 5, 7), (words, refused)
                assert refused.message.endswith("."), words
    assert not (tmp_path / "out").exists()
