"""Captures as files: whole and redacted, with proofs that strangers' tools can follow."""

from __future__ import annotations

import hashlib
import io
import json
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.checker import Checker

from satchel.assembly.capture_export import ExportWish, Shape, export
from satchel.assembly.capture_file_check import check
from satchel.assembly.desk import Desk
from satchel.capture.running import Captures
from satchel.crypto.digest import new_sha256
from satchel.domain.errors import IntegrityFailure, NoSuchThing, UsageError
from satchel.formats.wacz.reading import MANIFEST, WebArchive
from unit.capture.browsing import PICTURE, browsed, exchanged, posted
from unit.capture.conftest import allowing
from unit.capture.sites import Caller, Site, site
from unit.capture.test_browser_captures import flipped, one

LOGGED_IN = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: session=hush-set; Secure\r\n"
    b"set-cookie: other=hush-other\r\nX-CSRF-Token: hush-csrf\r\n folded hush-fold\r\n"
    b"Content-Length: 5\r\n\r\nhello"
)
LOGIN = (
    b"POST /login HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    b"Content-Length: 28\r\n\r\nname=me&password=hush-typed!"
)
HUSH = (b"hush-set", b"hush-other", b"hush-csrf", b"hush-fold", b"hush-typed", b"hush-cookie")
INSTRUCTIONS = Path(__file__).parents[3] / "resources" / "capture" / "instructions.txt"


def answer(caller: Caller) -> None:
    caller.say(LOGGED_IN)


@pytest.fixture
def captured(captures: Captures) -> tuple[Desk, str]:
    """A page behind a login, as a browser captured it."""
    with site(answer) as court:
        mine = allowing(captures, court.origin)
        tried = one(mine, court.url("/"), lambda _url, _stop: logged_in(court))
    assert tried.record is not None
    return Desk(captures.archive), tried.record


def logged_in(court: Site):  # type: ignore[no-untyped-def]
    (page,) = exchanged(court.url("/"), court.origin)
    login = replace(posted(court.url("/login"), court.origin), request=LOGIN)
    return browsed(court.url("/"), (page, posted(court.url("/api"), court.origin), login), page)


def blocks(data: bytes) -> dict[str, bytes]:
    """Every record's head and block by its id, unpacked by a stranger's reader."""
    found = {}
    for item in ArchiveIterator(io.BytesIO(data), no_record_parse=True):
        head = item.rec_headers.to_ascii_bytes()
        found[item.rec_headers.get_header("WARC-Record-ID")] = head + item.raw_stream.read()
    return found


def warc_in(file: Path) -> bytes:
    with zipfile.ZipFile(file) as opened:
        assert opened.testzip() is None
        return opened.read("archive/data.warc.gz")


