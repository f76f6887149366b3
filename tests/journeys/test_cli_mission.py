"""A mission by the command line: joining, parcels in any order, receipts, classes, sealing."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from journeys.driving import Driven, Unlocked, begin, start


@dataclass(frozen=True, slots=True)
class Mission:
    """Headquarters, an observer and a lawyer, all admitted and all open."""

    folder: Path
    office: Unlocked
    observer: Unlocked
    lawyer: Unlocked
    case: str
    ids: dict[str, str]

    def file(self, name: str) -> Path:
        """A name for something that is carried; never the same twice."""
        return self.folder / f"{name}-{len(list(self.folder.iterdir()))}"


@pytest.fixture(scope="module")
def mission(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mission]:
    root = tmp_path_factory.mktemp("mission")
    carried = root / "carried"
    carried.mkdir()
    founder = begin(root, "--mission", "Open Bench", "--unrehearsed", role="coordinator", name="hq")
    with founder.unlocked() as office:
        case = office.must("case", "add", "--title", "The shared case")["id"]
        joined = [_join(root, office, role) for role in ("observer", "legal")]
        with joined[0].unlocked() as observer, joined[1].unlocked() as lawyer:
            made = Mission(carried, office, observer, lawyer, case, {})
            for name, who in (("observer", observer), ("lawyer", lawyer)):
                made.ids[name] = _admit(made, who)
            yield made


def _join(root: Path, office: Unlocked, role: str) -> Driven:
    out = root / f"invitation-{role}"
    code = office.must("invite", "--name", role, "--role", role, "--out", str(out))["code"]
    return begin(root, "--invitation", str(out), "--code", code, role=role, name=role)


def _admit(mission: Mission, who: Unlocked) -> str:
    hello, answer = mission.file("hello"), mission.file("answer")
    who.must("parcel", "make", "--out", str(hello))
    assert mission.office.must("parcel", "open", str(hello))["pending"] is True
    (device,) = [one for one in mission.office.must("member", "list") if one["state"] == "pending"]
    own = [one for one in who.must("member", "list") if one["state"] == "own, pending"]
    assert [one["words"] for one in own] == [device["words"]]
    refused = mission.office.refusal("member", "confirm", device["id"], "--words", "acid " * 8)
    assert refused in ("words-differ", "usage")
    mission.office.must("member", "confirm", device["id"], "--words", device["words"])
    mission.office.must("parcel", "make", "--to", device["id"], "--out", str(answer))
    who.must("parcel", "open", str(answer))
    return str(device["id"])


def _send(mission: Mission, *words: str) -> tuple[Path, Any]:
    """The observer's parcel, opened at headquarters; and the report of that."""
    parcel, reply = mission.file("parcel"), mission.file("reply")
    mission.observer.must("parcel", "make", "--out", str(parcel), *words)
    report = mission.office.must("parcel", "open", str(parcel), "--reply", str(reply))
    mission.observer.must("parcel", "open", str(reply))
    return parcel, report


def _texts(who: Unlocked) -> list[str]:
    return [item["fields"].get("text", "") for item in who.must("list", "note")]


def test_the_case_of_headquarters_came_with_the_invitation(mission: Mission) -> None:
    for who in (mission.observer, mission.lawyer):
        assert who.must("show", mission.case)["title"] == "The shared case"


def test_a_line_reaches_headquarters_and_the_receipt_covers_it(mission: Mission) -> None:
    note = mission.observer.must("note", mission.case, "The hall is closed.", "--at", "09:32")
    _, report = _send(mission)
    assert report["entries_new"] > 0
    assert report["problems"] == report["gaps"] == report["branches"] == []
    assert report["pending"] is False
    there = mission.office.must("history", note["id"])
    here = mission.observer.must("history", note["id"])
    assert [line["id"] for line in there] == [line["id"] for line in here]
    assert there[0]["device"] == mission.ids["observer"]
    receipt = mission.observer.must("receipts")[-1]
    assert receipt["entries"] > note["index"]
    assert (receipt["missing_entries"], receipt["missing_contents"]) == (0, 0)


def test_a_parcel_brought_twice_changes_nothing(mission: Mission) -> None:
    mission.observer.must("note", mission.case, "Brought twice.")
    parcel, first = _send(mission)
    before = mission.office.must("list", "note")
    again = mission.office.must("parcel", "open", str(parcel))
    assert first["entries_new"] > 0
    assert again["entries_new"] == again["contents_new"] == 0
    assert again["entries_known"] == first["entries_new"]
    assert mission.office.must("list", "note") == before


