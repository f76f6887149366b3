"""The command that serves a relay."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, group, verb


def register(verbs: Verbs) -> None:
    """Add it to the grammar."""
    relay = group(verbs, "relay", "store-and-forward for a mission: carries what it cannot open")
    serve = verb(relay, "serve", "relays:serve", "be the relay of a mission, until stopped")
    serve.add_argument(
        "--store", required=True, metavar="DIR|s3://BUCKET", help="where everything is kept"
    )
    serve.add_argument(
        "--mission", required=True, metavar="FILE", help="what mission export has written"
    )
    serve.add_argument("--listen", required=True, metavar="HOST:PORT", help="port 0: any free one")
    serve.add_argument(
        "--certificate",
        metavar="FILE",
        help="the relay's own certificate, made when missing (default: in the folder DIR)",
    )
    serve.add_argument(
        "--plain",
        action="store_true",
        help="without encryption, behind a balancer or an onion service that has its own",
    )
    serve.add_argument(
        "--metrics", metavar="HOST:PORT", help="figures for monitoring, on an address of their own"
    )
