"""The sample sites as a process of their own, for who measures: `python -m samples.sites.standing`.

First line out: origins, HOST:PORT of all, and the pages with their addresses. Then for each
line in, what was asked since the last one: `[server, method, path]`. Ends with its input.
"""

from __future__ import annotations

import json
import sys

from samples.sites.catalogue import PAGES
from samples.sites.serving import sites


def main() -> None:
    with sites() as web:
        pages = [
            {"name": one.name, "url": web.url(one.name), "direct": one.direct} for one in PAGES
        ]
        _say({"allowed": sorted(web.allowed), "pages": pages})
        told = 0
        for _ in sys.stdin:
            asked = web.asked[told:]
            told += len(asked)
            _say([[one.server, one.method, one.path] for one in asked])


def _say(value: object) -> None:
    print(json.dumps(value), flush=True)


if __name__ == "__main__":
    main()
