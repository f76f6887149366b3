"""What every desk has: records and all that is done with them. See `desk` for the rest.

Parts are made when first asked for. That is why imports stand inside the properties
here and in no other room: a note must not wait for the libraries of page capture, nor
for what parcels need. Above stands only what unlocking and every record need.
"""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from satchel import __version__
from satchel.assembly.anchors import Anchors
from satchel.catalog.kinds import Kinds
from satchel.catalog.notes import Notes
from satchel.catalog.records import Records
from satchel.crypto.randomness import random_bytes
from satchel.domain.words import Audience
from satchel.storage import devices, mission, settings
from satchel.storage.archive import Archive
from satchel.storage.journal import Author, Journal
from satchel.system import clock
from satchel.system.paths import resources_folder, schema_folder

if TYPE_CHECKING:
    from satchel.audio.recordings import Recordings
    from satchel.capture.cite_checking import CiteChecking
    from satchel.capture.looked_at import LookedAt
    from satchel.capture.manner import Manner
    from satchel.capture.queueing import Queueing
    from satchel.capture.replaying.replays import Replays
    from satchel.capture.requests import Requests
    from satchel.capture.running import Captures
    from satchel.capture.watching import Watching
    from satchel.catalog.attaching import Attachments
    from satchel.catalog.chronology import Chronology
    from satchel.catalog.citing import Citations
    from satchel.catalog.drafts import Drafts
    from satchel.catalog.forms import Forms
    from satchel.catalog.hearing_lines import HearingLines
    from satchel.catalog.hearings import Hearings
    from satchel.catalog.importing.imports import Imports
    from satchel.catalog.letters import Letters
    from satchel.catalog.mail_in import MailIn
    from satchel.catalog.pages import Pages
    from satchel.catalog.people import People
    from satchel.catalog.permission import Permission
    from satchel.catalog.preferences import Preferences
    from satchel.catalog.questions import Questions
    from satchel.catalog.reporting import Reporting
    from satchel.catalog.reports import Reports
    from satchel.catalog.sendings import Sendings
    from satchel.catalog.taking_out import TakingOut
    from satchel.catalog.texts import Texts
    from satchel.catalog.transcripts import Transcripts
    from satchel.catalog.transcripts_shown import TranscriptsShown
    from satchel.catalog.viewing import Previews
    from satchel.catalog.warning import Warnings
    from satchel.crypto.xwing import Recipient
    from satchel.domain.ids import RecordId
    from satchel.domain.json_values import JsonValue
    from satchel.domain.moments import Moment
    from satchel.ledger.line import Line
    from satchel.storage.devices import OwnDevice
    from satchel.storage.transaction import Transaction


