"""Commands that take tables in and everything out: import, export."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, override, verb


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    bring = verb(verbs, "import", "tables:import_", "make records of a table's rows")
    bring.add_argument("file", metavar="FILE.csv")
    bring.add_argument("--map", required=True, metavar="MAP", help="what a row makes, as JSON")
    bring.add_argument("--key", required=True, metavar="COLUMN", help="what tells rows apart")
    bring.add_argument("--to", metavar="RECORD", help="the record the file is kept under")
    bring.add_argument("--dry-run", action="store_true", help="show every row, write nothing")
    export = verb(verbs, "export", "tables:export", "write all that can be read as plain files")
    export.add_argument("--case", metavar="ID")
    export.add_argument("--format", required=True, choices=("json", "csv"))
    export.add_argument("--out", required=True, metavar="DIR")
    export.add_argument("--legal", action="store_true", help="also what is for legal staff alone")
    export.add_argument(
        "--permitted-only",
        action="store_true",
        help="leave out what consent or restriction closes, instead of refusing",
    )
    override(export)
