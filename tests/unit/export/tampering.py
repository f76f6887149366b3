"""Ways to change an exhibit, each of which must be noticed.

`CARELESS` change bytes and leave the manifests. `FORGED` make all manifests anew, as
someone would who knows BagIt; only signatures, hashes and proofs can notice those.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

from satchel.ledger.cosignature import cosign
from unit.export.exhibit_samples import TIME_S, Device

Tamper = Callable[[Path], None]

E3 = "data/entries/L1/000003"
E4 = "data/entries/L1/000004"
E5 = "data/entries/L1/000005"
WAV = "data/items/E-0002/E-0002.1.wav"
PDF = "data/items/E-0002/E-0002.2.pdf"
L1, L2 = "data/ledgers/L1", "data/ledgers/L2"
NOTE = f"{L1}/checkpoint-1.txt"


def rebag(folder: Path) -> None:
    """All four manifests and the payload's sum anew, with hashlib alone."""
    names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    payload = [name for name in names if name.startswith("data/")]
    size = sum((folder / name).stat().st_size for name in payload)
    info = (folder / "bag-info.txt").read_text("utf-8").splitlines()
    kept = [line for line in info if not line.startswith("Payload-Oxum")]
    put(folder, "bag-info.txt", "\n".join([*kept, f"Payload-Oxum: {size}.{len(payload)}", ""]))
    for algorithm in ("sha256", "sha512"):
        write_manifest(folder, f"manifest-{algorithm}.txt", algorithm, payload)
    tags = [n for n in names if not n.startswith(("data/", "tagmanifest-"))]
    for algorithm in ("sha256", "sha512"):
        write_manifest(folder, f"tagmanifest-{algorithm}.txt", algorithm, tags)


def write_manifest(folder: Path, manifest: str, algorithm: str, names: list[str]) -> None:
    lines = [
        f"{hashlib.new(algorithm, (folder / name).read_bytes()).hexdigest()}  {name}\n"
        for name in names
    ]
    put(folder, manifest, "".join(lines))


def put(folder: Path, name: str, data: bytes | str) -> None:
    raw = data.encode("utf-8") if isinstance(data, str) else data
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes(raw)


def text(folder: Path, name: str) -> str:
    return (folder / name).read_text("utf-8")


def flip(name: str, at: int = 5) -> Tamper:
    def act(folder: Path) -> None:
        raw = bytearray((folder / name).read_bytes())
        raw[at] ^= 1
        put(folder, name, bytes(raw))

    return act


def add(name: str, data: bytes = b"more") -> Tamper:
    return lambda folder: put(folder, name, data)


def append(name: str, data: bytes = b"\n") -> Tamper:
    return lambda folder: put(folder, name, (folder / name).read_bytes() + data)


def remove(name: str) -> Tamper:
    return lambda folder: (folder / name).unlink()


def swap(one: str, other: str) -> Tamper:
    def act(folder: Path) -> None:
        first, second = (folder / one).read_bytes(), (folder / other).read_bytes()
        put(folder, one, second)
        put(folder, other, first)

    return act


def replace(name: str, old: str, new: str) -> Tamper:
    def act(folder: Path) -> None:
        before = text(folder, name)
        assert old in before
        put(folder, name, before.replace(old, new, 1))

    return act


def index(change: Callable[[Any], object]) -> Tamper:
    """`change` edits the parsed index.json in place."""

    def act(folder: Path) -> None:
        told = json.loads(text(folder, "index.json"))
        change(told)
        put(folder, "index.json", json.dumps(told))

    return act


def all_of(*acts: Tamper) -> Tamper:
    def act(folder: Path) -> None:
        for one in acts:
            one(folder)

    return act


def set_in(*path: str | int, to: object) -> Tamper:
    def change(told: Any) -> None:
        for step in path[:-1]:
            told = told[step]
        told[path[-1]] = to

    return index(change)


def _forge_original(folder: Path) -> None:
    """Another recording, with the index told about it."""
    data = b"another recording"
    put(folder, WAV, data)

    def change(told: Any) -> None:
        told["items"][1]["files"][0] |= {
            "size": len(data),
            "sha256": hashlib.sha256(data).hexdigest(),
            "sha512": hashlib.sha512(data).hexdigest(),
        }

    index(change)(folder)


def _unbind_original(folder: Path) -> None:
    _forge_original(folder)
    set_in("items", 1, "files", 0, "signed_in", to=None)(folder)


