"""The moment of the capture, given to a replayed page as its now; chance that repeats itself.

A page that says "three minutes ago" said so then. So its clock begins at the moment of the
capture and runs from there, and `Math.random` gives the same numbers each time. This is
done by a script that runs before the page's own, in every frame; no byte of the page is
changed. To know first: workers of a page have a clock of their own, which is not reached,
and what a page draws from `crypto` stays as chance has it.
"""

from __future__ import annotations

# A proxy around the real thing looks like the real thing to whoever asks for its text.
_SCRIPT = """(() => {
  const Real = Date, begun = %(begun)d - performance.now();
  const now = () => Math.floor(begun + performance.now());
  const ours = new Proxy(Real, {
    construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
    apply: () => new Real(now()).toString(),
    get: (target, name) => name === "now" ? pinned : Reflect.get(target, name),
  });
  const pinned = new Proxy(Real.now, { apply: now });
  Object.defineProperty(Real.prototype, "constructor", { value: ours, writable: true, configurable: true });
  Object.defineProperty(window, "Date", { value: ours, writable: true, configurable: true });
  let state = %(seed)d >>> 0;
  Math.random = new Proxy(Math.random, { apply: () => {
    state = state + 0x6d2b79f5 >>> 0;
    let mixed = Math.imul(state ^ state >>> 15, 1 | state);
    mixed = mixed + Math.imul(mixed ^ mixed >>> 7, 61 | mixed) ^ mixed;
    return ((mixed ^ mixed >>> 14) >>> 0) / 4294967296;
  } });
})();
"""  # noqa: E501


def script(begun_ms: int) -> str:
    """`begun_ms` is the moment of the capture: milliseconds since 1970, UTC."""
    return _SCRIPT % {"begun": begun_ms, "seed": begun_ms % 4294967296}
