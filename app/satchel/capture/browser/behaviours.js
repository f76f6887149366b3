// What is done to a page so that all of it comes: runs beside the page's own scripts, in a world
// of its own, so that neither sees the other's names. Every function answers with JSON text.
// Nothing here sends a form, follows a link or agrees to anything unless `consent` is called.
(() => {
  "use strict";
  const told = (value) => JSON.stringify(value);
  if (typeof self.satchel?.variants === "function") return told({ ready: true });  // it was only slow to answer

  // English, Russian, Kazakh: what is written on what opens more of the same text.
  const MORE = new RegExp(
    "^(…\\s*)?(" + [
      "(see|show|read|view|load)\\s+(more|all|full|entire)(?!\\p{L}).*",
      "(more|expand|continue reading)",
      "(показать|посмотреть|загрузить|читать|смотреть|открыть)\\s+(ещё|еще|больше|далее|дальше|всё|все|полностью|целиком)(?!\\p{L}).*",
      "(ещё|еще|далее|развернуть|подробнее)",
      "(тағы|толығырақ|көбірек|толық|жалғасын)(\\s+(көрсету|оқу|жүктеу))?",
    ].join("|") + ")[\\s….›»↓▾]*$", "iu");
  const AGREE = new RegExp(
    "^(" + [
      "(i )?(accept|agree|allow)", "ok(ay)?", "got it",
      "принять", "принимаю", "соглас(ен|на)", "соглашаюсь", "разрешить", "хорошо", "понятно",
      "қабылдау", "қабылдаймын", "келісемін", "барлығын қабылдау",
    ].join("|") + ")(?!\\p{L}).{0,24}$", "iu");
  const BANNER = /cookie|consent|gdpr|privacy|cmp|согласи|персональн|құпия/i;

  const roots = (root = document, found = []) => {
    found.push(root);
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) roots(element.shadowRoot, found);
    }
    return found;
  };
  const every = (selector) => roots().flatMap((root) => [...root.querySelectorAll(selector)]);
  const words = (element) =>
    (element.innerText || element.value || element.getAttribute("aria-label") || "")
      .replace(/\s+/g, " ").trim();
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && getComputedStyle(element).visibility !== "hidden";
  };
  const absolute = (address) => {
    try {
      const url = new URL(address, document.baseURI);
      return url.protocol === "http:" || url.protocol === "https:" ? url.href : null;
    } catch {
      return null;
    }
  };

  // What scrolls: the page, or where the page itself stands still the largest thing that does.
  const scroller = () => {
    const page = document.scrollingElement || document.documentElement;
    if (page.scrollHeight > innerHeight + 20) return page;
    let best = page, most = (innerWidth * innerHeight) / 3;
    for (const element of document.querySelectorAll("body *")) {
      if (element.scrollHeight <= element.clientHeight + 40) continue;
      const size = element.clientWidth * element.clientHeight;
      if (size > most && /auto|scroll/.test(getComputedStyle(element).overflowY)) {
        best = element;
        most = size;
      }
    }
    return best;
  };

  const clicked = new WeakSet();
  const goesElsewhere = (element) => {
    const link = element.closest("a[href]");
    if (!link) return false;
    const href = link.getAttribute("href").trim();
    return !(href === "" || href.startsWith("#") || /^javascript:/i.test(href));
  };
  const isOfForm = (element) =>
    element.form && (element.type === "submit" || element.type === "image" || !element.type);

  const fetching = { asked: 0, done: 0, known: new Set() };
  const want = (address, isImage) => {
    const url = address && absolute(address);
    if (!url || fetching.known.has(url) || fetching.asked >= 300) return;
    fetching.known.add(url);
    fetching.asked += 1;
    const done = () => { fetching.done += 1; };
    if (isImage) {
      const image = new Image();
      image.onload = image.onerror = done;
      image.src = url;
      return;
    }
    // Read to its end and let go: the bytes are kept where they pass by.
    fetch(url, { mode: "no-cors", credentials: "include" })
      .then((answer) => answer.arrayBuffer()).then(done, done);
  };
  const candidates = (srcset) =>
    (srcset || "").split(/,\s+|,(?=\S+\s+[\d.]+[wx]\b)/).map((one) => one.trim().split(/\s+/)[0]);

  self.satchel = {
    scroll() {
      const target = scroller();
      const before = target.scrollTop;
      target.scrollTo({ top: before + Math.max(innerHeight * 0.85, 200), behavior: "instant" });
      const end = target.scrollTop + target.clientHeight >= target.scrollHeight - 4;
      return told({ moved: target.scrollTop !== before, end, height: target.scrollHeight });
    },

    top() {
      for (const target of [scroller(), document.scrollingElement || document.documentElement]) {
        target.scrollTo({ top: 0, left: 0, behavior: "instant" });
      }
      return told({});
    },

    more(most) {
      const pressed = [];
      for (const element of every("button, [role=button], a, summary, span[onclick], div[onclick], input[type=button]")) {
        if (pressed.length >= most) break;
        if (clicked.has(element) || !isSeen(element) || goesElsewhere(element) || isOfForm(element)) continue;
        const text = words(element);
        if (text.length > 60 || !MORE.test(text)) continue;
        clicked.add(element);
        element.click();
        pressed.push(text);
      }
      return told({ pressed });
    },

    open() {
      let opened = 0;
      for (const element of every("details:not([open])")) {
        element.open = true;
        opened += 1;
      }
      return told({ opened });
    },

    consent() {
      for (const element of every("button, [role=button], a, input[type=button], input[type=submit]")) {
        if (!isSeen(element) || goesElsewhere(element) || !AGREE.test(words(element))) continue;
        for (let box = element; box && box !== document.body; box = box.parentElement || box.getRootNode().host) {
          const name = `${box.id} ${box.className} ${box.getAttribute("aria-label") || ""} ${box.getAttribute("role") || ""}`;
          if (BANNER.test(name) || (getComputedStyle(box).position === "fixed" && BANNER.test(box.innerText || ""))) {
            element.click();
            return told({ pressed: words(element) });
          }
        }
      }
      return told({ pressed: null });
    },

    // Other sizes of pictures, posters, what waits for a script that looks at scrolling, and the
    // whole of videos and sounds of which a browser fetches pieces as it likes.
    variants() {
      for (const element of every("img, source, video, audio, link[rel~=icon], [data-src], [data-srcset]")) {
        const isMedia = /^(video|audio)$/i.test((element.tagName === "SOURCE" ? element.parentElement || element : element).tagName);
        candidates(element.getAttribute("srcset")).forEach((one) => want(one, true));
        candidates(element.getAttribute("data-srcset")).forEach((one) => want(one, true));
        want(element.getAttribute("poster"), true);
        if (element.tagName === "LINK") want(element.getAttribute("href"), true);
        else want(element.getAttribute("src"), !isMedia);
        want(element.getAttribute("data-src"), !isMedia);
      }
      return told({ asked: fetching.asked, done: fetching.done });
    },

    fetched() {
      return told({ asked: fetching.asked, done: fetching.done });
    },

    play() {
      const all = every("video, audio");
      for (const element of all) {
        element.muted = true;
        Promise.resolve(element.play()).catch(() => {});
      }
      return told({ playing: all.length });
    },

    still() {
      for (const element of every("video, audio")) {
        element.pause();
        if (element.videoWidth && element.readyState >= 2 && element.currentTime > 0) {
          element.satchelComes = true;  // until the frame it stands at then is shown
          element.requestVideoFrameCallback(() => { element.satchelComes = false; });
        }
        try { element.currentTime = 0; } catch { /* a stream has no beginning */ }
      }
      return told({});
    },
  };
  return told({ ready: true });
})();
