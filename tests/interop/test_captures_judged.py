"""What is exported of captures, judged by the programs that others open them with.

Each judge runs as a command in an environment of its own under build/judges (`dev test`
makes them); one that is not there is said and judges nothing.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from satchel.assembly.capture_export import ExportWish, Shape, export
from satchel.assembly.desk import Desk
from satchel.capture.running import Captures
from satchel.formats.wacz.index_lines import key_of
from unit.capture.browsing import PICTURE, browsed, exchanged, posted
from unit.capture.conftest import allowing, captures, folder
from unit.capture.sites import Caller, Site, site
from unit.capture.test_browser_captures import one

__all__ = ["captures", "folder"]

BIN = Path(__file__).parents[2] / "build" / "judges"
PAGE = "<!doctype html><title>Суд</title><h1>Приговор оставлен</h1>".encode()
ADDRESSES = [
    "http://www.court.example/Page?b=2&a=1&B=3", "https://court.example:8443/x/", "http://x.kz",
    "https://суд.рф/дело?номер=7", "http://10.0.0.1:8080/a.b?c.d=1&c=2", "http://a.example/?q=a+b",
    "http://a.example//double//?", "http://user@a.example/", "http://a.example/%7Ename/%20x",
]  # fmt: skip


def judge(name: str, program: str) -> Path:
    found = BIN / name / ("Scripts" if os.name == "nt" else "bin") / program
    if not found.exists():
        pytest.skip(f"the judge {name} is not installed (`dev test` does it where pip can)")
    return found


def said_by(*words: str | Path, cwd: Path | None = None) -> tuple[int, str]:
    run = subprocess.run(
        list(map(str, words)), capture_output=True, text=True, cwd=cwd, timeout=120, check=False
    )
    return run.returncode, run.stdout + run.stderr


def answer(caller: Caller) -> None:
    if caller.path == "/api":
        body, kind = b'{"ruling": "stands"}', b"application/json"
    else:
        body, kind = PAGE, b"text/html; charset=utf-8"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: %b\r\nSet-Cookie: s=hush\r\n" % kind
    caller.say(head + b"Content-Length: %d\r\n\r\n" % len(body) + body)


@pytest.fixture
def exported(captures: Captures, tmp_path: Path) -> tuple[str, dict[str, Path]]:
    """One capture, whole and redacted, as WACZ and WARC; the site is gone by then."""
    with site(answer) as court:
        mine = allowing(captures, court.origin)
        tried = one(mine, court.url("/page"), lambda _url, _stop: _page(court))
        origin = court.url("")
    assert tried.record is not None
    desk = Desk(captures.archive)
    files = {}
    for shape in Shape:
        for redacted in (False, True):
            name = f"{shape.value}{'-redacted' if redacted else ''}"
            files[name] = tmp_path / f"{name}.{'wacz' if shape is Shape.WACZ else 'warc.gz'}"
            export(desk, ExportWish(tried.record, files[name], redacted, shape))
    return origin, files


def _page(court: Site):  # type: ignore[no-untyped-def]
    (page,) = exchanged(court.url("/page"), court.origin)
    return browsed(court.url("/page"), (page, posted(court.url("/api"), court.origin)), page)


def test_the_validator_of_wacz_and_the_checker_of_warc_find_nothing(
    exported: tuple[str, dict[str, Path]],
) -> None:
    validator, checker = judge("wacz", "wacz"), judge("wacz", "warcio")
    _, files = exported
    for name in ("wacz", "wacz-redacted"):
        status, said = said_by(validator, "validate", "-f", files[name])
        assert (status, "the passed WACZ is valid" in said) == (0, True), said
    for name in ("warc", "warc-redacted"):
        status, said = said_by(checker, "check", "-v", files[name])
        assert (status, "digest pass" in said, "no digest" in said) == (0, True, False), said


def test_the_judges_can_say_no(exported: tuple[str, dict[str, Path]]) -> None:
    _, files = exported
    data = files["wacz"].read_bytes()
    at = data.index(b"pages/pages.jsonl") + 60
    files["wacz"].write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    status, said = said_by(judge("wacz", "wacz"), "validate", "-f", files["wacz"])
    assert status != 0 or "is valid" not in said


def test_addresses_are_sorted_as_the_library_of_all_archives_sorts_them() -> None:
    python = judge("wacz", "python")
    script = "import json,surt,sys; print(json.dumps([surt.surt(u) for u in json.load(sys.stdin)]))"
    run = subprocess.run(
        [python, "-c", script], input=json.dumps(ADDRESSES), capture_output=True, text=True,
        check=True,
    )  # fmt: skip
    theirs = dict(zip(ADDRESSES, json.loads(run.stdout), strict=True))
    assert {url: key_of(url) for url in ADDRESSES} == theirs


def test_a_stranger_replays_what_was_captured(
    exported: tuple[str, dict[str, Path]], tmp_path: Path
) -> None:
    manager, wayback = judge("pywb", "wb-manager"), judge("pywb", "wayback")
    origin, files = exported
    assert said_by(manager, "init", "kept", cwd=tmp_path)[0] == 0
    added = said_by(manager, "add", "kept", "--unpack-wacz", files["wacz"], cwd=tmp_path)
    assert added[0] == 0, added[1]
    port = _free_port()
    words = [str(wayback), "-b", "127.0.0.1", "-p", str(port)]
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, cwd=tmp_path, stdout=quiet, stderr=quiet) as serving:
        try:
            base = f"http://127.0.0.1:{port}/kept/2026id_/"
            assert _ask(f"{base}{origin}/page") == PAGE
            asked = _ask(f"{base}{origin}/api", b'{"page": 2}')
            assert asked == b'{"ruling": "stands"}'
            assert _ask(f"{base}urn:fullPage:{origin}/page") == PICTURE
        finally:
            serving.terminate()


def _free_port() -> int:
    """pywb wants to be told one; nothing else here listens in between."""
    with socket.create_server(("127.0.0.1", 0)) as made:
        return int(made.getsockname()[1])


def _ask(url: str, body: bytes | None = None) -> bytes:
    request = urllib.request.Request(url, body, {"Content-Type": "application/json"})
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + 60
    while True:
        try:
            with opener.open(request, timeout=20) as came:
                return bytes(came.read())
        except urllib.error.HTTPError as refused:
            refused.close()
            raise
        except (urllib.error.URLError, ConnectionError):
            if time.monotonic() > until:
                raise
            time.sleep(0.2)  # it is still starting
