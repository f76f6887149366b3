"""A page as a browser sees it: `driving.drive(wish, rules, progress=…, cancelled=…) -> Browsed`.

`wish` is a `wishes.BrowserWish`, `rules` a `capture.http.rules.Rules`. A process of its own
shows the page and records it; this side asks, listens, and judges what it hears. Raises
RefusedByPolicy (codes "cancelled", "no-browser") and MachineRefused; what the world did is
in the result.
"""
