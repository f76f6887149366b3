"""The closed lists of words that signed data and the command line share."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a member of a mission does; decides which class keys may reach them."""

    OBSERVER = "observer"
    COORDINATOR = "coordinator"
    LEGAL = "legal"


class Audience(StrEnum):
    """The class of mission keys that may ever read a body or a content."""

    COORDINATION = "coordination"
    LEGAL = "legal"


class Section(StrEnum):
    """The parts of an entry that can be withheld one by one."""

    WHAT = "what"
    WHO = "who"
    SOURCE = "source"
    WHERE = "where"


class Act(StrEnum):
    """What an entry does to its record."""

    CREATE = "create"
    EDIT = "edit"
    WITHDRAW = "withdraw"
