"""One run of the program: which archive, its passphrase, and the desk once unlocked.

`batch` runs many acts in one session, so that the passphrase is worked out once.
"""

from __future__ import annotations

import argparse
import getpass
import importlib
import os
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from satchel.cli.answers import Answer
from satchel.domain.errors import MachineRefused, NoSuchThing, SatchelError, UsageError

if TYPE_CHECKING:
    from satchel.assembly.desk import Desk
    from satchel.catalog.texts import Extract

_LONGEST_PASSPHRASE = 4096
# Acts that unlock before all else, whatever is asked of them (a test holds them to it).
UNLOCKS_FIRST = frozenset(("batch", "chronology", "noting", "printing", "records", "search"))
# What nearly all of them need then, besides their own module.
_NEEDED_SOON = (
    "satchel.assembly.desk",
    "satchel.catalog.form_rules",
    "satchel.cli.acts.warned",
    "satchel.catalog.warning",
)


class Session:
    """Holds the open desk of one run. `close` may be called more than once."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._desk: Desk | None = None

    @property
    def folder(self) -> Path:
        """The archive's folder: --archive, SATCHEL_ARCHIVE, or the usual place."""
        told = self._arguments.archive or os.environ.get("SATCHEL_ARCHIVE")
        if told:
            return Path(told)
        platformdirs = importlib.import_module("platformdirs")
        return Path(platformdirs.user_data_dir("satchel", appauthor=False))

    def passphrase(self) -> bytes:
        """From --passphrase-file, or asked for at a terminal."""
        if self._arguments.passphrase_file == "-" and self._desk is not None:
            raise UsageError(
                "Standard input has given the passphrase already; put it in a file for this."
            )
        return read_passphrase(self._arguments.passphrase_file, "Passphrase: ")

    def first_passphrase(self) -> bytes:
        """The passphrase of an archive that is being made; typed twice at a terminal."""
        return read_passphrase(self._arguments.passphrase_file, "Passphrase: ", twice=True)

    def desk(self) -> Desk:
        """The unlocked archive; opened at first use."""
        if self._desk is None:
            self._desk = self._opening().open_desk(self.folder, self.passphrase)
            self._take_in_recordings(self._desk)
        return self._desk

    def desk_with(self, passphrase: bytes) -> Desk:
        """The unlocked archive, for an act that needs the passphrase itself too."""
        if self._desk is None:
            self._desk = self._opening().open_desk(self.folder, lambda: passphrase)
        return self._desk

    def _take_in_recordings(self, desk: Desk) -> None:
        """What a lock or a kill left of a recording; one that goes on is left alone. A disk
        that refuses keeps nobody from what was asked: the next unlock tries again."""
        if (self.folder / "spool").is_dir():
            with suppress(SatchelError):
                desk.recordings.adopt()

    def restore(self, file: Path) -> Desk:
        """An archive in the session's folder, made from a backup and opened."""
        importlib.import_module("satchel.storage.backup").restore(file, self.folder)
        return self.desk()

    def begin(self, desk: Desk) -> None:
        """A desk that an act has just made; it is closed with the session."""
        self._desk = desk

    def extract(self) -> Extract:
        """Reading a document's text in a worker: needs no archive."""
        reading: Extract = importlib.import_module("satchel.assembly.reading").extract
        return reading

    def run(self, arguments: argparse.Namespace) -> Answer:
        """Run the act the grammar names; what is to be said of its record goes with the answer."""
        module = str(arguments.act).partition(":")[0]
        if self._desk is None and module in UNLOCKS_FIRST:
            self._opening()  # what unlocking itself needs, before anything else is loaded
            with _loading(*_NEEDED_SOON, f"satchel.cli.acts.{module}"):
                self.desk()
        act: Callable[[Session, argparse.Namespace], Answer] = _act(str(arguments.act))
        answer = act(self, arguments)
        if self._desk is None:
            return answer
        warned: Callable[[Session, argparse.Namespace, Answer], Answer] = _act("warned:warned")
        return warned(self, arguments, answer)

    @staticmethod
    def _opening() -> Any:
        return importlib.import_module("satchel.assembly.opening")

    def close(self) -> None:
        """Lock: the archive is closed and its keys go with the process."""
        if self._desk is not None:
            self._desk.close()
            self._desk = None


def _act(named: str) -> Any:
    module, _, name = named.partition(":")
    return getattr(importlib.import_module(f"satchel.cli.acts.{module}"), name)


@contextmanager
def _loading(*modules: str) -> Iterator[None]:
    """Import modules in a thread while a passphrase is typed and its key derived, which leaves
    the interpreter free: a fifth of a second that nobody has to wait for."""

    def load() -> None:
        with suppress(Exception):  # whoever needs the module meets the failure again
            for name in modules:
                importlib.import_module(name)

    thread = threading.Thread(target=load, name="loading")
    thread.start()
    try:
        yield
    finally:
        thread.join()


def standard_input() -> BinaryIO:
    """What was given by `-`. Raises UsageError where the program was started without any."""
    if sys.stdin is None:
        raise UsageError("Standard input is closed; give a file in place of '-'.")
    return sys.stdin.buffer


def read_passphrase(
    source: str | None, prompt: str, *, twice: bool = False, option: str = "--passphrase-file"
) -> bytes:
    """The passphrase in a file, on standard input (`-`), or typed; one final newline is not
    part of it. Letters are composed (NFC) so that two keyboards agree. `twice`: one that is
    being set is typed again, since nobody can undo a slip in what nobody saw."""
    if source == "-":
        raw = standard_input().readline(_LONGEST_PASSPHRASE + 2)
    elif source:
        raw = _file(source)
    elif sys.stdin is not None and sys.stdin.isatty():
        raw = _typed(prompt, twice)
    else:
        raise UsageError(f"Give the passphrase by {option} FILE, or - for standard input.")
    raw = raw.removesuffix(b"\n").removesuffix(b"\r")
    if not raw:
        raise UsageError("The passphrase is empty; nothing was opened or changed.")
    if len(raw) > _LONGEST_PASSPHRASE:
        raise UsageError(f"The passphrase is longer than {_LONGEST_PASSPHRASE} bytes.")
    try:
        return unicodedata.normalize("NFC", raw.decode("utf-8")).encode("utf-8")
    except UnicodeDecodeError:
        return raw


def _typed(prompt: str, twice: bool) -> bytes:
    typed = getpass.getpass(prompt)
    if twice and getpass.getpass("The same again: ") != typed:
        raise UsageError("The two differ; nothing was made or changed. Start again.")
    return typed.encode("utf-8", "surrogateescape")


def _file(source: str) -> bytes:
    try:
        with Path(source).open("rb") as file:
            return file.read(_LONGEST_PASSPHRASE + 3)
    except FileNotFoundError as missing:
        raise NoSuchThing(f"There is no passphrase file {source}.") from missing
    except OSError as failed:
        raise MachineRefused(
            f"The passphrase file could not be read: {failed.strerror}."
        ) from failed
