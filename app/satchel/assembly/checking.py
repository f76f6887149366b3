"""`verify`, whole: the databases, every ledger, every view, every content.

Checking changes nothing; `rebuild` mends what can be made again from what is here.
"""

from __future__ import annotations

from collections.abc import Callable

from satchel.assembly import arrivals, belonging, damaged_captures
from satchel.assembly.desk import Desk
from satchel.catalog import verifying
from satchel.catalog.verifying import Problem, Report
from satchel.crypto.age import open_header
from satchel.crypto.xwing import Identity
from satchel.domain.described import content_of
from satchel.domain.errors import IntegrityFailure, SatchelError
from satchel.domain.ids import ContentId, DeviceId, is_hash
from satchel.domain.words import Audience, Role
from satchel.storage import (
    check,
    content_map,
    content_table,
    devices,
    mission,
    records,
    recovery,
    search_index,
)
from satchel.sync.timestamps.standing import Standing


def verify(desk: Desk) -> Report:
    """Check everything; changes nothing."""
    db = desk.archive.reading()
    report = Report()
    for found in check.run(desk.archive):
        report.problems.append(Problem(found.where, found.sentence))
        if is_hash(found.where):
            report.problems += damaged_captures.named(desk, found.where)

    def public_key(device: DeviceId) -> bytes | None:
        row = devices.find(db, device)
        return row.keys.ed25519 if row else None

    def is_whole(device: DeviceId) -> bool:
        """An observer is sent single entries of others: what lies between was never hers."""
        row = devices.find(db, device)
        is_ours = row is not None and row.state in ("own", "former")
        return is_ours or desk.device.row.role is not Role.OBSERVER

    def count_contents() -> None:
        report.checked["contents"] = sum(1 for _ in content_table.every(db))

    # One damaged page must not hide what the other parts find.
    for part in (
        count_contents,
        lambda: verifying.check_ledgers(db, public_key, report, is_whole),
        lambda: verifying.check_views(db, report),
        lambda: _check_descriptions(desk, report),
        lambda: _check_timestamps(desk, report),
    ):
        _naming(desk, report, part)
    _naming(desk, report, lambda: _note_histories(desk, report))
    if belonging.rehearsed(desk) is False:
        report.notes.append("Recovery of the mission's keys was never rehearsed.")
    return report


def _check_descriptions(desk: Desk, report: Report) -> None:
    """What each entry says of its content must be so, wherever the content can be opened."""
    db = desk.archive.reading()
    for record in records.with_content(db):
        view = records.get(db, record)
        try:
            told = content_of(view) if view else None
            stored = content_table.find(db, told.content) if told else None
            if told is None or stored is None or stored.file_key is None:
                continue
            report.checked["contents as described"] += 1
            told.require_same(*arrivals.measured(desk, stored))
        except SatchelError as wrong:
            report.problems.append(Problem(f"record {record}", wrong.message))


def _check_timestamps(desk: Desk, report: Report) -> None:
    """Each token against its pinned authority, the bytes it is over and what those say."""
    standing = Standing(desk.archive.reading(), desk.timestamps.now())
    for stamp in standing.stamps.every:
        where = f"timestamp {stamp.record}"
        try:
            standing.require(stamp)
        except IntegrityFailure as wrong:
            report.problems.append(Problem(where, wrong.message))
        except SatchelError as unknown:
            report.notes.append(f"Not checked: {where}. {unknown.message}")
        else:
            report.checked["timestamps"] += 1


def _note_histories(desk: Desk, report: Report) -> None:
    """No bytes are wrong where an archive was copied and used on, and still it must be known."""
    if mission.find(desk.archive.reading()) is None:
        return
    for member in desk.membership.listed():
        if member.heads:
            report.notes.append(
                f"Device {member.device} has {len(member.heads)} histories: its archive was copied "
                "or rolled back and used on. All are kept; `member list` says where each ends."
            )
        if member.disputed:
            report.notes.append(
                f"Disputed entries of device {member.device}, which was revoked before "
                f"headquarters confirmed them: {member.disputed}."
            )


def _naming(desk: Desk, report: Report, part: Callable[[], object]) -> None:
    try:
        part()
    except SatchelError as wrong:
        report.problems.append(Problem(desk.archive.path.name, wrong.message))


def rebuild(desk: Desk) -> list[str]:
    """Bring back what `content.db` and the keys of the mission here can; says what came.

    Contents that the archive no longer knew are known again, and readable where an entry
    tells what they are; views and the search index are made anew from the entries.
    """
    archive = desk.archive
    identities = mission.class_identities(archive.reading())
    said = [_contents_again(desk, identities)]
    with archive.writing() as tx:
        wanted = records.all_ids(tx.db)
        desk.journal.refold(tx, wanted)
        search_index.rebuild(tx)
    said.append(f"{len(wanted)} records were made anew from their entries.")
    readers = desk.recipients(Audience.COORDINATION)
    if readers and any(content_map.problems(archive)):
        content_map.begin_anew(archive)
        content_map.write_map(archive, readers)
        said.append("The map of the contents was damaged and is written anew.")
    return said


def _contents_again(desk: Desk, identities: list[Identity]) -> str:
    """Contents known again by the map that lies beside them; without one the rest goes on."""
    if not identities:
        return "No key of the mission is here, so no content could be brought back."
    try:
        back = recovery.bring_back(desk.archive, identities)
    except IntegrityFailure:
        return "There is no map here that can be read, so no content could be brought back."
    readable = sum(_readable_again(desk, content, identities) for content in back)
    return f"{len(back)} contents were brought back, {readable} of them readable."


def _readable_again(desk: Desk, content: ContentId, identities: list[Identity]) -> bool:
    """Open the content's file key, where a record tells its size and hashes."""
    db = desk.archive.reading()
    stored = content_table.find(db, content)
    holders = records.holding(db, content)
    view = records.get(db, holders[0]) if holders else None
    if view is None or stored is None or stored.header is None:
        return False
    try:
        told = content_of(view)
        key = open_header(stored.header, identities)
    except SatchelError:
        return False
    with desk.archive.writing() as tx:
        content_table.set_key(tx, content, key, told.size, told.sha256, told.sha512)
    return True
