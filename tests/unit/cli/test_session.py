"""Where a passphrase comes from, and that a new one is typed twice."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from satchel.cli.session import read_passphrase
from satchel.domain.errors import NoSuchThing, UsageError
from unit.cli.conftest import Shell

Typing = Callable[..., None]


@pytest.fixture
def typing(monkeypatch: pytest.MonkeyPatch) -> Typing:
    """Makes standard input a terminal at which these passphrases are typed in turn."""

    def at_a_terminal(*typed: str) -> None:
        given = iter(typed)
        terminal = io.StringIO()
        monkeypatch.setattr(terminal, "isatty", lambda: True, raising=False)
        monkeypatch.setattr("sys.stdin", terminal)
        monkeypatch.setattr("getpass.getpass", lambda prompt: next(given))

    return at_a_terminal


@pytest.mark.parametrize(
    ("raw", "passphrase"),
    [
        (b"one two\n", b"one two"),
        (b"one two\r\n", b"one two"),
        (b" one two ", b" one two "),
        ("e\u0301".encode(), "é".encode()),  # two keyboards, one letter
        (b"\xff\xfe", b"\xff\xfe"),
    ],
)
def test_a_passphrase_file_gives_its_line(tmp_path: Path, raw: bytes, passphrase: bytes) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(raw)
    assert read_passphrase(str(file), "") == passphrase


@pytest.mark.parametrize("raw", [b"", b"\n", b"x" * 5000])
def test_no_passphrase_and_a_boundless_one_are_refused(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "passphrase"
    file.write_bytes(raw)
    with pytest.raises(UsageError):
        read_passphrase(str(file), "")
    with pytest.raises(NoSuchThing):
        read_passphrase(str(tmp_path / "none"), "")


def test_a_passphrase_being_set_is_typed_twice(typing: Typing) -> None:
    typing("one two", "one two")
    assert read_passphrase(None, "", twice=True) == b"one two"
    typing("one two", "one tow")
    with pytest.raises(UsageError, match="differ"):
        read_passphrase(None, "", twice=True)
    typing("one two")
    assert read_passphrase(None, "") == b"one two"


def test_without_a_terminal_the_option_that_is_missing_is_named(shell: Shell) -> None:
    ran = shell("keyslot", "add")
    assert ran.code == 2
    assert "--new-passphrase-file" in ran.value["message"]
