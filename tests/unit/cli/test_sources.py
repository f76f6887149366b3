"""What a report cites, on the command line: the queue, the rules, and the check of it all."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from unit.capture.sites import Caller, Site
from unit.cli.conftest import Shell
from unit.cli.unlocked import Unlocked, unlocked

OLD = "The hearing of 14 February is open.\nJudge: A.\nRoom 4.\n"
NEW = "The hearing of 14 February is closed.\nJudge: A.\nRoom 4.\nNo devices.\n"


class Court:
    """A site whose pages are plain files that change and go away."""

    def __init__(self) -> None:
        self.pages = {"/calendar.txt": OLD, "/decree.txt": "Decree 7\n", "/rules.txt": "Rules\n"}
        self.site = Site(self._answer)

    def url(self, path: str) -> str:
        return self.site.url(path)

    def asked(self, path: str) -> int:
        return sum(one.split(b" ", 2)[1].decode() == path for one in self.site.requests)

    def _answer(self, caller: Caller) -> None:
        caller.hear()
        text = self.pages.get(caller.path)
        body = (text or "There is no such page.\n").encode()
        status = b"200 OK" if text is not None else b"404 Not Found"
        head = b"HTTP/1.1 %s\r\nContent-Type: text/plain; charset=utf-8\r\n" % status
        caller.say(head + b"Content-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)


@pytest.fixture(scope="module")
def satchel(shell: Shell) -> Iterator[Unlocked]:
    with unlocked(shell) as opened:
        yield opened


@pytest.fixture
def court() -> Iterator[Court]:
    made = Court()
    yield made
    made.site.close()


@pytest.fixture
def case(satchel: Unlocked) -> str:
    return str(satchel("case", "add", "--title", "A case")["id"])


def cite(satchel: Unlocked, case: str, url: str) -> str:
    return str(satchel("cite", "--url", url, "--to", case)["id"])


def states(satchel: Unlocked, case: str, *more: str) -> dict[str, str]:
    return {one["id"]: one["state"] for one in satchel("cite", "check", case, *more)}


def row(satchel: Unlocked, citation: str) -> dict[str, object]:
    (found,) = [one for one in satchel("queue") if one["citation"] == citation]
    return dict(found)


def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as made:
        return int(made.getsockname()[1])


def test_a_whole_report_is_judged_and_looked_at_again(
    satchel: Unlocked, court: Court, case: str, tmp_path: Path
) -> None:
    calendar, decree, rules = (
        cite(satchel, case, court.url(path))
        for path in ("/calendar.txt", "/decree.txt", "/rules.txt")
    )
    twice = cite(satchel, case, court.url("/calendar.txt"))
    bare = satchel("add", "citation", "--body", _written(tmp_path, case))["id"]
    satchel("queue", "policy", rules, "never")
    allow = ("--allow-address", court.site.origin)
    assert set(states(satchel, case).values()) == {"waiting", "not-captured", "without-link"}

    # Of these nobody looks again, which a browser does and each time is started for.
    other = str(satchel("case", "add", "--title", "Another case")["id"])
    missing = cite(satchel, other, court.url("/nowhere.txt"))
    down = cite(satchel, other, f"http://127.0.0.1:{closed_port()}/down")
    assert set(states(satchel, other).values()) == {"waiting"}

    satchel("capture", "--pending", "--without-browser", *allow)
    assert states(satchel, other) == {missing: "dead", down: "failed"}
    assert states(satchel, case) == {
        calendar: "captured", decree: "captured", twice: "captured",
        rules: "not-captured", bare: "without-link",
    }  # fmt: skip
    assert court.asked("/rules.txt") == 0
    assert court.asked("/calendar.txt") == 1, "what two notes cite is asked for once"

    court.pages["/calendar.txt"] = NEW
    del court.pages["/decree.txt"]
    after = satchel("cite", "check", "--case", case, "--again", *allow)
    told = {one["id"]: one for one in after}
    assert (told[calendar]["state"], told[calendar]["changed"]) == (
        "changed",
        {"gone": 1, "came": 2},
    )
    assert (told[decree]["state"], bool(told[decree]["capture"])) == ("dead", True)
    assert told[decree]["why"] == "the site answered 404"
    assert court.asked("/rules.txt") == 0

    between = satchel("capture", "compare", told[calendar]["capture"])
    assert [(line["way"], line["text"]) for line in between["lines"]] == [
        ("gone", "The hearing of 14 February is open."),
        ("came", "The hearing of 14 February is closed."),
        ("came", "No devices."),
    ]
    looks = satchel("capture", "history", court.url("/calendar.txt"))
    assert (looks[0]["changed"], looks[-1]["changed"]) == (None, True)

    for language in ("en", "ru", "kk"):
        out = tmp_path / f"{language}.pdf"
        satchel("cite", "check", case, "--print", str(out), "--language", language)
        assert out.read_bytes().startswith(b"%PDF")


def test_the_queue_is_ordered_paused_and_emptied(
    satchel: Unlocked, court: Court, case: str
) -> None:
    one, two, three = (cite(satchel, case, court.url(f"/{name}.txt")) for name in "abc")

    def mine() -> list[str]:
        rows = satchel("queue")
        return [found["citation"] for found in rows if found["url"].startswith(court.url(""))]

    assert mine() == [one, two, three]
    satchel("queue", "first", three)
    satchel("queue", "last", one)
    assert mine() == [three, two, one]
    satchel("queue", "pause", two, court.url("/a.txt"))
    assert (row(satchel, two)["state"], row(satchel, one)["state"]) == ("paused", "paused")
    assert satchel.refusal("queue", "pause", two).exit_code == 7
    satchel("queue", "resume", two)
    satchel("queue", "cancel", one, "--why", "cited by mistake")
    kept = satchel("cite", "check", case)
    assert {(one["state"], one["why"]) for one in kept} == {
        ("waiting", None),
        ("not-captured", "cited by mistake"),
    }
    satchel("queue", "retry", one)
    assert row(satchel, one)["state"] == "waiting"
    assert satchel.refusal("queue", "pause", "999999").exit_code == 5


def test_a_sites_rule_holds_for_all_under_it_and_for_what_is_cited_later(
    satchel: Unlocked, case: str
) -> None:
    before = cite(satchel, case, "https://court.guarded.example/a")
    elsewhere = cite(satchel, case, "https://unguarded.example/a")
    assert satchel("queue", "policy", "guarded.example", "safer")["changed"] == 1
    later = cite(satchel, case, "https://guarded.example:8443/b")
    for citation in (before, later):
        found = row(satchel, citation)
        assert (found["policy"], found["asked_of"]) == ("safer", "headquarters")
    assert row(satchel, elsewhere)["policy"] == "here"
    refused = satchel.refusal("capture", "https://www.guarded.example/new")
    assert (refused.code, refused.exit_code) == ("not-from-here", 7)
    tried = satchel("capture", "--pending", "--without-browser")
    assert not [
        one for one in tried if "guarded.example/" in one["url"] and one["citation"] != elsewhere
    ]
    assert states(satchel, case)[before] == "asked-of-someone-safer"
    satchel("queue", "policy", "guarded.example", "none")
    assert satchel("queue", "policy") == []


def test_what_is_asked_of_someone_safer_can_be_taken_back(satchel: Unlocked, case: str) -> None:
    citation = cite(satchel, case, "https://taken.example/")
    asked = satchel("capture", "ask", citation, "--why", "my line is watched")
    assert satchel("capture", "ask", citation)["id"] == asked["id"]
    request = satchel("show", asked["id"])
    assert (request["kind"], request["fields"]["citation"]) == ("capture-request", citation)
    satchel("queue", "cancel", citation)
    assert satchel("show", asked["id"])["withdrawn"]
    assert satchel.refusal("capture", "ask", citation, "--of", "M-AAAAAA").exit_code == 5


def _written(folder: Path, case: str) -> str:
    path = folder / "citation.json"
    path.write_text(f'{{"on": "{case}", "url": null, "marker": "7"}}', encoding="utf-8")
    return str(path)
