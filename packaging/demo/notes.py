"""What the observer writes down: a hearing of half an hour, told in short lines.

Invented, like the report in resources/demo: the same court, the same people.
"""

from __future__ import annotations

from dataclasses import dataclass

ZONE = "Asia/Almaty"
DATE = "2031-05-14"

PEOPLE = (
    ("judge", ("Қайырғали Жүнісов", "Kairgali Zhunisov")),
    ("accused", ("Janar Ormantaeva",)),
    ("counsel", ("Ruslan Beisekov",)),
)
"""Role, then names as this mission first wrote them."""

NAME_ASKED = "Жунисов"
"""How a lawyer asks for the judge: as no note of him is written."""

WITNESS = "Сәбит Қалдыбеков"
"""Who W-3 is. No record but the one for legal staff may ever tell it."""


@dataclass(frozen=True, slots=True)
class Line:
    """One note. Empty `speaker` and `tags` are left out; the rest are options of `note`."""

    at: str
    text: str
    speaker: str = ""
    tags: tuple[str, ...] = ()
    typed_up_from: str = ""
    sealed: bool = False

    def words(self, record: str) -> list[str]:
        """As after `satchel`."""
        said = ["note", record, "--at", self.at]
        if self.speaker:
            said += ["--speaker", self.speaker]
        for tag in self.tags:
            said += ["--tag", tag]
        if self.typed_up_from:
            said += ["--typed-up-from", self.typed_up_from]
        if self.sealed:
            said.append("--sealed")
        return [*said, "--", self.text]


LINES = (
    Line("08:40", "The list at the door gives hall 5 and 10:00."),
    Line(
        "08:55", "A clerk takes the list down and puts up another: hall 3, 09:00.", "", ("access",)
    ),
    Line("08:58", "About forty people wait in the corridor. No seats."),
    Line("09:00", "Eleven are let in. The room is full, says the bailiff.", "Bailiff", ("access",)),
    Line("09:01", "I count sixteen empty seats.", "", ("access",)),
    Line("09:02", "Judge Zhunisov enters. All rise. No name is given.", "", ("judge",)),
    Line("09:04", "The accused stands behind glass. No handcuffs.", "", ("presumption",)),
    Line("09:06", "The charge is read in two minutes; I hear article 274 only.", "Prosecutor"),
    Line("09:08", "Do you understand the charge?", "Judge"),
    Line("09:09", "I understand the words. Please give me an interpreter.", "Ж. Ормантаева"),
    Line(
        "09:10",
        "Сіз мұғалімсіз. Мені түсінесіз. (You are a teacher. You understand me.)",
        "Қ. Жүнісов",
        ("language", "judge"),
    ),
    Line("09:14", "Asks for the whole file; has seen 60 of 410 pages.", "R. Beisekov", ("time",)),
    Line("09:15", "Refused. There was enough time.", "Judge", ("time",)),
    Line("09:21", "Asks the judge to recuse himself.", "R. Beisekov", ("judge",)),
    Line("09:22", "Refused from the bench, without a break.", "Judge", ("judge",)),
    Line("09:27", "A man in the second row films the public with a telephone.", "", ("observers",)),
    Line("09:32", "The hearing is closed. - On what ground? - The ground is mine.", "Judge"),
    Line("09:35", "We are led out. The notebooks are taken.", "", ("observers",), "memory"),
    Line("11:05", "The notebooks come back. Four pages are missing.", "", ("observers",), "paper"),
    Line(
        "12:30",
        "W-3 will hand over a recording tonight, at the place we used in March.",
        sealed=True,
    ),
)
