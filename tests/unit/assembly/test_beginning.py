"""An archive is whole or is not there; a mission begins with one recovery proven."""

from __future__ import annotations

from pathlib import Path

import pytest

from satchel.assembly import beginning, belonging
from satchel.assembly.desk import Desk
from satchel.assembly.opening import open_desk
from satchel.crypto.randomness import random_bytes
from satchel.crypto.spoken import random_words
from satchel.domain.errors import (
    IntegrityFailure,
    NoSuchThing,
    RefusedByPolicy,
    SatchelError,
    UsageError,
    WrongPassphrase,
)
from satchel.domain.words import Role
from satchel.storage.records import ListWish
from satchel.sync.founding import Founded
from unit.assembly.conftest import PASSPHRASE


class Interrupted(BaseException):
    """What a Ctrl-C in the middle does."""


def _begin_and_stop(folder: Path) -> None:
    with beginning.beginning(folder, PASSPHRASE) as archive:
        beginning.begin_device(archive, Role.COORDINATOR, "x", None)
        raise Interrupted


@pytest.mark.parametrize("stood", [True, False])
def test_an_archive_that_was_not_finished_leaves_nothing(tmp_path: Path, stood: bool) -> None:
    folder = tmp_path / "archive"
    if stood:
        folder.mkdir()
    with pytest.raises(Interrupted):
        _begin_and_stop(folder)
    assert list(tmp_path.iterdir()) == ([folder] if stood else [])
    assert not stood or list(folder.iterdir()) == []


def test_strangers_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine", encoding="utf-8")
    with (
        pytest.raises(SatchelError),
        beginning.beginning(tmp_path, PASSPHRASE) as archive,
    ):
        beginning.begin_device(archive, Role.OBSERVER, "x", None)
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_an_archive_is_not_begun_over_another(place: Path, headquarters: Desk) -> None:
    with (
        pytest.raises(RefusedByPolicy, match="left alone"),
        beginning.beginning(place / "hq", PASSPHRASE),
    ):
        pass
    assert headquarters.records.select(ListWish(kind="custody-entry")) == []


def test_recovery_is_rehearsed_only_by_enough_of_the_right_shares(
    founded: tuple[Desk, Founded],
) -> None:
    desk, begun = founded
    shares = list(begun.shares)
    for wrong in (shares[:2], [shares[0]] * 3, ["not a share"] * 3, []):
        with pytest.raises(UsageError):
            beginning.rehearse(desk, wrong)
        assert belonging.rehearsed(desk) is False
    beginning.rehearse(desk, [shares[4], shares[0], shares[2]])
    assert belonging.rehearsed(desk) is True


def test_an_invitation_opens_by_its_words_for_its_role_only(
    place: Path, observer: Desk, tmp_path: Path
) -> None:
    invitation = place / "invitation"
    other = random_words(6, random_bytes)
    with pytest.raises(SatchelError) as refused:
        beginning.read_invitation(invitation, other, Role.OBSERVER)
    assert refused.value.exit_code in (2, 3, 4)
    with pytest.raises(NoSuchThing):
        beginning.read_invitation(tmp_path / "none", other, Role.OBSERVER)
    (tmp_path / "huge").write_bytes(bytes(64 * 1024 * 1024 + 1))
    with pytest.raises(IntegrityFailure, match="too large"):
        beginning.read_invitation(tmp_path / "huge", other, Role.OBSERVER)


def test_a_new_device_begins_with_the_cases_and_one_pending_member(observer: Desk) -> None:
    titles = [view.fields["title"] for view in observer.records.select(ListWish(kind="case"))]
    assert titles == ["Shared"]
    assert "pending" in observer.membership.listed()[0].state


def test_the_device_agrees_to_its_own_eight_words_only(observer: Desk) -> None:
    words = belonging.comparison_words(observer)
    assert words is not None
    own = observer.device.device
    with pytest.raises(UsageError, match="--words"):
        belonging.confirm(observer, own, None)
    with pytest.raises(UsageError) as refused:
        belonging.confirm(observer, own, " ".join(reversed(words.split())))
    assert refused.value.code == "words-differ"
    assert belonging.confirm(observer, own, words.upper()).device == own


def test_an_archive_opens_by_its_passphrase_and_forgets_nothing(tmp_path: Path) -> None:
    with beginning.beginning(tmp_path / "a", PASSPHRASE) as archive:
        desk = beginning.begin_device(archive, Role.OBSERVER, "x", None)
    made = desk.records.add("case", {"title": "First"})
    desk.close()
    with pytest.raises(WrongPassphrase):
        open_desk(tmp_path / "a", lambda: b"another")
    again = open_desk(tmp_path / "a", lambda: PASSPHRASE)
    assert again.records.show(made.record).fields == {"title": "First"}
    assert belonging.rehearsed(again) is None
    again.close()
