"""Search over a million entries: words rare and common, names in another script, filters.

The entries are records like any other, made by the program's own parts; what is asked and
measured is `satchel search` in an unlocked archive, as the observer waits for it.
"""

from __future__ import annotations

import random
import statistics
from collections.abc import Iterator
from itertools import islice

from bench import filling
from bench.figures import Figure, below, percentile
from bench.ground import PASSPHRASE, Ground
from bench.program import Program
from satchel.assembly.opening import open_desk
from satchel.storage import search_index

# Always the same corpus and questions, so that two runs can be compared.
SEED = 20_310_514
SYLLABLES = (
    *("ka", "zhi", "ra", "no", "be", "tu", "ken", "bai", "ul", "da", "ste", "pro"),
    *("шы", "ло", "га", "ми", "ера", "на", "сә", "қо", "рат", "ов"),
)
SURNAMES = (
    *("Кенжалиев", "Сарсенова", "Жұмабаева", "Тулегенов"),
    *("Kashkumbayev", "Omarov", "Petrenko", "Nurlanova"),
)
ASKED_NAMES = ["Kenzhaliyev", "Кашкумбаев", "Sarsenova", "Омаров", "Zhumabayeva", "Tulegenov"]
QUESTIONS = 300


def million(ground: Ground) -> Iterator[Figure]:
    """the first 20 hits among 1,000,000 entries"""
    count = ground.count(1_000_000)
    chance = random.Random(SEED)
    words = _vocabulary(chance)
    program, case = ground.observer("searching")
    filling.records(program, _entries(chance, words, case, count))
    _settle(program)
    questions = list(islice(_questions(chance, words), QUESTIONS))
    with program.unlocked() as batch:
        for question in questions[:10]:
            batch.ask("search", *question, "--limit", "20")
        took = [batch.ask("search", *question, "--limit", "20").seconds for question in questions]
    took_ms = [seconds * 1000 for seconds in took]
    worst = questions[took_ms.index(max(took_ms))]
    yield Figure("search: median", f"{statistics.median(took_ms):.1f} ms")
    asked = " ".join(worst).encode("ascii", "backslashreplace").decode()
    yield Figure(f"search: slowest ({asked})", f"{max(took_ms):.1f} ms")
    yield below(f"search: p95 over {count:,} entries", percentile(took_ms, 0.95), 50, "ms")


def _vocabulary(chance: random.Random) -> list[str]:
    made = {"".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))) for _ in range(30_000)}
    return sorted(made)


def _entries(
    chance: random.Random, words: list[str], case: str, count: int
) -> Iterator[filling.Wish]:
    """Notes of a dozen words, and a person now and then: few words are common and most are
    rare, as in any language."""
    for number in range(count):
        if number % 50 == 0:
            yield filling.person(f"{chance.choice(SURNAMES)} {chance.choice(words)}")
            continue
        ranks = (int(len(words) * chance.random() ** 3) for _ in range(12))
        at = f"2031-05-{1 + number % 28:02}T10:00:00+05:00"
        yield "note", {"on": case, "text": " ".join(words[rank] for rank in ranks), "at": at}


def _settle(program: Program) -> None:
    """What the program does when idle: the index in few pieces."""
    desk = open_desk(program.archive, PASSPHRASE.encode)
    try:
        more = True
        while more:
            with desk.archive.writing() as tx:
                more = search_index.idle_merge(tx)
    finally:
        desk.close()


def _questions(chance: random.Random, words: list[str]) -> Iterator[list[str]]:
    while True:
        yield [chance.choice(words)]
        yield [f"{words[int(len(words) * chance.random() ** 3)]} {chance.choice(words)}"]
        yield [words[chance.randrange(20)]]
        yield [chance.choice(ASKED_NAMES)]
        yield [chance.choice(ASKED_NAMES), "--exact"]
        yield [chance.choice(words), "--kind", "note"]
