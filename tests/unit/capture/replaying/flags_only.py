"""The process of a replay without its network of its own: what its flags alone hold back.

On Linux the kernel is a second wall, and would hide a hole in the first. On systems without
that wall the first must do, so it is tried by itself.
"""

from __future__ import annotations

from satchel.capture.replaying import replay_process

if __name__ == "__main__":
    replay_process.leave_network = lambda _variables: False
    replay_process.main()
