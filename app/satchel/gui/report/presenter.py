"""What the report's page shows: whom it is about, its questions by section, how far it is.

No widgets. To know first: a page shows one observation; each observer has one of the
hearing and one of each accused. Those of others are shown and not written in. What nobody
answered is "not answered", never "no".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from satchel.assembly.desk import Desk
from satchel.catalog import places
from satchel.catalog.authors import author_of
from satchel.catalog.chronology import Titles
from satchel.catalog.reports import HearingReport, Observed
from satchel.domain import zones
from satchel.domain.dates_in_words import in_words
from satchel.domain.describing import describe
from satchel.domain.forms import Form
from satchel.domain.ids import RecordId
from satchel.domain.json_values import JsonObject, JsonValue
from satchel.gui.language import translate
from satchel.gui.report.naming_presenter import names_of
from satchel.gui.report.pending_presenter import HOW, SURE, WORDS
from satchel.storage.records import ListWish

_STANDING = ("not-answered", "taken-back", "contradicting", "differs")
_MOST_PEOPLE = 5000


Reread = tuple[Observed, dict[str, str]]  # and the titles of records it speaks of


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom a report is about, and whose it is; `record` is None for one not begun yet."""

    title: str
    record: RecordId | None
    person: str | None
    observer: str | None
    is_own: bool
    answered: int = 0
    asked: int = 0
    withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """All there is of a hearing's reports, and the one that is shown."""

    hearing: RecordId
    title: str
    subjects: tuple[Subject, ...]
    chosen: int
    observed: Observed | None
    names: Mapping[str, str]  # titles of records that answers speak of
    drafts: Mapping[str, JsonValue]  # by the key of their question
    words: Mapping[tuple[str, str], str]  # around answers, by group and key
    forms: tuple[str, ...]  # names of forms that can be begun
    zone: zones.Zone | None = None  # the court's

    def word(self, group: str, key: str) -> str:
        """A word around answers; one that a newer version wrote as it is."""
        return self.words.get((group, key), key)

    @property
    def subject(self) -> Subject:
        return self.subjects[self.chosen]

    @property
    def may_answer(self) -> bool:
        one = self.observed
        return bool(one and one.form is not None and one.withdrawn is None and self.subject.is_own)


def draft_key(record: str, key: str) -> str:
    """The key of the draft of one answer."""
    return f"form:{record}:{key}"


def read_page(desk: Desk, told: str, person: str | None, language: str) -> Page:
    """The page of a hearing or of one observation; `person` is the accused that is wanted
    where `told` is a hearing. Raises NoSuchThing, UsageError."""
    db = desk.archive.reading()
    named = desk.records.show(told)
    one = desk.reports.show(named.record)
    report = one if named.kind == "event" else desk.reports.show(one.hearing.record)
    titles = Titles(db, desk.kinds, language=language)
    subjects = _subjects(desk, report, titles)
    wanted = str(named.record) if named.kind != "event" else None
    chosen = _chosen(subjects, wanted, person)
    observed = next((o for o in report.observed if o.record == subjects[chosen].record), None)
    if observed is None and wanted is not None:  # withdrawn: shown only where it is named
        observed = one.observed[0]
        subjects = (*subjects, _subject(desk, observed, titles, is_own=False))
        chosen = len(subjects) - 1
    return Page(
        hearing=report.hearing.record,
        title=hearing_title(desk, report, language),
        subjects=subjects,
        chosen=chosen,
        observed=observed,
        names=names_of(db, observed, titles) if observed else {},
        drafts=drafts_of(desk, observed.record) if observed else {},
        words=words_of(desk, language),
        forms=tuple(dict.fromkeys(k.form.name for k in desk.forms.listed(db) if k.is_ours)),
        zone=_zone(desk, report),
    )


def keep(
    desk: Desk, record: RecordId, key: str, answer: JsonObject | None, language: str
) -> Reread:
    """Keep an answer, or make its question unanswered again; its draft goes."""
    answers, clear = ({key: answer}, []) if answer is not None else ({}, [key])
    desk.reporting.answer(record, answers, clear=clear)
    desk.drafts.drop(draft_key(record, key))
    return reread(desk, record, language)


def reread(desk: Desk, record: RecordId, language: str) -> Reread:
    """An observation as it stands, and what records in it are called. Its history is read
    only where somebody else answered too."""
    db = desk.archive.reading()
    view = desk.records.show(record)
    observed = desk.reports.observed(db, view)
    if any(len(told) > 1 for told in observed.answers.values()):
        observed = desk.reports.observed(db, view, history=True)
    return observed, names_of(db, observed, Titles(db, desk.kinds, language=language))


