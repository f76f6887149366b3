"""The reader's words, for the widgets that say something of a record."""

from __future__ import annotations

from satchel.catalog.words import LANGUAGES, Words
from satchel.gui.context import Context
from satchel.gui.knowledge.saying import Saying
from satchel.system.paths import resources_folder


def saying(context: Context) -> Saying:
    """How records are said in the language of this window."""
    language = context.appearance.language
    known = language if language in LANGUAGES else LANGUAGES[0]
    return Saying(Words(resources_folder() / "words", known))
