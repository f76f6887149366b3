"""The hearing report on paper: as it was answered, blank, and sheets for notes by hand.

Where no device is allowed in court, these sheets are the notebook: their lines are
numbered through, so that what is typed up later can name sheet and line.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from satchel.catalog.answers import Answer, Asked
from satchel.catalog.forms import Forms
from satchel.catalog.printing.records import Teller
from satchel.catalog.reports import HearingReport, Observed
from satchel.domain.forms import Asks, Form, Per, Question, said
from satchel.formats.paper import (
    Block,
    Choices,
    Fact,
    Facts,
    Heading,
    NewPage,
    Ruled,
    Table,
    Text,
)

LINES_A_SHEET = 26
_FEW_LINES, _SOME_LINES, _MANY_LINES = 1, 2, 3


@dataclass(frozen=True, slots=True)
class FormTeller:
    """Turns forms and reports into blocks, in the teller's language."""

    teller: Teller
    forms: Forms

    def report(self, report: HearingReport) -> list[Block]:
        """Everything observed of a hearing; what nobody answered is said to be so."""
        blocks: list[Block] = self.teller.record(report.hearing)
        for number, observed in enumerate(report.observed):
            if number:
                blocks.append(NewPage())
            blocks += self._observed(observed)
        return blocks

    def blank(self, form: Form) -> list[Block]:
        """The form to be filled in by hand: first of the hearing, then of one accused."""
        blocks: list[Block] = []
        if self._language in form.unchecked:
            blocks.append(Text(self._say("not-reviewed"), aside=True))
        blocks.append(self._heads("case", "court", "hearing", "date", "observer"))
        for per in Per:
            if per is Per.ACCUSED:
                blocks += [NewPage(), self._heads("accused", "hearing", "date", "observer")]
            for group in form.groups:
                asked = [question for question in group.questions if question.per is per]
                if asked:
                    blocks.append(Heading(f"{group.letter}. {said(group.title, self._language)}"))
                    blocks += [self._by_hand(question) for question in asked]
        return blocks

    def sheets(self, count: int) -> list[Block]:
        """`count` sheets with numbered lines: time, who speaks, what is said."""
        head = (self._say("time"), self._say("who-speaks"), self._say("words"))
        blocks: list[Block] = []
        for number in range(1, count + 1):
            if number > 1:
                blocks.append(NewPage())
            title = f"{self._say('sheet')} {number}"
            first = (number - 1) * LINES_A_SHEET + 1
            blocks += [
                Heading(title),
                self._heads("hearing", "date", "observer"),
                Ruled(head, (1.3, 2, 6.7), first, LINES_A_SHEET),
            ]
        return blocks

    @property
    def _language(self) -> str:
        return self.teller.words.language

    def _say(self, key: str, **told: object) -> str:
        return self.teller.words.say(key, **told)

    def _heads(self, *keys: str) -> Facts:
        """Labels with room to write beside them."""
        return Facts(tuple(Fact(self._say(key), "_" * 46) for key in keys))

    def _observed(self, observed: Observed) -> Iterator[Block]:
        about = self.teller.titles.of(observed.person) if observed.person else None
        yield Heading(
            f"{self._say('accused')}: {about or observed.person}"
            if observed.person
            else self._say("hearing")
        )
        done = self._say("answered", done=observed.answered, all=observed.asked)
        who = f"{self._say('observer')}: {observed.observer or self._say('not-recorded')}"
        yield Text(f"{observed.form_name} {observed.form_version} · {who} · {done}", aside=True)
        head = ("№", self._say("question"), self._say("answer"), self._say("evidence"))
        for section in observed.sections:
            if not section.asked:
                continue
            title = said(section.group.title, self._language)
            yield Heading(f"{section.group.letter}. {title}", 2)
            rows = tuple(row for asked in section.asked for row in self._rows(asked))
            yield Table(head, rows, (0.9, 4, 3.4, 2.4))
        if observed.raw:
            told = (
                Fact(key, "\n".join(map(self.teller.text, values)))
                for key, values in observed.raw.items()
            )
            yield Facts(tuple(told))

    def _rows(self, asked: Asked) -> Iterator[tuple[str, ...]]:
        text = said(asked.question.text, self._language)
        standing = [answer for answer in asked.answers if not answer.is_taken_back]
        if not standing:
            yield asked.question.number, text, self._say("not-answered"), ""
        for place, answer in enumerate(standing):
            number = asked.question.number
            if answer.row > 1:
                number += f".{answer.row}"
            note = f"\n({self._say('disputed')})" if asked.contradicts else ""
            shown = "" if place else text
            yield number, shown, self._answer(asked.question, answer) + note, self._grounds(answer)

    def _answer(self, question: Question, answer: Answer) -> str:
        if not answer.is_readable:
            return self.teller.text(answer.raw)
        parts = []
        if answer.answer:
            parts.append(self.forms.word("answer", answer.answer, self._language))
        if answer.value is not None:
            chosen = {one.key: said(one.text, self._language) for one in question.choices}
            value = answer.value
            told = chosen.get(value) if isinstance(value, str) else None
            if question.asks is Asks.DATE and isinstance(value, str):
                told = self.teller.date(value)
            parts.append(told or self.teller.text(value))
        if answer.text:
            parts.append(answer.text)
        return "\n".join(parts)

    def _grounds(self, answer: Answer) -> str:
        parts = []
        if answer.how_known:
            known = self.forms.word("how_known", answer.how_known, self._language)
            parts.append(known + (f": {answer.told_by}" if answer.told_by else ""))
        if answer.at:
            parts.append(self.teller.date(answer.at))
        for link in answer.links:
            title = self.teller.titles.of(link.record) or f"[{link.record}]"
            parts.append(f"{title}, {link.place}" if link.place else title)
        return "\n".join(parts)

    def _by_hand(self, question: Question) -> Choices:
        text = said(question.text, self._language)
        if question.asks is Asks.YES_NO:
            words = ("yes", "no", "not-applicable", "unknown")
            choices = tuple(self.forms.word("answer", one, self._language) for one in words)
            return Choices(question.number, text, choices, _FEW_LINES)
        choices = tuple(said(one.text, self._language) for one in question.choices)
        if question.repeats is not None:
            return Choices(question.number, text, choices, _MANY_LINES)
        lines = _SOME_LINES if question.asks is Asks.TEXT else _FEW_LINES
        return Choices(question.number, text, choices, lines)
