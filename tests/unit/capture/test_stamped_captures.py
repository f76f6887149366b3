"""A captured page's manifest is stamped by itself, and the file that leaves carries it."""

from __future__ import annotations

import subprocess
import zipfile
from pathlib import Path

from samples.time_authority import POLICY, TimeAuthority
from satchel.assembly.capture_export import ExportWish, export
from satchel.assembly.desk import Desk
from satchel.assembly.proving import proof_of
from satchel.capture.browser.results import Browsed
from satchel.capture.running import Captures
from satchel.crypto.digest import sha256
from satchel.formats.wacz.reading import MANIFEST
from satchel.sync.timestamps.asking import ask
from unit.capture.browsing import browsed, exchanged
from unit.capture.conftest import allowing
from unit.capture.sites import Caller, site
from unit.capture.test_browser_captures import one


def _answer(caller: Caller) -> None:
    caller.say(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5\r\n\r\nhello")


def test_openssl_follows_a_stamp_to_the_list_of_the_captures_records(
    captures: Captures, tmp_path: Path
) -> None:
    with site(_answer) as court:
        url, origin = court.url("/"), court.origin

        def browse(_url: str, _stop: object) -> Browsed:
            (page,) = exchanged(url, origin)
            return browsed(url, (page,), page)

        tried = one(allowing(captures, origin), url, browse)
    assert tried.record is not None
    desk = Desk(captures.archive)
    with TimeAuthority(tmp_path / "one").running() as authority:
        desk.timestamps.pin("One", authority.url, authority.chain, POLICY)
        assert proof_of(desk, tried.record).captured == ()
        got = desk.timestamps.get(ask, from_here=True)
        assert {each.wanted.over for each in got} == {"checkpoint", "capture"}
        assert desk.timestamps.get(ask, from_here=True) == []
    (word,) = proof_of(desk, tried.record).captured
    export(desk, ExportWish(tried.record, tmp_path / "page.wacz"))
    with zipfile.ZipFile(tmp_path / "page.wacz") as opened:
        opened.extractall(tmp_path / "out")
        manifest = opened.read(MANIFEST)
    stem = tmp_path / "out" / "evidence" / word.checked.stamp.record
    stamped = stem.with_suffix(".stamped").read_text()
    assert stamped == f"{sha256(manifest).hex()}  manifest.json\n"
    by_hand = [
        ["openssl", "ts", "-verify", "-in", f"{stem}.tsr", "-data", f"{stem}.stamped"],
        ["sha256sum", "-c", f"{stem}.stamped"],
    ]
    by_hand[0] += ["-CAfile", f"{stem}.pem"]
    for command in by_hand:
        run = subprocess.run(command, cwd=stem.parent, capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
