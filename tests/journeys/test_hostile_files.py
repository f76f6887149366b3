"""Archives, bags and exhibits made by an enemy: no path is followed and no room is taken."""

from __future__ import annotations

import io
import json
import os
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from journeys.tamper.judging import remembered_derivations
from journeys.tamper.refusing import bounded, refusal, refused
from satchel.crypto.passphrase import FLOOR
from satchel.domain.errors import IntegrityFailure
from satchel.export.verifying import verify_exhibit
from satchel.formats.bags import bag_files, read_manifest
from satchel.storage import backup
from satchel.storage.archive import Archive
from satchel.system.clock import now
from satchel.wire.bag import read_name, read_tar_header, tar_header
from satchel.wire.bag_reading import BagReader
from unit.sync.party import PASSPHRASE

EVIL_NAMES = (
    "../archive-1.db", "..", ".", "", "/etc/passwd", "//host/share", "C:\\x", "C:archive-1.db",
    "\\\\host\\share\\x", "archive-1.db/../../x", "archive-1.db\x00.txt", "content.db:stream",
    "CON", "NUL.db", "aux", "archive-0.db", "archive-01.db", "archive-99999999999.db",
    "ARCHIVE-1.DB", "archive-1.db ", "archive-1.db.", "keyslots.json/", "keyslots-a.json",
    "\u202earchive-1.db", "archive-\u0661.db", "content.db-journal", "archive-1.db-wal",
    "lock", "creating", "a" * 5000, "x/" * 2000, "\n", "é",
)  # fmt: skip
KINDS = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE, tarfile.FIFOTYPE,
         tarfile.DIRTYPE, b"Z")  # fmt: skip


@pytest.fixture(scope="module")
def good_backup(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("backup")
    with Archive.create(folder / "archive", PASSPHRASE, cost=FLOOR, clock=now) as archive:
        backup.make(archive, folder / "good")
    return folder / "good"


def members_of(path: Path) -> list[tuple[tarfile.TarInfo, bytes]]:
    with tarfile.open(path) as tar:
        found = []
        for member in tar:
            source = tar.extractfile(member)
            assert source is not None
            found.append((tarfile.TarInfo(member.name), source.read()))
        return found


def tarred(members: list[tuple[tarfile.TarInfo, bytes]], form: int = tarfile.PAX_FORMAT) -> bytes:
    sink = io.BytesIO()
    with tarfile.open(fileobj=sink, mode="w", format=form) as tar:
        for member, data in members:
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))
    return sink.getvalue()


