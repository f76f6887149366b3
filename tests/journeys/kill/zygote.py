"""Forks a ready process for each run, so that a run costs what its act costs.

What it is for: a Python that has imported the product once; each request on standard
input (a JSON object, one a line) forks a child that waits, stopped, until it is traced
and continued, and then runs a program as `python PROGRAM ARGUMENT…` would. What it is
not for: anything that has keys or open files before the fork; it only imports.

To know first: under a tracer an import takes ten times as long as without one. So a child
that comes to its end tells which modules it had to import, and later ones have them.
"""

from __future__ import annotations

import importlib
import json
import mmap
import os
import runpy
import signal
import sys
from contextlib import suppress

_LEARNED_BYTES = 1 << 20


def serve() -> None:
    for line in sys.stdin:
        request = json.loads(line)
        for module in request["modules"]:
            if module not in sys.modules:
                with suppress(ImportError):  # a name that only another module's import makes
                    importlib.import_module(module)
        # Memory shared with the child, for a pipe's writes would be among those it is traced for.
        with mmap.mmap(-1, _LEARNED_BYTES) as learned:
            child = os.fork()
            if child == 0:
                _become(request, learned)
            print(json.dumps({"pid": child}), flush=True)
            _, status = os.waitpid(child, 0)
            words = learned[:].rstrip(b"\0").decode().split()
        ended = {"exit_code": os.waitstatus_to_exitcode(status), "learned": words}
        print(json.dumps(ended), flush=True)


def _become(request: dict[str, object], learned: mmap.mmap) -> None:
    known = set(sys.modules)
    for descriptor, name in ((0, os.devnull), (1, str(request["out"])), (2, str(request["err"]))):
        opened = os.open(name, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, descriptor)
        os.close(opened)
    os.environ.update(request["environment"])  # type: ignore[call-overload]  # names to values
    argv = [str(word) for word in request["argv"]]  # type: ignore[attr-defined]  # a list
    os.kill(os.getpid(), signal.SIGSTOP)
    code = 1
    try:
        sys.argv = argv
        runpy.run_path(argv[0], run_name="__main__")
        code = 0
    except SystemExit as ending:
        code = int(ending.code or 0)
    except BaseException:
        sys.excepthook(*sys.exc_info())
    sys.stdout.flush()
    sys.stderr.flush()
    words = " ".join(name for name in sys.modules if name not in known).encode()
    learned[: len(words)] = words
    os._exit(code)


if __name__ == "__main__":
    serve()
