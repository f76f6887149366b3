"""However a command ends: one sentence, the right exit code, never a traceback."""

from __future__ import annotations

import errno

import pytest

from satchel.cli.main import refusal
from satchel.cli.session import Session
from satchel.domain.errors import IntegrityFailure
from unit.cli.conftest import Shell, run


def _raise(wrong: BaseException) -> None:
    raise wrong


@pytest.mark.parametrize(
    ("wrong", "code", "exit_code"),
    [
        (IntegrityFailure("It differs."), "integrity", 4),
        (OSError(errno.ENOSPC, "No space left on device", "/secret/place"), "machine", 7),
        (MemoryError(), "machine", 7),
        (UnicodeEncodeError("utf-8", "\udcff", 0, 1, "surrogates"), "usage", 2),
        (KeyError("the judge's name"), "bug", 1),
        (RecursionError(), "bug", 1),
    ],
)
def test_any_exception_is_one_refusal_without_content(
    monkeypatch: pytest.MonkeyPatch, wrong: Exception, code: str, exit_code: int
) -> None:
    monkeypatch.setattr(Session, "run", lambda *_: _raise(wrong))
    ran = run("--json", "case", "list")
    assert (ran.code, ran.value["error"], ran.err) == (exit_code, code, "")
    assert ran.value["message"].endswith(".")
    assert b"judge" not in ran.out
    assert b"/secret" not in ran.out


def test_a_mistake_of_ours_names_its_place() -> None:
    with pytest.raises(KeyError) as caught:
        _raise(KeyError("x"))
    assert "KeyError at test_main.py:" in refusal(caught.value).message


def test_an_interrupt_says_what_is_safe_and_still_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "run", lambda *_: _raise(KeyboardInterrupt()))
    said = run("case", "list")
    assert (said.code, said.out) == (130, b"")
    assert "is saved" in said.err
    assert run("--json", "case", "list").value["error"] == "stopped"


def test_a_refusal_is_on_stdout_as_json_and_on_stderr_as_words(shell: Shell) -> None:
    asked = shell("show", "zzzzzzzz")
    assert (asked.code, asked.value["error"], asked.err) == (5, "not-found", "")
    said = shell("show", "zzzzzzzz", as_json=False)
    assert said.out == b""
    assert said.err == asked.value["message"] + "\n"
