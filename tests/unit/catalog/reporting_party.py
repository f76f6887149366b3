"""One archive with forms and reports, and the small form its tests fill in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from satchel.catalog.form_rules import rules
from satchel.catalog.forms import Forms
from satchel.catalog.records import Records
from satchel.catalog.reporting import Reporting
from satchel.catalog.reports import Reports
from satchel.domain.ids import RecordId
from satchel.domain.words import Role
from satchel.storage import devices
from satchel.system.paths import resources_folder


def words(text: str) -> dict[str, str]:
    """One text in the three languages."""
    return {"en": text, "ru": f"{text} по-русски", "kk": f"{text} қазақша"}


def mission_form(version: str = "1", *more: dict[str, Any], name: str = "remand") -> dict[str, Any]:
    """A mission's own form: two questions of the hearing, one of each accused."""
    return {
        "form": name,
        "version": version,
        "title": words("Remand"),
        "languages": ["en", "ru", "kk"],
        "groups": [
            {
                "letter": "A",
                "title": words("Remand"),
                "questions": [
                    question("A1"),
                    question("A2", "number", repeats="cell"),
                    question("A3", per="accused"),
                    *more,
                ],
            }
        ],
    }


def question(
    number: str, asks: str = "yes-no", *, per: str = "hearing", **more: Any
) -> dict[str, Any]:
    """A question of a form."""
    return {"number": number, "text": words("Was it?"), "per": per, "asks": asks, **more}


@dataclass(frozen=True, slots=True)
class Desk:
    """What an act on reports needs."""

    records: Records
    forms: Forms
    reporting: Reporting
    reports: Reports

    def hearing(self, **fields: Any) -> RecordId:
        told = {"event_kind": "hearing", "court": "City Court", **fields}
        return self.records.add("event", told).record

    def person(self, name: str = "A. B.", *roles: str) -> RecordId:
        told = {"names": [{"text": name}], **({"roles": list(roles)} if roles else {})}
        return self.records.add("person", told).record

    def become(self, role: Role) -> None:
        """The device takes another role, as if it had been set up so."""
        with self.records.archive.writing() as tx:
            own = devices.require_own(tx.db).row
            devices.put(tx, replace(own, role=role))


def desk_of(records: Records) -> Desk:
    """The features of reports over an archive's records."""
    forms = Forms(records.archive, records.kinds, resources_folder() / "forms")
    judged = replace(records, judges=rules(forms))
    return Desk(judged, forms, Reporting(judged, forms), Reports(judged, forms))
