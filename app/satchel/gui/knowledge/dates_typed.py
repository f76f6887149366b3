"""A date as it is typed, and said back in words; no Qt here.

Kept is EDTF. Days are typed here with points as often, 12.07.2019, so that is read as well:
said back in words, a day and a month that were exchanged are seen at once.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from satchel.domain import dates
from satchel.domain.dates_in_words import in_words
from satchel.gui.language import translate

_DAY = re.compile(r"(?<!\d)(\d{1,2})\.(\d{1,2})\.(\d{4})(?!\d)")
_MONTH = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{4})(?!\d)")


@dataclass(frozen=True, slots=True)
class Understood:
    """`edtf` is what would be kept (None for nothing typed); `words` what stands below."""

    edtf: str | None
    words: str
    is_date: bool


def understood(typed: str, language: str) -> Understood:
    """What a typed date means, or what a date looks like."""
    edtf = edtf_of(typed)
    if not edtf:
        return Understood(None, "", True)
    if dates.span(edtf) is None:
        how = translate(
            "Knowledge",
            "Not understood yet. A day 2019-07-12, a month 2019-07, a year 2019, about then "
            "2019-07~, not certain 2019-07?, from and to 2019-07/2019-09.",
        )
        return Understood(edtf, how, False)
    said = translate("Knowledge", "Understood: {date}").format(date=in_words(edtf, language))
    return Understood(edtf, said, True)


def edtf_of(typed: str) -> str:
    """Days and months with points as EDTF has them; everything else as it was typed."""
    whole = _DAY.sub(lambda at: f"{at[3]}-{int(at[2]):02}-{int(at[1]):02}", typed.strip())
    whole = _MONTH.sub(lambda at: f"{at[2]}-{int(at[1]):02}", whole)
    return re.sub(r"\s*[–—]\s*", "/", whole)
