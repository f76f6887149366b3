"""Answers of the sample sites that are made, not read from a file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from typing import Protocol

from samples.sites.media import pdf, png, webm
from samples.sites.wire import Answer

PAPER = b'<link rel="stylesheet" href="/common/paper.css">'
_NO_STORE = ("Cache-Control", "no-store")


class Asked(Protocol):
    """One request; see `serving.Asked`."""

    @property
    def server(self) -> str: ...
    @property
    def method(self) -> str: ...
    @property
    def query(self) -> str: ...
    @property
    def body(self) -> bytes: ...
    @property
    def path(self) -> str: ...
    def header(self, name: str) -> str | None: ...


Route = Callable[[Asked], Answer]


def text(told: str, **more: object) -> Answer:
    return Answer(told.encode(), "text/plain; charset=utf-8", **more)  # type: ignore[arg-type]


def html(title: str, body: str, *, head: str = "", **more: object) -> Answer:
    page = (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>'
        f'<link rel="stylesheet" href="/common/paper.css">{head}</head>'
        f"<body><h1>{title}</h1>{body}</body></html>"
    )
    return Answer(page.encode(), **more)  # type: ignore[arg-type]


def redirect(status: int, to: str) -> Route:
    return lambda _: text("It has moved.\n", status=status, headers=[("Location", to)])


def ranged(whole: bytes, media_type: str) -> Route:
    """RFC 9110 §14, one range."""

    def answer(asked: Asked) -> Answer:
        headers = [("Accept-Ranges", "bytes"), ("ETag", '"one"')]
        wanted = re.fullmatch(r"bytes=(\d+)-(\d*)", asked.header("range") or "")
        if wanted is None:
            return Answer(whole, media_type, headers=headers)
        first, last = int(wanted[1]), min(int(wanted[2] or len(whole)), len(whole) - 1)
        if first >= len(whole):
            return Answer(b"", media_type, 416, [("Content-Range", f"bytes */{len(whole)}")])
        headers.append(("Content-Range", f"bytes {first}-{last}/{len(whole)}"))
        return Answer(whole[first : last + 1], media_type, 206, headers)

    return answer


def _found(asked: Asked) -> Answer:
    """Another answer for each body, at one address."""
    told = {
        b'"judges"': "The judges of hall four are three.",
        b'"clerks"': "The clerks of hall four are two.",
        b"=ushers": "The usher of hall four is one.",
        b"\x00\xff\r\n\x07": "Bytes that are no text were understood.",
    }
    found = next((words for key, words in told.items() if key in asked.body), "Nothing is found.")
    return Answer(json.dumps({"told": found}).encode(), "application/json", headers=[_NO_STORE])


def _part(asked: Asked) -> Answer:
    part = int(asked.query.partition("=")[2])
    rows = [
        {
            "text": f" Letter {part}.{row}: the undersigned ask for a chair in the corridor.",
            "picture": f"/infinite-scroll/letter-{part * 3 + row}.png",
        }
        for row in range(3)
    ]
    return Answer(json.dumps(rows).encode(), "application/json")


def _huge(_: Asked) -> Answer:
    rows = "".join(
        f"<tr><td>{row}<td>{(row * 7919) % 9973:04d}/2031<td>witness {row % 17}<td>{row % 5} pages"
        for row in range(2500)
    )
    return html("Every paper of the matter", f"<table>{rows}</table><p>The table ends.</p>")


def _cyrillic(_: Asked) -> Answer:
    page = (
        "<!doctype html><html lang=ru><title>Список дел</title>"
        "<link rel=stylesheet href=/common/paper.css><h1>Список дел на вторник</h1>"
        "<p>Заседание по делу о мельнице перенесено на 11:20. Ёлку у входа убрали.</p>"
        '<form action="/windows-1251/find"><input name=q value="мельница"></form>'
        '<script src="/windows-1251/words.js"></script>'
    )
    return Answer(page.encode("windows-1251"), "text/html; charset=windows-1251")


def _cyrillic_words(_: Asked) -> Answer:
    return Answer(
        "document.body.append('Слова из скрипта: судья — Қ. Орманова'.replace('Қ','К'))".replace(
            "Қ", "К"
        ).encode("windows-1251"),
        "text/javascript",
    )


def _koi(_: Asked) -> Answer:
    page = (
        '<!doctype html><html lang=ru><head><meta http-equiv="Content-Type" '
        'content="text/html; charset=koi8-r"><title>Старый сервер</title></head>'
        "<body><h1>Старый сервер</h1><p>Протокол хранится в шкафу номер семь.</p></body></html>"
    )
    return Answer(page.encode("koi8-r"), "text/html", framing="close", version="HTTP/1.0")


def _brotli(_: Asked) -> Answer:
    lines = "".join(f"<p>Sheet {number} of the pressed file.</p>" for number in range(60))
    early = ["</common/paper.css>; rel=preload; as=style"]
    return html("Pressed", lines + '<img src="/brotli/seal.png">', coding="br", early=early)


def _chunked(_: Asked) -> Answer:
    return html(
        "In pieces",
        "<p>This page came in pieces, packed, with a word after the end.</p>" * 40,
        head='<link rel="stylesheet" href="/chunked-trailers/packed.css">',
        framing="chunked",
        coding="gzip",
        headers=[("Set-Cookie", "one=1"), ("Set-Cookie", "two=2"), ("X-Said", "once"),
                 ("x-said", "twice")],
        trailers=[("X-Pieces", "many"), ("Server-Timing", "press;dur=3")],
    )  # fmt: skip


def _chunked_css(_: Asked) -> Answer:
    told = b"p { border-left: 6px solid #2f5f7a; padding-left: 10px; }\n"
    return Answer(told, "text/css", framing="chunked", coding="deflate")


def _video(_: Asked) -> Answer:
    film = '<video src="/video/film.webm" width="160" height="120" preload="auto" controls></video>'
    told = '<p id="told"></p><script>const film = document.querySelector("video");'
    told += 'film.addEventListener("loadeddata", () => { told.textContent ='
    told += " `The film is ${film.videoWidth} wide and lasts ${film.duration.toFixed(1)} s.`; });"
    return html("A film of the square", f"{film}{told}</script>")


def _who(asked: Asked) -> Answer:
    cookies = dict(one.strip().split("=", 1) for one in (asked.header("cookie") or "x=").split(";"))
    if "visitor" not in cookies:
        return text("The guest book does not know you.")
    return text(f"Visitor {cookies['visitor']} reads {cookies.get('language', 'nothing')}.")


def _guest_book(_: Asked) -> Answer:
    from samples.sites.serving import FILES

    page = (FILES / "cookies" / "index.html").read_bytes()
    cookie = ("Set-Cookie", "visitor=7; Path=/cookies; HttpOnly; SameSite=Lax")
    return Answer(page, headers=[cookie, ("Set-Cookie", "other=9; Path=/elsewhere")])


def _seat(asked: Asked) -> Answer:
    allowed = [
        ("Access-Control-Allow-Origin", "*"),
        ("Access-Control-Allow-Methods", "PUT, DELETE"),
        ("Access-Control-Allow-Headers", "X-Hall"),
    ]
    if asked.method == "OPTIONS":
        return Answer(b"", None, 204, allowed)
    told = {"PUT": "The seat was taken: ", "DELETE": "The seat was given back"}.get(
        asked.method, "The seat is free"
    )
    return text(told + asked.body.decode() + ".", headers=allowed)


_SEALED = b"document.getElementById('sealed').textContent = 'The sealed script ran.';\n"


def _strict(_: Asked) -> Answer:
    digest = base64.b64encode(hashlib.sha256(_SEALED).digest()).decode()
    policy = f"default-src 'self'; script-src 'nonce-abc' 'sha256-{digest}'; style-src 'self'"
    body = (
        '<p id="sealed"></p><p id="nonce"></p><p id="bare">No bare script ran.</p>'
        f'<script src="/csp-sri/sealed.js" integrity="sha256-{digest}" nonce="abc"></script>'
        '<script src="/csp-sri/forged.js" integrity="sha256-AAAA" nonce="abc"></script>'
        "<script nonce=abc>nonce.textContent = 'The script with a number ran.'</script>"
        "<script>bare.textContent = 'A bare script ran.'</script>"
    )
    return html("A strict house", body, headers=[("Content-Security-Policy", policy)])


def _again(asked: Asked) -> Answer:
    if asked.header("if-none-match") == '"v1"':
        return Answer(b"", None, 304, [("ETag", '"v1"')])
    return text("The same as before.", headers=[("ETag", '"v1"')])


def _cut(_: Asked) -> Answer:
    """Less than was promised, and then the line ends."""
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 5000\r\n\r\n"
    return Answer(raw=head + b"Only the beginning" * 20)


def _stream(_: Asked) -> Answer:
    told = "".join(f"data: Bulletin {n}: the jury is still out.\n\n" for n in range(1, 4))
    body = f"{told}event: end\ndata: over\n\n".encode()
    return Answer(body, "text/event-stream", headers=[_NO_STORE], framing="chunked")


_PAPER_LINES = (
    "RULING 4-117 of 9 March 2031",
    "The court orders the gate to be opened.",
    "Costs are borne by the keeper of the gate.",
)
_WHOLE = b"The twelve words of the oath were said aloud by all three."

ROUTES: dict[str, Route] = {
    "/post-api/find": _found,
    "/infinite-scroll/part": _part,
    "/huge-table/": _huge,
    "/windows-1251/": _cyrillic,
    "/windows-1251/words.js": _cyrillic_words,
    "/old-server/": _koi,
    "/brotli/": _brotli,
    "/brotli/seal.png": lambda _: Answer(png(seed=2), "image/png", coding="br"),
    "/chunked-trailers/": _chunked,
    "/chunked-trailers/packed.css": _chunked_css,
    "/video/": _video,
    "/video/film.webm": lambda asked: ranged(webm(), "video/webm")(asked),
    "/redirects/": redirect(301, "/redirects/two"),
    "/redirects/two": redirect(302, "{{cdn}}/redirects/three"),
    "/redirects/three": redirect(307, "{{other}}/redirects/four?way=far"),
    "/redirects/four": redirect(308, "{{home}}/redirects/five#not-sent"),
    "/redirects/five": redirect(303, "/redirects/landing.html"),
    "/redirects/moved.css": redirect(302, "{{cdn}}/common/paper.css"),
    "/redirects/moved-picture": redirect(307, "/redirects/picture-5.png"),
    "/pdf/ruling.pdf": ranged(pdf(_PAPER_LINES), "application/pdf"),
    "/random-urls/seats": lambda _: text("There are forty seats."),
    "/cookies/": _guest_book,
    "/cookies/who": _who,
    "/preflight/seat": _seat,
    "/preflight/closed": lambda _: text("No one may read this from elsewhere."),
    "/modules/parts/judge.js": lambda _: Answer(
        b'export const judge = "three modules";\n',
        "text/javascript",
        headers=[("Access-Control-Allow-Origin", "*")],
    ),
    "/csp-sri/": _strict,
    "/csp-sri/sealed.js": lambda _: Answer(_SEALED, "text/javascript"),
    "/csp-sri/forged.js": lambda _: Answer(
        b"document.getElementById('bare').textContent = 'A forged script ran.';", "text/javascript"
    ),
    "/odd-statuses/empty": lambda _: Answer(b"", None, 204),
    "/odd-statuses/gone": lambda _: text("It was here until Monday.", status=410),
    "/odd-statuses/gone.css": lambda _: text("It was here until Monday.", status=410),
    "/odd-statuses/broken": lambda _: text("Something broke.", status=500),
    "/odd-statuses/again": _again,
    "/odd-statuses/cut": _cut,
    "/events/stream": _stream,
    "/events/poll": lambda _: text("The line is read every hour instead."),
    "/segments/whole.txt": ranged(_WHOLE, "text/plain"),
    "/favicon.ico": lambda _: Answer(png(16, 16, 9), "image/png"),
}