@dataclass(frozen=True)
class RecordsDesk:
    """The features of one open archive that work on its records."""

    archive: Archive

    @cached_property
    def kinds(self) -> Kinds:
        """The kinds of record."""
        return Kinds(schema_folder() / "kinds")

    @cached_property
    def device(self) -> OwnDevice:
        """This device's keys."""
        return devices.require_own(self.archive.reading())

    @cached_property
    def journal(self) -> Journal:
        """The door by which entries enter."""
        return Journal(
            author=Author(self.device.device, self.device.keys.ed25519.sign, self._who()),
            clock=clock.now,
            random=random_bytes,
            kinds=self.kinds.words,
            anchor=self._anchors.newest,
        )

    @cached_property
    def _anchors(self) -> Anchors:
        return Anchors(self.device.device)

    @cached_property
    def records(self) -> Records:
        """Acts on records."""
        from satchel.catalog.form_rules import rules
        from satchel.catalog.transcript_rules import origin_rules

        judges = {**rules(self.forms), **origin_rules()}
        return Records(self.archive, self.journal, self.kinds, judges)

    @cached_property
    def forms(self) -> Forms:
        """The forms there are."""
        from satchel.catalog.forms import Forms

        return Forms(self.archive, self.kinds, resources_folder() / "forms")

    @cached_property
    def reporting(self) -> Reporting:
        """Filling hearing reports."""
        from satchel.catalog.reporting import Reporting

        return Reporting(self.records, self.forms)

    @cached_property
    def reports(self) -> Reports:
        """Reading hearing reports."""
        from satchel.catalog.reports import Reports

        return Reports(self.records, self.forms)

    @cached_property
    def notes(self) -> Notes:
        """Taking notes."""
        return Notes(self.records, self.freeze)

    @cached_property
    def hearings(self) -> Hearings:
        """Opening hearings, their clocks and who is there."""
        from satchel.catalog.hearings import Hearings

        def can_seal() -> bool:
            return bool(self.recipients(Audience.COORDINATION))

        return Hearings(self.records, self.notes, can_seal)

    @cached_property
    def hearing_lines(self) -> HearingLines:
        """Reading the lines of a hearing by pages."""
        from satchel.catalog.hearing_lines import HearingLines

        return HearingLines(self.records)

    @cached_property
    def drafts(self) -> Drafts:
        """What is being typed and is no entry yet."""
        from satchel.catalog.drafts import Drafts

        return Drafts(self.archive, clock.now)

    @cached_property
    def people(self) -> People:
        """People and their names."""
        from satchel.catalog.people import People

        return People(self.records, self.freeze)

    @cached_property
    def preferences(self) -> Preferences:
        """What she likes of the windows."""
        from satchel.catalog.preferences import Preferences

        return Preferences(self.archive)

    @cached_property
    def warnings(self) -> Warnings:
        """What is worth saying about a record."""
        from satchel.catalog.warning import Warnings

        return Warnings(self.people)

    @cached_property
    def texts(self) -> Texts:
        """Text of contents, for search."""
        from satchel.assembly.reading import extract
        from satchel.catalog.texts import Texts

        return Texts(self.archive, extract)

    @cached_property
    def attachments(self) -> Attachments:
        """Bringing files in."""
        from satchel.catalog.attaching import Attachments

        return Attachments(self.records, self.texts, self.recipients, self.freeze)

    @cached_property
    def imports(self) -> Imports:
        """Importing tables."""
        from satchel.catalog.importing.imports import Imports

        return Imports(self.records, self.texts, self.recipients)

    @cached_property
    def letters(self) -> Letters:
        """Acts on correspondence."""
        from satchel.catalog.letters import Letters

        return Letters(self.records)

    @cached_property
    def mail_in(self) -> MailIn:
        """Bringing e-mails in."""
        from satchel.catalog.mail_in import MailIn

        return MailIn(self.letters, self.attachments)

    @cached_property
    def transcripts(self) -> Transcripts:
        """Keeping transcripts and translations."""
        from satchel.catalog.transcripts import Transcripts

        return Transcripts(self.records, self.attachments)

    @cached_property
    def transcripts_shown(self) -> TranscriptsShown:
        """Reading them side by side, and writing them as files."""
        from satchel.catalog.transcripts_shown import TranscriptsShown

        return TranscriptsShown(self.records, self.taking_out, self.permission)

    @cached_property
    def taking_out(self) -> TakingOut:
        """Extracting contents."""
        from satchel.catalog.taking_out import TakingOut

        return TakingOut(self.records, self.permission)

    @cached_property
    def recordings(self) -> Recordings:
        """Recording hearings, and what was recorded."""
        from satchel.assembly.recording import recordings

        return recordings(self)

    @cached_property
    def previews(self) -> Previews:
        """Looking at contents."""
        from satchel.catalog.viewing import Previews
        from satchel.system import workers

        return Previews(self.records, self.texts, self.taking_out, workers.start)

    @cached_property
    def chronology(self) -> Chronology:
        """What happened, in order."""
        from satchel.catalog.chronology import Chronology

        return Chronology(self.records)

    @cached_property
    def pages(self) -> Pages:
        """All that is known of a person or a case."""
        from satchel.catalog.pages import Pages

        return Pages(self.records)

    @cached_property
    def permission(self) -> Permission:
        """What may leave, by consent and restriction."""
        from satchel.catalog.permission import Permission

        return Permission(self.records)

    @cached_property
    def citations(self) -> Citations:
        """Keeping what documents cite."""
        from satchel.assembly.reading import extract
        from satchel.catalog.citing import Citations

        return Citations(self.records, extract, self.enqueue)

    def clock(self) -> Moment:
        """This device's clock."""
        return clock.now()

    @property
    def archive_id(self) -> str:
        """The archive's own id: random, known only in it."""
        return str(settings.get(self.archive.reading(), "archive"))

    def freeze(self, tx: Transaction, lines: Sequence[Line]) -> None:
        """Keep lines only as ciphertext for headquarters."""
        from satchel.sync import freezing

        freezing.freeze(tx, lines)

    def captures(
        self,
        allowed: frozenset[str] = frozenset(),
        manner: Manner | None = None,
        watching: Watching | None = None,
    ) -> Captures:
        """Capturing cited pages; `allowed` origins may be on private addresses."""
        from satchel.assembly.capturing import captures
        from satchel.capture.manner import USUAL
        from satchel.capture.watching import UNWATCHED

        by = self.device.row.member
        how, seen = manner or USUAL, watching or UNWATCHED
        return captures(self.archive, self.journal, self.recipients, by, allowed, how, seen)

    @cached_property
    def questions(self) -> Questions:
        """Questions about one line, and their answers."""
        from satchel.catalog.questions import Questions

        return Questions(self.records)

    @cached_property
    def sendings(self) -> Sendings:
        """What headquarters gives a member to work with."""
        from satchel.catalog.sendings import Sendings

        return Sendings(self.records)

    @cached_property
    def capture_requests(self) -> Requests:
        """Asking somebody safer to capture a page, and being asked."""
        from satchel.assembly.capturing import requests

        return requests(self.captures())

    @cached_property
    def queueing(self) -> Queueing:
        """What is done with the queue of captures."""
        from satchel.assembly.capturing import queueing

        return queueing(self.archive, self.capture_requests)

    @cached_property
    def looked_at(self) -> LookedAt:
        """Looking at captures again, and comparing them."""
        from satchel.assembly.capturing import looked_at

        return looked_at(self.archive)

    @cached_property
    def replays(self) -> Replays:
        """Showing captured pages as they were."""
        from satchel.capture.replaying.replays import Replays

        return Replays(self.archive)

    @cached_property
    def cite_checking(self) -> CiteChecking:
        """What became of each cited source."""
        from satchel.assembly.capturing import cite_checking

        return cite_checking(self.archive)

    def enqueue(self, tx: Transaction, citation: RecordId, url: str) -> None:
        """Want a cited address captured, in the transaction that keeps its citation."""
        wish = self.captures().enqueue(tx, citation, url)
        self.capture_requests.ask_where_safer(tx, wish)

    def recipients(self, audience: Audience) -> list[Recipient]:
        """Whom content is sealed to: nobody before a mission was joined."""
        ours = mission.find(self.archive.reading())
        return ours.recipients(audience) if ours else []

    def _who(self) -> dict[str, JsonValue]:
        return {
            "member": self.device.row.member,
            "device": self.device.device,
            "program": f"satchel {__version__}",
            "host": platform.system(),
        }
