"""Power cuts: what was acknowledged survives, whatever is left of what was not fsynced."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from journeys.kill import batch_operation, operations, parcel_operations
from journeys.kill.harness import Operation, Zygotes, strace_works
from journeys.kill.torn import cut_power
from samples.passphrases import cheap_passphrases

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="strace exists on Linux only")

# Images of the disk, no two the same; 157 with those of a batch.
IMAGES = {"attach": 40, "change_passphrase": 12, "seal": 40, "create": 15, "restore": 10}
IMAGES_OF_A_BATCH = 40
# Of each act on parcels; 60 were tried by hand.
IMAGES_OF_PARCELS = int(os.environ.get("SATCHEL_PARCEL_IMAGES", "3"))
_CARELESS = """
import os, sys
from pathlib import Path
path = Path(sys.argv[1]) / "note"
part = path.with_name("part")
with open(part, "wb") as file:
    file.write(b"saved" * 1000)
    file.flush()
    if "file" in sys.argv:
        os.fsync(file.fileno())
part.rename(path)
if "name" in sys.argv:
    folder = os.open(sys.argv[1], os.O_RDONLY)
    os.fsync(folder)
print("saved", flush=True)
"""


@pytest.fixture(scope="module")
def zygotes() -> Iterator[Zygotes]:
    assert strace_works(), "strace is needed for this test: apt-get install strace"
    made = Zygotes()
    yield made
    made.close()


@pytest.fixture(autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_passphrases():
        yield


@pytest.mark.parametrize("name", IMAGES)
def test_a_power_cut_at_any_point_loses_nothing(
    zygotes: Zygotes, name: str, tmp_path: Path
) -> None:
    tried = cut_power(zygotes, operations.operation(name, tmp_path), tmp_path, IMAGES[name])
    assert tried == IMAGES[name]


def test_a_power_cut_during_a_batch_loses_no_answered_line(
    zygotes: Zygotes, tmp_path: Path
) -> None:
    tried = cut_power(zygotes, batch_operation.operation(tmp_path), tmp_path, IMAGES_OF_A_BATCH)
    assert tried == IMAGES_OF_A_BATCH


@pytest.mark.parametrize("name", ["make", "open", "open_pieces"])
def test_a_power_cut_leaves_a_parcel_whole_or_absent(
    zygotes: Zygotes, name: str, tmp_path: Path
) -> None:
    tried = cut_power(
        zygotes, parcel_operations.operation(name, tmp_path), tmp_path, IMAGES_OF_PARCELS
    )
    assert tried == IMAGES_OF_PARCELS


@pytest.mark.parametrize("synced", [[], ["file"], ["name"]])
def test_a_sync_left_out_would_be_noticed(
    zygotes: Zygotes, synced: list[str], tmp_path: Path
) -> None:
    with pytest.raises(AssertionError, match="lost"):
        cut_power(zygotes, _careless(tmp_path, synced), tmp_path, 100)


def test_a_file_synced_with_its_name_is_never_lost(zygotes: Zygotes, tmp_path: Path) -> None:
    assert cut_power(zygotes, _careless(tmp_path, ["file", "name"]), tmp_path, 100) >= 5


def _careless(work: Path, synced: list[str]) -> Operation:
    program = work / "careless.py"
    program.write_text(_CARELESS, "ascii")

    def verify(folder: Path, lines: Sequence[str]) -> None:
        saved = folder / "note"
        assert not lines or (saved.exists() and saved.read_bytes() == b"saved" * 1000), "lost"

    return Operation(
        name="careless",
        prepare=Path.mkdir,
        program=lambda folder: [str(program), str(folder), *synced],
        verify=verify,
        modules=(),
    )
