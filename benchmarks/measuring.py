"""Whole processes, timed: wall clock, processor time with that of all children, and the most memory of one process."""

import os
import statistics
import subprocess
import sys
import time
from typing import NamedTuple

from cases import Case


class Taken(NamedTuple):
    """What a command took: seconds of wall clock and of processor, and bytes of memory."""

    wall: float
    processor: float
    memory: int


def turns(case: Case, rounds: int) -> tuple[Taken, Taken]:
    """Run both commands of `case` in turns; return the median of each, the runs before the first round left out."""
    taken: tuple[list[Taken], list[Taken]] = ([], [])
    for command in (case.ours, case.theirs):
        once(command)
    for number in range(rounds):
        case.prepare(number)
        for kept, command in zip(taken, (case.ours, case.theirs), strict=True):
            kept.append(once(command))
    return median(taken[0]), median(taken[1])


def median(taken: list[Taken]) -> Taken:
    """Return the medians of time and the most memory."""
    walls, processors, memory = zip(*taken, strict=True)
    return Taken(statistics.median(walls), statistics.median(processors), max(memory))


def once(command: list[str]) -> Taken:
    """Return what one process takes from its start to its end; the run ends where it did not do its work."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    # repo-review exits with 1 where a check of its own fails; anything above 3 means that it did not run.
    if process.returncode > 3 or b"Traceback" in said:
        sys.exit(f"{' '.join(command)} did not run:\n{said.decode(errors='replace')}")
    return Taken(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024)
