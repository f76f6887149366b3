"""What is printed: one value for programs, harmless lines for people, whatever the terminal."""

from __future__ import annotations

import io
import json

import pytest

from satchel.cli.answers import Answer, failure, plain, show
from satchel.domain.errors import UsageError

TEXT = "Қашқымбаев é 😀"


def _stream(encoding: str) -> tuple[io.BytesIO, io.TextIOWrapper]:
    raw = io.BytesIO()
    return raw, io.TextIOWrapper(raw, encoding=encoding)


@pytest.mark.parametrize("encoding", ["utf-8", "ascii", "latin-1", "cp1251"])
def test_json_is_utf_8_whatever_the_terminal_speaks(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    raw, stream = _stream(encoding)
    monkeypatch.setattr("sys.stdout", stream)
    show(Answer([TEXT]), as_json=True)
    assert json.loads(raw.getvalue().decode("utf-8")) == [TEXT]


def test_letters_the_terminal_lacks_are_shown_as_escapes(monkeypatch: pytest.MonkeyPatch) -> None:
    raw, stream = _stream("ascii")
    monkeypatch.setattr("sys.stdout", stream)
    show(Answer(None, ["Қ"]), as_json=False)
    assert raw.getvalue().split() == [b"\\u049a"]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b31m", "\\x9b31m"),
        ("a\u202egpj.exe", "a\\u202egpj.exe"),
        ("two\nlines", "two\\nlines"),
        ("tab\tkept", "tab\tkept"),
        ("می\u200cخواهم", "می\u200cخواهم"),  # a joiner that Persian spelling needs
    ],
)
def test_a_strangers_name_cannot_steer_the_terminal(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_a_closed_stdout_loses_nothing_but_the_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert show(Answer({"id": "x"}, ["x"], exit_code=4), as_json=False) == 4
    assert show(Answer({"id": "x"}, ["x"]), as_json=True) == 0


def test_asides_go_to_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    show(Answer([], ["line"], ["aside"]), as_json=False)
    assert tuple(capsys.readouterr()) == ("line\n", "aside\n")


def test_a_refusal_repeats_no_endless_word() -> None:
    told = failure(UsageError(f"There is no record {'x' * 100_000!r}; look again."))
    assert isinstance(told.value, dict)
    message = str(told.value["message"])
    assert message.startswith("There is no record 'xxx")
    assert message.endswith("xxx'; look again.")
    assert len(message) < 200
