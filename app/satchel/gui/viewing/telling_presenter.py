"""What the viewer says in words: sizes, kinds, why something is not shown; no Qt here."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from satchel.catalog.viewing import NotShown, Shown, Viewing
from satchel.formats import sniffing
from satchel.formats.previews.told import Trouble
from satchel.gui.language import decimal, translate

_KIB = 1024
# ISO 32000-2, 7.9.4: D:YYYYMMDDHHmmSSOHH'mm
_PDF_DATE = re.compile(
    r"D:(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d(?:'?\d\d)?)?[\d']*"
)


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


def size_in_words(size: int) -> str:
    """Bytes as people count them."""
    if size < _KIB:
        return translate("Viewing", "%n bytes", None, size)
    if size < _KIB**2:
        return translate("Viewing", "{size} KiB").format(size=_short(size / _KIB))
    if size < _KIB**3:
        return translate("Viewing", "{size} MiB").format(size=_short(size / _KIB**2))
    return translate("Viewing", "{size} GiB").format(size=_short(size / _KIB**3))


def _short(number: float) -> str:
    return decimal(number, 1 if number < 100 else 0)


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
    """What a PDF says of itself, in words: names it has for everybody, and its way of dates."""
    known = {
        "Title": translate("Viewing", "Title"),
        "Author": translate("Viewing", "Author"),
        "Subject": translate("Viewing", "Subject"),
        "Keywords": translate("Viewing", "Keywords"),
        "Creator": translate("Viewing", "Written with"),
        "Producer": translate("Viewing", "Made into a PDF by"),
        "CreationDate": translate("Viewing", "Made"),
        "ModDate": translate("Viewing", "Changed"),
    }
    date = _PDF_DATE.fullmatch(value)
    if date is None:
        return known.get(name, name), value
    year, month, day, hour, minute, second, zone = date.groups()
    time = f" {hour}:{minute}:{second or '00'}" if hour and minute else ""
    beside = (zone or "").replace("'", ":")
    return known.get(name, name), f"{year}-{month}-{day}{time} {beside}".strip()


def page_in_words(page: int, pages: int) -> str:
    """Where she is."""
    return translate("Viewing", "Page {page} of {pages}").format(page=page + 1, pages=pages)


def beside_in_words(place: int, count: int) -> str:
    """Which of what came to the same record."""
    return translate("Viewing", "{place} of {count}").format(place=place + 1, count=count)
