"""Lazy patterns behave like compiled ones, and every one that the project holds can be compiled."""

import re
import sys

import pytest

from mlfolio import catalogue, paths, repo
from mlfolio.patterns import _Lazy, lazy_pattern


def test_a_lazy_pattern_behaves_like_a_compiled_one() -> None:
    lazy = lazy_pattern(r"(?P<word>[a-z]+)", re.IGNORECASE)
    for _ in range(2):
        found = lazy.search("12 Ab 34")
        assert found is not None
        assert found["word"] == "Ab"
        assert lazy.sub("x", "a1B2") == "x1x2"
    assert (lazy.groups, lazy.pattern) == (1, r"(?P<word>[a-z]+)")


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = lazy_pattern("(")
    with pytest.raises(re.error):
        broken.search("")


def test_every_pattern_of_the_project_compiles() -> None:
    catalogue.load(paths.bundled("checks"), repo.EVIDENCE)
    modules = [module for name, module in list(sys.modules.items()) if name.startswith("mlfolio")]
    lazy = [value for module in modules for value in vars(module).values() if isinstance(value, _Lazy)]
    assert len(lazy) > 100
    for one in lazy:
        assert one.pattern
