"""A date as people say it, in English, Russian and Kazakh, no more exact than it is known.

For lists, prints and windows; a date that is not understood is said as it was typed. The
words of a month in the cases that the three languages need stand in the tables below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from satchel.domain.dates import span
from satchel.domain.dates_told import Part, Shape, Stretch, read

LANGUAGES = ("en", "ru", "kk")
_Say = Callable[[Part], str]


@dataclass(frozen=True, slots=True)
class _Words:
    """The phrases of one language; `{}` is a date, `{a}` and `{b}` two of them."""

    months: tuple[str, ...]
    of_months: tuple[str, ...]  # as after a day, since, until
    after_between: tuple[str, ...]
    seasons: tuple[str, ...]  # 21 to 24
    quarter: str
    third: str
    half: str
    day: str  # {day} {month} {year}
    month: str  # {month} {year}
    year: str
    of_year: str
    decade: str
    century: str
    time: str  # {date} {time}
    month_unknown: str
    day_unknown: str
    about: str
    unsure: str
    from_to: str
    since: str
    until: str
    began: str  # and its end is not known
    ended: str
    between: str
    either: str
    also: str


_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_WORDS = {
    "en": _Words(
        _EN, _EN, _EN, ("spring", "summer", "autumn", "winter"),
        "quarter {n} of {year}", "{n} third of the year {year}", "{n} half of {year}",
        "{day} {month} {year}", "{month} {year}", "{year}", "{year}", "the {year}s",
        "{a} to {b}", "{date}, {time}", "{} (month not known)", "{} (day not known)",
        "about {}", "{} (not certain)", "{a} – {b}", "since {}", "until {}",
        "from {} (end not known)", "to {} (beginning not known)", "between {a} and {b}",
        " or ", " and ",
    ),
    "ru": _Words(
        ("январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
         "октябрь", "ноябрь", "декабрь"),
        ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
         "октября", "ноября", "декабря"),
        ("январём", "февралём", "мартом", "апрелем", "маем", "июнем", "июлем", "августом",
         "сентябрём", "октябрём", "ноябрём", "декабрём"),
        ("весна", "лето", "осень", "зима"),
        "{n}-й квартал {year} г.", "{n}-я треть {year} г.", "{n}-е полугодие {year} г.",
        "{day} {month} {year} г.", "{month} {year} г.", "{year} г.", "{year} г.",
        "{year}-е годы", "{a}–{b} гг.", "{date}, {time}", "{} (месяц неизвестен)",
        "{} (день неизвестен)", "примерно {}", "{} (не точно)", "{a} – {b}", "с {}",
        "до {} включительно", "с {} (конец неизвестен)", "до {} (начало неизвестно)",
        "между {a} и {b}", " или ", " и ",
    ),
    "kk": _Words(
        ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
         "қазан", "қараша", "желтоқсан"),
        ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
         "қазан", "қараша", "желтоқсан"),
        ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек",
         "қазан", "қараша", "желтоқсан"),
        ("көктем", "жаз", "күз", "қыс"),
        "{year} жылғы {n}-тоқсан", "{year} жылдың {n}-үштен бірі", "{year} жылғы {n}-жартыжылдық",
        "{year} жылғы {day} {month}", "{year} жылғы {month}", "{year} жыл", "{year} жыл",
        "{year}-жылдар", "{a}–{b} жылдар", "{date}, {time}", "{} (айы белгісіз)",
        "{} (күні белгісіз)", "шамамен {}", "{} (анық емес)", "{a} – {b}", "{} және одан кейін",
        "ең кеші {}", "басы {} (соңы белгісіз)", "соңы {} (басы белгісіз)",
        "{a} – {b} аралығында", " немесе ", " және ",
    ),
}  # fmt: skip
_ENGLISH_NUMBER = {1: "1st", 2: "2nd", 3: "3rd"}


def in_words(text: str, language: str = "en") -> str:
    """The date in one of `LANGUAGES`; any other is said in English."""
    told = read(text)
    if told is None or span(text) is None:
        return text
    language = language.lower().partition("-")[0]
    words = _WORDS.get(language, _WORDS["en"])
    said = [_stretch(stretch, told.shape, words) for stretch in told.stretches]
    return (words.also if told.shape is Shape.ALL_OF else words.either).join(said)


def _stretch(stretch: Stretch, shape: Shape, words: _Words) -> str:
    first, last = stretch.first, stretch.last
    if first is not None and last is not None:
        if first == last:
            return _doubt(first, _date(first, words), words)
        if shape is Shape.ONE_OF:
            return _pair(words.between, stretch, words, words.after_between)
        return _pair(words.from_to, stretch, words, words.months)
    part = first or last
    assert part is not None
    if stretch.unknown:
        phrase = words.began if first else words.ended
    else:
        phrase = words.since if first else words.until
    return phrase.format(_doubt(part, _date(part, words, words.of_months), words))


def _pair(phrase: str, stretch: Stretch, words: _Words, months: tuple[str, ...]) -> str:
    first, last = stretch.first, stretch.last
    assert first is not None
    assert last is not None
    ends = _within_year(first, words, months), _within_year(last, words, months)
    if first.year == last.year and None not in ends and not (first.about or first.unsure):
        said = phrase.format(a=ends[0], b=ends[1])
        return _doubt(last, words.month.format(month=said, year=last.year), words)
    return phrase.format(
        a=_doubt(first, _date(first, words, months), words),
        b=_doubt(last, _date(last, words, months), words),
    )


def _within_year(part: Part, words: _Words, months: tuple[str, ...]) -> str | None:
    """A day or month without its year, or None for what is not told as exactly."""
    known = part.month and (part.month + (part.day or "")).isdigit()
    if not known or part.month is None or part.season or part.time or "X" in part.year:
        return None
    number = int(part.month) - 1
    return f"{int(part.day)} {words.of_months[number]}" if part.day else months[number]


def _date(part: Part, words: _Words, months: tuple[str, ...] | None = None) -> str:
    year, month, day = part.year, part.month, part.day
    if part.season is not None:
        return _season(part.season, year, words)
    if "X" in year or _half_known(month, day):
        if month is None and year.endswith("X") and not year.endswith("XX"):
            return words.decade.format(year=year.replace("X", "0"))
        return _edges(part, words)
    if month is None:
        return (words.year if months is None else words.of_year).format(year=year)
    if month == "XX":
        return words.month_unknown.format(words.year.format(year=year))
    number = int(month) - 1
    if day is None:
        said = (months or words.months)[number]
        return words.month.format(month=said, year=year)
    if day == "XX":
        return words.day_unknown.format(words.month.format(month=words.months[number], year=year))
    said = words.day.format(day=int(day), month=words.of_months[number], year=year)
    return words.time.format(date=said, time=_time(part)) if part.time else said


def _half_known(month: str | None, day: str | None) -> bool:
    """Whether more is known than the year or month: a digit, or the day of some month."""
    partly = any(digits and "X" in digits and digits != "XX" for digits in (month, day))
    return partly or (month == "XX" and day not in (None, "XX"))


def _edges(part: Part, words: _Words) -> str:
    """What has single digits unknown, as the first and last it may be."""
    digits = "-".join(one for one in (part.year, part.month, part.day) if one)
    covered = span(digits)
    if covered is None:
        return digits
    if part.month is None:
        return words.century.format(a=covered.start.year, b=covered.end.year)
    first, last = (
        Part(f"{at.year:04}", f"{at.month:02}", f"{at.day:02}", None, None, False, False)
        for at in (covered.start, covered.end)
    )
    return _pair(words.between, Stretch(first, last), words, words.after_between)


def _season(number: int, year: str, words: _Words) -> str:
    year = year.replace("X", "…")
    if number < 33:
        return words.month.format(month=words.seasons[(number - 21) % 4], year=year)
    for first, phrase in ((40, words.half), (37, words.third), (33, words.quarter)):
        if number >= first:
            count = number - first + 1
            said = count if words is not _WORDS["en"] or first == 33 else _ENGLISH_NUMBER[count]
            return phrase.format(n=said, year=year)
    return year


def _time(part: Part) -> str:
    if part.zone is None:
        return part.time or ""
    return f"{part.time} (UTC{'' if part.zone == 'Z' else part.zone.replace('-', '−')})"


def _doubt(part: Part, said: str, words: _Words) -> str:
    if part.about:
        said = words.about.format(said)
    return words.unsure.format(said) if part.unsure else said
