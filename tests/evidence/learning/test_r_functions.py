"""Where R code stands inside functions that have a name."""

import pytest

from mlfolio.evidence.learning.r_functions import inside_functions

PREPARES = "prepare <- function(rows, k = f(2)) {\n  if (k) { scale(rows) }\n}\n"


def is_inside(code: str) -> bool:
    return any(code.index("scale") in one for one in inside_functions(code))


@pytest.mark.parametrize(
    "code",
    [
        PREPARES,
        PREPARES.replace("<-", "="),
        PREPARES.replace(") {", ")\n{", 1),
        PREPARES.replace("{\n", "{\n  t = '}'\n"),
    ],
)
def test_a_body_is_found_between_its_braces(code: str) -> None:
    assert is_inside(code)


@pytest.mark.parametrize(
    "code",
    [
        PREPARES.replace("prepare <- ", ""),
        "f <- function(x) x + 1\n{ scale(rows) }\n"[:24] + "\nscale(rows)\n",
        "f <- function(x) {" + " scale",
    ],
)
def test_what_stands_outside_or_never_ends_is_none(code: str) -> None:
    assert not is_inside(code)