def _forge_section(folder: Path) -> None:
    """Another text under the same salt, in the record too."""
    replace(f"{E4}/what.json", "суд идёт", "все свободны")(folder)
    replace("data/items/E-0001/record.json", "суд идёт", "все свободны")(folder)


def _forge_header(folder: Path) -> None:
    """A header that commits to the forged section, with message and index made to fit."""
    what = text(folder, f"{E4}/what.json")
    header = text(folder, f"{E4}/header.json")

    def digest(section: str) -> str:
        return hashlib.sha256(b"satchel/section/v1\0what\0" + section.encode()).hexdigest()

    forged = what.replace("суд идёт", "все свободны")
    old_leaf = hashlib.sha256(b"\0" + header.encode()).hexdigest()
    header = header.replace(digest(what), digest(forged))
    leaf = hashlib.sha256(b"\0" + header.encode())
    put(folder, f"{E4}/what.json", forged)
    put(folder, f"{E4}/header.json", header)
    put(folder, f"{E4}/message.bin", b"satchel/entry/v1\0" + leaf.digest())
    for name in ("data/items/E-0001/record.json", "index.json"):
        changed = text(folder, name).replace(old_leaf, leaf.hexdigest())
        put(folder, name, changed.replace("суд идёт", "все свободны"))


def _forge_header_and_sign(folder: Path) -> None:
    """The same, signed again with a key of one's own that is put in place of the device's."""
    _forge_header(folder)
    stranger = Device(9)
    message = (folder / E4 / "message.bin").read_bytes()
    put(folder, f"{E4}/signature.sig", stranger.ed25519.sign(message))
    der = bytes.fromhex("302a300506032b6570032100") + stranger.ed25519.public
    pem = (
        f"-----BEGIN PUBLIC KEY-----\n{base64.b64encode(der).decode()}\n-----END PUBLIC KEY-----\n"
    )
    put(folder, f"{L1}/ed25519.pem", pem)


