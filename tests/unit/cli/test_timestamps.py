"""Trusted time by command: pin, ask, what waits and what holds, each with its exit code."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from samples.time_authority import POLICY, TimeAuthority
from unit.cli.conftest import Shell
from unit.cli.unlocked import Unlocked, unlocked


@pytest.fixture
def satchel(shell: Shell) -> Iterator[Unlocked]:
    with unlocked(shell) as opened:
        yield opened


def test_a_day_of_trusted_time(satchel: Unlocked, tmp_path: Path) -> None:
    case = satchel("case", "add", "--title", "City v. A")["id"]
    assert satchel("timestamp", "show", case)["state"] == "signed-not-timestamped"
    assert satchel("timestamp", "list") == []
    assert satchel.refusal("timestamp", "get", "--from-here").code == "no-authority"
    with ExitStack() as stack:
        both = [
            stack.enter_context(TimeAuthority(tmp_path / name, name=name).running())
            for name in ("One", "Two")
        ]
        pinned = [
            satchel(
                *("timestamp", "authority", "add", "--name", one.name, "--url", one.url),
                *("--certificate", str(one.chain_file()), "--policy", POLICY),
            )
            for one in both
        ]
        assert [one["subject"] for one in pinned] == ["CN=One", "CN=Two"]
        assert satchel.refusal("timestamp", "get").code == "not-from-here"
        waiting = satchel("timestamp", "list", "--waiting")
        assert [(one["over"], one["authority"], one["id"]) for one in waiting] == [
            ("checkpoint", "One", None),
            ("checkpoint", "Two", None),
        ]
        both[1].change = lambda answer: b"<html>"
        got = satchel.answer("timestamp", "get", "--from-here")
        assert got.exit_code == 7
        assert isinstance(got.value, list)
        assert [one["state"] for one in got.value] == ["stamped", "refused"]  # type: ignore[index,call-overload]
        assert satchel("timestamp", "show", case)["state"] == "timestamped-once"
        (lacking,) = satchel("timestamp", "list", "--waiting")
        assert lacking["last_try"]["times"] == 1
        assert "no timestamp" in lacking["last_try"]["why"]
        both[1].change = lambda answer: answer
        got = satchel.answer("timestamp", "get", "--from-here")
        assert got.exit_code == 0
    shown = satchel("timestamp", "show", case)
    assert shown["state"] == "timestamped"
    assert shown["existed_before"] is not None
    assert len(shown["entries"][0]["timestamps"]) == 2
    listed = satchel("timestamp", "list")
    assert [one["state"] for one in listed] == ["holds", "holds"]
    assert satchel("timestamp", "get", "--from-here") == []
    verified = satchel("verify")
    assert verified["ok"]
    assert verified["checked"]["timestamps"] == 2

    satchel("case", "add", "--title", "Later")  # and now both are gone
    got = satchel.answer("timestamp", "get", "--from-here")
    assert got.exit_code == 6
    assert {one["state"] for one in got.value} == {"waiting"}  # type: ignore[union-attr,index,call-overload]
    satchel("timestamp", "authority", "drop", pinned[0]["id"][:8], "--why", "closed down")
    asked = {one["name"]: one["asked"] for one in satchel("timestamp", "authority", "list")}
    assert asked == {"One": False, "Two": True}
    states = {one["authority"]: one["state"] for one in satchel("timestamp", "list")}
    assert states == {"One": "not-believed", "Two": "holds"}
    assert satchel("timestamp", "show", case)["state"] == "timestamped-once"


def test_what_is_no_pin_is_refused_in_one_sentence(satchel: Unlocked, tmp_path: Path) -> None:
    one = TimeAuthority(tmp_path / "one")
    add = ("timestamp", "authority", "add", "--name", "X")
    own = str(one.folder / "own.pem")
    chain = str(one.chain_file())
    url = ("--url", "http://127.0.0.1:1/")
    assert satchel.refusal(*add, *url, "--certificate", own).exit_code == 2
    assert satchel.refusal(*add, *url, "--certificate", str(tmp_path / "none")).exit_code == 5
    assert satchel.refusal(*add, "--url", "ftp://x/", "--certificate", chain).exit_code == 2
    assert satchel.refusal(*add, *url, "--certificate", chain, "--policy", "weekly").exit_code == 2
