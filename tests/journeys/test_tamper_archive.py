"""Every change to an archive's files is refused, named by `verify`, or shown to be harmless.

Harmless means that every row and every content reads back as before: a bit in a free page
or behind the end of a content's last row belongs to nothing. The one kind of change that
can pass is an older state of the whole archive (or of single pages), which nobody without
a second copy can tell; what is seen of it is said in the last tests.
"""

from __future__ import annotations

import json
import random
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journeys.tamper.judging import (
    End,
    Files,
    Verdict,
    judge,
    lay_out,
    random_bit,
    remembered_derivations,
    with_bit_flipped,
)
from journeys.tamper.specimens import Specimen, Specimens, make_specimens
from satchel.crypto.digest import sha256
from satchel.storage.archive import Archive
from satchel.storage.keyslots import canonical
from unit.sync.party import PASSPHRASE, Clock, Person

SEED = 20261122
COPIES = ("keyslots-a.json", "keyslots-b.json")
FLIPS = {"archive-1.db": 350, "content.db": 200, "keyslots-a.json": 50, "keyslots-b.json": 50}


@pytest.fixture(scope="module", autouse=True)
def _one_derivation() -> Iterator[None]:
    with remembered_derivations():
        yield


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Specimens:
    return make_specimens(tmp_path_factory.mktemp("specimens"))


@pytest.fixture(scope="module")
def observer(specimens: Specimens) -> Specimen:
    return specimens.observer


class Bench:
    """A folder in which changed copies of the observer's archive are tried, one after another."""

    def __init__(self, folder: Path, specimen: Specimen) -> None:
        self.folder = folder
        self.specimen = specimen

    def judge(self, changed: Files, *, in_full: bool = True) -> Verdict:
        lay_out(self.folder, changed)
        return judge(self.folder, PASSPHRASE, self.specimen.holds, in_full=in_full)

    def judge_with(self, name: str, data: bytes, *, in_full: bool = True) -> Verdict:
        return self.judge({**self.specimen.files, name: data}, in_full=in_full)

    def without(self, *names: str) -> Verdict:
        return self.judge({n: d for n, d in self.specimen.files.items() if n not in names})


@pytest.fixture
def bench(tmp_path: Path, observer: Specimen) -> Bench:
    return Bench(tmp_path / "archive", observer)


def test_an_archive_nobody_touched_is_well(bench: Bench) -> None:
    assert bench.judge(bench.specimen.files).end is End.HARMLESS


@pytest.mark.parametrize("name", FLIPS)
def test_a_flipped_bit_is_found_or_harmless(bench: Bench, name: str) -> None:
    chance = random.Random(f"{SEED} {name}")
    data = bench.specimen.files[name]
    ends: Counter[End] = Counter()
    for number in range(FLIPS[name]):
        bit = random_bit(data, chance)
        verdict = bench.judge_with(name, with_bit_flipped(data, bit), in_full=number % 5 == 0)
        assert verdict.end is not End.UNNOTICED, f"bit {bit} of {name}"
        ends[verdict.end] += 1
    assert ends.total() == FLIPS[name]
    if name != "content.db":  # every page has an HMAC, and every copy of the keyslots a digest
        assert ends[End.HARMLESS] == 0
    print(f"{name}: {dict(ends)}")


@pytest.mark.parametrize("at", [44, 45, 46, 47, 60, 61, 62, 63])
def test_a_flip_where_the_contents_database_says_what_it_is(bench: Bench, at: int) -> None:
    """Format and version stand in few bytes, which a random bit rarely meets."""
    data = bench.specimen.files["content.db"]
    for bit in range(at * 8, at * 8 + 8):
        verdict = bench.judge_with("content.db", with_bit_flipped(data, bit), in_full=False)
        assert verdict.end is not End.UNNOTICED


def test_a_flip_in_both_keyslot_copies_opens_nothing(bench: Bench) -> None:
    chance = random.Random(SEED)
    a, b = (bench.specimen.files[name] for name in COPIES)
    for _ in range(50):
        changed = {
            COPIES[0]: with_bit_flipped(a, random_bit(a, chance)),
            COPIES[1]: with_bit_flipped(b, random_bit(b, chance)),
        }
        verdict = bench.judge({**bench.specimen.files, **changed})
        assert verdict.end is End.REFUSED
        assert verdict.said[0].startswith("IntegrityFailure: Both copies of the keyslots")


