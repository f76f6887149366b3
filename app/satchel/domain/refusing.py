"""Any exception as a refusal: one sentence for a person, a code for a program.

For the front doors, which catch what nobody below translated. Our own mistakes name the
place, never the content.
"""

from __future__ import annotations

from pathlib import Path

from satchel.domain.errors import Bug, MachineRefused, SatchelError, UsageError


def refusal(wrong: Exception) -> SatchelError:
    """`wrong` as what is said of it."""
    if isinstance(wrong, SatchelError):
        return wrong
    if isinstance(wrong, OSError) and wrong.strerror:
        name = Path(str(wrong.filename)).name if wrong.filename else "a file"
        return MachineRefused(
            f"The machine refused {name}: {wrong.strerror}. Nothing saved is lost."
        )
    if isinstance(wrong, UnicodeEncodeError):  # a lone surrogate: bytes that were no UTF-8
        return UsageError("A word is not valid Unicode, so nothing was done; write it in UTF-8.")
    if isinstance(wrong, MemoryError):
        return MachineRefused("There is not enough free memory for this. Nothing saved is lost.")
    trace = wrong.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    place = ""
    if trace is not None:
        code = trace.tb_frame.f_code
        place = f" at {Path(code.co_filename).name}:{trace.tb_lineno} in {code.co_name}"
    return Bug(f"This is a mistake of ours ({type(wrong).__name__}{place}); nothing saved is lost.")