def test_an_attachment_arrives_whole_and_signed_by_who_kept_it(mission: Mission) -> None:
    file = mission.file("recording")
    file.write_bytes(b"RIFF\0\0\0\0WAVEfmt " + bytes(range(256)) * 4000)
    words = ["--received-from", "W-3", "--received-how", "by messenger"]
    kept = mission.observer.must("attach", str(file), "--to", mission.case, *words)
    _, report = _send(mission)
    assert report["contents_new"] == 1
    out = mission.file("out")
    mission.office.must("extract", kept["id"], "--out", str(out))
    assert out.read_bytes() == file.read_bytes()
    source = mission.office.must("history", kept["id"])[0]["source"]
    assert (source["received_from"], source["received_how"]) == ("W-3", "by messenger")


def test_parcels_in_the_wrong_order_name_the_gap_until_it_is_filled(mission: Mission) -> None:
    first, second = mission.file("parcel"), mission.file("parcel-late")
    one = mission.observer.must("note", mission.case, "First of two.")
    mission.observer.must("parcel", "make", "--out", str(first), "--only", one["id"])
    two = mission.observer.must("note", mission.case, "Second of two.")
    mission.observer.must("parcel", "make", "--out", str(second), "--only", two["id"])
    report = mission.office.must("parcel", "open", str(second))
    (gap,) = report["gaps"]
    assert gap["device"] == mission.ids["observer"]
    assert any(low <= one["index"] <= high for low, high in gap["missing"])
    assert mission.office.must("show", two["id"])["fields"]["text"] == "Second of two."
    mission.office.must("parcel", "open", str(first))
    assert mission.office.must("show", one["id"])["fields"]["text"] == "First of two."
    _, whole = _send(mission)
    assert whole["gaps"] == []


def test_parts_of_a_split_parcel_come_in_any_order(mission: Mission) -> None:
    file = mission.file("large")
    file.write_bytes(bytes(range(256)) * 3000)
    kept = mission.observer.must("attach", str(file), "--to", mission.case)
    target = mission.file("split")
    made = mission.observer.must("parcel", "make", "--out", str(target), "--split", "256K")
    assert len(made["files"]) >= 3
    assert all(Path(part).stat().st_size <= 256 * 1024 for part in made["files"])
    missing = mission.office.answer("parcel", "open", *made["files"][1:])
    assert missing.get("error"), missing
    mission.office.must("parcel", "open", *reversed(made["files"]))
    out = mission.file("out")
    mission.office.must("extract", kept["id"], "--out", str(out))
    assert out.read_bytes() == file.read_bytes()


def test_a_changed_cut_or_foreign_parcel_is_refused_and_leaves_nothing(mission: Mission) -> None:
    mission.observer.must("note", mission.case, "Not to be seen from a changed parcel.")
    parcel = mission.file("parcel")
    mission.observer.must("parcel", "make", "--out", str(parcel))
    whole, before = parcel.read_bytes(), mission.office.must("list", "note")
    middle = len(whole) // 2
    changed = {
        "changed": whole[:middle] + bytes([whole[middle] ^ 1]) + whole[middle + 1 :],
        "cut": whole[:-5000],
        "longer": whole + b"x",
        "empty": b"",
        "foreign": b"age-encryption.org/v1\n-> nonsense\n",
    }
    for name, data in changed.items():
        file = mission.file(name)
        file.write_bytes(data)
        code = mission.office.refusal("parcel", "open", str(file))
        assert code in ("integrity", "usage") or code.startswith("age-"), (name, code)
        assert mission.office.must("list", "note") == before
    assert mission.office.refusal("parcel", "open", str(mission.file("none"))) == "not-found"
    mission.office.must("parcel", "open", str(parcel))
    assert len(mission.office.must("list", "note")) > len(before)


def test_a_parcel_for_one_device_opens_on_no_other(mission: Mission) -> None:
    parcel = mission.file("for-the-lawyer")
    to = ["--all", "--to", mission.ids["lawyer"], "--out", str(parcel)]
    mission.office.must("parcel", "make", *to)
    said = mission.observer.answer("parcel", "open", str(parcel))
    assert "error" in said, said
    mission.lawyer.must("parcel", "open", str(parcel))


