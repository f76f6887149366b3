"""Protected names go through a mission; coordinators, exports and indexes never hold them.

Each name is looked for in every spelling it was given, in UTF-8, UTF-16, decomposed, as
JSON escapes, as base64 and hex, and as the key by which search would find it: in the
decrypted pages of headquarters' archive, in what the observer's device answers and writes
out, and, for a name sealed at once, in the decrypted pages of the observer's own archive.
"""

from __future__ import annotations

import base64
import json
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from journeys.canaries import logged_pages, pages
from journeys.driving import Driven, Unlocked, begin
from satchel.domain.names.keys import name_keys
from satchel.storage import keyslot_files, keyslots

KEPT = ("Zaryagul Kystaubayeva", "Зарягүл Қыстаубаева", "Zarägül Qystaubaeva")
SEALED = ("Kairzhan Tölegenuly", "Қайыржан Төлегенұлы")
SAID = (("page",), ("page", "--all"), ("chronology", "--all"), ("show",), ("history",))


@dataclass
class Played:
    """What was left by one mission: answers, files, and decrypted pages."""

    answers: list[str] = field(default_factory=list)
    office: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    identity: Any = None
    headquarters: bytes = b""
    observer: bytes = b""
    after: bytes = b""


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    root = tmp_path_factory.mktemp("protected")
    office = begin(root, "--mission", "M", "--unrehearsed", role="coordinator", name="office")
    code = office.must("invite", "--name", "obs", "--out", str(root / "inv"))["code"]
    observer = begin(root, "--invitation", str(root / "inv"), "--code", code, name="observer")
    made = Played()
    with observer.unlocked() as desk:
        _work(desk, root, made)
    with office.unlocked() as desk:
        desk.must("parcel", "open", str(root / "parcel"), "--reply", str(root / "reply"))
        found = [desk.must("list", kind) for kind in ("person", "identity", "note")]
        found += [desk.must("search", word) for name in (*KEPT, *SEALED) for word in name.split()]
        made.office = [json.dumps(value, ensure_ascii=False) for value in found]
    made.headquarters, made.observer = _decrypted(office), _decrypted(observer)
    observer.must("seal", "W-1")
    made.after = _decrypted(observer)
    return made


def _work(desk: Unlocked, root: Path, made: Played) -> None:
    case = desk.must("case", "add", "--title", "City v. A", "--court", "Almaty City Court")["id"]
    add = ["person", "add", "--protected", "--case", case]
    one = desk.must(*add, "--name", KEPT[0], "--name", KEPT[1], "--role", "witness")
    desk.must("person", "name", one["id"], KEPT[2], "--language", "kk", "--chosen")
    two = desk.must(*add, "--name", SEALED[0], "--sealed")
    desk.must("person", "name", two["id"], SEALED[1], "--sealed")
    desk.must("note", case, "W-1 came with W-2")
    made.identity = desk.must("show", one["identity"])["fields"]["names"]
    said = [desk.must(words[0], item, *words[1:]) for words in SAID for item in (case, one["id"])]
    said += [desk.must("list", kind) for kind in ("person", "identity", "note", "case")]
    said += [desk.must("search", word) for name in KEPT for word in (name, *name.split())]
    out = root / "out"
    out.mkdir()
    desk.must("exhibit", "make", "--case", case, one["id"], "--out", str(out / "exhibit"))
    for form in ("json", "csv"):
        said.append(desk.must("export", "--format", form, "--out", str(out / form)))
    for words in (["exhibit", "make", one["identity"], "--out", str(out / "refused")],):
        assert desk.refusal(*words) == "restricted"
    desk.must("parcel", "make", "--out", str(root / "parcel"))
    made.answers = [json.dumps(value, ensure_ascii=False) for value in said]
    made.written = [path for path in out.rglob("*") if path.is_file()]
    assert len(made.written) > 10


def _decrypted(driven: Driven) -> bytes:
    """Every page of the archive, used or free, and of its log."""
    passphrase = driven.passphrase_file.read_bytes().strip()
    key = keyslots.unlock(keyslot_files.read(driven.folder).keyslots, passphrase).database_key
    found: list[bytes] = []
    for database in driven.folder.glob("archive-*.db"):
        log = database.with_name(database.name + "-wal")
        found += [*pages(database, key), *logged_pages(log, key)]
    return b"\n".join(found)


def _forms(names: Iterable[str]) -> Iterator[bytes]:
    """Every way a word of the names can have been written down."""
    for word in {word for name in names for word in name.split()}:
        for text in {word, word.lower(), unicodedata.normalize("NFD", word)}:
            yield from (text.encode("utf-8"), text.encode("utf-16-le"), text.encode("utf-16-be"))
            yield json.dumps(text)[1:-1].encode("ascii")
            for shift in range(3):
                coded = base64.b64encode(b"\0" * shift + text.encode("utf-8"))
                yield coded[4 if shift else 0 : len(coded) // 4 * 4 - 4]
            yield text.encode("utf-8").hex().encode("ascii")
        yield from (key.encode("utf-8") for key in name_keys(word) if len(key) > 4)


def _found(data: bytes, names: Iterable[str]) -> list[bytes]:
    return [form for form in _forms(names) if form in data]


def test_the_names_went_in_and_the_observer_can_read_the_one_not_sealed(played: Played) -> None:
    """Without this the tests beside it would prove nothing."""
    assert [name["text"] for name in played.identity] == list(KEPT)
    assert _found(played.observer, KEPT)
    assert "W-1 came with W-2" in played.office[2]


def test_headquarters_holds_no_protected_name_in_any_page(played: Played) -> None:
    assert b"W-1 came with W-2" in played.headquarters
    assert _found(played.headquarters, (*KEPT, *SEALED)) == []
    assert _found("\n".join(played.office).encode("utf-8"), (*KEPT, *SEALED)) == []


def test_a_name_sealed_at_once_is_in_no_page_of_the_device_that_wrote_it(played: Played) -> None:
    assert _found(played.observer, SEALED) == []


def test_sealing_the_person_seals_the_name(played: Played) -> None:
    assert b"City v. A" in played.after
    assert _found(played.after, KEPT) == []


def test_no_answer_about_anything_else_tells_the_name(played: Played) -> None:
    assert "W-1" in "".join(played.answers)
    assert _found("\n".join(played.answers).encode("utf-8"), (*KEPT, *SEALED)) == []


def test_no_exhibit_export_or_file_name_tells_it(played: Played) -> None:
    told = {str(path): _found(path.read_bytes(), KEPT) for path in played.written}
    assert {path: found for path, found in told.items() if found} == {}
    assert _found("\n".join(told).encode("utf-8"), KEPT) == []
