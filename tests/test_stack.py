"""Room on the stack: what is called returns, raises and goes as deep as it does anywhere."""

import sys

import pytest

from mlfolio.stack import with_room


def test_it_is_called_and_goes_deep() -> None:
    reached: list[int] = []

    def go_down() -> None:
        reached.append(len(reached))
        if len(reached) < sys.getrecursionlimit() // 2:
            go_down()

    with_room(go_down)()
    assert len(reached) == sys.getrecursionlimit() // 2


def test_what_it_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        with_room(lambda: print(1 // 0))()
