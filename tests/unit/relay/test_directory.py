"""Objects named in folders that come and go under others' hands."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from satchel.relay import directory
from satchel.relay.directory import create_durably
from satchel.system.files import create_private_folder
from unit.relay.asgi import Relay
from unit.relay.test_openapi import require_described


def test_a_folder_that_is_gone_again_while_it_is_made_is_made_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What `mkdir` says when another made the folder, and removed it before it was looked at."""
    calls: list[Path] = []

    def meddled(path: Path) -> None:
        calls.append(path)
        if len(calls) == 1:
            raise FileExistsError(path)
        create_private_folder(path)

    monkeypatch.setattr(directory, "create_private_folder", meddled)
    final = tmp_path / "shared" / "x"
    assert create_durably(final, b"x", tmp_path / "arriving")
    assert final.read_bytes() == b"x"
    assert len(calls) == 2


def test_a_file_in_the_place_of_a_folder_is_refused_and_not_tried_for_ever(tmp_path: Path) -> None:
    (tmp_path / "shared").write_bytes(b"")
    with pytest.raises(FileExistsError):
        create_durably(tmp_path / "shared" / "x", b"x", tmp_path / "arriving")
    assert list(tmp_path.iterdir()) == [tmp_path / "shared"], "nothing of it is left"


def test_who_asks_for_health_hears_that_nothing_can_be_kept(
    relay: Relay, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Fetching goes on meanwhile: it is what makes room again."""

    def health() -> tuple[int, str | None]:
        answer = relay.ask("GET", "/v1/health")
        require_described("GET", "/v1/health", answer)
        return answer.status, answer.json.get("error")

    assert health() == (200, None)
    with monkeypatch.context() as patch:
        patch.setattr(directory.os, "access", lambda *_: False)
        assert health() == (507, "read-only")
    with monkeypatch.context() as patch:
        patch.setattr(directory.shutil, "disk_usage", lambda _: SimpleNamespace(free=1))
        assert health() == (507, "disk-full")
        assert relay.runner.run(relay.objects.require()) is None
    arriving = Path(relay.store) / "arriving"
    arriving.rename(arriving.with_name("elsewhere"))
    assert health() == (503, "store")
