"""Who may import what: the layers of the house, and the one room of each library."""

from __future__ import annotations

import pytest
from importlinter.cli import lint_imports

from house.sources import ROOT, imports, modules, named, room

# A library (or a part of the standard library) and the only rooms that may import it.
OWNERS = {
    "PySide6": {"gui", "audio", "capture"},  # of the last two only the processes below
    "av": {"audio"},
    "sqlcipher3": {"storage"},
    "sqlite3": {"storage"},
    "sqlite_utils": {"storage"},
    "cryptography": {"crypto"},
    "hashlib": {"crypto"},
    "hmac": {"crypto"},
    "secrets": {"crypto"},
    "shamir_mnemonic": {"crypto"},
    "typst": {"formats"},
    "requests": {"capture", "sync"},
    "urllib3": {"capture", "sync"},
    "socket": {"capture", "sync", "relay"},
    "ssl": {"capture", "sync", "relay"},
    "socks": {"capture", "sync"},
    "h11": {"capture"},
    "wsproto": {"capture"},
    "rfc3161_client": {"crypto"},
    "http_message_signatures": {"wire"},
    "obstore": {"relay"},
    "starlette": {"relay"},
    "uvicorn": {"relay"},
    "http.client": {"capture"},
    "urllib.request": {"capture"},
    "logging": {"system", "formats"},  # formats only to quiet what bagit logs: names of files
    # By a name made at run time: only where start-up time pays for it.
    "importlib": {"assembly", "cli"},
    # Plaintext never lies in a temporary file; capture seals what it puts aside in one.
    "tempfile": {"capture"},
    # No room: chance comes from crypto, and bytes that run code when read from nowhere.
    "random": set(),
    "pickle": set(),
}


# Qt outside the windows: processes of their own that hear, play, browse and show what was
# captured, each started by name.
WITH_QT = ("app/satchel/audio/*_process.py", "app/satchel/capture/*/*_process.py")


def test_imports_only_go_down(capsys: pytest.CaptureFixture[str]) -> None:
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == 0, capsys.readouterr().out


@pytest.mark.parametrize("library", OWNERS)
def test_a_library_is_imported_in_its_own_room_only(library: str) -> None:
    strangers = [
        named(module)
        for module in modules()
        if room(module) not in OWNERS[library]
        and any(name == library or name.startswith(f"{library}.") for name in imports(module))
    ]
    assert strangers == []


def test_qt_is_met_in_windows_and_in_processes_of_their_own_only() -> None:
    strangers = [
        named(module)
        for module in modules()
        if room(module) != "gui"
        and not any(module.relative_to(ROOT).match(place) for place in WITH_QT)
        and any(name.partition(".")[0] == "PySide6" for name in imports(module))
    ]
    assert strangers == []
