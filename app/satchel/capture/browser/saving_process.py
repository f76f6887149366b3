"""The page as one MHTML message, as the engine itself saves it, without a file.

What it is for: where no bytes of a page's line are kept, what the browser had of the page:
its document, frames, styles and pictures in one piece. To know first: the engine saves to a
name and to nothing else, and follows no link. So it is given the name of a pipe, through
which bytes pass in memory; on a disk there is never more than that name, which says nothing.
Systems without such names get None. The engine takes a pipe for a failed download, for it
measures nothing there; whether all of it came is told by the end of the message itself.
"""

from __future__ import annotations

import os
import re
import select
import shutil
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

from PySide6.QtWebEngineCore import QWebEngineDownloadRequest, QWebEnginePage

from satchel.capture.browser.waiting_process import Patience

_SAVE_S = 30.0
_LOOK_MS = 100
_PIECE = 65_536
_IN_MEMORY = "/dev/shm"
_BOUNDARY = re.compile(rb'boundary="([^"\r\n]{1,200})"')
_HEAD = 4096


def can_save() -> bool:
    """Whether this system has pipes with names in its folders."""
    return hasattr(os, "mkfifo") and hasattr(select, "poll")


def mhtml(page: QWebEnginePage, patience: Patience, most: int) -> bytes | None:
    """The page as it stands; None where it cannot be had whole, or is larger than `most`."""
    if not can_save():
        return None
    folder = tempfile.mkdtemp(dir=_IN_MEMORY if os.path.isdir(_IN_MEMORY) else None)
    try:
        pipe = Path(folder) / "page.mht"  # without that ending the engine chooses another name
        os.mkfifo(pipe, 0o600)
        reading = _Reading(os.open(pipe, os.O_RDONLY | os.O_NONBLOCK), most)
        try:
            page.save(str(pipe), QWebEngineDownloadRequest.SavePageFormat.MimeHtmlSaveFormat)
            patience.until(lambda: reading.is_over, _SAVE_S)
        finally:
            reading.close()
        return reading.data if _is_whole(reading.data) else None
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Reading:
    """The other end of the pipe, read in a thread: the engine writes while Qt runs here."""

    def __init__(self, end: int, most: int) -> None:
        self._end, self._most = end, most
        self._pieces: list[bytes] = []
        self._size = 0
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._read, name="saving", daemon=True)
        self._thread.start()

    @property
    def is_over(self) -> bool:
        """Whether whoever wrote is gone."""
        return not self._thread.is_alive()

    @property
    def data(self) -> bytes:
        """What came; nothing where it was too much."""
        return b"".join(self._pieces) if self._size <= self._most else b""

    def close(self) -> None:
        self._stop.set()
        self._thread.join()
        os.close(self._end)

    def _read(self) -> None:
        poll = select.poll()
        poll.register(self._end, select.POLLIN)
        while not self._stop.is_set():
            for _, event in poll.poll(_LOOK_MS):
                if not event & select.POLLIN:
                    return  # a writer was there, and hung up
                self._take()

    def _take(self) -> None:
        with suppress(BlockingIOError):
            piece = os.read(self._end, _PIECE)
            self._size += len(piece)
            if self._size <= self._most:
                self._pieces.append(piece)


def _is_whole(data: bytes) -> bool:
    """Whether it ends as RFC 2046 §5.1.1 says that it ends."""
    boundary = _BOUNDARY.search(data[:_HEAD])
    return boundary is not None and data.rstrip().endswith(b"--" + boundary[1] + b"--")
