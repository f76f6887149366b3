"""The self-test passes here, and fails closed where a part does not really work."""

from __future__ import annotations

import pytest

from satchel.crypto import selftest
from satchel.crypto.xwing import Identity, NotForThisIdentity
from satchel.domain.errors import Bug, RefusedByPolicy


def test_it_passes_here() -> None:
    assert selftest.run() is None


def test_a_part_that_only_looks_present_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    def unsupported(*_: object) -> bytes:
        raise Bug("post-quantum encryption does not work in this installation")

    def wrong(*_: object) -> bytes:
        return b"another secret.."

    def foreign(*_: object) -> bytes:
        raise NotForThisIdentity

    for broken in (unsupported, wrong, foreign):
        monkeypatch.setattr(Identity, "unwrap", broken)
        with pytest.raises(RefusedByPolicy) as refused:
            selftest.run()
        assert refused.value.code == "self-test"
