"""An exhibit proves itself with ordinary tools, hides what it should, and says what it hides."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import bagit
import pytest
from cryptography.hazmat.primitives.serialization import load_pem_public_key

from satchel.domain.errors import (
    Bug,
    IntegrityFailure,
    MachineRefused,
    NoSuchThing,
    RefusedByPolicy,
    UsageError,
)
from satchel.export import bag_reading
from satchel.export.columns import COLUMNS
from satchel.export.index import ranges_not_shown
from satchel.export.making import make_exhibit
from satchel.export.plan import DEFAULT_WITHHELD, ExhibitPlan, Head, Item
from satchel.export.verifying import verify_exhibit
from satchel.system.paths import resources_folder
from unit.export.exhibit_samples import (
    ATTACHMENT,
    AUDIO,
    CANARY,
    NOTE,
    OTHER,
    PAPER,
    Device,
    original,
    plan,
)

BASH = shutil.which("bash")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("made") / "exhibit"
    make_exhibit(out, plan())
    return out


def index(folder: Path) -> dict[str, object]:
    told = json.loads((folder / "index.json").read_text("utf-8"))
    assert isinstance(told, dict)
    return told


def everything(folder: Path) -> Iterator[bytes]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path.read_bytes()


def test_originals_are_byte_exact_under_names_of_our_own(folder: Path) -> None:
    assert (folder / "data/items/E-0002/E-0002.1.wav").read_bytes() == AUDIO
    assert (folder / "data/items/E-0002/E-0002.2.pdf").read_bytes() == PAPER
    names = {path.name for path in folder.rglob("*")}
    assert not any("evil" in name or not name.isascii() for name in names)


def test_it_is_a_bag_to_the_reference_library_too(folder: Path) -> None:
    bag = bagit.Bag(str(folder))
    bag.validate()
    assert bag.version_info == (1, 0)
    assert set(bag.algorithms) == {"sha256", "sha512"}


def test_the_python_verifier_counts_what_it_checked(folder: Path) -> None:
    checked = verify_exhibit(folder)
    assert (checked.items, checked.entries, checked.files, checked.receipts) == (2, 5, 2, 1)
    assert checked.without_receipt == ("data/ledgers/L2",)
    assert checked.unbound == ()
    manifest = (folder / "tagmanifest-sha256.txt").read_bytes()
    assert checked.fingerprint == hashlib.sha256(manifest).hexdigest()


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_printed_commands_check_it_without_satchel(tmp_path: Path, language: str) -> None:
    """Each command of the instructions, run as printed; those for OpenSSL 3.5 excepted."""
    folder = tmp_path / "exhibit"
    make_exhibit(folder, plan(language=language))
    commands = [
        "\n".join(line[4:] for line in block.split("\n"))
        for block in (folder / "instructions.txt").read_text("utf-8").strip("\n").split("\n\n")
        if block.startswith("    ")
    ]
    results = [run(folder, command) for command in commands if "ml-dsa" not in command]
    assert [result.returncode for result in results] == [0] * 10
    fingerprint, bag, entries, messages, sections, files, heads, *stamps = (
        r.stdout for r in results
    )
    assert stamps == [""] * 3  # it has no timestamps
    assert fingerprint.split()[0] == verify_exhibit(folder).fingerprint
    assert bag == "ALL OK\n" * 4
    assert entries == "Signature Verified Successfully\n" * 5
    assert messages == sections == ""
    assert hashlib.sha256(AUDIO).hexdigest() in files
    assert heads == "Signature Verified Successfully\n" * 4
    # And they notice: the same commands on changed copies.
    for name, at in (("what.json", 3), ("message.bin", 30), ("signature.sig", 3)):
        path = folder / "data/entries/L1/000004" / name
        raw = bytearray(path.read_bytes())
        raw[at] ^= 1
        path.write_bytes(bytes(raw))
    noticed = [run(folder, command) for command in commands if "ml-dsa" not in command]
    assert noticed[1].stdout.count("ALL OK") == 2
    assert "Failure" in noticed[2].stdout + noticed[2].stderr
    assert "differ" in noticed[3].stdout
    assert "000004/what.json is not what was signed" in noticed[4].stdout


def run(folder: Path, command: str) -> subprocess.CompletedProcess[str]:
    assert BASH is not None
    return subprocess.run([BASH, "-c", command], cwd=folder, capture_output=True, text=True)


def test_the_ml_dsa_files_are_what_openssl_wants(folder: Path) -> None:
    """SubjectPublicKeyInfo keys and bare signatures, read by the cryptography library."""
    stems = [path.with_suffix("") for path in folder.glob("data/ledgers/*/*.ml-dsa-44.message")]
    assert len(stems) == 4
    for stem in stems:
        cosigner = re.search(r"\.(C\d+)\.", stem.name)
        keys = folder / "data/cosigners" / cosigner[1] if cosigner else stem.parent
        key = load_pem_public_key((keys / "ml-dsa-44.pem").read_bytes())
        message, signature = (
            stem.with_name(f"{stem.name}.{end}").read_bytes() for end in ("message", "sig")
        )
        key.verify(signature, message)  # type: ignore[union-attr, call-arg]


def test_nothing_of_other_items_is_in_it(folder: Path) -> None:
    """T27: neither their words nor a leaf that a known document could be matched to."""
    device = Device(1)
    for number in range(3):
        device.write("note", OTHER, {"act": "create", "set": {"text": f"{CANARY} {number}"}})
    for needle in [CANARY, OTHER, *(entry.leaf for entry in device.entries)]:
        forms = {needle.encode(), needle.encode("utf-16-le"), base64.b64encode(needle.encode())}
        for data in everything(folder):
            assert not any(form in data for form in forms)
    guess = json.dumps({"act": "create", "set": {"text": f"{CANARY} 0"}}, separators=(",", ":"))
    known = hashlib.sha256(b"\0" + guess.encode()).hexdigest()
    assert not any(known.encode() in data for data in everything(folder))


def test_author_device_source_and_path_are_withheld_by_default(folder: Path) -> None:
    assert plan().withhold == DEFAULT_WITHHELD
    for secret in ("M-7K2F9Q", "d-0123456789", "W-3", "messenger", "/home/witness", "secret.wav"):
        assert not any(secret.encode() in data for data in everything(folder))
    row = index(folder)["items"][1]["columns"]  # type: ignore[index]
    assert {row[name] for name in ("author", "device", "program", "source", "path")} == {"withheld"}
    assert row["withheld"] == "source; who"
    assert index(folder)["withheld"] == {
        "words": ["author", "device", "source", "path"],
        "sections": ["source", "who"],
        "fields": [],
    }


def test_what_is_not_withheld_is_shown(tmp_path: Path) -> None:
    make_exhibit(tmp_path / "x", plan(withhold=()))
    row = index(tmp_path / "x")["items"][1]["columns"]  # type: ignore[index]
    assert (row["author"], row["device"]) == ("M-7K2F9Q", "d-0123456789")
    assert (row["source"], row["path"]) == ("W-3; messenger", "/home/witness/secret.wav")
    assert row["withheld"] == "none"
    verify_exhibit(tmp_path / "x")


def test_a_withheld_field_takes_the_sections_that_touch_it_with_it(tmp_path: Path) -> None:
    make_exhibit(tmp_path / "x", plan(withhold=("text", "name", "place")))
    checked = verify_exhibit(tmp_path / "x")
    assert checked.unbound == ()
    for secret in ("Судья", "evil", "протокол", "Алматы"):
        assert not any(secret.encode() in data for data in everything(tmp_path / "x"))
    record = json.loads((tmp_path / "x/data/items/E-0001/record.json").read_text("utf-8"))
    assert (record["fields"], record["unread"]) == ({}, 3)
    withheld = index(tmp_path / "x")["withheld"]
    assert withheld["sections"] == ["source", "where"]  # type: ignore[index]
    assert withheld["fields"] == ["name", "place", "text"]  # type: ignore[index]
    row = index(tmp_path / "x")["items"][0]["columns"]  # type: ignore[index]
    assert row["title"] == "withheld"


def test_a_record_shows_every_statement_with_its_source(folder: Path) -> None:
    record = json.loads((folder / "data/items/E-0001/record.json").read_text("utf-8"))
    told = record["statements"]
    assert [(one["value"], one["source"], one["place"]) for one in told["date"]] == [
        ("2019", None, None),
        (True, None, None),
        (1, None, None),
    ]
    assert record["contradictions"]["date"] == ["2019", True, 1]
    assert {one["value"] for one in told["place"]} == {"room 5", "room 6"}
    assert record["fields"]["tags"] == ["public", "order", True]  # the first were emptied apart


def test_the_index_says_which_entries_are_not_shown(folder: Path) -> None:
    one, two = index(folder)["ledgers"]  # type: ignore[misc]
    assert one["shown"] == [3, 4, 5, 7]
    assert one["not_shown"] == {"count": 5, "ranges": [[0, 2], [6, 6], [8, 8]]}
    assert two["not_shown"] == {"count": 2, "ranges": [[0, 0], [2, 2]]}
    page = (folder / "index.html").read_text("utf-8")
    assert "0-2, 6, 8" in page


def test_ranges() -> None:
    assert ranges_not_shown(0, []) == []
    assert ranges_not_shown(3, []) == [[0, 2]]
    assert ranges_not_shown(3, [2, 0, 1]) == []
    assert ranges_not_shown(5, [0, 4]) == [[1, 3]]


def test_every_column_is_told_or_said_to_be_unknown(folder: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((folder / "index.csv").read_text("utf-8-sig"))))
    assert [row["number"] for row in rows] == ["E-0001", "E-0002"]
    for row in rows:
        assert tuple(row) == COLUMNS
        assert all(row.values())
    assert rows[0]["date"] == "2026-11-22"
    assert rows[1]["date"] == "not recorded"
    assert rows[0]["receipt"] == "none yet"
    assert rows[0]["children"] == "E-0002"
    assert rows[1]["parent"] == "E-0001"
    assert rows[1]["sha256"].split("; ")[0] == hashlib.sha256(AUDIO).hexdigest()
    assert rows[1]["sha512"].split("; ")[1] == hashlib.sha512(PAPER).hexdigest()
    assert rows[0]["recorded"] == "2026-11-22T12:03:00.000001+05:00"


def test_a_receipt_is_told_with_its_time_and_its_absence_in_words(tmp_path: Path) -> None:
    full = plan()
    covered = replace(
        full,
        items=(
            replace(
                full.items[1],
                entries=full.items[1].entries[:1],
                originals=full.items[1].originals[:1],
            ),
        ),
    )
    make_exhibit(tmp_path / "x", covered)
    row = index(tmp_path / "x")["items"][0]["columns"]  # type: ignore[index]
    assert row["receipt"] == "2026-11-22T07:27:22.000000Z C1"
    page = (tmp_path / "x/index.html").read_text("utf-8")
    assert "none yet" in page  # of the second ledger
    assert "Fingerprint printed on 2026-11-01." in page


def test_without_outside_evidence_of_a_key_the_index_says_so(tmp_path: Path) -> None:
    full = plan()
    bare = tuple(
        replace(
            ledger, heads=tuple(Head(bare_note(head)) for head in ledger.heads), key_evidence=()
        )
        for ledger in full.ledgers
    )
    make_exhibit(tmp_path / "x", replace(full, ledgers=bare))
    page = (tmp_path / "x/index.html").read_text("utf-8")
    assert page.count("Nothing outside this exhibit shows when this key existed.") == 2
    assert verify_exhibit(tmp_path / "x").receipts == 0


def bare_note(head: Head) -> str:
    """The note with its own ledger's two lines only."""
    return "\n".join(head.note.split("\n")[:6]) + "\n"


