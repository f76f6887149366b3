"""Exhibits whose maker lies: manifests that fit, and an index that says anything at all."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from journeys.tamper.refusing import bounded, refusal, refused
from satchel.export.making import make_exhibit
from satchel.export.verifying import verify_exhibit
from unit.export.exhibit_samples import plan
from unit.export.tampering import put, rebag

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats() | st.text(max_size=8)
    | st.sampled_from(["", "..", "/etc/passwd", "data/../../x", "\x00", "E-0001", "0" * 64,
                       "\ud800", "CON", "x" * 10_000]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=5,
)  # fmt: skip
# What no signature covers and no one is told to rely on.
UNSIGNED = {"title", "language", "made", "program", "withheld", "columns"}


@pytest.fixture(scope="module")
def exhibit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "exhibit"
    make_exhibit(folder, plan())
    return folder


def changed(value: Any, draw: Any) -> Any:
    """One place of a value changed, taken away or added."""
    if isinstance(value, dict) and value and draw(st.integers(0, 4)):
        name = draw(st.sampled_from(sorted(value)))
        how = draw(st.sampled_from(["deeper", "deeper", "deeper", "change", "drop", "add"]))
        if how == "drop":
            return {other: value[other] for other in value if other != name}
        if how == "add":
            return {**value, draw(st.text(max_size=5)): draw(VALUES)}
        return {**value, name: changed(value[name], draw) if how == "deeper" else draw(VALUES)}
    if isinstance(value, list) and value and draw(st.integers(0, 4)):
        at = draw(st.integers(0, len(value) - 1))
        return [*value[:at], changed(value[at], draw), *value[at + 1 :]]
    return draw(VALUES)


def test_an_index_that_says_anything_is_refused_or_says_nothing_new(
    exhibit: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exhibit"
    shutil.copytree(exhibit, folder)
    real = json.loads((folder / "index.json").read_text("utf-8"))
    before = verify_exhibit(folder)

    @settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.data())
    def lie(data: st.DataObject) -> None:
        index = changed(real, data.draw)
        put(folder, "index.json", json.dumps(index))
        rebag(folder)
        if refusal(lambda: verify_exhibit(folder)) is None:
            after = verify_exhibit(folder)
            assert (after.items, after.entries, after.files, after.receipts) == (
                before.items, before.entries, before.files, before.receipts
            )  # fmt: skip

    lie()


TEXTS = (b"", b"null", b"[]", b"{}", b"[" * 100_000, b'{"a":' * 50_000, b"\xff\xfe", b"9" * 10_000,
         b'{"format":1e999}', b'{"format":NaN}', b'{"format":"satchel-exhibit/1"}',
         b'{"format":"satchel-exhibit/2"}', b'"\\ud800"', bytes(1 << 20))  # fmt: skip


@pytest.mark.parametrize("raw", TEXTS, ids=range(len(TEXTS)))
@pytest.mark.parametrize("name", ["index.json", "record", "checkpoint", "proof", "section", "key"])
def test_a_file_that_is_something_else_is_refused(
    exhibit: Path, tmp_path: Path, name: str, raw: bytes
) -> None:
    folder = tmp_path / "exhibit"
    shutil.copytree(exhibit, folder)
    wanted = {
        "record": "**/record.json",
        "checkpoint": "**/checkpoint-1.txt",
        "proof": "**/*proof*",
        "section": "**/*what*",
        "key": "**/*.pem",
    }.get(name, name)
    path = next(iter(sorted(folder.glob(wanted))))
    path.write_bytes(raw)
    rebag(folder)
    with bounded(seconds=10, mib=64):
        refused(lambda: verify_exhibit(folder))


def test_lying_manifests_are_refused(exhibit: Path, tmp_path: Path) -> None:
    folder = tmp_path / "exhibit"
    for number, manifest in enumerate(
        [*exhibit.glob("manifest-*.txt"), *exhibit.glob("tagmanifest-*.txt")]
    ):
        lines = manifest.read_text().splitlines(keepends=True)
        for lie in (
            lines[1:],
            [*lines, lines[0]],
            [*lines, "0" * (lines[0].index(" ")) + "  data/nothing\n"],
            [lines[0].upper(), *lines[1:]],
            [lines[0].replace("  ", " *"), *lines[1:]],
            [lines[0].replace("\n", "\r\n"), *lines[1:]],
            ["0" + lines[0][1:], *lines[1:]],
            [lines[0].replace("data/", "../data/"), *lines[1:]],
            [],
        ):
            if lie == lines:
                continue
            place = folder / f"{number}"
            shutil.rmtree(place, ignore_errors=True)
            shutil.copytree(exhibit, place)
            (place / manifest.name).write_text("".join(lie), newline="")
            refused(lambda place=place: verify_exhibit(place))


def test_a_file_of_gigabytes_in_an_exhibit_is_not_read_into_memory(
    exhibit: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "exhibit"
    shutil.copytree(exhibit, folder)
    with (folder / "index.json").open("r+b") as file:
        file.truncate(100 << 20)
    rebag(folder)
    with bounded(seconds=20, mib=64):
        refused(lambda: verify_exhibit(folder))
