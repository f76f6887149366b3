"""The lost-device drill as app/LOST_DEVICE.md tells it: its commands, in its order."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from journeys.driving import APP, Driven, Unlocked, begin

PAGE = APP / "LOST_DEVICE.md"


class Drill:
    """The commands of the page, one after the other, with a person's own names put in."""

    def __init__(self, office: Unlocked) -> None:
        blocks = re.findall(r"```sh\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
        lines = [line for block in blocks for line in block.splitlines()]
        assert all(line.startswith("s ") for line in lines)
        self.office = office
        self.left: Iterator[list[str]] = iter([shlex.split(line)[1:] for line in lines])

    def next(self, begins: str, **named: object) -> Any:
        """Run the next command, which has to be this one."""
        words = next(self.left)
        assert " ".join(words).startswith(begins), words
        for name, value in named.items():
            place = name.replace("_", " ")
            assert place in words, (place, words)
            words[words.index(place)] = str(value)
        return self.office.must(*words)


def _hello(folder: Path, who: Unlocked, name: str) -> Path:
    who.must("parcel", "make", "--out", str(folder / name))
    return folder / name


def _joined(folder: Path, name: str, given: Any) -> Driven:
    return begin(folder, "--invitation", given["out"], "--code", given["code"], name=name)


def _admitted(folder: Path, office: Unlocked, who: Unlocked, name: str) -> str:
    office.must("parcel", "open", str(_hello(folder, who, f"{name}-hello")))
    (pending,) = [one for one in office.must("member", "list") if one["state"] == "pending"]
    office.must("member", "confirm", pending["id"], "--words", pending["words"])
    office.must("parcel", "make", "--to", pending["id"], "--out", str(folder / f"{name}-yes"))
    who.must("parcel", "open", str(folder / f"{name}-yes"))
    return str(pending["id"])


def _standing(office: Unlocked, note: Any) -> str:
    return str(office.must("history", note["id"])[0]["standing"])


def test_the_page_leads_through_the_loss_of_a_device(tmp_path: Path) -> None:
    founder = begin(tmp_path, "--mission", "Drill", "--unrehearsed", role="coordinator", name="hq")
    with founder.unlocked() as office:
        given = office.must("invite", "--name", "observer", "--out", str(tmp_path / "for-her"))
        lost = _joined(tmp_path, "lost", given)
        with lost.unlocked() as her:
            device = _admitted(tmp_path, office, her, "lost")
            case = her.must("case", "add", "--title", "A case")["id"]
            confirmed = her.must("note", case, "Confirmed in time.")
            sent = _hello(tmp_path, her, "in-time")
            office.must("parcel", "open", str(sent), "--reply", str(tmp_path / "receipt"))
        shutil.copytree(lost.folder, tmp_path / "stolen")
        with lost.unlocked() as her:
            late = her.must("note", case, "Not confirmed.")
            on_its_way = _hello(tmp_path, her, "on-its-way")
        spare = office.must("invite", "--name", "spare", "--out", str(tmp_path / "spare"))
        stolen = Driven(tmp_path / "stolen", lost.passphrase_file)
        (tmp_path / "folder").mkdir()

        drill = Drill(office)
        listed = drill.next("member list")
        assert device in [one["id"] for one in listed]
        now = datetime.now(UTC).isoformat()
        told = drill.next("member revoke", DEVICE=device, **{_example_time(): now})
        assert told["revoked"] == [device]
        drill.next("member revoke", INVITATION=spare["id"])
        with stolen.unlocked() as thief:
            forged = thief.must("note", case, "Forged.")
            office.must("parcel", "open", str(_hello(tmp_path, thief, "forged")))
        drill.next("parcel open", FILE=on_its_way)
        (row,) = [one for one in drill.next("member list") if one["id"] == device]
        assert row["state"] == "revoked"
        assert row["disputed"] >= 2
        assert len(row["branches"]) == 2
        found = [_standing(office, note) for note in (confirmed, late, forged)]
        assert found == ["admitted", "disputed", "disputed"]
        _the_others_are_told(drill, tmp_path)
        _she_comes_back(drill, tmp_path, device)


def _example_time() -> str:
    (found,) = re.findall(r"--at (\S+Z)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    return str(found)


def _the_others_are_told(drill: Drill, folder: Path) -> None:
    """Another coordinator hears of it, and whoever was shut out can read nothing that is new."""
    given = drill.office.must(
        "invite", "--name", "second", "--role", "coordinator", "--out", str(folder / "second.inv")
    )
    code = ("--invitation", given["out"], "--code", given["code"])
    with begin(folder, *code, role="coordinator", name="second").unlocked() as second:
        device = _admitted(folder, drill.office, second, "second")
        drill.next("sync", FOLDER=folder / "folder")
        drill.next("parcel make", MEMBER=device, FILE=folder / "word")
        second.must("parcel", "open", str(folder / "word"))
        states = [one["state"] for one in second.must("member", "list")]
        assert "revoked" in states


def _she_comes_back(drill: Drill, folder: Path, lost: str) -> None:
    given = drill.next("invite", FILE=folder / "again")
    with _joined(folder, "new", given).unlocked() as her:
        drill.next("parcel open", FILE=_hello(folder, her, "again-hello"))
        (new,) = [one for one in drill.office.must("member", "list") if one["state"] == "pending"]
        own = [one for one in her.must("member", "list") if one["state"] == "own, pending"]
        assert own[0]["words"] == new["words"]
        drill.next("member confirm", DEVICE=new["id"], EIGHT_WORDS=new["words"])
        drill.next("parcel make", DEVICE=new["id"], FILE=folder / "again-yes")
        her.must("parcel", "open", str(folder / "again-yes"))
    states = {one["id"]: one["state"] for one in drill.next("member list")}
    assert (states[lost], states[new["id"]]) == ("revoked", "admitted")
    assert drill.next("verify")["problems"] == []
    assert next(drill.left, None) is None
