"""The act of showing a captured page again, with no network."""

from __future__ import annotations

from argparse import Namespace

from satchel.capture.replaying.wishes import Counts, Mode, Report, Round
from satchel.cli.answers import Answer
from satchel.cli.session import Session
from satchel.domain.json_values import JsonValue

_DIFFERS = 4
_PICTURE, _TEXT = 99.5, 99.0


def replay(session: Session, said: Namespace) -> Answer:
    """`capture replay ID [--check]`: in a window until it is closed; with --check looked at
    without one and laid over the capture. Exit code 4, as of every check, when less of it came
    back than the picture's 99.5 %, the text's 99 % or any part that was asked for, or the
    engine ended."""
    desk = session.desk()
    view = desk.records.show(said.id)
    mode = Mode.CHECK if said.check else Mode.SHOW
    if mode is Mode.SHOW:
        desk.previews.begin(said.id)
    with desk.replays.begin(
        view, mode=mode, language=said.language, rounds=said.rounds
    ) as replaying:
        result = replaying.run()
    if isinstance(result, Counts):
        return Answer(_counts(result), [_requests(result)])
    value: JsonValue = {
        "id": said.id,
        "rounds": [_round(one) for one in result.rounds],
        "same_each_time": len({one.sha256 for one in result.rounds}) == 1,
        "own_network": result.is_alone,
        "sandbox": result.has_sandbox,
    }
    return Answer(value, _lines(result), exit_code=0 if _is_whole(result) else _DIFFERS)


def _is_whole(report: Report) -> bool:
    return all(
        (one.picture is None or one.picture >= _PICTURE)
        and (one.text is None or one.text >= _TEXT)
        and not one.counts.missed
        and not one.has_ended
        for one in report.rounds
    )


def _round(one: Round) -> JsonValue:
    return {
        "screenshot": None if one.picture is None else round(one.picture, 3),
        "text": None if one.text is None else round(one.text, 3),
        "picture_sha256": one.sha256,
        "engine_ended": one.has_ended,
        "seconds": round(one.seconds, 2),
        "first_paint": round(one.painted_s, 2),
        **_counts(one.counts),
    }


def _counts(counts: Counts) -> dict[str, JsonValue]:
    return {
        "resources": round(counts.share, 3),
        "exact": counts.exact,
        "similar": counts.similar,
        "missed": counts.missed,
        "missing": list(counts.missing),
    }


def _lines(report: Report) -> list[str]:
    lines = []
    for one in report.rounds:
        lines.append(
            f"picture {_percent(one.picture)}, text {_percent(one.text)}; {_requests(one.counts)}"
        )
        lines += ["  the page made the browser's engine end"] if one.has_ended else []
        lines += [f"  missing: {address}" for address in one.counts.missing]
    if len(report.rounds) > 1:
        different = len({one.sha256 for one in report.rounds})
        lines.append(f"{len(report.rounds)} replays gave {different} different pictures.")
    return lines


def _requests(counts: Counts) -> str:
    return (
        f"{counts.exact} requests answered exactly, {counts.similar} from like ones, "
        f"{counts.missed} not captured"
    )


def _percent(share: float | None) -> str:
    return "not kept" if share is None else f"{share:.2f} %"
