"""Seventeen small things an archive of a page gets wrong, each a cell that turns blue when right.

The features are those that tests of web archives speak of (addresses of every form, scripts
and what they ask for, frames, storage, canvas, video); the cells and texts are our own.
Each cell tells `NAME: right` in the page's text once it works.
"""

from __future__ import annotations

from samples.sites.media import png
from samples.sites.routes import Route, text
from samples.sites.wire import Answer

PATH = "/acid/"

# Each gets `cell`, its own element, and calls `right()`.
_CELLS = {
    "1a-local-image": 'image("seal-1.png")',
    "1b-remote-image": 'image("{{cdn}}/acid/seal-2.png")',
    "1c-encoded-address": 'image("a%20seal%2C%C3%A9-3.png")',
    "1d-scheme-relative": 'image("{{cdn}}/acid/seal-4.png".replace(/^https?:/, ""))',
    "1e-base64-image": 'const made = document.createElement("canvas"); made.width = 4; image(made.toDataURL())',  # noqa: E501
    "1f-background": "const probe = getComputedStyle(cell).backgroundImage; image(/url..(.*)..$/.exec(probe)[1])",  # noqa: E501
    "2a-script-image": 'const one = "se" + "al"; image(one + "-" + (2 + 3) + ".png")',
    "2b-fetched-text": 'fetch("told.txt").then((one) => one.text()).then((t) => t.includes("well") && right())',  # noqa: E501
    "2c-remote-script": 'load("{{cdn}}/acid/sets.js", () => window.wasSet === 7 && right())',
    "2d-written-late": 'setTimeout(() => load("late.js", () => window.cameLate && right()), 700)',
    "2e-on-scroll": 'addEventListener("scroll", () => image("scrolled-6.png"), {once: true})',
    "2f-cache-buster": 'image("seal-7.png?never=" + Math.random())',
    "2g-frame": 'const one = document.createElement("iframe"); one.src = "{{other}}/acid/frame.html"; one.width = 30; one.height = 20; cell.append(one); addEventListener("message", (e) => e.data === "framed" && right())',  # noqa: E501
    "3a-object": 'const one = document.createElement("object"); one.data = "seal-8.png"; one.onload = right; cell.append(one)',  # noqa: E501
    "3b-storage": 'localStorage.acid = "kept"; const ask = indexedDB.open("acid"); ask.onsuccess = () => localStorage.acid === "kept" && right()',  # noqa: E501
    "3c-canvas": 'const made = document.createElement("canvas"), pen = made.getContext("2d"); pen.fillStyle = "#00f"; pen.fillRect(0, 0, 9, 9); pen.getImageData(1, 1, 1, 1).data[2] === 255 && right()',  # noqa: E501
    "3d-video": 'const one = document.createElement("video"); one.src = "/video/film.webm"; one.width = 40; one.preload = "auto"; one.onloadeddata = right; cell.append(one)',  # noqa: E501
}
NAMES = tuple(_CELLS)

_HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Seventeen cells</title>
<style>body { min-height: 3000px; font: 14px sans-serif } div { display: inline-block; width: 260px;
height: 60px; margin: 2px; background: #b33; color: white } div.right { background: #22c !important }
#c1f-background { background-image: url(behind-9.png) }</style></head><body><script>
function made(name, work) {
  const cell = document.createElement("div"); cell.id = "c" + name; cell.textContent = name + ": wrong";
  document.body.append(cell);
  const right = () => { if (cell.className) return; cell.className = "right"; cell.firstChild.data = name + ": right"; };
  const image = (src) => { const one = new Image(24, 24); one.onload = right; one.src = src; cell.append(one); };
  const load = (src, then) => { const one = document.createElement("script"); one.onload = then; one.src = src; document.head.append(one); };
  work(cell, right, image, load);
}
"""  # noqa: E501


def _page(_: object) -> Answer:
    cells = "\n".join(
        f'made("{name}", (cell, right, image, load) => {{ {work}; }});'
        for name, work in _CELLS.items()
    )
    return Answer(f"{_HEAD}{cells}\n</script></body></html>".encode())


def _script(told: bytes) -> Route:
    return lambda _: Answer(told, "text/javascript")


ROUTES: dict[str, Route] = {
    PATH: _page,
    "/acid/a%20seal%2C%C3%A9-3.png": lambda _: Answer(png(seed=3), "image/png"),
    "/acid/told.txt": lambda _: text("The well at the crossing is dry."),
    "/acid/sets.js": _script(b"window.wasSet = 7;"),
    "/acid/late.js": _script(b"window.cameLate = true;"),
    "/acid/frame.html": lambda _: Answer(
        b"<!doctype html><script>parent.postMessage('framed', '*')</script>"
    ),
}
