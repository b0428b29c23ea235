"""The streams that a program is given: there from the start, and what is said when one of them takes no more."""

import errno
import io
import os
import sys

from mlfolio.errors import UserError

_TAKES_NO_MORE = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FAILED = {errno.EIO, errno.EBADF}
"""What a disk, a terminal or a closed stream says to whoever reads as to whoever writes."""


def open_closed() -> None:
    """Give the program its three streams where it was started without some (`>&-`): what they are for goes nowhere.

    Else the next file that is opened would take the number of one, and get what is printed.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)
    sys.stdin = sys.stdin or open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def escape_what_cannot_be_shown() -> None:
    """In a locale that cannot show a letter its escape is shown, rather than nothing at all."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")


def flush() -> None:
    """Write out what was printed; a reader that has gone has seen enough."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except BrokenPipeError:
            _send_nowhere(stream.fileno())


def refused(error: OSError) -> UserError | None:
    """Return what to say of `error` where the user can mend it: a full disk, a closed stream, a folder that is gone."""
    what = os.fsdecode(error.filename) if error.filename else None
    # What could not be written is still to be: whether it is what failed shows when it is tried again.
    fails_to_print = error.errno in _TAKES_NO_MORE | _FAILED and _fails_to_print()
    if error.errno in _TAKES_NO_MORE or (fails_to_print and what is None):
        remedy = "Make room, or let it go somewhere else."
        return UserError(f"{what or 'the output'}: cannot be written ({error.strerror})", remedy)
    if error.errno in _FAILED:
        problem = f"{what or 'a file'}: cannot be read or written ({error.strerror})"
        return UserError(problem, "See whether the disk that holds it is whole, and run mlfolio again.")
    try:
        os.getcwd()
    except FileNotFoundError:
        return UserError("the current folder is gone", "Go to one that is there, and run mlfolio again.")
    return None


def _fails_to_print() -> bool:
    """Whether what was printed cannot be written; it then goes nowhere."""
    try:
        sys.stdout.flush()
    except OSError:
        _send_nowhere(sys.stdout.fileno())
        return True
    return False


def _send_nowhere(number: int) -> None:
    # What is left in the buffer would be tried again when the program ends.
    os.dup2(os.open(os.devnull, os.O_WRONLY), number)
