"""The words of an exhibit's index and instructions in English, Russian and Kazakh.

One table: a key, then the three languages in that order. Codes, file names and column
names of the CSV and JSON are never translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from satchel.domain.errors import UsageError

LANGUAGES: Final = ("en", "ru", "kk")

_TABLE: Final[Mapping[str, tuple[str, str, str]]] = {
    "index": ("Index of the exhibit", "Опись приложений", "Қосымшалар тізімдемесі"),
    "check": (
        "How to check this exhibit",
        "Как проверить эти материалы",
        "Бұл материалдарды қалай тексеруге болады",
    ),
    "check-page": (
        "Check it in a browser",
        "Проверить в браузере",
        "Браузерде тексеру",
    ),
    "made": ("Made", "Составлено", "Жасалған уақыты"),
    "program": ("Program", "Программа", "Бағдарлама"),
    "items": ("Items", "Материалы", "Материалдар"),
    "number": ("No.", "№", "№"),
    "date": ("Date", "Дата", "Күні"),
    "recorded": ("Recorded", "Записано", "Жазылған уақыты"),
    "type": ("Type", "Вид", "Түрі"),
    "title": ("Title", "Название", "Атауы"),
    "author": ("Author", "Автор", "Авторы"),
    "source": ("Source", "Источник", "Дереккөзі"),
    "device": ("Device", "Устройство", "Құрылғы"),
    "path": ("Path", "Путь к файлу", "Файл жолы"),
    "size": ("Size in bytes", "Размер в байтах", "Көлемі, байт"),
    "media_type": ("Media type", "Тип данных", "Дерек түрі"),
    "left-out": ("Left out", "Опущено", "Алынып тасталған"),
    "language": ("Language", "Язык", "Тілі"),
    "extent": ("Pages or duration", "Страницы или длительность", "Беттері немесе ұзақтығы"),
    "sha256": ("SHA-256", "SHA-256", "SHA-256"),
    "sha512": ("SHA-512", "SHA-512", "SHA-512"),
    "leaf": ("Entry (leaf hash)", "Запись (хеш листа)", "Жазба (жапырақ хеші)"),
    "confidentiality": ("Confidentiality", "Режим доступа", "Қолжетімділік режимі"),
    "parent": ("Made from", "Получено из", "Неден алынған"),
    "children": ("Made from this", "Из этого получено", "Бұдан алынған"),
    "files": ("Files", "Файлы", "Файлдар"),
    "receipt": ("Receipt", "Подтверждение приёма", "Қабылдау растамасы"),
    "record": ("record", "запись", "жазба"),
    "history": ("history", "история", "тарихы"),
    "name": ("original name", "исходное имя", "бастапқы атауы"),
    "not-recorded": ("not recorded", "не записано", "жазылмаған"),
    "withheld": ("withheld", "не раскрывается", "ашылмайды"),
    "sealed": (
        "sealed: not readable to who made this exhibit",
        "запечатано: составитель не может это прочитать",
        "мөрленген: құрастырушы оны оқи алмайды",
    ),
    "none-yet": ("none yet", "пока нет", "әзірге жоқ"),
    "none": ("none", "нет", "жоқ"),
    "withheld-title": ("What is withheld", "Что не раскрывается", "Не ашылмайды"),
    "withheld-words": ("Asked to withhold", "Решено не раскрывать", "Ашпауға шешілді"),
    "withheld-sections": (
        "Sections of entries left out whole",
        "Разделы записей, опущенные целиком",
        "Толығымен алынып тасталған жазба бөлімдері",
    ),
    "withheld-why": (
        "Each entry still commits to what is left out, so every signature and proof holds.",
        "Каждая запись по-прежнему связана с опущенным, поэтому все подписи и доказательства"
        " действительны.",
        "Әр жазба алынып тасталған бөлікпен байланысын сақтайды, сондықтан барлық қолтаңбалар"
        " мен дәлелдер жарамды.",
    ),
    "key-shown": (
        "A device's public key and the name made from it are shown, because signatures cannot be"
        " checked without them; entries by the same device can be recognised by them.",
        "Открытый ключ устройства и выведенное из него имя показаны, потому что без них подписи не"
        " проверить; по ним можно узнать записи того же устройства.",
        "Құрылғының ашық кілті мен одан шығарылған атауы көрсетілген, өйткені оларсыз қолтаңбаларды"
        " тексеру мүмкін емес; сол құрылғының жазбаларын солар арқылы тануға болады.",
    ),
    "ledgers-title": (
        "Ledgers and what of them is not shown",
        "Журналы и то, что из них не показано",
        "Журналдар және олардан көрсетілмегендер",
    ),
    "ledger-size": (
        "entries in the ledger at its checkpoint",
        "записей в журнале на контрольной точке",
        "бақылау нүктесіндегі журнал жазбалары",
    ),
    "shown": ("entries shown", "показано записей", "көрсетілген жазбалар"),
    "not-shown": ("entries not shown", "не показано записей", "көрсетілмеген жазбалар"),
    "places": ("numbers", "номера", "нөмірлері"),
    "receipts": ("Receipts", "Подтверждения приёма", "Қабылдау растамалары"),
    "key-evidence": (
        "Evidence of when the key existed",
        "Свидетельства о времени существования ключа",
        "Кілттің қашаннан бар екенінің дәлелдері",
    ),
    "no-key-evidence": (
        "Nothing outside this exhibit shows when this key existed. The times in its entries are"
        " what the device's own clock said.",
        "Ничто вне этих материалов не показывает, когда существовал этот ключ. Время в записях —"
        " показания собственных часов устройства.",
        "Бұл кілттің қашаннан бар екенін осы материалдардан тыс ештеңе көрсетпейді. Жазбалардағы"
        " уақыт — құрылғының өз сағатының көрсеткіші.",
    ),
    "receipt-evidence": (
        "A coordinator's key saw this ledger at the time given in the receipt. That time is hers;"
        " who holds her key must be known from elsewhere.",
        "Ключ координатора видел этот журнал во время, указанное в подтверждении. Это время по её"
        " часам; чей это ключ, должно быть известно из другого источника.",
        "Координатор кілті бұл журналды растамада көрсетілген уақытта көрген. Бұл — оның уақыты;"
        " кілттің кімдікі екені басқа көзден белгілі болуы керек.",
    ),
    "timestamps": ("Timestamps", "Метки времени", "Уақыт таңбалары"),
    "timestamp-evidence": (
        "An authority for timestamps had a checkpoint of this ledger at the time given. Its"
        " certificate lies in data/evidence; whose it is must be known from elsewhere.",
        "У службы меток времени контрольная точка этого журнала была в указанное время. Её"
        " сертификат лежит в data/evidence; чей он, должно быть известно из другого источника.",
        "Көрсетілген уақытта уақыт таңбасы қызметінде осы журналдың бақылау нүктесі болған. Оның"
        " сертификаты data/evidence қалтасында; кімдікі екені басқа көзден белгілі болуы керек.",
    ),
    "aids": (
        "This index, record.json and history.txt are aids to reading. What is signed are the files"
        " below data/entries and data/ledgers.",
        "Эта опись, record.json и history.txt — вспомогательные. Подписаны файлы в папках"
        " data/entries и data/ledgers.",
        "Бұл тізімдеме, record.json және history.txt — көмекші құралдар. Қол қойылғандары —"
        " data/entries және data/ledgers қалталарындағы файлдар.",
    ),
    "unbound": (
        "the hash of this file stands in no signed section shown here",
        "хеш этого файла не содержится ни в одном показанном подписанном разделе",
        "бұл файлдың хеші көрсетілген қол қойылған бөлімдердің ешқайсысында жоқ",
    ),
    "when": ("when", "когда", "қашан"),
    "act": ("what", "что", "не"),
    "who": ("who", "кто", "кім"),
    "where": ("where", "где", "қайда"),
    "why": ("why", "зачем", "неге"),
    "result": ("result", "итог", "нәтиже"),
    "entry": ("entry", "запись", "жазба"),
    "history-title": ("History of custody", "История хранения", "Сақталу тарихы"),
}


def require_language(language: str) -> str:
    """Raises UsageError for a language the table does not have."""
    if language not in LANGUAGES:
        raise UsageError("An exhibit can be written in en, ru or kk.", code="unknown-language")
    return language


def phrase(language: str, key: str) -> str:
    """The words for `key`; `language` has been required before."""
    return _TABLE[key][LANGUAGES.index(language)]
