"""A role in court is said in the reader's language wherever it stands."""

from __future__ import annotations

import pytest

from satchel.catalog.words import Words
from satchel.system.paths import resources_folder


@pytest.mark.parametrize(
    ("role", "language", "said"),
    [
        ("judge", "ru", "Судья"),
        ("interpreter", "kk", "Аудармашы"),
        ("counsel of the family", "ru", "counsel of the family"),  # typed by a person
    ],
)
def test_roles_of_the_table_are_translated(role: str, language: str, said: str) -> None:
    assert Words(resources_folder() / "words", language).value(role) == said