def test_what_is_for_the_legal_class_headquarters_counts_and_cannot_read(mission: Mission) -> None:
    secret = "Only a lawyer may ever read this line."
    words = ["--audience", "legal"]
    note = mission.observer.must("note", mission.case, secret, *words)
    _, report = _send(mission)
    assert report["sealed"] >= 1
    assert secret not in _texts(mission.office)
    assert mission.office.must("search", "lawyer may ever read") == []
    assert mission.office.must("verify")["ok"] is True
    parcel = mission.file("to-the-lawyer")
    mission.office.must("parcel", "make", "--to", mission.ids["lawyer"], "--out", str(parcel))
    mission.lawyer.must("parcel", "open", str(parcel))
    assert mission.lawyer.must("show", note["id"])["fields"]["text"] == secret


def test_a_sealed_line_is_unreadable_here_and_readable_at_headquarters(mission: Mission) -> None:
    text = "W-3 comes at nine; sealed from the first moment."
    note = mission.observer.must("note", mission.case, text, "--sealed")
    assert text not in _texts(mission.observer)
    assert mission.observer.must("search", "sealed from the first") == []
    _send(mission)
    assert mission.office.must("show", note["id"])["fields"]["text"] == text


def test_a_letter_is_sealed_with_the_e_mail_it_was_read_from(mission: Mission) -> None:
    mail = mission.file("mail.eml")
    head = b"From: a@example.org\r\nTo: b@example.org\r\nMessage-ID: <1@example.org>\r\n"
    mail.write_bytes(head + b"Subject: Visit\r\n\r\nThe quarantined colony refuses.\r\n")
    letter = mission.observer.must("letter", "add", "--eml", str(mail), "--case", mission.case)
    assert len(mission.observer.must("search", "quarantined")) == 2
    _send(mission)
    mission.observer.must("seal", letter["id"])
    assert mission.observer.must("search", "quarantined") == []
    assert mission.observer.refusal("show", letter["document"]) == "not-found"
    assert len(mission.office.must("search", "quarantined")) == 2


def test_a_table_is_sealed_with_what_its_import_noted_of_the_rows(mission: Mission) -> None:
    table, how = mission.file("table.csv"), mission.file("map.json")
    table.write_text("name\nQuarrelsome Person\n", encoding="utf-8")
    record = {"kind": "person", "fields": {"names": [{"text": "{name}"}]}}
    how.write_text(json.dumps({"register": "Register", "records": {"person": record}}))
    words = ["import", str(table), "--map", str(how), "--key", "name"]
    done = mission.observer.must(*words)
    noted = mission.observer.must("list", "custody-entry")
    assert "Quarrelsome" in json.dumps(noted)
    mission.observer.must("seal", done["id"], done["rows"][0]["records"][0]["id"])
    assert "Quarrelsome" not in json.dumps(mission.observer.must("list", "custody-entry"))
    assert mission.observer.must("search", "Quarrelsome") == []


def test_an_edit_at_both_ends_keeps_both(mission: Mission) -> None:
    note = mission.observer.must("note", mission.case, "Said once.")["id"]
    _send(mission)
    mission.observer.must("edit", note, "--field", "text=Said by the observer.")
    mission.office.must("edit", note, "--field", "text=Said by headquarters.")
    _send(mission)
    shown = mission.office.must("show", note)
    assert len(shown["heads"]) == 2
    assert shown["head"] is None
    assert set(shown["contradictions"]["text"]) == {
        "Said by the observer.",
        "Said by headquarters.",
    }


def test_words_and_roles_that_do_not_fit_an_invitation_leave_no_archive(
    mission: Mission, tmp_path: Path
) -> None:
    out = tmp_path / "invitation"
    code = mission.office.must("invite", "--name", "third", "--out", str(out))["code"]
    archive = Driven(tmp_path / "third", tmp_path / "passphrase")
    archive.passphrase_file.write_text("x" * 20)
    base = ["init", "--name", "third", "--invitation", str(out)]
    other = " ".join(reversed(code.split()))
    tries = [
        ([*base, "--role", "observer", "--code", other], 3),
        ([*base, "--role", "observer", "--code", "six words that are not words"], 3),
        ([*base, "--role", "legal", "--code", code], 2),
        ([*base, "--role", "observer"], 2),
        (["init", "--name", "x", "--role", "observer", "--code", code], 2),
        (["init", "--name", "x", "--role", "observer", "--mission", "m"], 2),
        ([*base[:4], str(out) + "x", "--role", "observer", "--code", code], 5),
    ]
    for words, exit_code in tries:
        ran = archive.run(*words, cheap=True)
        assert ran.code == exit_code, (words, ran)
        assert not archive.folder.exists() or not list(archive.folder.glob("*.db"))


