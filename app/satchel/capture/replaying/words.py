"""What the window of a replay says, in the languages of the program."""

from __future__ import annotations

from collections.abc import Mapping

_ENGLISH = {
    "back": "Back",
    "forward": "Forward",
    "again": "Show again",
    "kept": "As it was captured on {when} (UTC), {tier}. This window reaches no network.",
    "file": "This is a file and no page. Its record shows it, or takes it out.",
    "ended": "This page made the browser's engine end. Its bytes are kept; try again.",
    "whole": "Everything it asked for was captured.",
    "missed": "{count} not captured",
    "similar": "{count} answered from a like request",
    "list": "What was not captured",
    "close": "Close",
    "missing": "This page was not captured.",
}
_RUSSIAN = {
    "back": "Назад",
    "forward": "Вперёд",
    "again": "Показать заново",
    "kept": "Так она выглядела при сохранении {when} (UTC), {tier}. Это окно не выходит в сеть.",
    "file": "Это файл, а не страница. Его показывает и выдаёт сама запись.",
    "ended": "На этой странице движок браузера завершился. Её байты сохранены; откройте снова.",
    "whole": "Всё, что запросила страница, было сохранено.",
    "missed": "не сохранено: {count}",
    "similar": "взято из похожего запроса: {count}",
    "list": "Что не было сохранено",
    "close": "Закрыть",
    "missing": "Эта страница не была сохранена.",
}
_KAZAKH = {
    "back": "Артқа",
    "forward": "Алға",
    "again": "Қайта көрсету",
    "kept": "Бет {when} (UTC) сақталған кезде осындай болды, {tier}. Бұл терезе желіге шықпайды.",
    "file": "Бұл бет емес, файл. Оны жазбаның өзі көрсетеді және шығарып береді.",
    "ended": "Осы бетте браузер қозғалтқышы тоқтап қалды. Беттің байттары сақталған; қайта ашыңыз.",
    "whole": "Бет сұрағанның бәрі сақталған.",
    "missed": "сақталмағаны: {count}",
    "similar": "ұқсас сұраудан алынғаны: {count}",
    "list": "Не сақталмады",
    "close": "Жабу",
    "missing": "Бұл бет сақталмаған.",
}
_ALL: dict[str, Mapping[str, str]] = {"en": _ENGLISH, "ru": _RUSSIAN, "kk": _KAZAKH}


def words(language: str) -> Mapping[str, str]:
    """English where the language is none of the program's."""
    return _ALL.get(language, _ENGLISH)
