"""Pages that attack the one who replays them: what each tries, and where it would be seen.

Five kinds that web archives fell to: content that switches when it is replayed, requests
forged in the reader's name, a scan of the reader's ports, and scripts that misuse an
address they share with the archive or with its parts. `/attacks/NAME/` is the page; what it
finds out, it writes into its own text: `harmless` is what is left when all of it failed.
"""

from __future__ import annotations

from samples.sites.routes import Route, html, text

HARMLESS = "harmless"
NAMES = ("content-switch", "csrf", "port-scan", "same-domain", "same-subdomain")

_TRY = """<p id="told">trying</p><script>
const found = [];
const within = (promise) => Promise.race([promise, new Promise((_, no) => setTimeout(no, 1500))]);
(async () => {
  %s
  told.textContent = found.length ? "harm: " + found.join(", ") : "harmless";
})();
</script>"""

# Shows something else once it stands in an archive, and asks the live site what to show.
_SWITCH = """
  if (!location.href.startsWith("{{home}}/attacks/content-switch/")) found.push("its address");
  if (window.__wm || window._wb_wombat || document.querySelector("base")) found.push("a replay");
  if (window !== top) found.push("knows a frame");
  const url = "{{other}}/attacks/live-only?" + (performance.now() > 0 ? "replayed" : "");
  try { const said = await within(fetch(url + crypto.randomUUID().slice(0, 4)));
        if ((await said.text()).includes("SWITCHED")) found.push("live content"); } catch {}
"""
# In the name of who replays: against what listens on her machine or on the live web.
_FORGE = """
  for (const port of [%s]) for (const mode of ["no-cors", "cors"]) {
    try { const said = await within(fetch("http://127.0.0.1:" + port + "/delete?all=1",
            {method: "POST", mode, credentials: "include", body: "delete=all"}));
          if (said.status !== 404 && said.type !== "opaque") found.push("posted"); } catch {}
  }
  const form = document.createElement("form"); form.method = "post"; form.target = "hidden";
  form.action = "http://127.0.0.1:%s/delete"; const frame = document.createElement("iframe");
  frame.name = "hidden"; document.body.append(frame, form); form.submit();
  await new Promise((go) => setTimeout(go, 300));
  navigator.sendBeacon("http://127.0.0.1:%s/beacon", "x");
"""
# Which ports answer, by every door a page has.
_SCAN = """
  for (const port of [%s]) for (const host of ["127.0.0.1", "localhost", "[::1]", "a.localhost"]) {
    try { const said = await within(fetch("http://" + host + ":" + port + "/", {mode: "cors"}));
          if (said.ok) found.push("http " + port); } catch {}
    try { await within(new Promise((yes, no) => { const image = new Image(); image.onload = yes;
          image.onerror = no; image.src = "http://" + host + ":" + port + "/one.png"; }));
          found.push("image " + port); } catch {}
    try { await within(new Promise((yes, no) => {
          const socket = new WebSocket("ws://" + host + ":" + port);
          socket.onopen = yes; socket.onerror = no; })); found.push("socket " + port); } catch {}
  }
  try { const peer = new RTCPeerConnection({iceServers: [{urls: "stun:127.0.0.1:%s"}]});
        peer.onicecandidate = (event) => { if (event.candidate) found.push("rtc"); };
        peer.createDataChannel("x"); await peer.setLocalDescription(await peer.createOffer());
        await new Promise((go) => setTimeout(go, 400)); } catch {}
"""
# Another page of the same address (another capture) left something: it must not be there.
_SHARED = """
  const key = "satchel-neighbour";
  if (localStorage.getItem(key)) found.push("storage of another capture");
  if (document.cookie.includes(key)) found.push("cookie of another capture");
  if ((await caches.keys()).includes(key)) found.push("cache of another capture");
  const workers = await navigator.serviceWorker.getRegistrations();
  if (workers.length) found.push("worker of another capture");
  localStorage.setItem(key, "1"); document.cookie = key + "=1; max-age=99999";
  await caches.open(key);
  for (const place of ["qrc:/x", "file:///etc/hostname", "chrome://version/"]) {
    try { const said = await within(fetch(place)); found.push("read " + place); } catch {}
  }
"""
# The archive's own doors: a bridge, a parent window, an object of the program.
_NEIGHBOUR = """
  for (const name of ["qt", "satchel", "QWebChannel", "chrome.runtime", "external.satchel"]) {
    let at = window; for (const part of name.split(".")) at = at && at[part];
    if (at && Object.keys(at).length) found.push("bridge " + name);
  }
  if (window.opener || window.parent !== window) found.push("a window above");
  try { const said = await within(fetch("{{cdn}}/attacks/secret.txt", {credentials: "include"}));
        if ((await said.text()).includes("SECRET")) found.push("read a neighbour"); } catch {}
  document.cookie = "wide=1; domain=localhost"; document.cookie = "wide=1; domain=127.0.0.1";
"""


def page(name: str, ports: str = "0") -> str:
    """The body of an attack; `ports` are those of a canary on this machine."""
    one = ports.partition(",")[0]
    script = {
        "content-switch": _SWITCH,
        "csrf": _FORGE % (ports, one, one) if name == "csrf" else "",
        "port-scan": _SCAN % (ports, one) if name == "port-scan" else "",
        "same-domain": _SHARED,
        "same-subdomain": _NEIGHBOUR,
    }[name]
    return _TRY % script


def _route(name: str) -> Route:
    """The ports to attack stand in the query: `/attacks/csrf/?ports=1,2`."""

    def answer(asked):  # type: ignore[no-untyped-def]
        ports = asked.query.partition("ports=")[2].partition("&")[0] or "0"
        return html(f"An attack: {name}", page(name, ports))

    return answer


ROUTES: dict[str, Route] = {
    **{f"/attacks/{name}/": _route(name) for name in NAMES},
    "/attacks/live-only": lambda _: text(
        "SWITCHED", headers=[("Access-Control-Allow-Origin", "*"), ("Cache-Control", "no-store")]
    ),
    "/attacks/secret.txt": lambda _: text("SECRET"),
}
