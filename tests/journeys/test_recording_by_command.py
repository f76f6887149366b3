"""A hearing is recorded by commands; the recorder outlives the one that began it."""

from __future__ import annotations

import time
from pathlib import Path

from journeys.driving import begin
from samples.sound import MICROPHONE, SoundServer, sound_server  # noqa: F401  # a fixture


def test_begun_by_one_command_and_taken_in_by_another(
    sound_server: SoundServer,  # noqa: F811
    tmp_path: Path,
) -> None:
    archive = begin(tmp_path)
    with archive.unlocked() as first:
        hearing = first.must("add", "case", "--field", "title=A hearing")["id"]
        assert first.must("recording", "status") is None
        assert [one["name"] for one in first.must("recording", "devices")] == [MICROPHONE]
        begun = first.must("recording", "begin", hearing, "--allowed", "not-asked")
        assert (begun["on"], begun["device"]) == (hearing, MICROPHONE)
        again = first.refusal("recording", "begin", hearing, "--allowed", "yes")
        assert again == "recording"
    with archive.unlocked() as desk:
        deadline = time.monotonic() + 20
        while (status := desk.must("recording", "status"))["seconds"] < 1.5:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert status["state"] == "recording"
        note = desk.must("note", hearing, "he whistled")["id"]
        (kept,) = desk.must("recording", "stop")
        assert (kept["ended"], kept["sealed"]) == ("stopped", False)
        (listed,) = desk.must("recording", "list", hearing)
        assert (listed["id"], listed["allowed"], listed["device"]) == (
            kept["id"], "not asked", MICROPHONE,
        )  # fmt: skip
        assert list(listed["lines"]) == [note]
        assert 0 < listed["lines"][note] <= listed["seconds"]
        assert desk.must("recording", "status") is None
        # The fields that a recording by the window has: both call the same feature.
        fields = desk.must("show", kept["id"])["fields"]
        assert set(fields) == {"on", "media_kind", "content", "recording"}
        desk.must("extract", kept["id"], "--out", str(tmp_path / "heard.ogg"))
    assert (tmp_path / "heard.ogg").read_bytes().startswith(b"OggS")
