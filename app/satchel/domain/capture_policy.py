"""Who may fetch an address, and from where. True without any network.

Looking at a page tells its owner, and everybody on the way, that somebody here is interested
in it. So an address may be kept for this laptop, for the moment it is named, for somebody
safer, or for nobody.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from urllib.parse import urlsplit

from satchel.domain.errors import UsageError


class Policy(StrEnum):
    """HERE: with all that waits. BY_NAME: only when this address is named. SAFER: never from
    this laptop, somebody else is asked. NEVER: it is not fetched at all."""

    HERE = "here"
    BY_NAME = "by-name"
    SAFER = "safer"
    NEVER = "never"


def site_of(address: str) -> str:
    """The host name of an address or the name itself, as it is compared: lower case, without
    a port, a dot at its end or a leading `*.`. Raises UsageError for what names no site."""
    told = address.strip()
    try:
        name = urlsplit(told if "://" in told else f"//{told.removeprefix('*.')}").hostname or ""
    except ValueError:
        name = ""
    name = name.rstrip(".").lower()
    if not name or any(sign.isspace() for sign in name):
        raise UsageError(f"{told!r} names no site; give an address or a name like court.example.")
    return name


def policy_for(url: str, sites: Mapping[str, Policy]) -> Policy:
    """What holds for `url`: the rule of its site, else of the nearest name above it."""
    try:
        name = site_of(url)
    except UsageError:
        return Policy.HERE  # no address: asking for it fails, and says so
    while name:
        if name in sites:
            return sites[name]
        name = name.partition(".")[2]
    return Policy.HERE