def test_one_bit_in_both_copies_with_the_digest_made_again_opens_nothing(bench: Bench) -> None:
    """Whoever can count a digest cannot count the MAC, nor what the passphrase wraps."""
    chance = random.Random(SEED)
    envelope = json.loads(bench.specimen.files[COPIES[0]])
    for path in ("archive", "generation", "restored", "vault", "mac", "wrapped", "recipient"):
        body = json.loads(json.dumps(envelope["keyslots"]))
        holder = body["slots"][0] if path in ("wrapped", "recipient") else body
        holder[path] = _changed(holder[path], chance)
        forged = canonical({"digest": sha256(canonical(body)).hex(), "keyslots": body}) + b"\n"
        verdict = bench.judge({**bench.specimen.files, COPIES[0]: forged, COPIES[1]: forged})
        assert verdict.end is End.REFUSED, path


def _changed(value: object, chance: random.Random) -> object:
    if isinstance(value, int):
        return value + 1
    if value is None:
        return "0123456789abcdef"
    text = str(value)
    at = chance.randrange(10, len(text) - 10)
    return text[:at] + ("A" if text[at] != "A" else "B") + text[at + 1 :]


def test_keyslots_of_another_archive_open_nothing(bench: Bench, specimens: Specimens) -> None:
    foreign = {name: specimens.headquarters.files[name] for name in COPIES}
    verdict = bench.judge({**bench.specimen.files, **foreign})
    assert verdict.end is End.REFUSED
    # One foreign copy, however new it says it is, must not hide the own one for good.
    one = bench.judge({**bench.specimen.files, COPIES[1]: foreign[COPIES[1]]})
    assert one.end in (End.REFUSED, End.NAMED)


def test_the_contents_of_another_archive_are_named(bench: Bench, specimens: Specimens) -> None:
    verdict = bench.judge_with("content.db", specimens.headquarters.files["content.db"])
    assert verdict.end in (End.REFUSED, End.NAMED)
    assert "content.db" in " ".join(verdict.said)


def test_an_archive_of_another_key_is_refused(bench: Bench, specimens: Specimens) -> None:
    verdict = bench.judge_with("archive-1.db", specimens.headquarters.files["archive-1.db"])
    assert verdict.end is End.REFUSED


