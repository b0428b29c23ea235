"""Facts of a source: found once, plain data, and the tree behind them can go."""

import pytest

from mlfolio import catalogue, paths
from mlfolio.evidence.code.facts import FACTS, fact, find_facts
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.known import packed, restored
from mlfolio.repo import EVIDENCE

CODE = '''"""A module."""

import os
from numpy import array as a, zeros

if __name__ == "__main__":
    open("data/a.csv", "w")


class TestCase(Base):
    """A case."""

    def __init__(self): pass

    @patch("package.module.name")
    def test_it(self, x: int, *, y=1) -> None:
        assert x == check_it(y)
        return None
        print("/home/ada/data.csv")


def check_it(rows):
    total = zeros(3)
    for i in range(len(rows)):
        total[i] = rows[i] ** 2
    return total
'''


@pytest.fixture(scope="module")
def every_fact() -> list[str]:
    catalogue.load(paths.bundled("checks"), EVIDENCE)
    return list(FACTS)


@pytest.mark.parametrize("path", ["model.py", "tests/test_model.py", "eda.ipynb"])
@pytest.mark.parametrize("code", [CODE, "print 'Python 2'\ndef check_it(): pass\n", ""])
def test_every_fact_is_plain_data_that_holds_no_tree(path: str, code: str, every_fact: list[str]) -> None:
    source = Source(path, [(None, code)])
    for name in every_fact:
        value = FACTS[name](source)
        back = restored(packed(value))
        assert (back, type(back)) == (value, type(value)), name


def test_a_fact_is_found_once_and_outlives_the_tree() -> None:
    asked = []

    @fact()
    def length(source: Source) -> int:
        asked.append(source.path)
        return len(source.tree.body)

    source = Source("a.py", [(None, "x = 1\ny = 2\n")])
    try:
        find_facts(source)
    finally:
        FACTS.popitem()
    assert (length(source), asked) == (2, ["a.py"])
    assert "_parsed" not in vars(source)


def test_a_fact_that_is_not_wanted_is_found_when_it_is_asked_for(every_fact: list[str]) -> None:
    source = Source("tests/test_a.py", [(None, "x = 1\n")])
    find_facts(source)
    name = next(name for name in every_fact if name.endswith(".naming"))
    assert not source.known.holds(name)
    assert FACTS[name](source) == (1, ())
