"""Search over a million entries: how long the first 20 hits take, and a note line's save.

Not a test: `bench(folder)` makes an archive there and answers with figures. The words
follow Zipf's law over 40,000 made-up ones and every third entry names a person, so
that the commonest word stands in two thirds of all entries, as in real notes.
"""

from __future__ import annotations

import itertools
import random
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from satchel.crypto.passphrase import FLOOR
from satchel.search.finding import find
from satchel.storage.archive import Archive
from satchel.storage.search_index import Searchable, idle_merge, put_record, put_records
from satchel.system.clock import now

_BATCH = 10_000
_SYLLABLES = [
    "ba",
    "ko",
    "le",
    "mi",
    "ru",
    "sa",
    "ta",
    "ve",
    "zho",
    "ny",
    "ak",
    "er",
    "in",
    "ov",
    "ev",
    "os",
    "um",
    "pra",
    "sto",
    "gra",
]
_ENDINGS = (("iyev", "иев"), ("bayev", "баев"), ("ova", "ова"), ("imbetov", "імбетов"))


def bench(folder: Path, entries: int = 1_000_000, queries: int = 400) -> dict[str, float]:
    """Milliseconds and seconds by name; takes minutes for a million entries."""
    chance = random.Random(7)
    words, names = _vocabulary(chance)
    with Archive.create(folder, b"bench", cost=FLOOR, clock=now) as archive:
        started = time.perf_counter()
        stream = _entries(chance, words, names, entries)
        while batch := list(itertools.islice(stream, _BATCH)):
            with archive.writing() as tx:
                put_records(tx, batch)
        built_s = time.perf_counter() - started
        figures = _asked(archive, _questions(chance, words, names, queries), "fresh_")
        figures |= _saved(archive, _entries(chance, words, names, 2_000))
        started = time.perf_counter()
        more = True
        while more:
            with archive.writing() as tx:
                more = idle_merge(tx)
        archive.idle()
        figures["idle_merge_s"] = time.perf_counter() - started
        figures |= _asked(archive, _questions(chance, words, names, queries), "")
    return {"index_entries_per_s": entries / built_s, **figures}


def _vocabulary(chance: random.Random) -> tuple[list[str], list[tuple[str, str]]]:
    """Words, the commonest first, and names as (Latin, Cyrillic or Kazakh)."""
    words: dict[str, None] = {}
    while len(words) < 40_000:
        words["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4)))] = None
    stems = ["".join(chance.choices("bdgklmnrst", k=1)) + word for word in list(words)[:8_000]]
    endings = [chance.choice(_ENDINGS) for _ in stems]
    cyrillic = str.maketrans("abdegiklmnoprstuvy", "абдегиклмнопрстувы")
    return list(words), [
        (
            stem.capitalize() + latin,
            stem.replace("zh", "ж").translate(cyrillic).capitalize() + other,
        )
        for stem, (latin, other) in zip(stems, endings, strict=True)
    ]


def _entries(
    chance: random.Random, words: list[str], names: list[tuple[str, str]], count: int
) -> Iterator[Searchable]:
    weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(len(words))))
    for _ in range(count):
        text = chance.choices(words, cum_weights=weights, k=chance.randint(8, 40))
        if chance.random() < 0.33:
            text[chance.randrange(len(text))] = chance.choice(chance.choice(names))
        record = f"{chance.getrandbits(100):020x}"[:20]
        when = f"20{chance.randint(10, 26)}-{chance.randint(1, 12):02}-11"
        case = f"case{chance.randrange(50)}"
        body = " ".join(text)
        yield Searchable(record, "note", body[:60], body, (), case, None, when, "M-7K2F9Q")


def _questions(
    chance: random.Random, words: list[str], names: list[tuple[str, str]], count: int
) -> list[str]:
    """Half are names in either script; the rest words, a few of them the commonest."""
    kinds: tuple[tuple[float, Callable[[], str]], ...] = (
        (0.5, lambda: chance.choice(chance.choice(names))),
        (0.2, lambda: chance.choice(words[200:5_000])),
        (0.1, lambda: f"{chance.choice(words[20:200])} {chance.choice(words[200:5_000])}"),
        (0.08, lambda: f'"{chance.choice(words[20:200])} {chance.choice(words[20:200])}"'),
        (0.07, lambda: chance.choice(words[20:200])),
        (0.05, lambda: chance.choice(words[:20])),
    )
    weights = [weight for weight, _ in kinds]
    return [make() for _, make in chance.choices(kinds, weights, k=count)]


def _asked(archive: Archive, questions: list[str], prefix: str) -> dict[str, float]:
    reader = archive.reading()
    times = []
    for question in questions:
        started = time.perf_counter()
        find(reader, question, limit=20)
        times.append((time.perf_counter() - started) * 1000)
    return {f"{prefix}search_{name}_ms": value for name, value in _quantiles(times).items()}


def _saved(archive: Archive, items: Iterator[Searchable]) -> dict[str, float]:
    times = []
    for item in items:
        started = time.perf_counter()
        with archive.writing() as tx:
            put_record(tx, item)
        times.append((time.perf_counter() - started) * 1000)
    return {f"save_{name}_ms": value for name, value in _quantiles(times).items()}


def _quantiles(times: list[float]) -> dict[str, float]:
    cuts = statistics.quantiles(times, n=100)
    return {"p50": cuts[49], "p95": cuts[94], "p99": cuts[98]}


if __name__ == "__main__":
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as made:
        count = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
        for name, value in bench(Path(made) / "archive", count).items():
            print(f"{name} {value:.2f}")
