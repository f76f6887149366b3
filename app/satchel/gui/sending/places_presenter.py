"""The four places as a picture would say them: title, amount, and whether they wait."""

from __future__ import annotations

from dataclasses import dataclass

from satchel.gui.language import translate
from satchel.gui.sending import amounts_presenter as amounts
from satchel.sync.whereabouts import Places, Where


@dataclass(frozen=True, slots=True)
class Station:
    """One place as it is drawn and read: `number` is large, `lines` stand below it.

    `waits` marks what is not safe yet; `is_there` is False for a place that does not exist.
    """

    where: Where
    title: str
    number: int
    lines: tuple[str, ...]
    waits: bool
    is_there: bool = True

    @property
    def said(self) -> str:
        """The whole place in one sentence, for those who do not see the picture."""
        return f"{self.title}: {', '.join(self.lines)}"


def stations(places: Places) -> list[Station]:
    """The places from here to headquarters."""
    return [_station(places, where) for where in Where]


def state(places: Places) -> list[str]:
    """What stands below the picture."""
    if not places.in_mission:
        return [
            translate(
                "Sending",
                "This archive is in no mission: there is nobody to send to, and nobody to seal to.",
            )
        ]
    if places.is_headquarters:
        told = translate(
            "Sending",
            "This archive is itself at headquarters. Its own records count as arrived when "
            "another coordinator has confirmed them.",
        )
        return [told, _times(places)]
    return [_times(places)]


def _times(places: Places) -> str:
    return translate(
        "Sending", "Last parcel made: {parcel}. Last receipt from headquarters: {receipt}."
    ).format(parcel=amounts.moment(places.last_parcel), receipt=amounts.moment(places.last_receipt))


def _station(places: Places, where: Where) -> Station:
    told = places.at[where]
    if where is Where.AT_RELAY and not places.has_relay:
        return Station(
            where, _title(where), 0, (translate("Sending", "no relay is set up"),), False, False
        )
    lines = []
    if told.files:
        lines.append(amounts.files(told.files, told.size))
    if told.sealed:
        lines.append(amounts.sealed(told.sealed))
    lines.insert(0, amounts.records(told.records))
    waits = where is not Where.AT_HEADQUARTERS and not told.is_nothing
    return Station(where, _title(where), told.records + told.sealed, tuple(lines), waits)


def _title(where: Where) -> str:
    return {
        Where.HERE_ONLY: translate("Sending", "Here only"),
        Where.ON_ITS_WAY: translate("Sending", "On its way"),
        Where.AT_RELAY: translate("Sending", "At the relay"),
        Where.AT_HEADQUARTERS: translate("Sending", "At headquarters"),
    }[where]


def meaning(where: Where) -> str:
    """What the place means, in a sentence."""
    return {
        Where.HERE_ONLY: translate(
            "Sending", "On this laptop and nowhere else. If it is lost, this is lost."
        ),
        Where.ON_ITS_WAY: translate(
            "Sending",
            "In a parcel, and not confirmed: it may be on a stick, half sent, or lost. Until it is "
            "confirmed, count it as being on this laptop alone.",
        ),
        Where.AT_RELAY: translate(
            "Sending", "Handed to the relay, which cannot open it, and not confirmed yet."
        ),
        Where.AT_HEADQUARTERS: translate(
            "Sending", "Confirmed by a signed receipt: headquarters holds it."
        ),
    }[where]
