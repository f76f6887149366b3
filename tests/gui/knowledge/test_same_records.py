"""What the windows keep is what the command line keeps: entry by entry, the same."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gui.knowledge.conftest import Office
from samples.windows import PASSPHRASE, asked, opened
from satchel.assembly.desk import Desk
from satchel.cli.main import main
from satchel.gui.knowledge.candidates import Candidate
from satchel.gui.knowledge.case import Case
from satchel.gui.knowledge.form import RecordForm
from satchel.gui.knowledge.letter import Letter
from satchel.gui.knowledge.letters import Letters
from satchel.gui.knowledge.listing import Cases
from satchel.gui.knowledge.person import Person
from satchel.gui.knowledge.sources import SourcesScreen
from satchel.storage import records as rows
from satchel.storage.records import ListWish

REPORT = "Two men were held [1].\n\n[1] https://paper.example.org/one\n[2] https://paper.example.org/two\n"
SENT = "2026-01-11"
_ID = re.compile("[0-9a-hjkmnp-tv-z]{20}")


def entries(desk: Desk) -> list[tuple[str, Any]]:
    """Every record in the order it was made, with what each entry of it says; ids as numbers,
    contents by their hash."""
    db = desk.archive.reading()
    views = rows.select(db, ListWish(withdrawn=True, joined=True))
    numbers = {view.record: f"record {at}" for at, view in enumerate(views)}

    def plain(value: Any) -> Any:
        if isinstance(value, Mapping):
            if "sha512" in value:
                return value["sha256"]
            return {name: plain(item) for name, item in value.items()}
        if isinstance(value, list | tuple):
            return [plain(item) for item in value]
        if isinstance(value, str):
            return _ID.sub(lambda at: numbers.get(at[0], at[0]), value)
        return value

    told = ((view.kind, desk.records.history(view.record)) for view in views)
    return [(kind, [(plain(one.what), plain(one.source)) for one in lines]) for kind, lines in told]


def filled(office: Office, form: RecordForm, **told: Any) -> None:
    """Fill a form in and keep it."""
    office.settle()
    for name, value in told.items():
        form.editor(name).put(value)
    office.settle()
    form._keep.click()
    office.until(lambda: not form.is_open)
    assert office.refused == []


def by_window(office: Office, report: Path) -> None:
    cases = office.screen(Cases, "cases")
    cases.add()
    filled(office, cases.form, title="Bread", country="Kazakhstan")
    case = office.gone[-1].record
    screen = office.screen(Case, "case", case)
    screen.add("person")
    filled(office, screen.form, names=[{"text": "A. B.", "language": "en", "chosen": True}])
    sources = office.screen(SourcesScreen, "sources", case)
    sources.chosen([report])
    sources.reports.came.giver.put("the clerk")
    sources.reports.came._tell()
    office.until(lambda: sources.reports.table.cited.rowCount() > 0)
    assert "2" in sources.reports.keep_button.text()
    sources.reports._keep_ticked()
    office.settle()
    person = office.ask(lambda desk: _newest(desk, "person"))
    document = office.ask(lambda desk: _newest(desk, "attachment"))
    screen.add("charge")
    office.settle()
    about = screen.form._about.editors
    about["source"].choose(Candidate(document, "attachment", "report"))  # type: ignore[attr-defined]
    about["place"].put("page 1")
    filled(office, screen.form, person=person, article="174")
    screen.state()
    office.settle()
    statement = screen.statement
    statement.choose("number")
    assert statement.editor is not None
    statement.editor.put("5/19")
    statement.about.put({"source": document, "as_of": "2019", "by": "the clerk"})
    office.settle()
    statement._keep_button.click()
    office.until(lambda: not statement.is_open)
    letters = office.screen(Letters, "letters", case)
    letters.add()
    filled(office, letters.form, letter_kind="letter", to=["Prosecutor"], sent=SENT)
    letter = office.screen(Letter, "letter", office.gone[-1].record)
    assert letter.letter is not None
    assert letter.letter.waits
    letter.no_reply()
    office.settle()
    letter.denial.as_of.put("2026-02-22")
    letter.denial.searched.put("the register")
    letter.denial.by.put("M. N.")
    letter.denial._state()
    office.settle()
    screen.add("person")
    filled(office, screen.form, names=[{"text": "A. Б."}])
    other = office.ask(lambda desk: _newest(desk, "person"))
    known = office.screen(Person, "person", person)
    known._join()
    known.joining.other.choose(Candidate(other, "person", "A. Б."))
    office.until(known.joining.say_so.isEnabled)
    known.joining.say_so.click()
    office.settle()
    screen.edit()
    filled(office, screen.form, court="City Court", country=None)
    assert office.refused == []


class CommandLine:
    """One archive, spoken with in words."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        word = folder.parent / "passphrase"
        word.write_text(PASSPHRASE)
        self._place = ["--archive", str(folder), "--passphrase-file", str(word), "--json"]
        self._capsys = capsys

    def __call__(self, *words: str) -> Any:
        self._capsys.readouterr()
        assert main([*self._place, *words]) == 0, words
        return json.loads(self._capsys.readouterr().out)


def by_command(run: CommandLine, report: Path) -> None:
    case = run("case", "add", "--title", "Bread", "--country", "Kazakhstan")["id"]
    named = ["--name", "A. B.", "--language", "en", "--chosen"]
    person = run("person", "add", *named, "--case", case)["id"]
    given = ["--kind", "document", "--received-from", "the clerk"]
    document = run("attach", str(report), "--to", case, *given)["id"]
    run("cite", document, "--to", document)
    told = ["--field", f"person={person}", "--field", f"case={case}", "--field", "article=174"]
    run("add", "charge", *told, "--source", document, "--place", "page 1")
    said = ["--source", document, "--as-of", "2019", "--by", "the clerk"]
    run("edit", case, "--field", "number=5/19", *said)
    letter = run("letter", "add", "--to", "Prosecutor", "--sent", SENT, "--case", case)["id"]
    looked = ["--as-of", "2026-02-22", "--searched", "the register", "--by", "M. N."]
    run("letter", "no-reply", letter, *looked)
    other = run("person", "add", "--name", "A. Б.", "--case", case)["id"]
    run("same", person, other)
    run("edit", case, "--field", "court=City Court", "--unset", "country")


def _newest(desk: Desk, kind: str) -> str:
    return desk.records.select(ListWish(kind=kind, newest=True, limit=1))[0].record


def test_windows_and_command_line_leave_the_same_entries(
    office: Office, qtbot: QtBot, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.txt"
    report.write_text(REPORT)
    by_window(office, report)
    shown = office.ask(entries)
    folder = tmp_path / "command"
    tasks = opened(qtbot, folder)
    assert tasks.close(10)
    by_command(CommandLine(folder, capsys), report)
    assert shown == asked(qtbot, opened(qtbot, folder), entries)
