"""The pages: what is hard about each, what must be read on it, and what must have been asked.

Tests and the bench go through `PAGES`; what a page `shows` stands in its visible text only
once everything has come. `needs` names addresses (`SERVER:PATH`, without a query) without
which the capture of it is not whole.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """`direct` is a file and no page: it is fetched, not browsed."""

    name: str
    hard: str
    shows: tuple[str, ...]
    needs: tuple[str, ...] = ()
    path: str = ""
    direct: bool = False


def _page(name: str, hard: str, *shows: str, needs: str = "", path: str = "") -> Page:
    places = tuple(one if ":" in one else f"home:/{name}/{one}" for one in needs.split())
    return Page(name, hard, shows, places, path or f"/{name}/")


PAGES = (
    _page("plain", "nothing", "moved to 10:40", needs="seal-1.png home:/common/paper.css"),
    _page(
        "late-script",
        "content that comes long after the page is loaded",
        "The docket ends with the matter of the loud geese",
        needs="late.js rows.json row-1.png row-3.png",
    ),
    _page(
        "post-api",
        "answers that differ by the body asked with",
        "The judges of hall four are three.",
        "The clerks of hall four are two.",
        "The usher of hall four is one.",
        "Bytes that are no text were understood.",
        needs="find",
    ),
    _page(
        "service-worker",
        "a service worker that answers, stores and passes on",
        "The servant itself answered this.",
        "The servant passed this on from the court.",
        "The servant had stored this beforehand.",
        needs="worker.js passed.txt stored.txt servant-6.png",
    ),
    _page(
        "frames",
        "frames of other sites within each other, and messages between them",
        "Heard from the strange site: the ballots were counted twice",
        needs="other:/frames/strange.html cdn:/frames/near.html home:/frames/near.html",
    ),
    _page(
        "windows-1251",
        "an old coding told by the header alone",
        "Ёлку у входа убрали",
        "Слова из скрипта: судья — К. Орманова",
        needs="words.js",
    ),
    _page("old-server", "HTTP/1.0 without a length, KOI8-R told by the page", "в шкафу номер семь"),
    _page("brotli", "brotli, and early hints before it", "Sheet 59", needs="seal.png"),
    _page(
        "chunked-trailers",
        "gzip in chunks with trailers, repeated headers, deflate",
        "with a word after the end",
        needs="packed.css",
    ),
    _page("video", "a film asked for in ranges", "The film is 160 wide", needs="film.webm"),
    _page(
        "redirects",
        "five redirects over three servers; moved styles and pictures",
        "this is where it stands",
        needs="two cdn:/redirects/three other:/redirects/four five landing.html moved.css "
        "cdn:/common/paper.css moved-picture picture-5.png",
    ),
    _page("huge-table", "a page some sixty thousand pixels tall", "The table ends."),
    _page("right-to-left", "Arabic, Hebrew and numbers", "جلسة المحكمة", needs="seal-8.png"),
    _page("print-css", "another look on paper", "a letterhead", needs="on-paper.css"),
    _page(
        "infinite-scroll",
        "more comes when it is scrolled",
        "Letter 5.2",
        needs="part letter-3.png letter-17.png",
    ),
    Page(
        "pdf",
        "no page at all but a paper",
        ("The court orders the gate to be opened.",),
        ("home:/pdf/ruling.pdf",),
        "/pdf/ruling.pdf",
        True,
    ),
    _page("consent-wall", "a wall that asks before it shows", "We and 312 partners"),
    _page(
        "lazy-images",
        "pictures that are asked for when they are seen",
        "The deepest picture was seen.",
        needs="shown-1.png lazy-2.png watched-3.png watched-4.png",
    ),
    _page("srcset", "pictures for screens other than ours", "many sizes", needs="plain-3.png"),
    _page(
        "random-urls",
        "addresses and bodies that are never the same",
        "The gallery is open. There are forty seats.",
        needs="mark-3.png told.txt seats",
    ),
    _page("clock", "the day, and a loop that waits for the clock", "The clock moves."),
    _page("cookies", "an answer that depends on a cookie", "Visitor 7 reads kk.", needs="who"),
    _page(
        "preflight",
        "questions before questions, across sites",
        "The seat was taken: seat 12.",
        "The seat was given back.",
        "The closed door stayed closed.",
        needs="cdn:/preflight/seat other:/preflight/seat other:/preflight/closed",
    ),
    _page(
        "modules",
        "modules, an import map, a late import",
        "put together by three modules and a late one.",
        needs="main.js parts/words.js cdn:/modules/parts/judge.js parts/end.js",
    ),
    _page(
        "shadow",
        "text and styles in shadow roots",
        "presides",
        needs="hall.css hall-5.png",
    ),
    _page(
        "workers",
        "work behind the page",
        "3 of 4 said yes. The count was made behind the page.",
        "A worker of a blob counted four papers.",
        needs="counter.js words.js told.txt",
    ),
    _page(
        "csp-sri",
        "a strict policy and sealed scripts",
        "The sealed script ran.",
        "The script with a number ran.",
        "No bare script ran.",
        needs="sealed.js",
    ),
    _page("storage", "what a page keeps in the browser", "Hall four, row two, the third paper."),
    _page(
        "odd-statuses",
        "204, 304, 404, 410, 500 and an answer cut short",
        "gone: 410 It was here until Monday.",
        "again: 200 The same as before.",
        "cut: the line broke",
        needs="missing.png empty gone broken again cut",
    ),
    _page(
        "events",
        "a stream of events, and a socket that is refused",
        "Bulletin 3: the jury is still out.",
        "The line is read every hour instead.",
        needs="stream poll",
    ),
    _page(
        "canvas-svg",
        "drawn fields, shapes of another file, styles that import styles",
        "The picture was drawn onto the field.",
        needs="first.css second.css cdn:/common/paper.css shapes.svg drawn-2.png paper-7.png",
    ),
    _page(
        "dialogs",
        "alerts, prompts, popups, permissions, a page that will not be left",
        "It asked for a name, for consent and for your place, and went on.",
    ),
    _page(
        "segments",
        "one file asked for in pieces",
        "3 pieces, 58 letters: The twelve words of the oath were said aloud by all three.",
        needs="list.txt whole.txt",
    ),
    _page(
        "meta-refresh",
        "a page that sends on to one that sends on",
        "This is the page that was meant.",
        needs="turn.html there.html",
    ),
)


def page(name: str) -> Page:
    """The page of that name."""
    return next(one for one in PAGES if one.name == name)