def note_lines(folder: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Changes the lines of ledger 1's first note there and in every proof that repeats it."""
    old = text(folder, NOTE)
    new = "\n".join(change(old.split("\n")))
    for path in [folder / NOTE, *(folder / "data/entries/L1").glob("*/proof.tlog-proof")]:
        put(folder, path.relative_to(folder).as_posix(), path.read_text("utf-8").replace(old, new))


def drop_line(number: int) -> Tamper:
    """Signature line `number`: 0 Ed25519, 1 ML-DSA, 2 and 3 the coordinator's."""
    return lambda folder: note_lines(
        folder, lambda lines: lines[: 4 + number] + lines[5 + number :]
    )


def _other_root(folder: Path) -> None:
    root = base64.b64encode(b"r" * 32).decode()
    note_lines(folder, lambda lines: [*lines[:2], root, *lines[3:]])


def _larger_tree(folder: Path) -> None:
    note_lines(folder, lambda lines: [lines[0], "8", *lines[2:]])
    set_in("ledgers", 0, "heads", 0, "size", to=8)(folder)


def _own_receipt(folder: Path) -> None:
    """A receipt of an earlier time, made by someone who is not the coordinator."""
    forger, real = Device(8), Device(3)
    note = "\n".join(text(folder, NOTE).split("\n")[:6]) + "\n"
    lines = cosign(note, real.origin, forger.ed25519, forger.ml_dsa, TIME_S - 9).split("\n")
    note_lines(folder, lambda old: [*old[:6], *lines])


def _swap_folders(folder: Path) -> None:
    (folder / E3).rename(folder / "data/entries/L1/tmp")
    (folder / E4).rename(folder / E3)
    (folder / "data/entries/L1/tmp").rename(folder / E4)


def _move_to_other_ledger(folder: Path) -> None:
    shutil.move(folder / E4, folder / "data/entries/L2/000004")
    set_in("entries", 1, "ledger", to=1)(folder)
    set_in("entries", 1, "folder", to="data/entries/L2/000004")(folder)


def _drop_entry(folder: Path) -> None:
    index(lambda told: told["entries"].pop())(folder)


def _show_forged_author(folder: Path) -> None:
    put(
        folder, f"{E3}/who.json", '{"body":{"member":"M-000000"},"salt":"AAAAAAAAAAAAAAAAAAAAAA=="}'
    )

    def change(told: Any) -> None:
        entry = told["entries"][0]
        entry["sections"] = sorted([*entry["sections"], "who"])
        del entry["not_shown"]["who"]

    index(change)(folder)


def _hide_withholding(folder: Path) -> None:
    index(lambda told: told["entries"][0]["not_shown"].clear())(folder)


def _escape_item(folder: Path) -> None:
    def change(told: Any) -> None:
        told["items"][0]["number"] = "../E-0001"
        told["items"][0]["folder"] = "data/items/../E-0001"

    index(change)(folder)


CARELESS: dict[str, Tamper] = {
    "a byte of a recording": flip(WAV, 1000),
    "a recording cut short": lambda folder: put(folder, WAV, (folder / WAV).read_bytes()[:-1]),
    "a recording made longer": append(WAV),
    "a recording missing": remove(WAV),
    "an emptied document": add(PDF, b""),
    "two originals swapped": swap(WAV, PDF),
    "a file more among the originals": add("data/items/E-0002/E-0002.3.pdf"),
    "a file more at the top": add("readme.txt"),
    "a hidden file": add("data/.hidden"),
    "a fetch.txt": add("fetch.txt", b"http://192.0.2.1/x 5 data/x\n"),
    "a header": flip(f"{E3}/header.json", 40),
    "a signature": flip(f"{E3}/signature.sig"),
    "a record missing": remove("data/items/E-0001/record.json"),
    "the history": append("data/items/E-0001/history.txt"),
    "the index page": replace("index.html", "E-0001", "E-0009"),
    "the load file": append("index.csv", b"x\r\n"),
    "the instructions": append("instructions.txt"),
    "the page that checks": append("verify.html"),
    "the bag's description": append("bag-info.txt", b"Contact-Name: M\n"),
    "a digit of a manifest": flip("manifest-sha256.txt", 3),
    "a digit of the long manifest": flip("manifest-sha512.txt", 3),
    "a digit of a tag manifest": flip("tagmanifest-sha512.txt", 3),
    "a manifest missing": remove("manifest-sha512.txt"),
    "a tag manifest missing": remove("tagmanifest-sha256.txt"),
}

FORGED: dict[str, Tamper] = {
    "a line twice in a manifest": lambda folder: put(
        folder, "manifest-sha256.txt", text(folder, "manifest-sha256.txt") * 2
    ),
    "another bag version": replace("bagit.txt", "1.0", "0.97"),
    "a file more": add("data/items/E-0002/E-0002.3.pdf"),
    "a page more": add("readme.html"),
    "another recording": flip(WAV, 1000),
    "another recording that the index tells": _forge_original,
    "another recording that no entry is said to tell": _unbind_original,
    "two originals swapped": swap(WAV, PDF),
    "an original of another item": set_in("items", 1, "files", 0, "path", to=f"{E3}/what.json"),
    "an original signed elsewhere": set_in("items", 1, "files", 0, "signed_in", to=0),
    "a record's field": replace("data/items/E-0001/record.json", "встать!", "сидеть!"),
    "a record's contradiction hidden": replace(
        "data/items/E-0001/record.json", '"Судья: встать, суд идёт",', ""
    ),
    "a record that is not JSON": add("data/items/E-0001/record.json", b"{"),
    "a section": _forge_section,
    "a section's salt": replace(f"{E4}/what.json", '"salt":"', '"salt":"A'),
    "a section with a blank": replace(f"{E4}/what.json", '"body":', '"body": '),
    "sections swapped": swap(f"{E3}/what.json", f"{E3}/where.json"),
    "a section and its header": _forge_header,
    "a section, its header and the key": _forge_header_and_sign,
    "a header with a blank": replace(f"{E4}/header.json", '"kind":', '"kind": '),
    "a header's time": replace(f"{E4}/header.json", "2026-11-22", "2026-11-21"),
    "a signature": flip(f"{E3}/signature.sig"),
    "a signature cut short": lambda folder: put(
        folder, f"{E3}/signature.sig", (folder / E3 / "signature.sig").read_bytes()[:63]
    ),
    "signatures swapped": swap(f"{E3}/signature.sig", f"{E4}/signature.sig"),
    "a signed message": flip(f"{E3}/message.bin", 20),
    "a forged author shown": _show_forged_author,
    "withholding hidden": _hide_withholding,
    "a proof of another entry": swap(f"{E3}/proof.tlog-proof", f"{E4}/proof.tlog-proof"),
    "a proof's index": replace(f"{E3}/proof.tlog-proof", "index 3", "index 2"),
    "a proof cut": lambda folder: put(
        folder,
        f"{E3}/proof.tlog-proof",
        "\n".join(
            line
            for number, line in enumerate(text(folder, f"{E3}/proof.tlog-proof").split("\n"))
            if number != 2
        ),
    ),
    "a proof with extra data": replace(f"{E3}/proof.tlog-proof", "\nindex", "\nextra AAAA\nindex"),
    "a checkpoint's root": _other_root,
    "a checkpoint's size": _larger_tree,
    "a checkpoint's Ed25519 line dropped": drop_line(0),
    "a checkpoint's ML-DSA line dropped": drop_line(1),
    "a receipt's Ed25519 line dropped": drop_line(2),
    "a receipt's ML-DSA line dropped": drop_line(3),
    "a receipt by someone else": _own_receipt,
    "a receipt's time in the index": set_in(
        "ledgers", 0, "heads", 0, "receipts", 0, "time", to="2020-01-01T00:00:00.000000Z"
    ),
    "a receipt hidden": set_in("ledgers", 0, "heads", 0, "receipts", to=[]),
    "a receipt under another name": set_in("cosigners", 0, "name", to="satchel/other"),
    "a receipt of no cosigner": set_in("ledgers", 0, "heads", 0, "receipts", 0, "cosigner", to=7),
    "another ledger's key": swap(f"{L1}/ed25519.pem", f"{L2}/ed25519.pem"),
    "another ledger's ML-DSA key": swap(f"{L1}/ml-dsa-44.pem", f"{L2}/ml-dsa-44.pem"),
    "a key of another kind": swap(f"{L1}/ed25519.pem", f"{L1}/ml-dsa-44.pem"),
    "a key with something after it": append(f"{L1}/ed25519.pem"),
    "another ledger's name": set_in("ledgers", 0, "origin", to="satchel/other"),
    "a detached signature": flip(f"{L1}/checkpoint-1.ed25519.sig"),
    "a detached ML-DSA signature": flip(f"{L1}/checkpoint-1.ml-dsa-44.sig"),
    "a detached ML-DSA message": flip(f"{L1}/checkpoint-1.ml-dsa-44.message"),
    "a detached receipt message": flip(f"{L1}/checkpoint-1.C1.ed25519.message"),
    "an entry's kind in the index": set_in("entries", 0, "kind", to="decision"),
    "an entry's record in the index": set_in("entries", 0, "record", to="a" * 20),
    "an entry's time in the index": set_in("entries", 0, "utc", to="2020-01-01T00:00:00.000000Z"),
    "an entry's place in the index": set_in("entries", 0, "index", to=2),
    "an entry's head in the index": set_in("entries", 0, "head", to=1),
    "an entry dropped": _drop_entry,
    "entries' folders swapped": _swap_folders,
    "an entry moved to another ledger": _move_to_other_ledger,
    "fewer entries said not to be shown": set_in("ledgers", 0, "not_shown", "count", to=0),
    "other ranges said not to be shown": set_in("ledgers", 0, "not_shown", "ranges", to=[[0, 4]]),
    "a smaller ledger said": set_in("ledgers", 0, "size", to=7),
    "an item's record": set_in("items", 0, "record", to="q" * 20),
    "an item with a foreign entry's history": set_in(
        "items", 1, "custody", 0, "entry", to=hashlib.sha256(b"foreign").hexdigest()
    ),
    "an item's number twice": lambda folder: index(
        lambda told: told["items"].append(told["items"][0])
    )(folder),
    "an item outside its folder": _escape_item,
    "an item of entries that do not exist": set_in("items", 0, "entries", to=[0, 99]),
    "no items": set_in("items", to=None),
    "another format": set_in("format", to="satchel-exhibit/9"),
    "an index that is a list": add("index.json", b"[]"),
    "an index that is not JSON": add("index.json", b"{"),
    "an index that is not text": add("index.json", b"\xff{}"),
    "an index nested deeply": add("index.json", b'{"format":' + b"[" * 9000 + b"]" * 9000 + b"}"),
}


def tampered(source: Path, folder: Path, name: str) -> None:
    """A changed copy of the exhibit `source` in the new folder `folder`."""
    kind, _, word = name.partition(": ")
    shutil.copytree(source, folder)
    if kind == "careless":
        CARELESS[word](folder)
    else:
        FORGED[word](folder)
        listed_twice = word == "a line twice in a manifest"
        if not listed_twice:
            rebag(folder)
        else:
            tags = [p.name for p in folder.iterdir() if p.is_file()]
            tags = sorted(n for n in tags if not n.startswith("tagmanifest-"))
            for algorithm in ("sha256", "sha512"):
                write_manifest(folder, f"tagmanifest-{algorithm}.txt", algorithm, tags)


ALL = [f"careless: {name}" for name in CARELESS] + [f"forged: {name}" for name in FORGED]
