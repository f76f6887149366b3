"""What the viewer says in words: sizes, kinds, why something is not shown; no Qt here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from satchel.catalog.viewing import NotShown, Shown, Viewing
from satchel.domain import dates_in_words
from satchel.domain.showing import one_line, visible
from satchel.formats import sniffing
from satchel.formats.previews.told import Trouble
from satchel.gui.language import current, translate
from satchel.gui.sizes import size_in_words

# ISO 32000-2, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm, where all but the year may be left out.
_PDF_DATE = re.compile(
    r"D:(\d{4})(?:(\d\d)(?:(\d\d)(?:(\d\d)(?:(\d\d)(\d\d)?)?)?)?)?"
    r"(?:(Z)[\d']*|([+-]\d\d)(?:'?(\d\d))?'?)?"
)
# CIPA DC-008 (Exif), 4.6.4: YYYY:MM:DD HH:MM:SS, by a clock whose zone is not told here.
_CAMERA_DATE = re.compile(r"(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where to open: a page (from 0), a part of a text by its label, and words to find there;
    in a sound, the second."""

    page: int | None = None
    label: str = ""
    words: str = ""
    second: float | None = None


def spot_of(told: str | None) -> Spot:
    """`page 3`, `3`, `second 12.5` or a part's label; after `|` the words to find there."""
    place, _, words = (told or "").partition("|")
    number = place.removeprefix("page ").partition(",")[0]
    page = int(number) - 1 if number.isdecimal() and int(number) > 0 else None
    return Spot(page, place, words, _second(place))


def _second(place: str) -> float | None:
    try:
        second = float(place.removeprefix("second "))
    except ValueError:
        return None
    return second if 0 <= second < math.inf else None


def kind_in_words(media_type: str | None) -> str:
    """What sort of file it is, as people call it; a rare one by its media type."""
    known = {
        sniffing.PDF: translate("Viewing", "PDF"),
        sniffing.MAIL: translate("Viewing", "E-mail"),
        sniffing.PLAIN: translate("Viewing", "Text"),
        sniffing.HTML: translate("Viewing", "Web page"),
        sniffing.DOCX: translate("Viewing", "Document (DOCX)"),
        sniffing.ODT: translate("Viewing", "Document (ODT)"),
    }
    told = media_type or sniffing.UNKNOWN
    sort, _, form = told.partition("/")
    by_sort = {
        "image": translate("Viewing", "Picture ({form})"),
        "audio": translate("Viewing", "Sound ({form})"),
        "video": translate("Viewing", "Film ({form})"),
    }
    words = known.get(told) or by_sort.get(sort, told)
    return words.replace("{form}", form.removeprefix("x-").partition("+")[0].upper())


def why_not(trouble: Trouble) -> str:
    """Why it is not shown, and that nothing is lost."""
    why = {
        Trouble.KIND: translate("Viewing", "Files of this kind cannot be shown safely."),
        Trouble.EMPTY: translate("Viewing", "There is nothing in it to show."),
        Trouble.LARGE: translate("Viewing", "It is too large to be shown here."),
        Trouble.LOCKED: translate("Viewing", "It is locked by a password."),
        Trouble.DAMAGED: translate("Viewing", "It is damaged, or not what it seems to be."),
        Trouble.PIXELS: translate("Viewing", "It has more pixels than can be drawn."),
        Trouble.MEMORY: translate("Viewing", "Drawing it needs more memory than is allowed."),
        Trouble.TIME: translate("Viewing", "Drawing it took too long and was stopped."),
        Trouble.DIED: translate("Viewing", "What draws it broke down on it and was ended."),
        Trouble.NO_PAGE: translate("Viewing", "It has no such page."),
    }[trouble]
    safe = translate("Viewing", "Its bytes are kept as they came; a copy can be written out.")
    return f"{why} {safe}"


def of_a_film() -> str:
    """What is missing where only its sound is played, and how to see it."""
    return translate(
        "Viewing",
        "The picture of a film is not shown here, only its sound is played. Its bytes are kept "
        "as they came: write a copy to see it with another program.",
    )


def not_shown(shown: NotShown, viewing: Viewing) -> str:
    """Why, what kind and how large."""
    told = translate("Viewing", "Kind: {type}, {size}.")
    return f"{why_not(shown.trouble)}\n" + told.format(
        type=kind_in_words(shown.media_type), size=size_in_words(viewing.size)
    )


def may_be_unlocked(shown: Shown) -> bool:
    """Whether a password would show it. Of other locked documents only the text would be read,
    and that happens where nobody can be asked."""
    if not isinstance(shown, NotShown):
        return False
    return shown.trouble is Trouble.LOCKED and shown.media_type == sniffing.PDF


def said_of_itself(name: str, value: str) -> tuple[str, str]:
    """What a file says of itself, in words: names it has for everybody, and dates as all
    others here are said, no more exact than the file has them."""
    known = {
        "Title": translate("Viewing", "Title"),
        "Author": translate("Viewing", "Author"),
        "Subject": translate("Viewing", "Subject"),
        "Keywords": translate("Viewing", "Keywords"),
        "Creator": translate("Viewing", "Written with"),
        "Producer": translate("Viewing", "Made into a PDF by"),
        "CreationDate": translate("Viewing", "Made"),
        "ModDate": translate("Viewing", "Changed"),
        "DateTimeOriginal": translate("Viewing", "Taken"),
        "DateTime": translate("Viewing", "Changed"),
        "DateTimeDigitized": translate("Viewing", "Made digital"),
    }
    date = _date_of_pdf(value) or _date_of_camera(value)
    return known.get(name, one_line(name)), date or visible(value)


def _date_of_pdf(value: str) -> str | None:
    """In words; None where it is none. An hour without its minutes is left out."""
    told = _PDF_DATE.fullmatch(value)
    if told is None:
        return None
    year, month, day, hour, minute, second, utc, hours, minutes = told.groups()
    date = "-".join(part for part in (year, month, day) if part)
    if minute is not None:
        zone = utc or (f"{hours}:{minutes or '00'}" if hours else "")
        date += f"T{hour}:{minute}{f':{second}' if second else ''}{zone}"
    return _in_words(date)


def _date_of_camera(value: str) -> str | None:
    told = _CAMERA_DATE.fullmatch(value)
    return _in_words(f"{told[1]}-{told[2]}-{told[3]}T{told[4]}") if told else None


def _in_words(date: str) -> str | None:
    """None where there is no such day or hour: then the file's own signs are shown."""
    said = dates_in_words.in_words(date, current())
    return said if said != date or date.isdecimal() else None


def page_in_words(page: int, pages: int) -> str:
    """Where she is."""
    return translate("Viewing", "Page {page} of {pages}").format(page=page + 1, pages=pages)


def beside_in_words(place: int, count: int) -> str:
    """Which of what came to the same record."""
    return translate("Viewing", "{place} of {count}").format(place=place + 1, count=count)
