// What a page shows, read off it: runs in the same world of its own as the behaviours.
(() => {
  "use strict";
  const told = (value) => JSON.stringify(value);
  if (typeof self.satchelLooking?.still === "function") return told({ ready: true });  // it was only slow to answer
  const absolute = (address) => {
    try { return new URL(address, document.baseURI).href; } catch { return null; }
  };
  const roots = (root = document, found = []) => {
    for (const element of root.querySelectorAll("*")) {
      if (element.shadowRoot) {
        found.push(element.shadowRoot);
        roots(element.shadowRoot, found);
      }
    }
    return found;
  };
  const doctype = () => (document.doctype ? new XMLSerializer().serializeToString(document.doctype) + "\n" : "");
  let hidden = [];
  let mark = null;

  // When what can be read or seen here changed last; attributes aside, for many pages never rest.
  const watched = new WeakSet();
  let changed = performance.now();
  const watcher = new MutationObserver(() => { changed = performance.now(); });
  const watch = () => {
    for (const root of [document, ...roots()]) {
      if (watched.has(root)) continue;
      watched.add(root);
      watcher.observe(root, { subtree: true, childList: true, characterData: true });
      changed = performance.now();
    }
  };
  const isSeen = (element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
  };
  const isComing = (image) => !image.complete && (image.loading !== "lazy" || isSeen(image));

  self.satchelLooking = {
    size() {
      const page = document.scrollingElement || document.documentElement;
      const body = document.body;
      return told({
        width: Math.max(page ? page.scrollWidth : 0, innerWidth),
        height: Math.max(page ? page.scrollHeight : 0, body && page !== body ? body.scrollHeight : 0, 1),
        ratio: devicePixelRatio,
        y: Math.round(scrollY),
        window: innerHeight,
        languages: navigator.languages.join(","),
        zone: Intl.DateTimeFormat().resolvedOptions().timeZone || "",
      });
    },

    about() {
      const entry = performance.getEntriesByType("navigation")[0];
      return told({
        document: entry ? entry.name : location.href,
        address: location.href,
        title: document.title.slice(0, 2000),
        language: (document.documentElement && document.documentElement.lang || "").slice(0, 80),
        type: document.contentType,
      });
    },

    // What a person could select and copy, and what stands in open shadow trees.
    text(most) {
      const texts = [document.documentElement ? document.documentElement.innerText || "" : ""];
      for (const root of roots()) {
        for (const child of root.children) {
          if (child.innerText && !/^(style|script)$/i.test(child.tagName)) texts.push(child.innerText);
        }
      }
      const text = texts.filter((one) => one.trim()).join("\n\n");
      return told({ text: text.slice(0, most), whole: text.length <= most });
    },

    // The document as it stands now, open shadow trees declared within it.
    dom(most) {
      const top = document.documentElement;
      if (!top) return told({ html: "", whole: true });
      const open = roots();
      let html = top.outerHTML;
      if (open.length && top.getHTML) {
        html = top.cloneNode(false).outerHTML.replace(/<\/html>$/i, "") + top.getHTML({ shadowRoots: open }) + "</html>";
      }
      html = doctype() + html;
      return told({ html: html.slice(0, most), whole: html.length <= most });
    },

    links(most) {
      const found = [];
      const all = [document, ...roots()].flatMap((root) => [...root.querySelectorAll("a[href], area[href]")]);
      for (const link of all.slice(0, most)) {
        const url = absolute(link.getAttribute("href"));
        const text = (link.innerText || link.getAttribute("aria-label") || link.getAttribute("alt") || link.title || "");
        if (url && /^https?:/.test(url)) found.push([url.slice(0, 4000), text.replace(/\s+/g, " ").trim().slice(0, 300)]);
      }
      return told({ links: found, whole: all.length <= most });
    },

    // For a picture: two frames drawn, so that what was changed is on the screen.
    draw() {
      self.satchelDrawn = false;
      requestAnimationFrame(() => requestAnimationFrame(() => { self.satchelDrawn = true; }));
      return told({});
    },
    drawn() {
      return told({ drawn: self.satchelDrawn === true });
    },

    // Whether anything in this document still comes, and for how long nothing changed in it.
    still() {
      watch();
      const waits = document.readyState !== "complete" || document.fonts.status === "loading"
        || [...document.images].some(isComing)
        || [...document.querySelectorAll("video, audio")].some((one) => one.seeking || one.satchelComes);
      return told({ drawn: self.satchelDrawn === true, waits, changed: performance.now() - changed });
    },

    // For a picture: what moves comes to its end, and what never ends stands at its beginning.
    hold() {
      for (const one of document.getAnimations()) {
        try {
          if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish();
          else { one.pause(); one.currentTime = 0; }
        } catch { /* one that has no effect or no time moves nothing */ }
      }
      return told({});
    },

    // For a picture: a small square of a colour in a corner. Where it is seen, what is seen is not
    // older than it; above all else on the page, and gone before anything is read off it again.
    mark(colour, atEnd) {
      if (!mark) {
        mark = document.createElement("div");
        mark.popover = "manual";
        document.documentElement.append(mark);
        mark.showPopover();
      }
      const place = atEnd ? "right:0;bottom:0;left:auto;top:auto" : "left:0;top:0;right:auto;bottom:auto";
      mark.style.cssText = `all:initial;position:fixed;${place};width:6px;height:6px;background:${colour};pointer-events:none`;
      return told({ marked: true });
    },
    unmark() {
      if (mark) mark.remove();
      mark = null;
      return told({});
    },

    // For a picture put together of screens: what sticks to the screen shows on the first only.
    to(y) {
      scrollTo({ top: y, left: 0, behavior: "instant" });
      return told({ y: Math.round(scrollY) });
    },
    unstick() {
      for (const element of document.querySelectorAll("body *")) {
        const style = getComputedStyle(element);
        if (style.position === "fixed" || style.position === "sticky") {
          hidden.push([element, element.style.getPropertyValue("visibility"), element.style.getPropertyPriority("visibility")]);
          element.style.setProperty("visibility", "hidden", "important");
        }
      }
      return told({ hidden: hidden.length });
    },
    restick() {
      for (const [element, value, priority] of hidden) element.style.setProperty("visibility", value, priority);
      hidden = [];
      return told({});
    },
  };
  return told({ ready: true });
})();
