"""What the machine lacks is asked of Debian once, or said in one command."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from devtools import machine
from devtools.machine import Need
from devtools.steps import SetUpFailed


class Apt:
    """Stands in for apt-get: knows some packages, and more after `update`."""

    def __init__(self, known: set[str], after_update: set[str]) -> None:
        self.known, self.after_update = known, after_update
        self.installed: set[str] = set()
        self.asked: list[str] = []

    def call(self, words: Sequence[str | Path], *, cwd: Path) -> int:
        verb = str(words[1])
        self.asked.append(verb)
        if verb == "update":
            self.known |= self.after_update
            return 0
        wanted = {str(word) for word in words[2:]} & {"one", "two"}
        if not wanted <= self.known:
            return 100
        self.installed |= wanted
        return 0

    def need(self, package: str) -> Need:
        there = lambda: package in self.installed  # noqa: E731  # a need asks each time
        return Need(package.title(), (package,), there, f"{package} will not run")


@pytest.fixture
def apt(monkeypatch: pytest.MonkeyPatch) -> Apt:
    apt = Apt(known={"one", "two"}, after_update=set())
    monkeypatch.setattr(machine, "call_quietly", apt.call)
    monkeypatch.setattr(machine.sys, "platform", "linux")
    _be(monkeypatch, root=True)
    return apt


def _be(monkeypatch: pytest.MonkeyPatch, *, root: bool) -> None:
    monkeypatch.setattr(machine, "_is_root", lambda: root)
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")


def test_what_is_there_is_not_asked_for(apt: Apt) -> None:
    apt.installed = {"one"}
    machine.require([apt.need("one")])
    machine.prefer([apt.need("one")])
    assert apt.asked == []


def test_root_gets_what_is_missing_in_one_call(apt: Apt) -> None:
    machine.require([apt.need("one"), apt.need("two")])
    assert apt.asked == ["install"]
    assert apt.installed == {"one", "two"}


def test_package_lists_are_fetched_only_when_needed(apt: Apt) -> None:
    apt.known, apt.after_update = set(), {"one"}
    machine.require([apt.need("one")])
    assert apt.asked == ["install", "update", "install"]


def test_what_debian_cannot_bring_stops_set_up(apt: Apt) -> None:
    apt.known = set()
    with pytest.raises(SetUpFailed, match="did not bring One"):
        machine.require([apt.need("one")])


def test_others_get_one_command_and_exit_2(apt: Apt, monkeypatch: pytest.MonkeyPatch) -> None:
    _be(monkeypatch, root=False)
    with pytest.raises(SetUpFailed) as refused:
        machine.require([apt.need("one"), apt.need("two")])
    assert refused.value.exit_code == 2
    commands = [line for line in str(refused.value).splitlines() if "apt-get" in line]
    assert len(commands) == 1
    assert commands[0].strip().startswith("sudo ")
    assert commands[0].endswith("one two'")
    assert apt.asked == []


def test_what_tests_only_prefer_is_said_and_not_refused(
    apt: Apt, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _be(monkeypatch, root=False)
    machine.prefer([apt.need("one")])
    said = capsys.readouterr().out
    assert "without One: one will not run" in said
    assert "apt-get install" in said


def test_what_is_printed_is_readable_under_lang_c() -> None:
    needs = (*machine.TO_RUN, *machine.TO_SHOW, *machine.TO_TEST)
    said = [need.what + need.without for need in needs]
    assert all(text.isascii() for text in said)


@pytest.mark.skipif(sys.platform != "linux", reason="only there are they Debian's")
def test_a_library_is_there_when_it_loads() -> None:
    assert machine._libraries("libc.so.6")()
    assert not machine._libraries("libc.so.6", "libof-no-machine.so.1")()
