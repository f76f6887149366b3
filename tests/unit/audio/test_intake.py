"""What was heard becomes one content and one entry, whatever was cut off in between."""

from __future__ import annotations

import io
from argparse import Namespace
from pathlib import Path

import av
import pytest

from samples.sound import silence, strength, tone
from satchel.assembly.desk import Desk
from satchel.audio import intake
from satchel.cli.session import Session
from satchel.domain.errors import MachineRefused, RefusedByPolicy
from satchel.domain.ids import ContentId, RecordId
from satchel.domain.moments import Moment
from satchel.storage import recordings as rows
from unit.audio.heard import BOOT, Hall, begun


def _pcm(desk: Desk, record: RecordId) -> bytes:
    content = desk.records.show(record).fields["content"]
    assert isinstance(content, dict)
    resampler = av.AudioResampler(format="s16", layout="mono", rate=48_000)
    with desk.archive.contents.open(ContentId(str(content["id"]))) as source:
        frames = av.open(io.BytesIO(source.read())).decode(audio=0)
        return b"".join(
            bytes(one.planes[0])[: 2 * one.samples]
            for frame in frames
            for one in resampler.resample(frame)
        )


def _note(desk: Desk, hall: Hall, hearing: RecordId, text: str) -> RecordId:
    """A line taken at this second of the hall's clock."""
    moment: Moment = hall.clock()
    journal = desk.journal
    object.__setattr__(journal, "clock", lambda: moment)
    return desk.records.add("note", {"on": hearing, "text": text}).record


def test_sound_comes_back_to_the_sample_and_lines_know_their_place(
    desk: Desk, hearing: RecordId
) -> None:
    _, hall = begun(desk, hearing)
    hall.hear(silence(2) + tone(440, 1.5))
    line = _note(desk, hall, hearing, "said at three and a half")
    hall.taking.interrupt("paused")
    hall.clock.seconds += 20
    paused = _note(desk, hall, hearing, "said in the pause")
    hall.taking.begin("Another microphone")
    hall.hear(tone(880, 4.25))
    hall.taking.end("stopped")
    later = _note(desk, hall, hearing, "said at the end")
    hall.clock.seconds += 60
    after = _note(desk, hall, hearing, "typed up afterwards")

    (kept,) = desk.recordings.adopt()
    assert (kept.seconds, kept.gaps, kept.ended) == (7.75, 1, "stopped")
    pcm = _pcm(desk, kept.record)
    assert len(pcm) == 2 * 48 * 7750
    assert strength(pcm[192_000 * 1 + 20_000 : 330_000], 440) > 0.35
    assert strength(pcm[:190_000], 440) < 0.01
    assert strength(pcm[345_000:], 880) > 0.35
    (one,) = desk.recordings.listing(hearing)
    assert [(gap.at, gap.why) for gap in one.missing] == [(3.5, "paused")]
    assert one.missing[0].seconds == pytest.approx(20, abs=0.15)
    places = desk.recordings.positions(hearing)
    assert {record: round(place, 1) for record, (_, place) in places.items()} == {
        line: 3.5, paused: 3.5, later: 7.8,
    }  # fmt: skip
    assert desk.recordings.position(line) == places[line]
    assert desk.recordings.position(after) is None
    told = desk.records.show(kept.record).fields["recording"]
    assert isinstance(told, dict)
    assert (told["boot"], told["allowed"], told["started"]) == (
        BOOT, "yes", "2026-11-22T10:00:00.000000+05:00",
    )  # fmt: skip
    assert [event["device"] for event in told["events"] if "device" in event] == [  # type: ignore[index,union-attr]  # events
        "A microphone", "Another microphone",
    ]  # fmt: skip
    assert not hall.folder.path.parent.exists()


def test_a_kill_loses_what_was_not_yet_an_item_and_a_torn_item(
    desk: Desk, hearing: RecordId
) -> None:
    _, hall = begun(desk, hearing)
    hall.hear(tone(440, 4.5))
    *_, (_, last) = hall.folder.items()
    last.write_bytes(last.read_bytes()[:-100])
    (kept,) = desk.recordings.adopt()
    assert (kept.seconds, kept.ended) == (3.0, "cut-off")


