"""What stands outside of a window of the browser: nothing of whose page it is."""

from __future__ import annotations

import inspect

import pytest

from satchel.capture.browser.window_process import words as assisted_words
from satchel.capture.replaying.words import words as replay_words


@pytest.mark.parametrize("module", ["browser", "replaying"])
def test_lists_of_windows_tell_the_program_and_nothing_else(module: str) -> None:
    package = f"satchel.capture.{module}.window_process"
    source = inspect.getsource(__import__(package, fromlist=["Window"]))
    assert source.count("self.setWindowTitle(") == source.count('self.setWindowTitle("Satchel")')


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_bars_say_the_same_things_in_every_language(language: str) -> None:
    assert assisted_words(language).keys() == assisted_words("en").keys()
    assert replay_words(language).keys() == replay_words("en").keys()
