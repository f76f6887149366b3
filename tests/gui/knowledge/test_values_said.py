"""What is kept for machines is said as people say it."""

from __future__ import annotations

import pytest

from satchel.catalog.words import Words
from satchel.domain.json_values import JsonValue
from satchel.gui.knowledge.saying import Saying
from satchel.system.paths import resources_folder

_SAYING = Saying(Words(resources_folder() / "words", "en"))


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("2026-11-22T10:03:00+05:00", "22 November 2026, 10:03:00 (UTC+05:00)"),
        ("2026-11-22T19:52:08.431885Z", "22 November 2026, 19:52:08 (UTC)"),
        ("2026-11-22T", "2026-11-22T"),
        (
            {"id": "a" * 64, "size": 58_211, "sha256": "b", "type": "image/png"},
            "56.8 KiB, image/png",
        ),
        ({"text": "Дәурен", "language": "kk", "chosen": True}, "Дәурен (Kazakh, the name to use)"),
        ({"text": "Daur", "language": "ky"}, "Daur (ky)"),
    ],
    ids=["told", "utc", "no-moment", "file", "name", "other-language"],
)
def test_a_value_is_said_in_words(value: JsonValue, said: str) -> None:
    assert _SAYING.value(value) == said


def test_a_letter_comes_from_somebody_and_a_stamp_counts_entries() -> None:
    assert _SAYING.field("size", "timestamp") == "Entries"
    assert _SAYING.field("size", "capture") == "Size in bytes"


def test_every_field_a_capture_notes_has_a_name_in_every_language() -> None:
    noted = ("allowed_address", "body_sha256", "browser", "exchanges", "final_url", "redirects")
    for language in ("en", "ru", "kk"):
        words = Words(resources_folder() / "words", language)
        assert [name for name in noted if words.field(name) == name] == []