def test_others_words_cannot_become_markup_formulas_or_hidden_signs(folder: Path) -> None:
    page = (folder / "index.html").read_text("utf-8")
    assert "<script" not in page
    assert "<b>" not in page
    assert "\u202e" not in page
    assert "&lt;script&gt;alert(1)" in page
    assert "default-src 'none'" in page
    assert "\u202e" not in (folder / "data/items/E-0002/record.json").read_text("utf-8")
    record = json.loads((folder / "data/items/E-0002/record.json").read_text("utf-8"))
    assert record["fields"]["title"] == "Запись\u202e"
    formula = replace(plan().items[1].originals[0], name="=cmd|x")
    item = replace(plan().items[1], originals=(formula, plan().items[1].originals[1]))
    out = folder.parent / "formula"
    make_exhibit(out, replace(plan(), items=(item,)))
    assert "'=cmd|x" in (out / "index.csv").read_text("utf-8-sig")
    assert '"=cmd|x"' in (out / "index.json").read_text("utf-8")


def test_numbers_have_the_prefix_and_start_asked_for(tmp_path: Path) -> None:
    made = make_exhibit(tmp_path / "x", replace(plan(), prefix="RFT-2026-", start=118))
    assert made.numbers == ("RFT-2026-0118", "RFT-2026-0119")
    assert (tmp_path / "x/data/items/RFT-2026-0119/RFT-2026-0119.1.wav").is_file()
    verify_exhibit(tmp_path / "x")


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"prefix": "../"}, UsageError),
        ({"prefix": "a/b"}, UsageError),
        ({"prefix": ".hidden"}, UsageError),
        ({"start": -1}, UsageError),
        ({"language": "fr"}, UsageError),
        ({"items": ()}, UsageError),
        ({"withhold": ("Not A Field",)}, UsageError),
    ],
)
def test_what_cannot_be_made_is_refused_and_leaves_nothing(
    tmp_path: Path, change: dict[str, object], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        make_exhibit(tmp_path / "x", replace(plan(), **change))  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_use_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x/letter.txt").write_text("mine")
    with pytest.raises(RefusedByPolicy):
        make_exhibit(tmp_path / "x", plan())
    assert [path.name for path in tmp_path.rglob("*")] == ["x", "letter.txt"]
    (tmp_path / "x/letter.txt").unlink()
    make_exhibit(tmp_path / "x", plan())
    verify_exhibit(tmp_path / "x")


def first_item(**change: object) -> ExhibitPlan:
    whole = plan()
    return replace(whole, items=(replace(whole.items[1], **change),))  # type: ignore[arg-type]


def test_a_content_that_is_not_what_was_signed_stops_it(tmp_path: Path) -> None:
    item = plan().items[1]
    damaged = replace(item.originals[0], open=original(b"damaged", "audio/wav").open)
    with pytest.raises(IntegrityFailure):
        make_exhibit(tmp_path / "x", first_item(originals=(damaged,)))
    with pytest.raises(Bug):
        make_exhibit(tmp_path / "x", first_item(originals=(original(b"foreign", "audio/wav"),)))
    assert list(tmp_path.iterdir()) == []


def test_an_entry_or_proof_that_does_not_hold_stops_it(tmp_path: Path) -> None:
    item: Item = plan().items[1]
    entry = item.entries[0]
    for wrong in (
        replace(entry, path=entry.path[1:]),
        replace(entry, head=1),
        replace(entry, ledger=1, head=0),
        replace(entry, line=replace(entry.line, signature=bytes(64))),
    ):
        with pytest.raises(IntegrityFailure):
            make_exhibit(tmp_path / "x", first_item(entries=(wrong, item.entries[1])))
    with pytest.raises(Bug):
        make_exhibit(tmp_path / "x", first_item(record=NOTE))
    assert list(tmp_path.iterdir()) == []


def test_a_receipt_that_does_not_hold_stops_it(tmp_path: Path) -> None:
    whole = plan()
    ledger = whole.ledgers[0]
    heads = (replace(ledger.heads[0], receipts=(Device(9).signer,)), ledger.heads[1])
    with pytest.raises(IntegrityFailure):
        make_exhibit(
            tmp_path / "x", replace(whole, ledgers=(replace(ledger, heads=heads), whole.ledgers[1]))
        )


def test_a_disk_that_refuses_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    def refuse() -> io.BytesIO:
        raise OSError(28, "No space left on device")

    broken = replace(plan().items[1].originals[0], open=refuse)
    with pytest.raises(MachineRefused, match="nothing in the archive has changed"):
        make_exhibit(tmp_path / "x", first_item(originals=(broken,)))
    assert list(tmp_path.iterdir()) == []


def test_progress_counts_the_bytes_of_originals(tmp_path: Path) -> None:
    told: list[int] = []
    make_exhibit(tmp_path / "x", plan(), progress=told.append)
    assert sum(told) == len(AUDIO) + len(PAPER)


def test_no_exhibit_at_that_place(tmp_path: Path) -> None:
    with pytest.raises(NoSuchThing):
        verify_exhibit(tmp_path / "nothing")
    (tmp_path / "other").mkdir()
    for name in ("", "holiday.jpg"):
        if name:
            (tmp_path / "other" / name).write_bytes(b"not of an exhibit")
        with pytest.raises(NoSuchThing, match=r"no exhibit in that folder"):
            verify_exhibit(tmp_path / "other")


def test_a_link_in_an_exhibit_is_refused(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy)
    recording = copy / "data/items/E-0002/E-0002.1.wav"
    recording.rename(tmp_path / "outside.wav")
    recording.symlink_to(tmp_path / "outside.wav")
    with pytest.raises(IntegrityFailure):
        verify_exhibit(copy)


def test_the_page_is_the_one_that_ships_and_reaches_nowhere(folder: Path) -> None:
    page = (folder / "verify.html").read_bytes()
    assert page == (resources_folder() / "exhibit/verify.html").read_bytes()
    assert b"http" not in page.replace(b"http-equiv", b"")
    for word in (b"innerHTML", b"fetch(", b"XMLHttp", b"eval(", b"import("):
        assert word not in page


def test_history_names_its_entries_and_withholds_who(folder: Path) -> None:
    history = (folder / "data/items/E-0002/history.txt").read_text("utf-8")
    assert "who: withheld" in history
    assert "why: not recorded" in history
    assert "not recorded" in (folder / "data/items/E-0001/history.txt").read_text("utf-8")
    foreign = replace(plan().items[1].custody[0], leaf=plan().items[0].entries[0].line.leaf)
    with pytest.raises(Bug):
        make_exhibit(folder.parent / "y", first_item(custody=(foreign,)))
    assert index(folder)["items"][1]["record"] == ATTACHMENT  # type: ignore[index]


@pytest.mark.parametrize("name", ["bagit.txt", "manifest-sha256.txt", "tagmanifest-sha512.txt"])
def test_an_endless_manifest_is_not_read_into_memory(
    folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(bag_reading, "_SMALL", (folder / name).stat().st_size - 1)
    with pytest.raises(IntegrityFailure, match=r"of the exhibit is too large"):
        bag_reading.read_bag(folder)
