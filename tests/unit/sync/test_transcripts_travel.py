"""One hard fact: a recording in Russian and Kazakh with a transcript and two translations, made
by one device, corrected by two at once, and whole again wherever the parcels arrive."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import BinaryIO

import pytest

from satchel.catalog.attaching import Attachments, AttachWish
from satchel.catalog.kinds import Kinds
from satchel.catalog.letters import Letters
from satchel.catalog.permission import Permission
from satchel.catalog.records import Records
from satchel.catalog.taking_out import TakingOut
from satchel.catalog.texts import Texts
from satchel.catalog.transcripts import LinesFile, LinesWish, Transcripts
from satchel.catalog.transcripts_shown import Shown, TranscriptsShown
from satchel.domain.ids import RecordId
from satchel.domain.words import Audience, Role
from satchel.formats.documents.text import ExtractedText, State
from satchel.storage import mission
from satchel.storage.journal import Journal
from satchel.system.paths import schema_folder
from unit.sync.party import Party, Person

HEARD = """1
00:00:00,000 --> 00:00:01,500
Судья: Встать, суд идёт.

2
00:00:01,500 --> 00:00:04,000
Сот: Отырыңыздар (…)

3
00:00:04,000 --> 00:00:06,250
Адвокат: Прошу записать [inaudible]
"""
ENGLISH = HEARD.replace("Судья: Встать, суд идёт.", "Judge: All rise.")
MACHINE = "Judge: All rice.\nCourt: Sit down (…)\nLawyer: Please\n"


def _plain(source: BinaryIO, size: int, media_type: str | None) -> ExtractedText:
    """A worker that believes everybody writes UTF-8."""
    parts = (("text", source.read(size).decode("utf-8", "replace")),)
    return ExtractedText(parts, state=State.COMPLETE, charset="utf-8")


def records(person: Person) -> Records:
    kinds = Kinds(schema_folder() / "kinds")
    plain = person.journal
    journal = Journal(plain.author, plain.clock, plain.random, kinds.words, plain.anchor)
    return Records(person.archive, journal, kinds)


def transcripts(person: Person) -> Transcripts:
    acts = records(person)

    def readers(audience: Audience) -> list[object]:
        ours = mission.find(person.archive.reading())
        return list(ours.recipients(audience)) if ours else []

    texts = Texts(person.archive, _plain)
    return Transcripts(acts, Attachments(acts, texts, readers, lambda *_: None))  # type: ignore[arg-type]


def shown(person: Person, transcript: str, *translations: str) -> Shown:
    acts, permission = records(person), Permission(records(person))
    reading = TranscriptsShown(acts, TakingOut(acts, permission), permission)
    return reading.show(transcript, list(translations))


def file(text: str) -> LinesFile:
    return LinesFile(text.encode(), {})


def told(person: Person, transcript: str, translation: str) -> dict[str, tuple[object, object]]:
    """(original, translation) of each line, with what contradicts them."""
    found = {}
    for line in shown(person, transcript, translation).lines:
        both = [line.original, line.translations[RecordId(translation)]]
        found[line.number] = tuple(
            one and (one.line["text"], {str(each["text"]) for each in one.also})  # type: ignore[index,call-overload]
            for one in both
        )
    return found  # type: ignore[return-value]


@pytest.fixture
def office(party: Party) -> Person:
    return party.founder()


def test_two_devices_correct_at_once_and_both_corrections_stay(
    party: Party, office: Person, tmp_path: Path
) -> None:
    observer = party.admitted(office, "observer")
    other = party.admitted(office, "other", Role.COORDINATOR)
    case = records(observer).add("case", {"title": "First"}).record
    (tmp_path / "a.ogg").write_bytes(b"OggS a recording")
    sound = transcripts(observer).attachments.attach(tmp_path / "a.ogg", AttachWish(on=case))
    ours = transcripts(observer)
    heard = ours.add(sound.record, file(HEARD), LinesWish("human", "W-3", "ru")).written.record
    human = ours.translate(heard, file(ENGLISH), LinesWish("human", "W-3", "en")).written.record
    machine = ours.translate(heard, file(MACHINE), LinesWish("machine", "mt", "en")).written.record
    observer.make(tmp_path / "first")
    for person in (office, other):
        person.open(tmp_path / "first")

    # Apart: two different lines, then one and the same.
    transcripts(observer).correct(heard, "2", {"text": "Отырыңыздар (үзіліс)"})
    transcripts(office).correct(heard, "3", {"text": "Прошу записать отвод"})
    transcripts(observer).correct(machine, "1", {"text": "All rise."})
    transcripts(office).correct(machine, "1", {"text": "Everybody rise."})
    transcripts(observer).correct(heard, "2.5", {"text": "Тыныштық", "from": 3.5})
    observer.make(tmp_path / "from-observer")
    office.make(tmp_path / "from-office", to=other.device)
    office.make(tmp_path / "to-observer", to=observer.device, only=(heard, machine))

    office.open(tmp_path / "from-observer")
    other.open(tmp_path / "from-office")
    other.open(tmp_path / "from-observer")
    observer.open(tmp_path / "to-observer")
    found = [told(person, heard, machine) for person in (observer, office, other)]
    assert found[0] == found[1] == found[2]
    corrected = found[0]
    assert corrected["0002"][0] == ("Отырыңыздар (үзіліс)", set())
    assert corrected["0003"][0] == ("Прошу записать отвод", set())
    assert corrected["0002.5"] == (("Тыныштық", set()), None)
    text, also = corrected["0001"][1]  # type: ignore[misc]
    assert {text, *also} == {"All rise.", "Everybody rise."}  # both, neither overwritten
    for person in (observer, office, other):
        view = shown(person, heard, human, machine)
        assert [one.fields["made_by"] for one in view.translations] == ["human", "machine"]
        assert view.original.fields["derived_from"] == sound.record
        assert str(view.lines[0].translations[human].line["text"]) == "All rise."  # type: ignore[union-attr]


def test_an_answer_by_message_id_is_found_wherever_its_letter_comes_later(
    party: Party, office: Person, tmp_path: Path
) -> None:
    """Two observers hold one letter of an exchange each; headquarters gets the reply first."""
    first, second = party.admitted(office, "first"), party.admitted(office, "second")
    told = {"letter_kind": "e-mail", "from": "a@us.example", "message_id": "1@us"}
    sent = records(first).add("correspondence", {**told, "sent": "2019-07-01"}).record
    told = {"letter_kind": "e-mail", "from": "b@them.example", "in_reply_to": "1@us"}
    reply = records(second).add("correspondence", {**told, "sent": "2019-07-22"}).record
    first.make(tmp_path / "one")
    second.make(tmp_path / "two")
    office.open(tmp_path / "two")
    letters = Letters(records(office))
    assert [view.record for view, _ in letters.thread(letters.post(), reply)] == [reply]
    office.open(tmp_path / "one")
    assert [view.record for view, _ in letters.thread(letters.post(), reply)] == [sent, reply]
    assert letters.unanswered(letters.post(), date(2019, 8, 1)) == []
    waiting = letters.unanswered(letters.post(), date(2019, 7, 15))
    assert [(one.view.record, one.waiting.days) for one in waiting] == [(sent, 14)]
