"""Python text to its syntax tree, whoever asks for it, and from how deep."""

import ast
import sys

from mlfolio.evidence.code.parsing import Problem, parse

_NESTED = "[" * 150 + "]" * 150


def test_what_parses_at_the_top_parses_wherever_little_room_is_left() -> None:
    def deeper(left: int) -> ast.Module | Problem:
        return deeper(left - 1) if left else parse(f"rows = {_NESTED}\n")

    used = len(list(_frames()))
    assert all(isinstance(deeper(sys.getrecursionlimit() - used - room), ast.Module) for room in range(30, 60, 5))


def test_code_that_is_nested_too_deeply_for_anybody_is_a_problem() -> None:
    found = parse("-" * 20_000 + "1\n")
    assert isinstance(found, Problem)
    assert found.is_depth


def _frames() -> list[object]:
    frame, found = sys._getframe(), []
    while frame is not None:
        found.append(frame)
        frame = frame.f_back  # type: ignore[assignment]
    return found
