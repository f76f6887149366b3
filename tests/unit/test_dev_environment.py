"""`dev` sets up once, repairs what was interrupted, and knows in a moment that it is done."""

from __future__ import annotations

import subprocess
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest

from devtools import environment, machine
from devtools.guard import alone
from devtools.places import ON_WINDOWS, Places
from devtools.steps import SetUpFailed


class Programs:
    """Stands in for pip and venv: makes the folders they would make and keeps what was asked."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.asked: list[list[str]] = []
        self.fail_at = ""
        monkeypatch.setattr(environment, "must", self.must)

    def must(self, words: Sequence[str | Path], *, cwd: Path, otherwise: str) -> None:
        command = [str(word) for word in words]
        self.asked.append(command)
        if self.fail_at and self.fail_at in " ".join(command):
            raise SetUpFailed(otherwise)
        if "venv" in command:
            _make_venv(Path(command[-1]))

    @property
    def locks(self) -> list[str]:
        return [Path(command[-1]).name for command in self.asked if "pip" in command]


def _make_venv(folder: Path) -> None:
    places = Places(folder.parent)
    places.bin.mkdir(parents=True)
    places.python.write_text("#!/bin/sh\n", encoding="utf-8")
    site = "Lib/site-packages" if ON_WINDOWS else "lib/python3.11/site-packages"
    (folder / site).mkdir(parents=True)


@pytest.fixture
def places(tmp_path: Path) -> Places:
    places = Places(tmp_path / "a checkout of Ана")
    places.packaging.mkdir(parents=True)
    for layer in environment.LAYERS:
        places.requirements(layer).write_text(f"# {layer}\n", encoding="utf-8")
    return places


@pytest.fixture
def programs(monkeypatch: pytest.MonkeyPatch) -> Programs:
    monkeypatch.setattr(machine, "TO_RUN", ())
    return Programs(monkeypatch)


def test_the_first_run_installs_each_lock_in_order(places: Places, programs: Programs) -> None:
    environment.ensure(places, "dev")
    assert programs.locks == [
        "requirements-build.txt",
        "requirements.txt",
        "requirements-dev.txt",
    ]


def test_every_installation_checks_hashes_and_resolves_nothing(
    places: Places, programs: Programs
) -> None:
    environment.ensure(places, "dev")
    installs = [command for command in programs.asked if "pip" in command]
    for flag in ("--require-hashes", "--no-deps", "--no-build-isolation"):
        assert all(flag in command for command in installs)


def test_a_second_run_asks_for_nothing(places: Places, programs: Programs) -> None:
    environment.ensure(places, "dev")
    programs.asked.clear()
    environment.ensure(places, "dev")
    environment.ensure(places)
    assert programs.asked == []


def test_tests_add_to_what_the_demo_installed(places: Places, programs: Programs) -> None:
    environment.ensure(places)
    programs.asked.clear()
    environment.ensure(places, "dev")
    assert programs.locks == ["requirements-dev.txt"]


def test_a_changed_lock_is_installed_over_what_is_there(places: Places, programs: Programs) -> None:
    environment.ensure(places, "dev")
    programs.asked.clear()
    places.requirements("run").write_text("# newer\n", encoding="utf-8")
    environment.ensure(places)
    assert programs.locks == ["requirements.txt"]


def test_an_interrupted_set_up_starts_afresh(places: Places, programs: Programs) -> None:
    programs.fail_at = "requirements.txt"
    with pytest.raises(SetUpFailed):
        environment.ensure(places)
    half_copied = places.venv / "half-copied"
    half_copied.touch()
    programs.fail_at = ""
    environment.ensure(places)
    assert not half_copied.exists()
    assert programs.locks[-2:] == ["requirements-build.txt", "requirements.txt"]


@pytest.mark.parametrize("torn", ["", "{", "[]", '{"run": 3}'])
def test_a_torn_stamp_counts_as_none(places: Places, programs: Programs, torn: str) -> None:
    environment.ensure(places)
    places.stamp.write_text(torn, encoding="utf-8")
    programs.asked.clear()
    environment.ensure(places)
    assert programs.locks == ["requirements-build.txt", "requirements.txt"]


def test_a_moved_checkout_starts_afresh(places: Places, programs: Programs, tmp_path: Path) -> None:
    environment.ensure(places)
    moved = Places(tmp_path / "elsewhere")
    places.root.rename(moved.root)
    programs.asked.clear()
    environment.ensure(moved)
    assert "venv" in programs.asked[0]


def test_a_venv_whose_python_went_away_starts_afresh(places: Places, programs: Programs) -> None:
    environment.ensure(places)
    places.python.unlink()
    programs.asked.clear()
    environment.ensure(places)
    assert "venv" in programs.asked[0]


def test_two_runs_at_once_set_up_once(places: Places, programs: Programs) -> None:
    runs = [threading.Thread(target=environment.ensure, args=(places,)) for _ in range(3)]
    for run in runs:
        run.start()
    for run in runs:
        run.join()
    assert programs.locks == ["requirements-build.txt", "requirements.txt"]


def test_a_lock_in_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with (
        pytest.raises(SetUpFailed, match="cannot be written") as refused,
        alone(tmp_path / "none" / "lock"),
    ):
        pass
    assert refused.value.exit_code == 2


@pytest.mark.skipif(ON_WINDOWS, reason="the launcher is a shell script")
def test_the_launcher_runs_the_source_isolated_from_the_callers_folder(
    places: Places, programs: Programs, tmp_path: Path
) -> None:
    environment.ensure(places)
    places.python.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n', encoding="utf-8")
    places.python.chmod(0o755)
    seen = subprocess.run(
        [places.launcher, "note", "R", "two words"], capture_output=True, text=True, check=True
    ).stdout.splitlines()
    assert seen[:3] == ["-I", "-X", "utf8"]
    assert seen[-3:] == ["note", "R", "two words"]


def test_satchel_is_found_from_its_source(places: Places, programs: Programs) -> None:
    environment.ensure(places)
    found = list(places.venv.rglob("satchel.pth"))
    assert [path.read_text(encoding="utf-8") for path in found] == [f"{places.app}\n"]
