"""Checking every ledger: each thing that is wrong is named, and the rest still checked."""

from __future__ import annotations

import pytest

from satchel.catalog.records import Records
from satchel.catalog.verifying import Report, check_ledgers, check_views
from satchel.domain.ids import DeviceId
from satchel.storage import devices
from satchel.storage.transaction import Transaction


def _checked(records: Records, *, known: bool = True) -> Report:
    db = records.archive.reading()

    def public_key(device: DeviceId) -> bytes | None:
        row = devices.find(db, device)
        return row.keys.ed25519 if known and row else None

    report = Report()
    check_ledgers(db, public_key, report)
    check_views(db, report)
    return report


def _untriggered(tx: Transaction) -> None:
    """Whoever forges a database is not stopped by its triggers."""
    for name in tx.db.triggers:
        tx.db.execute(f"DROP TRIGGER {name.name}")


def test_what_was_written_is_counted_and_right(records: Records) -> None:
    case = records.add("case", {"title": "First"})
    records.edit(case.record, {"title": "Second"})
    report = _checked(records)
    assert (report.ok, report.checked["entries"], report.checked["ledgers"]) == (True, 2, 1)
    assert report.value() == {
        "ok": True,
        "checked": dict(report.checked),
        "problems": [],
        "notes": [],
    }


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("UPDATE sections SET plain = CAST(replace(CAST(plain AS TEXT), 'First', 'Forged') AS BLOB)"
         " WHERE name = 'what'", "entry 0 of"),
        ("UPDATE positions SET signature = zeroblob(64) WHERE idx = 0", "entry 0 of"),
        ("UPDATE entries SET kind = 'note' WHERE leaf IN"
         " (SELECT leaf FROM positions WHERE idx = 0)", "entry 0 of"),
        ("UPDATE frontiers SET size = size + 1", "d-"),
        ("UPDATE records SET fields = '{}'", "record "),
    ],
)  # fmt: skip
def test_each_forgery_is_named_and_the_other_entry_still_checked(
    records: Records, statement: str, named: str
) -> None:
    records.add("case", {"title": "First"})
    records.add("case", {"title": "Other"})
    with records.archive.writing() as tx:
        _untriggered(tx)
        tx.db.execute(statement)
    report = _checked(records)
    assert not report.ok
    assert report.problems[0].where.startswith(named), report.problems
    assert report.checked["signatures"] == 2


def test_an_entry_whose_device_is_unknown_is_not_called_good(records: Records) -> None:
    records.add("case", {"title": "First"})
    report = _checked(records, known=False)
    assert [problem.what for problem in report.problems] == [
        "The keys of this device are not here."
    ]
    assert report.checked["signatures"] == 0
