"""Commands about evidence: attach, extract, cite, capture, search, exhibit."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, audience, count, group, override, verb, window


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    _attach(verbs)
    extract = verb(verbs, "extract", "evidence:extract", "write a content to a file, as it came")
    extract.add_argument("id", metavar="ID")
    extract.add_argument("--out", required=True, metavar="FILE")
    override(extract)
    cite = verb(verbs, "cite", "evidence:cite", "find what a document cites")
    cite.add_argument("file", nargs="?", metavar="FILE")
    cite.add_argument("--to", metavar="RECORD", help="keep the citations under a record")
    cite.add_argument("--url", metavar="URL", help="instead of a file: one address that is cited")
    cite.add_argument("--context", metavar="T", help="the words around that address")
    _capture(verbs)
    _capture_files(verbs)
    search = verb(verbs, "search", "search:run", "find records by any word or name")
    search.add_argument("query", metavar="QUERY")
    search.add_argument("--kind", metavar="K")
    search.add_argument("--case", metavar="ID")
    search.add_argument("--exact", action="store_true", help="only as written")
    window(search)
    _exhibit(verbs)


def _attach(verbs: Verbs) -> None:
    attach = verb(verbs, "attach", "evidence:attach", "keep files byte for byte")
    attach.add_argument("files", nargs="+", metavar="FILE")
    attach.add_argument("--to", required=True, metavar="RECORD")
    attach.add_argument(
        "--kind", choices=("audio", "document", "photo", "video", "message", "other")
    )
    for name in ("title", "dated", "language"):
        attach.add_argument(f"--{name}", metavar="T")
    attach.add_argument("--derived-from", metavar="ID")
    attach.add_argument("--received-from", metavar="WHO")
    attach.add_argument("--received-how", metavar="HOW")
    attach.add_argument("--sealed", action="store_true", help="unreadable here from the start")
    audience(attach)


def _capture(verbs: Verbs) -> None:
    capture = verb(verbs, "capture", "capture:capture", "fetch cited pages and keep them")
    capture.add_argument("urls", nargs="*", metavar="URL")
    capture.add_argument("--pending", action="store_true", help="everything that waits")
    capture.add_argument(
        "--allow-address",
        action="append",
        default=[],
        metavar="HOST:PORT",
        help="lift the private-address rule for one origin",
    )
    capture.add_argument(
        "--without-browser", action="store_true", help="fetch the files alone, show no page"
    )
    capture.add_argument(
        "--assisted", action="store_true", help="log in or clear the way in a window first"
    )
    capture.add_argument(
        "--own-connection", action="store_true", help="by the browser's own; its bytes are not kept"
    )
    capture.add_argument("--consent", action="store_true", help="agree to consent banners")
    capture.add_argument("--video", action="store_true", help="video and sound too, by yt-dlp")
    capture.add_argument("--socks", metavar="HOST:PORT", help="go through a SOCKS5 proxy (Tor)")


def _capture_files(verbs: Verbs) -> None:
    act = "capture_export:export"
    export = verb(verbs, "capture export", act, "write a captured page to a file, with its proofs")
    export.add_argument("id", metavar="ID")
    export.add_argument("--out", required=True, metavar="FILE")
    export.add_argument("--format", choices=("wacz", "warc"), default="wacz")
    export.add_argument(
        "--redacted", action="store_true", help="without cookies, authorizations, typed secrets"
    )
    override(export)
    check = verb(verbs, "capture verify", "capture_export:check", "check such a file")
    check.add_argument("file", metavar="FILE")


def _exhibit(verbs: Verbs) -> None:
    exhibit = group(verbs, "exhibit", "exports that prove themselves")
    make = verb(exhibit, "make", "exhibit:make", "number, check and write an exhibit")
    make.add_argument("ids", nargs="*", metavar="ID")
    make.add_argument("--case", metavar="ID")
    make.add_argument("--from-list", metavar="F", help="ids, one a line")
    make.add_argument("--out", required=True, metavar="DIR")
    make.add_argument("--withhold", nargs="+", action="extend", default=[], metavar="FIELD")
    make.add_argument("--prefix", default="EX-", metavar="P")
    make.add_argument("--start", type=count, default=1, metavar="N")
    make.add_argument("--language", choices=("en", "ru", "kk"), default="en", metavar="L")
    make.add_argument("--title", metavar="T")
    make.add_argument("--pdf", action="store_true", help="the index on paper too: index.pdf")
    override(make)
    check = verb(exhibit, "verify", "exhibit:verify", "check an exhibit")
    check.add_argument("folder", metavar="DIR")
