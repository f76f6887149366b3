"""A hearing is recorded while its window is killed, the microphone unplugged and lines typed.

One real recording of some ten seconds, by the real recorder process from a real sound server,
looked at by all tests of this file. To know first: `window` below is another process, as
the window would be; it begins the recording and is killed without warning.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from journeys.driving import APP
from samples.passphrases import cheap_passphrases
from samples.sound import (  # noqa: F401  # a fixture
    MICROPHONE,
    RATE,
    SoundServer,
    silence,
    sound_server,
    strength,
    tone,
)
from satchel.assembly import beginning
from satchel.assembly.desk import Desk
from satchel.assembly.opening import open_desk
from satchel.audio.intake import Kept
from satchel.audio.running import Running, State, Status
from satchel.audio.spool import Space
from satchel.catalog.notes import NoteWish
from satchel.crypto.passphrase import FLOOR
from satchel.domain.errors import MachineRefused
from satchel.domain.ids import RecordId
from satchel.domain.words import Role
from satchel.storage import archive

PASSPHRASE = b"one two three"
SMALL = Space(reserve=1 << 20, margin=1 << 20)
_WINDOW = """
import sys, time
sys.path[:0] = sys.argv[1:3]
from pathlib import Path
from samples.passphrases import make_cheap
make_cheap()
from satchel.assembly.opening import open_desk
from satchel.audio.spool import Space
desk = open_desk(Path(sys.argv[3]), lambda: b"one two three")
desk.recordings.begin(
    sys.argv[4], allowed="yes", outlives=True, space=Space(reserve=1 << 20, margin=1 << 20)
)
print("recording", flush=True)
time.sleep(60)
"""


@pytest.fixture(scope="module", autouse=True)
def _cheap() -> Iterator[None]:
    with cheap_passphrases(), pytest.MonkeyPatch.context() as patch:
        patch.setattr(archive, "calibrate", lambda: FLOOR)
        yield


def _new(folder: Path) -> tuple[Desk, RecordId]:
    with beginning.beginning(folder, PASSPHRASE) as made:
        desk = beginning.begin_device(made, Role.OBSERVER, "observer", None)
    return desk, desk.records.add("case", {"title": "A hearing"}).record


def _until(running: Running, seconds: float, patience_s: float = 15.0) -> Status:
    """Wait for that much sound."""
    deadline = time.monotonic() + patience_s
    while (status := running.status()).seconds < seconds:
        assert time.monotonic() < deadline, status
        assert status.state is not State.ENDED, status
        time.sleep(0.05)
    return status


def _recorder() -> int:
    """The recorder that is a child of this process."""
    for entry in Path("/proc").iterdir():
        try:
            words = (entry / "cmdline").read_bytes()
            parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
        except (OSError, ValueError, IndexError):
            continue
        if b"satchel.audio.recorder_process" in words and parent == os.getpid():
            return int(entry.name)
    raise AssertionError("no recorder runs")


@dataclass
class Recorded:
    """What the journey left, and what was seen on the way."""

    desk: Desk
    folder: Path
    hearing: RecordId
    kept: Kept
    first_line: RecordId
    second_line: RecordId
    first_tone_at: float  # monotonic seconds when the server was given it
    loudest: float
    found_again: Running | None
    waited_for_microphone: bool
    plain_on_disk: list[str]
    after_stop: list[str]


def _plain_sound(folder: Path) -> list[str]:
    """Files in which anything of Opus or Ogg can be read. With its version, which is 0: four
    letters alone stand in the sealed keys of one recording in some hundreds, by chance."""
    signs = (b"OggS\0", b"OpusHead")
    return [
        path.name
        for path in folder.rglob("*")
        if path.is_file() and any(sign in path.read_bytes() for sign in signs)
    ]


@pytest.fixture(scope="module")
def recorded(
    sound_server: SoundServer,  # noqa: F811
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Recorded]:
    folder = tmp_path_factory.mktemp("recording") / "archive"
    desk, hearing = _new(folder)
    desk.close()
    window = subprocess.Popen(
        [sys.executable, "-c", _WINDOW, str(APP), str(APP.parent / "tests"), str(folder), hearing],
        stdout=subprocess.PIPE,
    )
    assert window.stdout is not None
    with window.stdout as said:
        assert said.readline() == b"recording\n"
    window.send_signal(signal.SIGKILL)
    window.wait()

    desk = open_desk(folder, lambda: PASSPHRASE)
    assert desk.recordings.adopt() == []
    running = desk.recordings.running()
    assert running is not None
    began = _until(running, 0.1).seconds
    played = time.monotonic()
    playing = sound_server.play(silence(0.6) + tone(440, 1.2) + silence(0.3))
    loudest = -96.0
    while playing.poll() is None:
        loudest = max(loudest, running.status().level_db)
        time.sleep(0.05)
    first = desk.notes.take(NoteWish(on=hearing, text="he whistled")).written.record
    _until(running, began + 4.0)
    sound_server.unplug()
    waited = False
    for _ in range(160):
        if waited := running.status().state is State.WAITING:
            break
        time.sleep(0.05)
    time.sleep(0.3)
    sound_server.plug_in()
    seen = running.status().seconds
    _until(running, seen + 0.5)
    sound_server.play(tone(880, 1.0) + silence(0.2)).wait()
    second = desk.notes.take(NoteWish(on=hearing, text="he whistled higher")).written.record
    plain = _plain_sound(folder)
    (kept,) = desk.recordings.stop()
    left = sorted(path.name for path in folder.iterdir())
    yield Recorded(
        desk, folder, hearing, kept, first, second, played, loudest, running, waited, plain, left
    )
    desk.close()


def _heard(recorded: Recorded) -> bytes:
    with recorded.desk.recordings.sound(recorded.kept.record) as sound:
        return sound.read(10 * RATE) + sound.read(10 * RATE)


def _begins(pcm: bytes, hertz: float) -> float:
    """The second at which a tone is first heard."""
    step = RATE // 20
    for at in range(0, len(pcm), 2 * step):
        if strength(pcm[at : at + 2 * step], hertz) > 0.2:
            return at / 2 / RATE
    raise AssertionError("the tone was not heard")


def _strengths(pcm: bytes, hertz: float) -> list[float]:
    """How much of a tone is in each twentieth of a second, sorted. A machine at its limits
    loses sound between the player and the microphone, before any program of ours hears it:
    what is left is as loud as it was played."""
    step = RATE // 20 * 2
    return sorted(strength(pcm[at : at + step], hertz) for at in range(0, len(pcm) - step, step))


def test_the_recorder_outlives_its_window_and_is_found_again(recorded: Recorded) -> None:
    assert recorded.found_again is not None
    assert recorded.found_again.outlives
    assert recorded.kept.ended == "stopped"
    assert recorded.loudest == pytest.approx(-8, abs=1.5)  # two fifths of full loudness


def test_what_was_played_is_what_is_heard(recorded: Recorded) -> None:
    pcm = _heard(recorded)
    assert len(pcm) / 2 / RATE == pytest.approx(recorded.kept.seconds or 0, abs=0.01)
    low, high = _begins(pcm, 440), _begins(pcm, 880)
    inside = pcm[2 * int((low + 0.2) * RATE) : 2 * int((low + 1.0) * RATE)]
    louder, other = _strengths(inside, 440), _strengths(inside, 880)
    assert louder[len(louder) // 2] == pytest.approx(0.4, abs=0.02)
    assert other[len(other) // 2] < 0.01
    assert high > low + 2


def test_each_line_knows_its_place_in_the_sound(recorded: Recorded) -> None:
    pcm = _heard(recorded)
    places = recorded.desk.recordings.positions(recorded.hearing)
    record, first = places[recorded.first_line]
    assert record == recorded.kept.record
    # Typed when the tone had just ended: the server holds some tenths of a second back.
    assert _begins(pcm, 440) + 1.2 <= first <= _begins(pcm, 440) + 2.5
    _, second = places[recorded.second_line]
    assert _begins(pcm, 880) + 0.9 <= second <= _begins(pcm, 880) + 2.0
    assert recorded.desk.recordings.position(recorded.first_line) == places[recorded.first_line]


def test_the_sounds_own_clock_agrees_with_when_it_was_played(recorded: Recorded) -> None:
    (listed,) = recorded.desk.recordings.listing(recorded.hearing)
    assert listed.places is not None
    heard = listed.places.moment(_begins(_heard(recorded), 440)) / 1e9
    assert heard == pytest.approx(recorded.first_tone_at + 0.6, abs=0.6)


def test_a_microphone_that_was_pulled_out_is_a_gap_with_its_size(recorded: Recorded) -> None:
    assert recorded.waited_for_microphone
    (listed,) = recorded.desk.recordings.listing(recorded.hearing)
    # A machine at its limits loses sound besides, which is said as well.
    (gone,) = [gap for gap in listed.missing if gap.why != "lost"]
    assert gone.why == "device-gone"
    assert gone.seconds > 0.3
    told = recorded.desk.records.show(recorded.kept.record).fields["recording"]
    assert isinstance(told, dict)
    assert isinstance(told["events"], list)
    assert [event["device"] for event in told["events"] if "device" in event] == [  # type: ignore[index,operator]  # events
        MICROPHONE, MICROPHONE,
    ]  # fmt: skip
    assert (told["allowed"], told["codec"], told["rate"]) == ("yes", "opus", RATE)


def test_no_sound_was_ever_on_the_disk_in_the_clear_and_nothing_is_left(
    recorded: Recorded,
) -> None:
    assert recorded.plain_on_disk == []
    assert _plain_sound(recorded.folder) == []
    assert "spool" not in recorded.after_stop


def test_a_recorder_that_hangs_stops_nobody_and_goes_on_afterwards(
    sound_server: SoundServer,  # noqa: F811
    tmp_path: Path,
) -> None:
    desk, hearing = _new(tmp_path / "archive")
    running = desk.recordings.begin(hearing, allowed="yes", space=SMALL)
    recorder = _recorder()
    os.kill(recorder, signal.SIGSTOP)
    began = time.monotonic()
    assert running.status().state is State.ENDED  # as far as anybody can say
    assert time.monotonic() - began < 4
    assert desk.recordings.adopt() == []
    assert desk.recordings.running() == running
    os.kill(recorder, signal.SIGCONT)
    _until(running, 1.2)
    assert [kept.ended for kept in desk.recordings.stop()] == ["stopped"]
    desk.close()


def test_a_killed_recorder_loses_less_than_two_seconds(
    sound_server: SoundServer,  # noqa: F811
    tmp_path: Path,
) -> None:
    desk, hearing = _new(tmp_path / "archive")
    running = desk.recordings.begin(hearing, allowed="not asked", space=SMALL)
    heard = _until(running, 2.6).seconds
    os.kill(_recorder(), signal.SIGKILL)
    deadline = time.monotonic() + 10
    while desk.recordings.running() is not None and time.monotonic() < deadline:
        time.sleep(0.02)
    desk.close()
    desk = open_desk(tmp_path / "archive", lambda: PASSPHRASE)
    (kept,) = desk.recordings.adopt()
    assert kept.ended == "cut-off"
    assert kept.seconds is not None
    assert 0 < heard - kept.seconds < 2.0
    assert desk.recordings.adopt() == []
    desk.close()


def _fill(film: Path) -> None:
    """To the last block."""
    with film.open("wb", 0) as sink, suppress(OSError):
        while True:
            sink.write(bytes(4096))


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Eight megabytes of its own."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=8m", "none", str(place)]
    if subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def test_a_disk_that_another_program_fills_ends_it_with_a_reason_and_loses_nothing(
    sound_server: SoundServer,  # noqa: F811
    small_disk: Path,
) -> None:
    desk, hearing = _new(small_disk / "archive")
    with pytest.raises(MachineRefused, match="disk is full"):
        desk.recordings.begin(hearing, allowed="no")  # no room to reserve
    room = Space(reserve=48 << 10, margin=512 << 10)
    running = desk.recordings.begin(hearing, allowed="no", space=room)
    heard = _until(running, 1.3).seconds
    _fill(small_disk / "film")
    deadline = time.monotonic() + 20
    while running.status().state is not State.ENDED and time.monotonic() < deadline:
        time.sleep(0.05)
    with pytest.raises(MachineRefused, match="disk is full"):
        desk.recordings.stop()
    (small_disk / "film").unlink()
    (kept,) = desk.recordings.adopt()
    assert kept.ended == "disk-guard"
    assert kept.seconds is not None
    assert kept.seconds > heard  # the reserve was its own
    desk.notes.take(NoteWish(on=hearing, text="notes go on"))
    desk.close()