def words_of(desk: Desk, language: str) -> dict[tuple[str, str], str]:
    """The words around answers, in one language."""
    told = {"answer": WORDS, "how_known": HOW, "confidence": SURE, "standing": _STANDING}
    return {
        (group, key): desk.forms.word(group, key, language)
        for group, keys in told.items()
        for key in keys
    }


def hearing_title(desk: Desk, report: HearingReport, language: str) -> str:
    """The hearing in one line: its title and its day."""
    view = report.hearing
    told = ", ".join(str(view.fields[n]) for n in ("court", "room") if view.fields.get(n))
    if view.fields.get("title") or not told:
        told = describe(view, desk.kinds.words(view.kind), language).title
    day = view.fields.get("date")
    parts = (told, in_words(day, language) if isinstance(day, str) else "")
    return " · ".join(part for part in parts if part) or translate("Report", "Hearing")


def drafts_of(desk: Desk, record: str) -> dict[str, JsonValue]:
    """The drafts of an observation, by the key of their question."""
    begin = draft_key(record, "")
    kept = [one for one in desk.drafts.all() if one.key.startswith(begin)]
    return {one.key.removeprefix(begin): one.value for one in kept}


def own_author(desk: Desk, record: RecordId) -> bool:
    """Whether this member, or this device, began a record."""
    who = desk.journal.author.who
    first = author_of(desk.archive.reading(), record)
    return any(who.get(name) and who.get(name) == first.get(name) for name in ("member", "device"))


def people_of(desk: Desk, language: str) -> dict[str, str]:
    """Names that can be told, and their records; the first of two of one name."""
    found: dict[str, str] = {}
    for view in desk.records.select(ListWish("person", limit=_MOST_PEOPLE)):
        title = describe(view, desk.kinds.words(view.kind), language).title
        if title:
            found.setdefault(title, view.record)
    return found


def _zone(desk: Desk, report: HearingReport) -> zones.Zone | None:
    told = places.of_record(desk.archive.reading(), report.hearing)
    return zones.find(told.name) if told else None


def _subjects(desk: Desk, report: HearingReport, titles: Titles) -> tuple[Subject, ...]:
    own: list[Subject] = []
    others: list[Subject] = []
    for one in report.observed:
        is_own = own_author(desk, one.record)
        (own if is_own else others).append(_subject(desk, one, titles, is_own=is_own))
    if not any(one.person is None for one in own):
        own.insert(0, _not_begun(None, translate("Report", "The hearing")))
    told_of = {one.person for one in own}
    missing = [person for person in report.without if person not in told_of]
    missing += [
        RecordId(one.person)
        for one in others
        if one.person and one.person not in {*told_of, *missing}
    ]
    not_begun = [_not_begun(one, titles.of(one) or one) for one in dict.fromkeys(missing)]
    return (*own, *not_begun, *others)


def _subject(desk: Desk, one: Observed, titles: Titles, *, is_own: bool) -> Subject:
    title = titles.of(one.person) or one.person if one.person else ""
    return Subject(
        title=title or translate("Report", "The hearing"),
        record=one.record,
        person=one.person,
        observer=one.observer,
        is_own=is_own,
        answered=one.answered,
        asked=one.asked,
        withdrawn=one.withdrawn is not None,
    )


def _not_begun(person: RecordId | None, title: str) -> Subject:
    return Subject(title, None, person, None, is_own=True)


def subject_words(one: Subject) -> str:
    """A subject in the list of them."""
    if one.record is None:
        return translate("Report", "{whom}: not begun").format(whom=one.title)
    told = translate("Report", "{whom}: {answered} of {asked}").format(
        whom=one.title, answered=one.answered, asked=one.asked
    )
    if one.is_own:
        return told
    return f"{told} ({one.observer or translate('Report', 'another observer')})"


def _chosen(subjects: Sequence[Subject], record: str | None, person: str | None) -> int:
    for at, one in enumerate(subjects):
        if record is not None and one.record == record:
            return at
        if record is None and one.is_own and one.person == person:
            return at
    return 0


def with_names(page: Page, observed: Observed, names: Mapping[str, str]) -> Page:
    """The page after an answer was kept."""
    subjects = list(page.subjects)
    subjects[page.chosen] = replace(page.subject, answered=observed.answered, asked=observed.asked)
    return replace(page, observed=observed, names={**page.names, **names}, subjects=tuple(subjects))


def unchecked_words(form: Form, lang: str) -> str:
    """What nobody of the trade has checked yet, or nothing."""
    told = []
    if lang in form.unchecked:
        told.append(
            translate("Report", "The wording in this language is not yet checked by a lawyer.")
        )
    if any(question.is_draft for question in form.questions.values()):
        told.append(translate("Report", "† not yet checked by a lawyer who observes trials."))
    return " ".join(told)
