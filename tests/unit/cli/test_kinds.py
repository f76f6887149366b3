"""Anyone can ask what a record may hold, before there is an archive."""

from __future__ import annotations

import json

import pytest

from satchel.cli.main import main
from satchel.system.paths import schema_folder


def _answer(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, object]:
    code = main([*words, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_every_schema_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = _answer(capsys, "kind", "list")
    names = {path.stem for path in (schema_folder() / "kinds").glob("*.json")}
    assert code == 0
    assert isinstance(told, list)
    assert {one["id"] for one in told} == names
    assert all(one["description"] for one in told)


def test_a_kind_shows_its_fields_and_those_of_every_kind(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, told = _answer(capsys, "kind", "show", "charge")
    assert code == 0
    assert isinstance(told, dict)
    assert told["required"] == ["person", "article"]
    assert {"article", "part", "code", "replaces", "consent", "restriction"} <= set(told["fields"])
    main(["kind", "show", "charge"])
    said = capsys.readouterr().out
    assert "person           record (needed)" in said
    assert "date             date" in said


def test_an_unknown_kind_is_no_such_thing(capsys: pytest.CaptureFixture[str]) -> None:
    code, told = _answer(capsys, "kind", "show", "dossier")
    assert code == 5
    assert isinstance(told, dict)
    assert told["error"] == "not-found"
