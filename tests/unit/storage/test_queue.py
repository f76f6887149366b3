from __future__ import annotations

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import satchel
from satchel.domain.ids import RecordId, new_record_id
from satchel.storage import queue
from satchel.storage.archive import Archive
from satchel.storage.queue import Standing

HOME = os.pathsep.join([str(Path(satchel.__file__).parents[1]), str(Path(__file__).parents[2])])
URL = "https://court.example/decree?id=7"
NOW, SOON, LATE = (f"2026-11-22T{hour:02}:00:00.000000Z" for hour in (8, 9, 10))
CITATION, OTHER = new_record_id(os.urandom), new_record_id(os.urandom)


def ask(
    archive: Archive, url: str = URL, citation: RecordId | None = CITATION, now: str = NOW
) -> int:
    with archive.writing() as tx:
        return queue.ask(tx.db, url, citation=citation, by="M-7K2F9Q", tier="T3", now=now)


def one(archive: Archive, wish: int) -> queue.Wish:
    return queue.wishes(archive.reading(), [wish])[0]


def test_a_wish_is_kept_as_it_was_made(archive: Archive) -> None:
    wish = ask(archive)
    assert one(archive, wish) == queue.Wish(
        wish, CITATION, URL, NOW, "M-7K2F9Q", "T3", Standing.WAITING, 0, NOW, None, None
    )


def test_asking_twice_is_one_wish_while_it_is_open(archive: Archive) -> None:
    first = ask(archive)
    assert ask(archive, now=LATE) == first
    assert ask(archive, citation=OTHER) != first
    assert ask(archive, citation=None) == ask(archive, citation=None)
    with archive.writing() as tx:
        queue.settle(tx.db, first, Standing.DONE, reason=None)
    assert ask(archive) != first


def test_the_longest_due_comes_first_and_the_later_waits(archive: Archive) -> None:
    late, early = ask(archive, citation=OTHER, now=SOON), ask(archive, now=NOW)
    db = archive.reading()
    assert [wish.id for wish in queue.open_wishes(db)] == [early, late]
    assert [wish.id for wish in queue.open_wishes(db, until=NOW)] == [early]


def test_a_try_counts_and_its_end_is_told(archive: Archive) -> None:
    wish = ask(archive)
    with archive.writing() as tx:
        queue.begin(tx.db, [wish])
    assert (one(archive, wish).state, one(archive, wish).tries) == (Standing.RUNNING, 1)
    with archive.writing() as tx:
        queue.settle(tx.db, wish, Standing.WAITING, reason="no network", next_try=LATE)
    after = one(archive, wish)
    assert (after.state, after.reason, after.next_try) == (Standing.WAITING, "no network", LATE)
    with archive.writing() as tx:
        queue.settle(tx.db, wish, Standing.WAITING, reason=None, uncount=True)
    assert one(archive, wish).tries == 0
    with archive.writing() as tx:
        queue.settle(tx.db, wish, Standing.DONE, reason=None, capture=OTHER)
    assert (one(archive, wish).capture, one(archive, wish).next_try) == (OTHER, LATE)


def test_a_paused_wish_is_not_tried_until_it_is_resumed(archive: Archive) -> None:
    wish = ask(archive)
    with archive.writing() as tx:
        assert queue.pause(tx.db, wish)
        assert not queue.pause(tx.db, wish)
    assert queue.open_wishes(archive.reading()) == []
    with archive.writing() as tx:
        assert queue.resume(tx.db, wish)
    assert len(queue.open_wishes(archive.reading())) == 1


def test_done_is_not_listed_but_failed_is(archive: Archive) -> None:
    done, failed, open_ = (
        ask(archive),
        ask(archive, "http://a.example/"),
        ask(archive, citation=None),
    )
    with archive.writing() as tx:
        queue.settle(tx.db, done, Standing.DONE, reason=None)
        queue.settle(tx.db, failed, Standing.FAILED, reason="gone")
    db = archive.reading()
    assert [wish.id for wish in queue.listed(db)] == [open_, failed]
    assert [wish.id for wish in queue.listed(db, settled=True)] == [open_, failed, done]
    assert [wish.id for wish in queue.listed(db, limit=1, offset=1)] == [failed]


def test_a_wish_goes_with_its_citation_or_its_capture(archive: Archive) -> None:
    ask(archive)
    by_capture, stays = ask(archive, citation=None), ask(archive, "http://b.example/", OTHER)
    capture = new_record_id(os.urandom)
    with archive.writing() as tx:
        queue.settle(tx.db, by_capture, Standing.DONE, reason=None, capture=capture)
        queue.drop_record(tx.db, CITATION)
        queue.drop_record(tx.db, capture)
    assert [wish.id for wish in queue.listed(archive.reading(), settled=True)] == [stays]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX word")
def test_what_ran_when_the_process_was_killed_waits_again(folder: Path, archive: Archive) -> None:
    wish = ask(archive)
    archive.close()
    script = f"""
        import os, signal, sys
        from pathlib import Path
        from samples.passphrases import make_cheap
        from satchel.storage import queue
        from satchel.storage.archive import Archive
        make_cheap()
        archive = Archive.open(Path({str(folder)!r}), b"orbit mango violin")
        with archive.writing() as tx:
            queue.begin(tx.db, [{wish}])
        os.kill(os.getpid(), signal.SIGKILL)
    """
    words = [sys.executable, "-c", textwrap.dedent(script)]
    ended = subprocess.run(words, env=os.environ | {"PYTHONPATH": HOME}, check=False)
    assert ended.returncode == -9
    with Archive.open(folder, b"orbit mango violin") as again:
        assert one(again, wish).state is Standing.RUNNING
        with again.writing() as tx:
            assert queue.revive(tx.db) == 1
        assert (one(again, wish).state, one(again, wish).tries) == (Standing.WAITING, 1)
