"""A canary in every restricted place of a mission, looked for in every place it may not reach.

Restricted are: the names of a protected person in each spelling, every field of every kind
where its record is for legal staff, a record that is restricted, one with consent for other
uses, and one sealed at once. An observer writes them, headquarters passes them on, a lawyer
reads them. Each canary is looked for as UTF-8, UTF-16 of both orders and decomposed, in the
decrypted pages of the archives, in what the parcel says to whoever opens it, in answers
about other records, and in exhibits, exports and papers with the names of their files.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from journeys.canaries import logged_pages, pages
from journeys.driving import Driven, Unlocked, begin
from satchel.storage import keyslot_files, keyslots
from satchel.storage.archive import Archive
from satchel.sync.unsealing import unsealed

SPELLINGS = ("Zhalqyn Örtenbaeva", "Жалқын Өртенбаева", "Жалкын Ортенбаева")
EVERY_USE = json.dumps([{"uses": ["exhibit", "extract", "print", "export"], "why": "asked"}])
PRINT_ONLY = json.dumps([{"whose": "W-9", "uses": ["print"]}])
# Made by commands of their own, from bytes, forms or pages; or never by hand.
_NOT_BY_HAND = {"attachment", "capture", "custody-entry", "form", "observation", "sending",
                "time-authority", "timestamp", "transcript", "translation"}  # fmt: skip


@dataclass
class Canaries:
    """Words that nothing else contains, by what they were put into."""

    chance: random.Random = field(default_factory=lambda: random.Random(20260722))
    given: dict[str, list[str]] = field(default_factory=dict)

    def new(self, place: str) -> str:
        """A word for `place`; it has a letter that can be written composed and decomposed."""
        word = "zqў" + "".join(self.chance.choices("бвгджклмнпрст", k=12))
        self.given.setdefault(place, []).append(word)
        return word

    def of(self, *places: str) -> list[str]:
        return [word for place in places for word in self.given[place]]


@dataclass
class Played:
    """One mission and what it left behind."""

    canaries: Canaries
    observer: bytes = b""
    office: bytes = b""
    lawyer: bytes = b""
    parcel: bytes = b""
    said: bytes = b""
    shown: bytes = b""
    indexed: list[str] = field(default_factory=list)
    left: dict[str, dict[str, bytes]] = field(default_factory=dict)
    kinds: set[str] = field(default_factory=set)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    root = tmp_path_factory.mktemp("restricted")
    made = Played(Canaries())
    office = begin(root, "--mission", "M", "--unrehearsed", role="coordinator", name="office")
    with office.unlocked() as desk:
        observer, lawyer = (_join(root, desk, role) for role in ("observer", "legal"))
    with observer.unlocked() as desk:
        case = desk.must("case", "add", "--title", "City v. A", "--place", "Almaty")["id"]
        _write(made, desk, root, case)
        _leave(made, desk, root, case)
        desk.must("parcel", "make", "--out", str(root / "parcel"))
    with office.unlocked() as desk:
        desk.must("parcel", "open", str(root / "parcel"))
        made.said += _everything_said(made, desk)
        lawyers = next(one["id"] for one in desk.must("member", "list") if one["role"] == "legal")
        desk.must("parcel", "make", "--to", lawyers, "--out", str(root / "onward"))
    lawyer.must("parcel", "open", str(root / "onward"))
    made.parcel = _opened(office, root / "parcel")
    made.observer, made.office, made.lawyer = map(_decrypted, (observer, office, lawyer))
    return made


def _join(root: Path, office: Unlocked, role: str) -> Driven:
    """A member, admitted on both sides."""
    words = ["--name", role, "--role", role, "--out", str(root / f"inv-{role}")]
    code = office.must("invite", *words)["code"]
    invited = ["--invitation", str(root / f"inv-{role}"), "--code", code]
    driven = begin(root, *invited, role=role, name=role)
    with driven.unlocked() as desk:
        desk.must("parcel", "make", "--out", str(root / f"hello-{role}"))
        office.must("parcel", "open", str(root / f"hello-{role}"))
        (device,) = [one for one in office.must("member", "list") if one["state"] == "pending"]
        office.must("member", "confirm", device["id"], "--words", device["words"])
        letter = str(root / f"admission-{role}")
        office.must("parcel", "make", "--to", device["id"], "--out", letter)
        desk.must("parcel", "open", letter)
    return driven


def _write(made: Played, desk: Unlocked, root: Path, case: str) -> None:
    mark = made.canaries.new
    given = root / "given"
    given.mkdir()
    person = desk.must("person", "add", "--protected", "--case", case, "--name", SPELLINGS[0])
    for name in SPELLINGS[1:]:
        desk.must("person", "name", person["id"], name)
    made.canaries.given["name"] = [word for name in SPELLINGS for word in name.split()]
    for name in ("address", "summary"):
        desk.must("edit", person["identity"], "--field", f"{name}={mark('name')}")
    desk.must("note", case, "W-1 came into the hall.", "--at", "10:00")

    for kind in desk.must("kind", "list"):
        if kind["id"] not in _NOT_BY_HAND:
            _fill(made, desk, kind["id"], case, person["id"])
    hidden = desk.must("hearing", "add", "--case", case, "--audience", "legal", "--date", "2019-05")
    one = hidden["id"]
    # Nobody says --audience again: what is put under a record for legal staff is theirs too.
    desk.must("note", one, mark("legal"), "--speaker", mark("legal"), "--tag", mark("legal"))
    about = ["--place", mark("legal"), "--by", mark("legal")]
    desk.must("edit", one, "--field", f"court={mark('legal')}", "--source", case, *about)
    desk.must("link", one, mark("legal"), case)
    _attach(desk, given, mark, "legal", one)
    withdrawn = desk.must("note", one, mark("legal"))
    desk.must("withdraw", withdrawn["id"], "--why", mark("legal"))

    for place, rule in (("restricted", EVERY_USE), ("consent", PRINT_ONLY)):
        which = "restriction" if place == "restricted" else "consent"
        event = ["add", "event", "--field", f"case={case}", "--field", "event_kind=meeting"]
        words = ["--field", f"title={mark(place)}", "--field", "date=2020-01-02"]
        bound = desk.must(*event, *words, "--field", f"{which}={rule}")["id"]
        desk.must("note", bound, mark(place), "--speaker", mark(place))
        about = ["--source", bound, "--by", mark(place)]
        desk.must("edit", bound, "--field", f"court={mark(place)}", *about)
        _attach(desk, given, mark, place, bound)
        # What names it, or is told by it, is open; its title is not.
        desk.must("edit", case, "--field", f"number={place}", "--source", bound, "--by", "W-1")
        happened = ["--field", f"case={case}", "--field", "date=2020-01-03"]
        desk.must("add", "event", "--field", "event_kind=search", *happened, "--source", bound)

    desk.must("note", case, mark("sealed"), "--speaker", mark("sealed"), "--sealed")
    _attach(desk, given, mark, "sealed", case, "--sealed")


def _attach(desk: Unlocked, given: Path, mark: Any, place: str, on: str, *options: str) -> None:
    file = given / f"{mark(place)}.txt"
    file.write_text(f"{mark(place)}\n", encoding="utf-8")
    words = ["--title", mark(place), "--received-from", mark(place)]
    desk.must("attach", str(file), "--to", on, *words, "--received-how", mark(place), *options)


def _fill(made: Played, desk: Unlocked, kind: str, case: str, person: str) -> None:
    """A record of the kind for legal staff, every text of it a canary."""
    known = desk.must("kind", "show", kind)
    body = {}
    for name, schema in known["fields"].items():
        if name in ("consent", "restriction", "protected", "code"):
            continue
        if "20}" in schema.get("pattern", ""):
            value: Any = person if name == "person" else case
        else:
            value = _value(made, schema)
        if value is not None:
            body[name] = value
    desk.must("add", kind, *_fields(body), "--audience", "legal")
    made.kinds.add(kind)


def _fields(body: Mapping[str, Any]) -> Iterator[str]:
    for name, value in body.items():
        yield "--field"
        yield f"{name}={value if isinstance(value, str) else json.dumps(value)}"


def _value(made: Played, schema: Mapping[str, Any]) -> Any:
    """A value that the schema takes; None for a reference."""
    asked = schema.get("type")
    if "enum" in schema:
        return schema["enum"][0]
    if schema.get("format") == "edtf":
        return "2019-03-04"
    if "pattern" in schema:
        return "kk" if "BCP 47" in schema.get("description", "") else None
    if asked == "array":
        item = _value(made, schema.get("items", {}))
        return None if item is None else [item]
    if asked == "object":
        inside = schema.get("properties", {})
        told = {name: _value(made, one) for name, one in inside.items()}
        return {name: value for name, value in told.items() if value is not None}
    if asked in ("number", "integer"):
        return 7
    if asked == "boolean":
        return True
    return made.canaries.new("legal") if asked in ("string", None) or "string" in asked else None


def _leave(made: Played, desk: Unlocked, root: Path, case: str) -> None:
    """Everything that can leave in the clear, and what a screen shows of other records."""
    out = root / "out"
    out.mkdir()
    for form in ("json", "csv"):
        target = str(out / f"export-{form}")
        desk.must("export", "--format", form, "--permitted-only", "--out", target)
    open_ones = [note["id"] for note in desk.must("list", "note") if "W-1" in note["title"]]
    desk.must("exhibit", "make", case, *open_ones, "--out", str(out / "exhibit"))
    for paper in ("page", "chronology", "record"):
        desk.must("print", paper, case, "--out", str(out / f"print-{paper}.pdf"))
    desk.must("print", "register", "--case", case, "--out", str(out / "print-register.pdf"))
    desk.must("print", "page", case, "--legal", "--out", str(out / "legal-page.pdf"))
    for use in ("exhibit", "export", "print", "legal"):
        found = [path for path in out.rglob("*") if path.relative_to(out).parts[0].startswith(use)]
        made.left[use] = {str(path.relative_to(out)): _content(path) for path in found}
    shown = [desk.must(words, "W-1") for words in ("show", "page", "chronology", "history")]
    shown += [desk.must("list", kind) for kind in ("custody-entry", "identity", "person", "note")]
    made.shown = json.dumps(shown, ensure_ascii=False).encode("utf-8")
    for word in made.canaries.of("name", "sealed"):
        made.indexed += [hit["id"] for hit in desk.must("search", word)]


def _content(path: Path) -> bytes:
    """The bytes of a file, and of a PDF also its text; nothing of a folder but its name."""
    if path.is_dir():
        return b""
    raw = path.read_bytes()
    if path.suffix == ".pdf":
        paper = pypdfium2.PdfDocument(raw)
        raw += "\n".join(page.get_textpage().get_text_bounded() for page in paper).encode("utf-8")
    return raw


def _everything_said(made: Played, desk: Unlocked) -> bytes:
    """What headquarters answers about all it has."""
    found: list[Any] = []
    for kind in desk.must("kind", "list"):
        records = desk.must("list", kind["id"])
        found += records
        if kind["id"] in ("case", "person"):
            found += [desk.must("page", one["id"], "--all") for one in records]
            found += [desk.must("chronology", one["id"], "--all") for one in records]
            found += [desk.must("history", one["id"]) for one in records]
    found += [desk.must("search", word) for word in made.canaries.of("name")]
    return json.dumps(found, ensure_ascii=False).encode("utf-8")


def _passphrase(driven: Driven) -> bytes:
    return driven.passphrase_file.read_bytes().strip()


def _opened(driven: Driven, parcel: Path) -> bytes:
    """The parcel as whoever it is addressed to sees it, sections and file names and all."""
    with Archive.open(driven.folder, _passphrase(driven)) as archive, parcel.open("rb") as sealed:
        return unsealed(archive.reading(), sealed)[0].read()


def _decrypted(driven: Driven) -> bytes:
    """Every page of the archive, used or free, and of its log."""
    slots = keyslot_files.read(driven.folder).keyslots
    key = keyslots.unlock(slots, _passphrase(driven)).database_key
    found: list[bytes] = []
    for database in driven.folder.glob("archive-*.db"):
        log = database.with_name(database.name + "-wal")
        found += [*pages(database, key), *logged_pages(log, key)]
    return b"".join(found)


def _forms(word: str) -> Iterator[bytes]:
    for text in {word, word.lower(), unicodedata.normalize("NFD", word)}:
        yield from (text.encode(code) for code in ("utf-8", "utf-16-le", "utf-16-be"))
        yield json.dumps(text)[1:-1].encode("ascii")


def _found(data: bytes, words: Iterable[str]) -> list[str]:
    return [word for word in words if any(form in data for form in _forms(word))]


def _left(made: Played, use: str, *places: str) -> dict[str, list[str]]:
    words = made.canaries.of(*places)
    told = {name: _found(name.encode() + data, words) for name, data in made.left[use].items()}
    return {name: found for name, found in told.items() if found}


def test_each_kind_and_place_holds_canaries_that_can_be_found(played: Played) -> None:
    """Without this the tests beside it would prove nothing."""
    assert {"case", "person", "outcome", "correspondence", "custody", "incident"} <= played.kinds
    assert len(played.canaries.of("legal")) > 100
    legal = played.canaries.of("name", "legal", "restricted", "consent")
    assert _found(played.lawyer, legal) == legal
    sealed = played.canaries.of("sealed")
    assert len(_found(played.lawyer, sealed)) == len(sealed)


def test_headquarters_reads_nothing_that_is_for_legal_staff(played: Played) -> None:
    words = played.canaries.of("name", "legal")
    assert b"W-1 came into the hall." in played.office
    assert _found(played.office, words) == []
    assert b"W-1 came into the hall." in played.said
    assert _found(played.said, words) == []


def test_no_section_of_the_parcel_tells_it_to_who_opens_it(played: Played) -> None:
    assert b"entries.jsonl" in played.parcel
    assert _found(played.parcel, played.canaries.of("name", "legal", "sealed")) == []


def test_what_was_sealed_at_once_is_on_no_page_of_the_device(played: Played) -> None:
    assert _found(played.observer, played.canaries.of("sealed")) == []


def test_no_answer_about_anything_else_tells_a_protected_name(played: Played) -> None:
    assert b"W-1 came into the hall." in played.shown
    assert _found(played.shown, played.canaries.of("name", "sealed")) == []


def test_no_search_finds_a_protected_name_or_what_was_sealed(played: Played) -> None:
    assert played.indexed == []


@pytest.mark.parametrize("use", ["exhibit", "export", "print"])
def test_nothing_for_legal_staff_leaves_by_an(played: Played, use: str) -> None:
    assert len(played.left[use]) >= 4
    assert _left(played, use, "name", "legal", "sealed") == {}


@pytest.mark.parametrize("use", ["exhibit", "export", "print"])
def test_nothing_restricted_leaves_by_an(played: Played, use: str) -> None:
    assert _left(played, use, "restricted") == {}


@pytest.mark.parametrize("use", ["exhibit", "export"])
def test_nothing_without_consent_leaves_by_an(played: Played, use: str) -> None:
    assert _left(played, use, "consent") == {}


def test_what_is_for_legal_staff_is_printed_when_it_is_asked_for(played: Played) -> None:
    assert _left(played, "legal", "legal")
    assert _left(played, "legal", "name", "restricted", "sealed") == {}


def test_what_was_consented_to_is_printed(played: Played) -> None:
    assert _left(played, "print", "consent")
