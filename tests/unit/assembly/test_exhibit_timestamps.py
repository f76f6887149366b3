"""Timestamps in an exhibit: verified by our program, by openssl as printed, and by the page."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from samples.time_authority import POLICY, TimeAuthority
from satchel.assembly import beginning, exhibiting
from satchel.assembly.exhibiting import ExhibitWish
from satchel.crypto.trusted_time import time_request
from satchel.domain.errors import IntegrityFailure
from satchel.domain.words import Role
from satchel.export.verifying import verify_exhibit
from satchel.sync.timestamps.asking import ask
from unit.assembly.conftest import PASSPHRASE
from unit.export.browser import Browser, judge
from unit.export.tampering import rebag

BASH = shutil.which("bash")


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A note under the head that two authorities stamped; one of the two was renewed."""
    place = tmp_path_factory.mktemp("stamped")
    with ExitStack() as stack:
        short, long = (
            stack.enter_context(TimeAuthority(place / name, name=name, days=days).running())
            for name, days in (("Short", (-1.0, 30.0)), ("Long", (-1.0, 3650.0)))
        )
        with beginning.beginning(place / "hq", PASSPHRASE) as made:
            desk = beginning.begin_device(made, Role.COORDINATOR, "hq", None)
            beginning.found_mission(desk, "Open Bench")
        stack.callback(desk.close)
        for one in (short, long):
            desk.timestamps.pin(one.name, one.url, one.chain, POLICY)
        case = desk.records.add("case", {"title": "City v. A"}).record
        note = desk.records.add("note", {"on": case, "text": "The judge enters"}).record
        tried = desk.timestamps.get(ask)
        assert [one.why for one in tried] == [None] * 3
        desk.records.add("note", {"on": case, "text": "He leaves"})
        desk.timestamps.get(ask)
        exhibiting.make(desk, ExhibitWish((note,), None, place / "out", language="en"))
        yield place / "out"


def _copy(exhibit: Path, tmp_path: Path, change: Callable[[Path], object]) -> Path:
    copy = tmp_path / "copy"
    shutil.copytree(exhibit, copy)
    change(copy)
    rebag(copy)
    return copy


def _commands(folder: Path) -> list[str]:
    """Those of part 7, as printed."""
    told = (folder / "instructions.txt").read_text("utf-8")
    part = told[told.index("# 7.") : told.rindex("\n# ")]
    blocks = [block for block in part.split("\n\n") if block.startswith("    ")]
    return ["\n".join(line[4:] for line in block.strip("\n").split("\n")) for block in blocks]


def _run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    assert BASH is not None
    return subprocess.run([BASH, "-c", command], cwd=folder, capture_output=True, text=True)


def test_the_program_verifies_them_and_names_the_certificates_to_compare(exhibit: Path) -> None:
    checked = verify_exhibit(exhibit)
    told = json.loads((exhibit / "index.json").read_text("utf-8"))
    # The note's head by both; the custody entry of the exhibit itself is not stamped yet.
    assert [len(one["heads"]) for one in told["timestamps"]].count(1) == 2
    renewals = [one for one in told["timestamps"] if one["renews"]]
    assert {one["authority"] for one in renewals} == {"Long"}
    assert checked.timestamps == len(told["timestamps"])
    assert {subject for subject, _digits in checked.authorities} == {"CN=Short", "CN=Long"}
    assert checked.without_receipt == ("data/ledgers/L1",)
    assert checked.unwitnessed == ()
    assert "had a checkpoint of this ledger" in (exhibit / "index.html").read_text("utf-8")


def test_openssl_verifies_them_by_the_printed_commands(exhibit: Path) -> None:
    verify, over, renewals = (_run(exhibit, command) for command in _commands(exhibit))
    count = len(list((exhibit / "data/evidence").glob("*.tsr")))
    assert verify.returncode == 0
    assert (verify.stdout + verify.stderr).count("Verification: OK") == count >= 3
    assert over.returncode == 0
    assert over.stdout.count("over data/ledgers/L1/checkpoint-") == 2
    assert {"subject=CN = Short", "subject=CN = Long"} <= set(over.stdout.splitlines())
    assert renewals.returncode == 0
    assert "RENEWS" in renewals.stdout