class Restoring:
    """Tries to restore bytes into a folder, and sees that nothing is left anywhere."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "in" / "backup"
        self.folder = folder / "in" / "restored"
        self._outside = folder
        self.file.parent.mkdir()

    def refused(self, data: bytes, *, seconds: float = 10, mib: float = 64) -> None:
        self.file.write_bytes(data)
        with bounded(seconds=seconds, mib=mib):
            refused(lambda: backup.restore(self.file, self.folder))
        left = {p.name for p in self._outside.rglob("*")} - {"in", "backup", "restored"}
        assert {name for name in left if not name.startswith("lock")} == set()

    def refused_or_same(self, data: bytes, good: Path) -> None:
        """What says nothing new (a word nobody knows, a member twice) may pass."""
        self.file.write_bytes(data)
        with bounded(seconds=5, mib=32):
            error = refusal(lambda: backup.restore(self.file, self.folder))
        if error is None:
            restored = {p.name: p.read_bytes() for p in self.folder.glob("*.db")}
            assert restored == {m.name: d for m, d in members_of(good) if m.name in restored}
            assert set(restored) == {"archive-1.db", "content.db"}
            shutil.rmtree(self.folder)


@pytest.fixture
def restoring(tmp_path: Path) -> Restoring:
    return Restoring(tmp_path)


def test_a_backup_is_restored_and_opens(good_backup: Path, tmp_path: Path) -> None:
    backup.restore(good_backup, tmp_path / "restored")
    with remembered_derivations():
        Archive.open(tmp_path / "restored", PASSPHRASE).close()


@pytest.mark.parametrize("name", EVIL_NAMES, ids=range(len(EVIL_NAMES)))
def test_a_backup_with_an_evil_name_restores_nothing(
    good_backup: Path, restoring: Restoring, name: str
) -> None:
    for form in (tarfile.PAX_FORMAT, tarfile.GNU_FORMAT):
        members = members_of(good_backup)
        evil = (tarfile.TarInfo(name), b"evil")
        for at in (0, 2, len(members)):
            restoring.refused(tarred([*members[:at], evil, *members[at:]], form))


@pytest.mark.parametrize("kind", KINDS, ids=range(len(KINDS)))
def test_a_backup_with_a_link_or_device_restores_nothing(
    good_backup: Path, restoring: Restoring, kind: bytes
) -> None:
    for name in ("archive-1.db", "content.db", "keyslots.json"):
        members = members_of(good_backup)
        for member, _ in members:
            if member.name == name:
                member.type, member.linkname = kind, "/etc/passwd"
        restoring.refused(tarred(members))


def test_a_backup_cut_repeated_or_mixed_restores_nothing(
    good_backup: Path, restoring: Restoring
) -> None:
    data, members = good_backup.read_bytes(), members_of(good_backup)
    for cut in (0, 1, 511, 512, 513, len(data) // 2, len(data) - 10_240, 100_000):
        restoring.refused(data[:cut])
    for at in range(len(members)):
        restoring.refused(tarred([*members[:at], *members[at + 1 :]]))
        restoring.refused_or_same(tarred([*members, members[at]]), good_backup)
        changed = [*members]
        changed[at] = (members[at][0], members[at][1] + b"x")
        restoring.refused(tarred(changed))
    for data in (b"", bytes(10_240), b"PK\x03\x04" + bytes(600), os.urandom(5000)):
        restoring.refused(data)


SUMS = (
    b"", b"null", b"[]", b"{}", b"1", b"[" * 100_000, b'{"format":"x"}', b'{"format":2}',
    b'{"format":1}', b'{"format":1,"sha256":[]}', b'{"format":1,"sha256":{}}', b"\xff\xfe",
    b'{"format":1e999,"sha256":{}}', b'{"format":' + b"9" * 5000 + b"}", b'{"format":NaN}',
)  # fmt: skip


@pytest.mark.parametrize("said", SUMS, ids=range(len(SUMS)))
def test_a_backup_with_sums_that_are_none_restores_nothing(
    good_backup: Path, restoring: Restoring, said: bytes
) -> None:
    members = [(m, said if m.name == "backup.json" else d) for m, d in members_of(good_backup)]
    restoring.refused(tarred(members))


def gnu_sparse(name: str, size: int) -> bytes:
    """A member of 512 bytes that says it is `size` long, with a hole (old GNU sparse)."""
    member = tarfile.TarInfo(name)
    member.size = 512
    block = bytearray(member.tobuf(tarfile.GNU_FORMAT))
    block[156:157] = b"S"
    block[386:398] = b"%011o " % (size - 512)
    block[398:410] = b"%011o " % 512
    block[483:495] = size.to_bytes(12, "big")
    block[483] |= 0x80
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block) + bytes(512)


def test_a_backup_of_a_hole_takes_no_room(restoring: Restoring) -> None:
    """512 bytes that unfold into a gigabyte of zeros."""
    restoring.refused(gnu_sparse("content.db", 1 << 30) + bytes(1024), seconds=3, mib=16)


@pytest.mark.parametrize("kind", [tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.GNUTYPE_LONGNAME])
def test_an_extended_header_of_any_size_is_refused_early(restoring: Restoring, kind: bytes) -> None:
    member = tarfile.TarInfo("x")
    for size, real in ((1 << 40, 4096), (200 << 20, 200 << 20)):
        member.size = size
        member.type = kind
        head = member.tobuf(tarfile.GNU_FORMAT)
        restoring.refused(head + bytes(real), seconds=5, mib=32)


PAX = ("size=-1", "size=99999999999999999999", "size=abc", "path=../x", "linkpath=/x", "mtime=nan",
       "GNU.sparse.major=1", "GNU.sparse.map=0,1,2", "GNU.sparse.size=1099511627776",
       "hdrcharset=x", "size=\u0661", "path=", "=", "path=\x00")  # fmt: skip


@pytest.mark.parametrize("said", PAX, ids=range(len(PAX)))
def test_a_backup_with_an_evil_extended_header_restores_nothing(
    good_backup: Path, restoring: Restoring, said: str
) -> None:
    text = said.encode()
    length = len(text) + 3
    while len(f"{length} ".encode() + text) + 1 != length:
        length += 1
    record = f"{length} ".encode() + text + b"\n"
    member = tarfile.TarInfo("h")
    member.type = tarfile.XHDTYPE
    member.size = len(record)
    head = member.tobuf(tarfile.USTAR_FORMAT) + record + bytes(-len(record) % 512)
    restoring.refused_or_same(head + good_backup.read_bytes(), good_backup)


def test_only_the_one_header_of_a_parcel_is_read() -> None:
    parcel = "0" * 20
    good = tar_header(parcel, "data/sender.json", 10)
    assert read_tar_header(good)[2] == 10
    for at in range(512):
        changed = bytearray(good)
        changed[at] ^= 0x41
        fixed = bytearray(changed)
        fixed[148:156] = b" " * 8
        fixed[148:156] = b"%06o\0 " % sum(fixed)
        for block in (bytes(changed), bytes(fixed)):
            if block != good and refusal(lambda block=block: read_tar_header(block)) is None:
                assert _same_but_parcel_or_size(block, good), at


def _same_but_parcel_or_size(block: bytes, good: bytes) -> bool:
    parcel, name, size = read_tar_header(block)
    return tar_header(parcel, name.text, size) == block and block != good


@pytest.mark.parametrize("name", EVIL_NAMES, ids=range(len(EVIL_NAMES)))
def test_a_parcel_has_no_member_of_an_evil_name(name: str) -> None:
    for text in (name, f"data/{name}", f"data/contents/{name}", f"data/mission/{name}.json"):
        assert isinstance(refused(lambda text=text: read_name(text)), IntegrityFailure)


def test_a_stream_of_nothing_but_zeros_or_headers_is_refused_early() -> None:
    with bounded(seconds=2, mib=8):
        for data in (bytes(1 << 20), tar_header("0" * 20, "bagit.txt", 1024) * 2000):
            refused(lambda data=data: list(BagReader(io.BytesIO(data))))


MANIFESTS = (
    "0" * 64, "0" * 64 + "  data/x", "0" * 63 + "  data/x\n", "G" * 64 + "  data/x\n",
    "0" * 64 + "  ../x\n", "0" * 64 + "  /etc/passwd\n", "0" * 64 + "  data/../x\n",
    "0" * 64 + "  data//x\n", "0" * 64 + "  data/x\n" * 2, "0" * 64 + "  data/x\r\n",
    "0" * 64 + " *data/x\n", "0" * 64 + "   data/x\n", "0" * 64 + "  data/x\x00\n",
    "0" * 64 + "  data/%0A\n", "0" * 64 + "  data/é\n", "0" * 64 + "  data/x\x0b\n", "\n", " \n",
    "0" * 64 + "  ~root\n", "0" * 64 + "  C:\\x\n", "0" * 64 + "  data/x\u2028\n",
)  # fmt: skip


@pytest.mark.parametrize("text", MANIFESTS, ids=range(len(MANIFESTS)))
def test_a_manifest_with_any_other_line_is_refused(text: str) -> None:
    assert isinstance(refused(lambda: read_manifest("sha256", text)), IntegrityFailure)


def test_a_long_manifest_takes_no_time() -> None:
    text = "".join(f"{number:064x}  data/{number}\n" for number in range(20_000))
    with bounded(seconds=10, mib=200):
        assert len(read_manifest("sha256", text)) == 20_000


@pytest.mark.skipif(os.name == "nt", reason="links and pipes are made otherwise there")
def test_an_exhibit_with_links_or_pipes_is_refused(tmp_path: Path) -> None:
    makers: list[Callable[[Path], object]] = [
        lambda path: path.symlink_to("/etc/passwd"),
        lambda path: path.symlink_to("/"),
        lambda path: path.symlink_to(path),
        os.mkfifo,
    ]
    for number, make in enumerate(makers):
        folder = tmp_path / str(number)
        (folder / "data").mkdir(parents=True)
        make(folder / "data" / "x")
        with bounded(seconds=2, mib=8):
            assert isinstance(refused(lambda folder=folder: bag_files(folder)), IntegrityFailure)
            refused(lambda folder=folder: verify_exhibit(folder))


def test_what_is_no_exhibit_is_refused(tmp_path: Path) -> None:
    refused(lambda: verify_exhibit(tmp_path / "nothing"))
    refused(lambda: verify_exhibit(tmp_path))
    (tmp_path / "bagit.txt").write_text("BagIt-Version: 0.97\n")
    refused(lambda: verify_exhibit(tmp_path))
    (tmp_path / "index.json").write_text(json.dumps({}))
    refused(lambda: verify_exhibit(tmp_path))
