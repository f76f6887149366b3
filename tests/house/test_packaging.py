"""What is installed is what is imported, pinned for every system, and bound to no server."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from house.sources import ROOT, imports, modules

# Needed at run time without an import in app/: what each is for stands in requirements.in.
NEVER_IMPORTED = {"tzdata"}
LOCKS = ["requirements", "requirements-build", "requirements-dev"]
REGISTRIES = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("security", "debian", "org"),
    )
]


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _asked_for(file: str) -> dict[str, str]:
    """The names in an .in file, each with its reason."""
    lines = (ROOT / "packaging" / file).read_text(encoding="utf-8").splitlines()
    asked = (line.partition("#") for line in lines if re.match(r"[a-z]", line))
    return {_normal(re.split(r"[<>=!~ ;]", name)[0]): why.strip() for name, _, why in asked}


def _locked(file: str) -> dict[str, list[str]]:
    """Each pinned package of a lock with the hashes of its files."""
    text = (ROOT / "packaging" / file).read_text(encoding="utf-8")
    blocks = re.findall(r"^([a-z0-9-]+)==\S+(.*?)(?=^[a-z#]|\Z)", text, re.DOTALL | re.MULTILINE)
    return {name: re.findall(r"--hash=sha256:[0-9a-f]{64}", rest) for name, rest in blocks}


def test_what_app_imports_is_asked_for_and_nothing_else() -> None:
    tops = {name.partition(".")[0] for module in modules() for name in imports(module)}
    foreign = tops - set(sys.stdlib_module_names) - {"satchel"}
    bringers = packages_distributions()
    # All of them: the windows' one name is brought by two packages.
    imported = {_normal(bringer) for top in foreign for bringer in bringers[top]}
    assert imported == set(_asked_for("requirements.in")) - NEVER_IMPORTED


def test_what_tests_and_tools_import_is_asked_for() -> None:
    files = [*(ROOT / "tests").rglob("*.py"), *(ROOT / "packaging").rglob("*.py")]
    own = {path.stem for path in files} | {path.name for path in (ROOT / "tests").iterdir()}
    ours = own | {"satchel", "devtools", "bench", "demo", "shots"} | set(sys.stdlib_module_names)
    tops = {name.partition(".")[0] for file in files for name in imports(file)}
    bringers = packages_distributions()
    used = {_normal(bringers[top][0]) if top in bringers else top for top in tops - ours}
    assert (
        used - set(_asked_for("requirements.in")) - set(_asked_for("requirements-dev.in")) == set()
    )


@pytest.mark.parametrize("file", [f"{lock}.in" for lock in LOCKS])
def test_every_dependency_says_why_it_is_there(file: str) -> None:
    assert [name for name, why in _asked_for(file).items() if len(why) < 12] == []


@pytest.mark.parametrize("layer", LOCKS)
def test_a_lock_holds_all_that_was_asked_for_with_hashes(layer: str) -> None:
    locked = _locked(f"{layer}.txt")
    assert set(_asked_for(f"{layer}.in")) <= set(locked)
    assert [name for name, hashes in locked.items() if not hashes] == []


def test_no_file_names_a_registry() -> None:
    naming = [
        f"{path.relative_to(ROOT)}: {registry}"
        for path in _project_files()
        for registry in REGISTRIES
        if registry.encode() in path.read_bytes()
    ]
    assert naming == []


def _project_files() -> Iterator[Path]:
    """Every file but what set-up and the tools made (.gitignore names those folders)."""
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    made = {name.rstrip("/") for name in ignored} | {".git"}
    for folder, below, files in os.walk(ROOT):
        below[:] = [name for name in below if name not in made]
        yield from (Path(folder, name) for name in files if name not in made)
