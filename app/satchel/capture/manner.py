"""In which manner pages are captured: what a person chose beside the addresses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Manner:
    """The usual manner is a browser that nobody sees, straight to the network.

    `browser` False fetches every address as a file (tier T3). `assisted` shows a window in
    which a person logs in or clears the way and then captures, which speaks `spoken` (en, ru, kk);
    `consent` agrees to a consent banner, `video` looks for video and sound with yt-dlp.
    `socks` is HOST:PORT of a SOCKS5 proxy (Tor) that everything goes through.
    """

    browser: bool = True
    assisted: bool = False
    consent: bool = False
    video: bool = False
    socks: str | None = None
    languages: str = "en-US,en"
    spoken: str = "en"


USUAL = Manner()
NOT_WANTED = "no browser was wanted for it"
