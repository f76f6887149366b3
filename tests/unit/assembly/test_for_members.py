"""What headquarters has for an observer goes to her by any road, and nothing else does."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from satchel.assembly import roads
from satchel.assembly.desk import Desk
from satchel.assembly.for_members import wish_of
from satchel.domain.cited import Cited
from satchel.storage import records


@pytest.fixture
def origin() -> Iterator[str]:
    class Page(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/plain")
            self.send_header("Content-Length", "6")
            self.end_headers()
            self.wfile.write(b"Order\n")

        def log_message(self, *_: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"127.0.0.1:{server.server_port}"
        server.shutdown()


def sync(desk: Desk, folder: Path) -> None:
    roads.sync(desk, roads.Way(str(folder)))


def test_a_capture_asked_for_goes_up_and_its_answer_comes_down_by_a_folder(
    headquarters: Desk, observer: Desk, origin: str, tmp_path: Path
) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    sync(observer, folder)
    sync(headquarters, folder)
    headquarters.membership.confirm(observer.device.device)
    url = f"http://{origin}/order.txt"
    case = observer.records.add("case", {"title": "Bread"}).record
    citation = observer.citations.keep_address(url, case).record
    (wish,) = observer.queueing.find([citation])
    observer.capture_requests.ask([wish.id])
    hidden = headquarters.records.add("case", {"title": "Not for observers"}).record
    sync(observer, folder)
    sync(headquarters, folder)
    (tried,) = headquarters.captures(frozenset({origin})).run_pending()
    assert tried.citation == citation
    assert wish_of(headquarters, observer.device.row.member, None, False).only == (tried.record,)
    sync(headquarters, folder)
    sync(observer, folder)
    (one,) = observer.cite_checking.check(case)
    assert (one.judged.word, one.judged.newest and one.judged.newest.record) == (
        Cited.CAPTURED,
        tried.record,
    )
    assert observer.looked_at.text(one.seen[-1]).strip() == "Order"
    assert records.get(observer.archive.reading(), hidden) is None
    assert wish_of(observer, None, None, False).only is None
