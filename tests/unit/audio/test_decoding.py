"""Sound heard from any place, whatever container it came in; a broken file ends in a sentence."""

from __future__ import annotations

import io
import time

import av
import pytest

from samples.sound import RATE, silence, strength, tone
from satchel.audio.decoding import Sound
from satchel.audio.heard import CannotBeHeard, Trouble

# Four seconds: nothing, 440, nothing, 880.
_PCM = silence(1) + tone(440, 1.0) + silence(1) + tone(880, 1.0)


def _file(container: str, codec: str, rate: int = RATE) -> bytes:
    sink = io.BytesIO()
    with av.open(sink, "w", format=container) as out:
        stream = out.add_stream(codec, rate=rate, layout="mono")
        frame = av.AudioFrame(format="s16", layout="mono", samples=len(_PCM) // 2)
        frame.sample_rate, frame.pts = RATE, 0
        frame.planes[0].update(_PCM)
        resampler = av.AudioResampler(
            format=stream.codec_context.format, layout="mono", rate=rate,
            frame_size=stream.codec_context.frame_size or 1024,
        )  # fmt: skip
        for one in [*resampler.resample(frame), *resampler.resample(None)]:
            out.mux(stream.encode(one))
        out.mux(stream.encode(None))
    return sink.getvalue()


def _open(data: bytes) -> Sound:
    return Sound(io.BytesIO(data), len(data))


@pytest.mark.parametrize(
    ("container", "codec", "rate"),
    [
        ("ogg", "libopus", RATE),
        ("mp4", "aac", 44_100),
        ("mp3", "libmp3lame", 44_100),
        ("wav", "pcm_s16le", 8_000),
        ("webm", "libopus", RATE),
        ("flac", "flac", 44_100),
    ],
)
def test_any_place_is_heard_at_once(container: str, codec: str, rate: int) -> None:
    with _open(_file(container, codec, rate)) as sound:
        if sound.duration_s is not None:
            assert sound.duration_s == pytest.approx(4.0, abs=0.1)
        for place, hertz in ((3.2, 880), (1.2, 440), (3.2, 880)):
            sound.seek(place)
            heard = sound.read(RATE // 2)
            assert len(heard) == RATE
            assert strength(heard, hertz) > 0.3
            assert strength(heard, 1320 - hertz) < 0.03
        sound.seek(0.5)
        assert strength(sound.read(RATE // 4), 440) < 0.03
        sound.seek(0)
        assert len(sound.read(5 * RATE)) == pytest.approx(4 * 2 * RATE, abs=0.15 * RATE)


def test_the_wave_is_drawn_from_peaks() -> None:
    with _open(_file("ogg", "libopus")) as sound:
        peaks = sound.peaks(4, RATE // 2) + sound.peaks(100, RATE // 2)
    assert len(peaks) == 8
    assert [peak > 10_000 for peak in peaks] == [False, False, True, True, False, False, True, True]


@pytest.mark.parametrize("speed", [0.5, 2.0])
def test_faster_and_slower_at_the_pitch_it_was_spoken(speed: float) -> None:
    with _open(_file("ogg", "libopus")) as sound:
        sound.seek(1.0, speed)
        heard = sound.read(10 * RATE)
    assert len(heard) / 2 / RATE == pytest.approx(3.0 / speed, abs=0.1)
    inside = heard[int(0.2 / speed * RATE) * 2 : int(0.8 / speed * RATE) * 2]
    assert strength(inside, 440) > 0.3


def _broken() -> list[tuple[str, bytes, Trouble]]:
    whole = _file("ogg", "libopus")
    playlist = b"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nfile:///etc/passwd\n"
    return [
        ("empty", b"", Trouble.KIND),
        ("words", b"just words " * 200, Trouble.KIND),
        ("names-another-file", playlist, Trouble.KIND),
        ("only-its-head", whole[:200], Trouble.KIND),
    ]


# The names are the ids: bytes are not, for a sound's own serial number differs in each run.
@pytest.mark.parametrize(
    ("name", "data", "trouble"), [pytest.param(*one, id=one[0]) for one in _broken()]
)
def test_what_is_no_sound_is_said_so(name: str, data: bytes, trouble: Trouble) -> None:
    with pytest.raises(CannotBeHeard) as refused, _open(data) as sound:
        sound.read(RATE)
    assert refused.value.trouble in (trouble, Trouble.DAMAGED, Trouble.NO_SOUND)
    assert refused.value.message.startswith("This cannot be played here: ")


def test_a_sound_cut_off_in_the_middle_is_heard_as_far_as_it_goes() -> None:
    whole = _file("ogg", "libopus")
    with _open(whole[: len(whole) * 2 // 3]) as sound:
        heard = sound.read(5 * RATE)
    assert RATE < len(heard) // 2 < 4 * RATE


def test_a_worker_that_is_stopped_ends_in_a_sentence_too() -> None:
    with _open(_file("wav", "pcm_s16le")) as sound:
        sound.stop()
        time.sleep(0.05)
        with pytest.raises(CannotBeHeard):
            sound.read(RATE)