def test_a_whole_copy_is_signed_and_every_byte_of_it_counts(
    captured: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, record = captured
    out = tmp_path / "page.wacz"
    made = export(desk, ExportWish(record, out))
    data = out.read_bytes()
    assert (made.size, made.sha256) == (len(data), hashlib.sha256(data).hexdigest())
    checked = check(out)
    assert (checked.damage, checked.device) == ((), desk.device.device)
    assert checked.records == desk.records.show(record).fields["records"]
    assert any(b"hush-set" in block for block in blocks(warc_in(out)).values())
    custody = desk.records.show(made.custody)
    assert (custody.fields["act"], custody.fields["subjects"]) == ("exported", [record])
    for at in range(40, len(data), 997):
        out.write_bytes(flipped(data, at))
        try:
            damaged = bool(check(out).damage)
        except (IntegrityFailure, NoSuchThing):  # the list of files itself was hit
            damaged = True
        assert damaged, at


def test_a_redacted_copy_has_no_secret_and_keeps_the_hash_of_what_was(
    captured: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, record = captured
    whole, short = tmp_path / "whole.wacz", tmp_path / "short.wacz"
    export(desk, ExportWish(record, whole))
    made = export(desk, ExportWish(record, short, redacted=True))
    assert made.redacted == 5
    assert check(short).damage == ()
    assert check(short).device == desk.device.device
    before, after = blocks(warc_in(whole)), blocks(warc_in(short))
    assert before.keys() == after.keys()
    with zipfile.ZipFile(short) as opened:
        everything = b"".join([*after.values(), *map(opened.read, opened.namelist())])
        told = json.loads(opened.read("evidence/redacted.json"))["records"]
        manifest = json.loads(opened.read(MANIFEST))["records"]
    for secret in (*HUSH, b"hush-token"):
        assert any(secret in block for block in before.values()), secret
        assert secret not in everything, secret
    changed = {item["record"]: item["original_sha256"] for item in told if "redacted" in item}
    assert {item["id"] for item in manifest if item["sha256"] in changed.values()} == set(changed)
    for name, block in before.items():
        assert (block == after[name]) == (name not in changed)
    with short.open("rb") as source:
        archive = WebArchive(source, new_sha256)
        picture = next(one for one in archive.answers() if one.url.startswith("urn:fullPage:"))
        assert archive.message(picture, lambda _: None).body.read() == PICTURE
        page = next(one for one in archive.answers() if one.url.endswith("/login"))
        assert page.asked == "redacted"


@pytest.mark.parametrize("redacted", [False, True])
def test_a_warc_file_passes_a_stranger_checker_and_carries_its_evidence(
    captured: tuple[Desk, str], tmp_path: Path, redacted: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    desk, record = captured
    out = tmp_path / "page.warc.gz"
    export(desk, ExportWish(record, out, redacted=redacted, shape=Shape.WARC))
    checker = Checker(SimpleNamespace(inputs=[str(out)], verbose=True))
    assert checker.process_all() == 0
    assert "no digest" not in capsys.readouterr().out
    found = [
        item.rec_headers.get_header("WARC-Target-URI")
        for item in ArchiveIterator(io.BytesIO(out.read_bytes()))
    ]
    assert f"urn:satchel:{MANIFEST}" in found
    assert "urn:satchel:evidence/instructions.txt" in found
    assert ("urn:satchel:evidence/redacted.json" in found) == redacted


def test_what_is_no_capture_is_told_what_to_do(captured: tuple[Desk, str], tmp_path: Path) -> None:
    desk, record = captured
    made = export(desk, ExportWish(record, tmp_path / "page.wacz"))
    with pytest.raises(UsageError, match="extract"):
        export(desk, ExportWish(made.custody, tmp_path / "other.wacz"))
    stranger = tmp_path / "stranger.wacz"
    with zipfile.ZipFile(stranger, "w") as zipped:
        zipped.writestr("datapackage.json", "{}")
    with pytest.raises(NoSuchThing, match="not made by Satchel"):
        check(stranger)


@pytest.mark.skipif(
    shutil.which("openssl") is None or shutil.which("sha256sum") is None,
    reason="the instructions are for openssl and sha256sum, and one of them is not here",
)
def test_the_instructions_work_with_ordinary_tools(
    captured: tuple[Desk, str], tmp_path: Path
) -> None:
    desk, record = captured
    export(desk, ExportWish(record, tmp_path / "page.wacz"))
    folder = tmp_path / "capture"
    with zipfile.ZipFile(tmp_path / "page.wacz") as opened:
        opened.extractall(folder)
        first = json.loads(opened.read(MANIFEST))["records"][1]
    text = INSTRUCTIONS.read_text(encoding="utf-8")
    commands = "\n".join(line[4:] for line in text.splitlines() if line.startswith("    "))
    commands = commands.partition("\n")[2]  # unpacking is done already
    commands = commands.replace("OFFSET", str(first["offset"])).replace(
        "LENGTH", str(first["length"])
    )
    run = subprocess.run(["bash", "-c", commands], cwd=folder, capture_output=True, text=True)
    lines = run.stdout.splitlines()
    assert run.stderr == ""
    assert sum("Signature Verified Successfully" in line for line in lines) >= 2
    assert not [line for line in lines if "is not what was signed" in line or "Failure" in line]
    assert any(line.startswith("evidence/L1-") for line in lines)
    assert any(line.startswith(first["sha256"]) for line in lines)
    digest = json.loads((folder / "datapackage-digest.json").read_text())["hash"]
    assert lines[0].startswith(digest.removeprefix("sha256:"))