def test_a_revoked_invitation_and_a_name_that_is_taken_are_refused(
    mission: Mission, tmp_path: Path
) -> None:
    out = tmp_path / "invitation"
    given = mission.office.must("invite", "--name", "fourth", "--out", str(out))
    again = mission.office.refusal("invite", "--name", "fifth", "--out", str(out))
    assert again == "exists"
    for words in (["parcel", "make"], ["mission", "export"], ["backup", "make"]):
        assert mission.office.refusal(*words, "--out", str(out)) == "exists", words
    mission.office.must("member", "revoke", given["id"])
    listed = {one["id"]: one["state"] for one in mission.office.must("member", "list")}
    assert listed[given["id"]] == "invitation revoked"
    assert mission.observer.refusal("invite", "--name", "x", "--out", str(out) + "2")


def test_an_exhibit_of_headquarters_verifies_and_a_changed_one_does_not(mission: Mission) -> None:
    note = mission.observer.must("note", mission.case, "Shown in court.")["id"]
    _send(mission)
    out = mission.file("exhibit")
    mission.office.must("exhibit", "make", note, "--out", str(out), "--title", "Bundle 1")
    checked = mission.office.must("exhibit", "verify", str(out))
    assert checked["ok"] is True
    assert checked["items"] == 1
    assert checked["receipts"] >= 1
    assert mission.office.refusal("exhibit", "make", note, "--out", str(out)) == "exists"
    record = next((out / "data" / "items").rglob("record.json"))
    record.write_bytes(record.read_bytes().replace(b"Shown", b"Shove"))
    assert mission.office.refusal("exhibit", "verify", str(out)) == "integrity"
    codes = [one["member"].encode("ascii") for one in mission.office.must("member", "list")]
    for path in out.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert [code for code in codes if code in data] == [], path


def test_every_archive_verifies_at_the_end(mission: Mission) -> None:
    for who in (mission.office, mission.observer, mission.lawyer):
        said = who.must("verify")
        assert (said["ok"], said["problems"]) == (True, [])


@pytest.mark.parametrize("typed", [b"", b"not a share\n" * 9], ids=["nobody", "nonsense"])
def test_a_mission_whose_recovery_is_not_rehearsed_is_not_begun(
    tmp_path: Path, typed: bytes
) -> None:
    archive = Driven(tmp_path / "hq", tmp_path / "passphrase")
    archive.passphrase_file.write_text("x" * 20)
    words = ["init", "--role", "coordinator", "--name", "hq", "--mission", "m"]
    ran = archive.run(*words, told=typed, cheap=True)
    assert (ran.code, ran.value["error"]) == (7, "unrehearsed")
    assert not archive.folder.exists()


def test_a_rehearsed_mission_says_so_and_its_shares_are_shown_once(tmp_path: Path) -> None:
    archive = Driven(tmp_path / "hq", tmp_path / "passphrase")
    archive.passphrase_file.write_text("x" * 20)
    place = ["--archive", str(archive.folder), "--passphrase-file", str(archive.passphrase_file)]
    words = [*place, "--json", "init", "--role", "coordinator", "--name", "hq", "--mission", "m"]
    with subprocess.Popen(
        start(cheap=True) + words,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        shares = []
        for line in process.stderr:
            number, _, share = line.partition(b": ")
            if number.isdigit():
                shares.append(share)
            elif line.startswith(b"Now type "):
                process.stdin.write(b"".join(shares[1:4]))
                process.stdin.flush()
        answer = process.stdout.read()
    assert process.returncode == 0
    assert len(set(shares)) == 5
    assert json.loads(answer)["threshold"] == 3
    assert not any(share.strip() in answer for share in shares)
    assert archive.must("mission", "fingerprint")["rehearsed"] is True


def test_outside_a_mission_nothing_can_be_sent_or_sealed(tmp_path: Path) -> None:
    with begin(tmp_path).unlocked() as alone:
        note = alone.must("case", "add", "--title", "Alone")["id"]
        out = str(tmp_path / "parcel")
        for words in (
            ["parcel", "make", "--out", out],
            ["seal", "--all"],
            ["seal", note],
            ["invite", "--name", "x", "--out", out],
            ["member", "list"],
            ["member", "confirm", "x"],
            ["mission", "fingerprint"],
            ["mission", "export", "--out", out],
        ):
            said = alone.answer(*words)
            assert said.get("error") == "no-mission", (words, said)
            assert "init --invitation FILE" in said["message"], words
            assert "init --role coordinator" in said["message"], words
        assert not Path(out).exists()
