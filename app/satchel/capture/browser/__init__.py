"""A page as a browser sees it: `driving.drive(wish, rules, progress=…, cancelled=…) -> Browsed`.

A process of its own shows the page and records it; this side asks, listens, and judges what
it hears. `wishes` is what is asked for, `results` what comes of it.
"""
