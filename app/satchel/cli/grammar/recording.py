"""Commands about recording a hearing."""

from __future__ import annotations

from satchel.cli.grammar.words import Verbs, audience, group, verb


def register(verbs: Verbs) -> None:
    """Add these commands to the grammar."""
    recording = group(verbs, "recording", "sound of a hearing, recorded here")
    begin = verb(recording, "begin", "recording:begin", "record from now on, until it is stopped")
    begin.add_argument("record", metavar="RECORD", help="the hearing it belongs to")
    begin.add_argument(
        "--allowed",
        required=True,
        choices=("yes", "no", "not-asked"),
        help="whether the court allows it",
    )
    begin.add_argument("--device", metavar="ID", help="one that 'recording devices' tells")
    begin.add_argument("--sealed", action="store_true", help="only headquarters can hear it")
    audience(begin)
    verb(recording, "status", "recording:status", "whether anything is being recorded, and how")
    verb(recording, "stop", "recording:stop", "end it, and take in what was heard")
    listed = verb(
        recording, "list", "recording:listing", "recordings, and each line's place in them"
    )
    listed.add_argument("record", metavar="RECORD")
    verb(recording, "devices", "recording:devices", "the microphones there are")
