"""`satchel sync` killed in the middle, again and again: the next one ends it, exactly once."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from satchel.assembly import belonging, first_run, roads
from satchel.assembly.first_run import FirstWish
from satchel.assembly.opening import open_desk
from satchel.catalog.attaching import AttachWish
from satchel.crypto.randomness import random_bytes
from satchel.domain.words import Role
from satchel.sync.whereabouts import Where, Whereabouts

APP = Path(__file__).resolve().parents[2] / "app"
PASSPHRASE = b"correct horse battery staple"
KILLS = int(os.environ.get("SATCHEL_SYNC_KILLS", "2"))


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not there")
def test_killed_while_it_sends_it_sends_the_rest(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    password = tmp_path / "pass"
    password.write_bytes(PASSPHRASE)
    data = random_bytes(12_000_000)
    wish = FirstWish(tmp_path / "hq", PASSPHRASE, "hq", Role.COORDINATOR, mission="Open Bench")
    headquarters = first_run.begin(wish).finish()
    given = headquarters.inviting.invite(
        Role.OBSERVER, "Assel", lines=belonging.lines_for_invitation(headquarters)
    )
    (tmp_path / "invitation").write_bytes(given.file)
    joining = FirstWish(
        tmp_path / "ob", PASSPHRASE, "ob", invitation=tmp_path / "invitation", code=given.code
    )
    observer = first_run.begin(joining).finish()
    case = observer.records.add("case", {"title": "Case"}).record
    (tmp_path / "file").write_bytes(data)
    observer.attachments.attach(tmp_path / "file", AttachWish(on=case))
    observer.close()
    words = [sys.executable, "-m", "satchel.cli", "--archive", str(tmp_path / "ob")]
    words += ["--passphrase-file", str(password), "sync", "--relay", str(folder)]
    for number in range(KILLS):
        before = _parts(folder)
        process = subprocess.Popen(
            words, env={**os.environ, "PYTHONPATH": str(APP)}, stdout=subprocess.DEVNULL
        )
        until = time.monotonic() + 60
        while process.poll() is None and time.monotonic() < until:
            if _parts(folder) >= before + 2 + number:
                process.send_signal(signal.SIGKILL)
                break
            time.sleep(0.005)
        process.wait()
    desk = open_desk(tmp_path / "ob", lambda: PASSPHRASE)
    try:
        done = roads.sync(desk, roads.Way(str(folder)))
        assert done.synced.problems == []
        came = roads.sync(headquarters, roads.Way(str(folder)))
        assert came.synced.problems == []
        roads.sync(desk, roads.Way(str(folder)))
        assert Whereabouts(desk.archive).of_record(case) is Where.AT_HEADQUARTERS
        assert Whereabouts(desk.archive).places().waiting.is_nothing
        contents = [content for one in came.synced.reports for content in one.contents_new]
        assert len(contents) == 1
        with headquarters.archive.contents.open(contents[0]) as source:
            assert source.read() == data
    finally:
        desk.close()
        headquarters.close()


def _parts(folder: Path) -> int:
    return sum(1 for path in (folder / "satchel" / "parts").rglob("*-*-*") if path.is_file())