@pytest.mark.parametrize("name", ["archive-1.db", "content.db", *COPIES])
def test_a_file_cut_anywhere_is_found(bench: Bench, name: str) -> None:
    data = bench.specimen.files[name]
    chance = random.Random(f"{SEED} cut {name}")
    page = 65536 if name == "content.db" else 4096
    points = {0, 1, len(data) - 1, len(data) // 2, *range(page, len(data), -(-len(data) // 12))}
    points |= {page * chance.randrange(1, max(2, len(data) // page)) for _ in range(12)}
    points |= {chance.randrange(len(data)) for _ in range(12)}
    cuts = sorted(point for point in points if point < len(data))[:40]
    for point in cuts:
        verdict = bench.judge_with(name, data[:point], in_full=False)
        # The final newline of keyslots, or what fills up content.db, belongs to nothing.
        assert verdict.end is not End.UNNOTICED, f"{name} cut at {point}"
        assert verdict.end is not End.HARMLESS or name != "archive-1.db"


def test_missing_files_are_missed(bench: Bench) -> None:
    assert bench.without("archive-1.db").said[0].startswith("IntegrityFailure: archive-1.db")
    assert bench.without("content.db").said[0].startswith("IntegrityFailure: content.db")
    assert bench.without(COPIES[0]).end is End.NAMED
    assert bench.without(COPIES[1]).end is End.NAMED
    assert bench.without(*COPIES).said[0].startswith("IntegrityFailure: Both copies")


def test_bytes_after_the_end_are_harmless_or_found(bench: Bench) -> None:
    for name in ("archive-1.db", "content.db", *COPIES):
        for tail in (b"\0", b"x" * 5000, b"\0" * 65536):
            verdict = bench.judge_with(name, bench.specimen.files[name] + tail)
            assert verdict.end is not End.UNNOTICED, (name, len(tail))


def test_pages_swapped_within_the_archive_are_found(bench: Bench) -> None:
    data = bench.specimen.files["archive-1.db"]
    chance = random.Random(SEED)
    for _ in range(40):
        first, second = chance.sample(range(1, len(data) // 4096), 2)
        pages = [data[at : at + 4096] for at in range(0, len(data), 4096)]
        pages[first], pages[second] = pages[second], pages[first]
        verdict = bench.judge_with("archive-1.db", b"".join(pages), in_full=False)
        assert verdict.end in (End.REFUSED, End.NAMED), (first, second)


def test_an_older_page_is_found_wherever_the_ledger_or_a_record_lies(
    bench: Bench, specimens: Specimens
) -> None:
    """Each page's HMAC says where it stands, not when: an older copy of it opens.

    What it holds then contradicts the rest, and `verify` names it. Only pages of the search
    index, which is made again from the entries, and of the settings, which hold no evidence,
    can contradict nothing that is compared.
    """
    older, newer = (one.files["archive-1.db"] for one in (specimens.earlier, specimens.observer))
    changed = 0
    for at in range(0, min(len(older), len(newer)), 4096):
        page = older[at : at + 4096]
        if page == newer[at : at + 4096]:
            continue
        changed += 1
        verdict = bench.judge_with("archive-1.db", newer[:at] + page + newer[at + 4096 :])
        if verdict.end is End.UNNOTICED:
            others = [name for name in verdict.said if not name.startswith("search_")]
            assert set(others) <= {"settings"}, verdict.said
    assert changed > 10


def test_an_older_database_beside_newer_contents_is_named(
    bench: Bench, specimens: Specimens
) -> None:
    verdict = bench.judge_with("archive-1.db", specimens.earlier.files["archive-1.db"])
    assert verdict.end is End.NAMED
    assert "belong to nothing known here" in " ".join(verdict.said)


def test_older_contents_beside_a_newer_database_are_named(
    bench: Bench, specimens: Specimens
) -> None:
    verdict = bench.judge_with("content.db", specimens.earlier.files["content.db"])
    assert verdict.end is End.NAMED


def test_a_whole_older_archive_passes_here_and_is_seen_at_headquarters(
    tmp_path: Path, specimens: Specimens
) -> None:
    """No archive can know that it is an old copy of itself. Its ledger goes on from where it
    was, though, and headquarters has the entries that it no longer knows."""
    old = specimens.earlier
    assert judge(lay_out(tmp_path / "o", old.files), PASSPHRASE, old.holds).end is End.HARMLESS
    with (
        Archive.open(tmp_path / "o", PASSPHRASE) as copy,
        Archive.open(
            lay_out(tmp_path / "h", specimens.headquarters.files), PASSPHRASE
        ) as headquarters,
    ):
        founder, observer = Person(headquarters, Clock()), Person(copy, Clock())
        (tmp_path / "before").write_bytes(specimens.parcel)
        founder.open(tmp_path / "before")
        observer.note("Written in the copy, where the lines of the last day are unknown.")
        observer.make(tmp_path / "after")
        (report,) = founder.open(tmp_path / "after")
    assert [device for device, _ in report.branches] == [report.device]
    assert "contradicts" in report.problems[0]


PLANTED = (
    "CREATE TRIGGER t BEFORE INSERT ON rows WHEN NEW.id % 3 = 2 BEGIN SELECT RAISE(IGNORE); END",
    "CREATE TRIGGER t AFTER INSERT ON rows BEGIN DELETE FROM rows WHERE id < NEW.id; END",
    "CREATE TABLE more (x)",
    "CREATE VIEW v AS WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n FROM r) SELECT n FROM r",
    "PRAGMA user_version = 0",
    "PRAGMA user_version = 99",
    "DROP TABLE rows",
    "ALTER TABLE rows RENAME TO columns",
)


@pytest.mark.parametrize("statement", PLANTED)
def test_what_is_planted_in_the_contents_database_is_refused(
    bench: Bench, tmp_path: Path, statement: str
) -> None:
    """content.db has no key, so anyone with the disk can write SQL into it."""
    path = tmp_path / "planted.db"
    path.write_bytes(bench.specimen.files["content.db"])
    with closing(sqlite3.connect(path)) as planted, planted:
        planted.execute(statement)
    verdict = bench.judge_with("content.db", path.read_bytes())
    assert verdict.end is End.REFUSED


def test_a_log_planted_beside_the_database_is_found_or_harmless(
    bench: Bench, tmp_path: Path, specimens: Specimens
) -> None:
    """A log that the archive itself left on an earlier day is a state of that day, in part."""
    old = lay_out(tmp_path / "old", specimens.earlier.files)
    with Archive.open(old, PASSPHRASE) as archive:
        Person(archive, Clock()).note("in the log")
        own_log = (old / "archive-1.db-wal").read_bytes()
    assert len(own_log) > 4096
    chance = random.Random(SEED)
    logs = (b"", b"x" * 5000, chance.randbytes(40_000), own_log[:32], own_log[:5000], own_log)
    for log in logs:
        verdict = bench.judge({**bench.specimen.files, "archive-1.db-wal": log})
        assert verdict.end is not End.UNNOTICED, len(log)
    for name in ("content.db-journal", "archive-1.db-journal", "archive-1.db-shm"):
        for data in (
            b"",
            b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000),
            chance.randbytes(5000),
        ):
            verdict = bench.judge({**bench.specimen.files, name: data})
            assert verdict.end is not End.UNNOTICED, (name, len(data))