def test_the_next_command_takes_in_what_a_kill_left(
    desk: Desk, hearing: RecordId, tmp_path: Path
) -> None:
    _, hall = begun(desk, hearing)
    hall.hear(tone(440, 2.0))
    desk.close()
    (tmp_path / "passphrase").write_text("one two three")
    told = Namespace(archive=desk.archive.folder, passphrase_file=tmp_path / "passphrase")
    session = Session(told)
    assert [one.seconds for one in session.desk().recordings.listing(hearing)] == [2.0]
    assert not hall.folder.path.exists()
    session.close()


def test_an_item_that_does_not_open_is_told_as_a_gap(desk: Desk, hearing: RecordId) -> None:
    _, hall = begun(desk, hearing)
    hall.hear(tone(440, 6.0))
    hall.taking.end("stopped")
    items = dict(hall.folder.items())
    items[2].write_bytes(items[3].read_bytes())  # one put in another's place opens, but is not it
    (kept,) = desk.recordings.adopt()
    (one,) = desk.recordings.listing(hearing)
    assert [(gap.at, round(gap.seconds, 2), gap.why) for gap in one.missing] == [
        (2.0, 1.0, "unreadable")
    ]
    assert kept.seconds == pytest.approx(5.0, abs=0.02)
    assert len(_pcm(desk, kept.record)) == pytest.approx(2 * 48_000 * 5, abs=2000)


def test_a_kill_in_the_middle_of_intake_loses_nothing_and_doubles_nothing(
    desk: Desk, hearing: RecordId, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, hall = begun(desk, hearing)
    hall.hear(tone(440, 2.0))
    hall.taking.end("stopped")

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:  # after the bytes, before the entry
        patch.setattr(intake.rows, "settle", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.recordings.adopt()
    assert desk.recordings.listing(hearing) == []
    with monkeypatch.context() as patch:  # after the entry, before the folder is gone
        patch.setattr(type(hall.folder), "remove", killed)
        with pytest.raises(KeyboardInterrupt):
            desk.recordings.adopt()
    assert len(desk.recordings.listing(hearing)) == 1
    assert hall.folder.path.exists()
    assert rows.everything(desk.archive.reading())[0].seed is None
    assert desk.recordings.adopt() == []
    assert len(desk.recordings.listing(hearing)) == 1
    assert not hall.folder.path.exists()
    assert rows.everything(desk.archive.reading()) == []


def test_a_recording_that_goes_on_is_left_alone(desk: Desk, hearing: RecordId) -> None:
    row, hall = begun(desk, hearing)
    hall.hear(tone(440, 2.0))
    with hall.folder.lock():
        assert desk.recordings.adopt() == []
        running = desk.recordings.running()
        assert running is not None
        assert running.recording == row.recording
        with pytest.raises(RefusedByPolicy, match="goes on already"):
            desk.recordings.begin(hearing, allowed="yes")
    assert len(desk.recordings.adopt()) == 1


def test_nothing_heard_leaves_nothing(desk: Desk, hearing: RecordId) -> None:
    _, hall = begun(desk, hearing)
    assert desk.recordings.adopt() == []
    assert not hall.folder.path.exists()


def test_the_reserve_gives_its_room_and_the_guard_ends_in_time(
    desk: Desk, hearing: RecordId
) -> None:
    _, hall = begun(desk, hearing)
    reserve = hall.folder.path / "reserve"
    before = reserve.stat().st_blocks * 512
    hall.hear(tone(440, 3.0))
    assert before >= 1 << 20
    assert 0 < reserve.stat().st_size < (1 << 20) - 3 * 8192
    reserve.unlink()
    hall.taking._margin = 1 << 60
    with pytest.raises(MachineRefused, match="nearly full"):
        hall.taking.require_room()
    hall.taking.end("disk-guard")
    (kept,) = desk.recordings.adopt()
    assert (kept.seconds, kept.ended) == (3.0, "disk-guard")


def test_without_a_microphone_nothing_is_left_behind(
    desk: Desk, hearing: RecordId, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/nobody")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with pytest.raises(MachineRefused, match="No microphone could be opened"):
        desk.recordings.begin(hearing, allowed="yes")
    assert rows.everything(desk.archive.reading()) == []
    assert not (desk.archive.folder / "spool").exists()
