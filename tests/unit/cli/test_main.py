"""However a command ends: one sentence, the right exit code, never a traceback."""

from __future__ import annotations

import errno
import io
import os

import pytest

from satchel.cli.main import main, refusal
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


class _Full(io.StringIO):
    """A stream to a disk that takes nothing more."""

    def write(self, text: str, /) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


@pytest.mark.parametrize("as_json", [True, False])
def test_an_answer_that_cannot_be_written_is_no_traceback_and_what_it_tells_is_done(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, as_json: bool
) -> None:
    place = ["--archive", str(shell.folder), "--passphrase-file", str(shell.passphrase_file)]
    words = [*place, *(["--json"] if as_json else [])]
    title = f"written out {as_json}"
    errors = io.StringIO()
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdout", _Full())
        patched.setattr("sys.stderr", errors)
        assert main([*words, "case", "add", "--title", title]) == 7
    assert "What was asked for is done" in errors.getvalue()
    assert title in [row["title"] for row in shell("case", "list").value]
    with monkeypatch.context() as patched:
        patched.setattr("sys.stdout", _Full())
        patched.setattr("sys.stderr", _Full())
        assert main([*words, "show", "nosuch"]) == 5


def test_without_a_standard_input_nothing_is_read_from_it(
    shell: Shell, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = ["--archive", str(shell.folder)]
    known = ["--passphrase-file", str(shell.passphrase_file)]
    monkeypatch.setattr("sys.stdin", None)
    for words in (
        [*place, *known, "add", "case", "--body", "-"],
        [*place, *known, "batch", "-"],
        [*place, "--passphrase-file", "-", "case", "list"],
        [*place, "case", "list"],
    ):
        assert main(words) == 2
        told = capsys.readouterr().err
        assert "Standard input" in told or "Give the passphrase" in told
