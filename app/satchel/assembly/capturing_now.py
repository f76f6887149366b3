"""Working through the queue while somebody looks on: each page kept, findable and compared."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from satchel.assembly.desk import Desk
from satchel.capture.again import wishes_again
from satchel.capture.cite_checking import Checked
from satchel.capture.http.exchanges import Fetched
from satchel.capture.http.fetching import fetch
from satchel.capture.naming import may_be_named
from satchel.capture.running import Captures, Tried
from satchel.capture.watching import Watching
from satchel.domain.ids import RecordId
from satchel.formats.wacz.reading import MEDIA_TYPE

T = TypeVar("T")
_LOOK_S = 0.05


def capture_now(desk: Desk, watching: Watching, wishes: Sequence[int] | None = None) -> list[Tried]:
    """Capture these wishes, or all that waits, one after the other.

    `watching.is_cancelled` is asked all the while, also in the middle of a page, so that
    whoever runs this may do something short in between.
    """
    captures = _watched(desk, watching)
    tried = captures.run_pending() if wishes is None else captures.run(wishes)
    return made_findable(desk, tried)


def capture_page(
    desk: Desk, watching: Watching, url: str, citation: str | None = None, *, unread: bool = False
) -> list[Tried]:
    """Capture one address once more, for what cites it; with `unread` by the browser's own
    connection.

    Raises RefusedByPolicy where it is not for this laptop.
    """
    captures = _watched(desk, watching)
    with desk.archive.writing() as tx:
        may_be_named(tx.db, url)
        cited = None if citation is None else RecordId(citation)
        wish = captures.enqueue(tx, cited, url)
        captures.let_unread(tx, [wish], unread=unread)
    return made_findable(desk, captures.run([wish]))


def capture_again(desk: Desk, watching: Watching, found: Sequence[Checked]) -> list[Tried]:
    """Capture each of these pages once more; what is kept from this laptop is left out."""
    captures = _watched(desk, watching)
    return made_findable(desk, captures.run(wishes_again(captures, found)))


def made_findable(desk: Desk, tried: list[Tried]) -> list[Tried]:
    """Read what was captured for search, and compare it with what was captured before."""
    for one in tried:
        if one.record is not None and one.content is not None:
            desk.texts.read(one.record, one.content, MEDIA_TYPE)
    desk.looked_at.keep_compared(one.url for one in tried if one.record is not None)
    return tried


def _watched(desk: Desk, watching: Watching) -> Captures:
    captures = desk.captures(watching=watching)
    rules = captures.rules

    def beside(url: str) -> Fetched:
        return _beside(partial(fetch, url, rules), watching)

    return replace(captures, fetch=beside)


def _beside(act: Callable[[], T], watching: Watching) -> T:
    """What `act` answers, done in a thread of its own while the watcher is asked: a site that
    does not answer must not keep a note waiting."""
    answers: list[T] = []
    wrongs: list[BaseException] = []

    def run() -> None:
        try:
            answers.append(act())
        except BaseException as wrong:  # raised where it is waited for
            wrongs.append(wrong)

    thread = threading.Thread(target=run, name="fetching", daemon=True)
    thread.start()
    while thread.is_alive():
        thread.join(_LOOK_S)
        watching.is_cancelled()
    if wrongs:
        raise wrongs[0]
    return answers[0]