def test_openssl_notices_another_stamped_file_and_another_certificate(
    exhibit: Path, tmp_path: Path
) -> None:
    def change(copy: Path) -> None:
        first, second, *_ = sorted((copy / "data/evidence").glob("*.tsr"))
        stamped = first.with_suffix(".stamped")
        stamped.write_bytes(stamped.read_bytes() + b"\n")
        others = TimeAuthority(tmp_path / "other")
        second.with_suffix(".pem").write_bytes(others.chain)

    copy = _copy(exhibit, tmp_path, change)
    verify = _run(copy, _commands(copy)[0])
    assert (verify.stdout + verify.stderr).count("Verification: FAILED") == 2


@pytest.mark.parametrize("wrong", ["token", "stamped", "certificate", "time", "missing", "head"])
def test_the_program_refuses_what_was_changed(exhibit: Path, tmp_path: Path, wrong: str) -> None:
    def change(copy: Path) -> None:
        place = copy / "index.json"
        index = json.loads(place.read_text("utf-8"))
        one = index["timestamps"][0]
        stem = copy / "data/evidence" / one["name"]
        if wrong == "token":
            raw = bytearray(stem.with_suffix(".tsr").read_bytes())
            raw[-20] ^= 1
            stem.with_suffix(".tsr").write_bytes(bytes(raw))
        elif wrong == "stamped":
            stem.with_suffix(".stamped").write_bytes(b"another head\n")
        elif wrong == "certificate":
            stem.with_suffix(".pem").write_bytes(TimeAuthority(tmp_path / "other").chain)
        elif wrong == "time":
            one["time"] = "2019-01-01T00:00:00.000000Z"
        elif wrong == "missing":
            stem.with_suffix(".tsr").unlink()
        else:
            one["heads"] = []
        place.write_text(json.dumps(index), "utf-8")

    with pytest.raises(IntegrityFailure):
        verify_exhibit(_copy(exhibit, tmp_path, change))


def test_a_timestamp_of_something_else_does_not_go_along(exhibit: Path, tmp_path: Path) -> None:
    """It would look like evidence and be none."""
    stray = TimeAuthority(tmp_path / "stray")

    def change(copy: Path) -> None:
        stem = copy / "data/evidence/zzzz"
        stem.with_suffix(".stamped").write_bytes(b"something else")
        stem.with_suffix(".tsr").write_bytes(stray.answer(time_request(b"something else").query))
        stem.with_suffix(".pem").write_bytes(stray.chain)
        place = copy / "index.json"
        index = json.loads(place.read_text("utf-8"))
        told = {**index["timestamps"][0], "name": "zzzz", "heads": [], "renews": []}
        index["timestamps"].append(told)
        place.write_text(json.dumps(index), "utf-8")

    with pytest.raises(IntegrityFailure, match="over nothing"):
        verify_exhibit(_copy(exhibit, tmp_path, change))


def test_the_page_accounts_for_them_and_says_that_it_did_not_check_them(
    exhibit: Path, tmp_path: Path
) -> None:
    with Browser(tmp_path / "profile") as browser:
        verdict, said = judge(browser, exhibit, exhibit / "verify.html")
        assert verdict == "holds"
        count = len(list((exhibit / "data/evidence").glob("*.tsr")))
        assert f"NOT CHECKED: {count} timestamps" in said

        def change(copy: Path) -> None:
            first = min((copy / "data/evidence").glob("*.stamped"))
            first.write_bytes(first.read_bytes() + b"\n")
            place = copy / "index.json"
            index = json.loads(place.read_text("utf-8"))
            for one in index["timestamps"]:
                one["heads"] = one["heads"] or [[0, 0]]
            place.write_text(json.dumps(index), "utf-8")

        assert (
            judge(browser, _copy(exhibit, tmp_path, change), exhibit / "verify.html")[0] == "wrong"
        )
