"""Room for the frames of calls: one block of memory for all, where Python would take and return many small ones."""

from collections.abc import Callable

_SLOTS = 1 << 16
"""Values of 8 bytes: the frame that asks for as many gets a block of twice that, 1 MB, most of which is never used."""


def with_room(work: Callable[[], None]) -> Callable[[], None]:
    """Return `work`, to be called so that the frames of all calls that it makes find room in one block.

    CPython keeps frames in blocks of 16 KB since 3.11, and returns one to the system as soon as no frame is left in it:
    a loop whose calls pass the end of a block takes and returns 16 KB in each turn. A frame that may need more gets a
    block of the next power of two that is large enough, and what it leaves is for the frames of what it calls.
    """

    def roomy() -> None:
        work()

    roomy.__code__ = roomy.__code__.replace(co_stacksize=_SLOTS)
    return roomy
