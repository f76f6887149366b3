"""One line out for each line in, whatever a line says."""

from __future__ import annotations

import codecs
import json

import pytest

from unit.cli.conftest import Shell, run

LIST = ["case", "list"]


@pytest.mark.parametrize(
    "line",
    [
        ["--help"],
        ["parcel", "make", "--help"],
        ["--version"],
        ["batch", "-"],
        ["--json", "backup", "restore", "x"],
        ["init", "--role", "legal", "--name", "x"],
        ["case", "list", "--archive", "elsewhere"],
        ["add", "case", "--body", "-"],  # would swallow the rest of the batch
        ["keyslot", "add", "--new-passphrase-file", "-"],
        [],
        b'["case", "add", "--title", "\xd0"]',  # not UTF-8: replacing letters changes evidence
        b"not json",
        b'"' + b"x" * (9 << 20) + b'"',
    ],
)
def test_a_line_that_does_not_fit_gives_one_refusal(shell: Shell, line: list[str] | bytes) -> None:
    ran = shell.batch(line, LIST)
    refused, answered = ran.lines
    assert refused["error"] == "usage"
    assert refused["message"].endswith(".")
    assert "result" in answered
    assert ran.code == 2


def test_blank_lines_and_a_mark_of_the_encoding_are_passed_over(shell: Shell) -> None:
    ran = shell.batch(codecs.BOM_UTF8 + b'["case", "list"]', b"", b"   ", LIST)
    assert len(ran.lines) == 2
    assert ran.code == 0


def test_totals_of_a_search_go_to_stderr_in_a_batch_too(shell: Shell) -> None:
    ran = shell.batch(["search", "nobody-of-that-name"])
    assert ran.lines == [{"result": []}]
    assert ran.err == "0 found, 0 shown.\n"


def test_passphrase_and_batch_may_both_come_on_standard_input(shell: Shell) -> None:
    told = shell.passphrase_file.read_bytes() + json.dumps(LIST).encode() + b"\n"
    change = ["passphrase", "change", "--new-passphrase-file", str(shell.passphrase_file)]
    place = ["--archive", str(shell.folder), "--passphrase-file", "-"]
    ran = run(*place, "batch", "-", told=told + json.dumps(change).encode() + b"\n")
    answered, refused = ran.lines
    assert "result" in answered
    assert "put it in a file" in refused["message"]
