"""Lazy patterns behave like compiled ones, and none that the project holds goes wild on what it is made of."""

import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from mlfolio import catalogue, paths, repo
from mlfolio.evidence.automation.compose import _SERVICES
from mlfolio.evidence.automation.runner_settings import _IN_THE_EDITOR
from mlfolio.evidence.coursework.openings import opens_as_a_lesson
from mlfolio.evidence.coursework.sheets import _TO_FILL_IN
from mlfolio.evidence.kinds.from_scratch import _TITLED
from mlfolio.evidence.kinds.handwork import _INNARDS
from mlfolio.evidence.learning.matlab_folds import _DELETED
from mlfolio.evidence.prose.elsewhere import _ANNOUNCED
from mlfolio.evidence.provider_patterns import matches
from mlfolio.evidence.serving.hints_of_hosts import _DEPLOYS_BY_HAND
from mlfolio.evidence.serving.hosts import _OF_THE_HUB
from mlfolio.evidence.testing.behaviours import _BEHAVIOURS
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


def test_no_pattern_of_the_project_goes_wild_on_what_it_is_made_of() -> None:
    """Try each pattern on some 70 characters of its own words and signs, again and again, with an end that fits none.

    A pattern that can read such a text in many ways tries each of them, which takes longer than anybody waits; the
    others are done within microseconds.
    """
    for pattern in _patterns():
        _attack(pattern, seconds=5)


def test_a_pattern_that_goes_wild_is_found() -> None:
    with pytest.raises(TimeoutError):
        _attack(lazy_pattern(r"\A(?:[ \t]*#[^\n]*\w[^\n]*\n?)+\Z"), seconds=1)


def _attack(pattern: _Lazy, seconds: int) -> None:
    for text in _attacks(pattern.pattern):
        with _at_most(seconds):
            pattern.search(text)


@contextmanager
def _at_most(seconds: int) -> Iterator[None]:
    """Raise TimeoutError in what takes more of the processor's time, however busy the machine is with other things."""
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(*_: object) -> None:
    raise TimeoutError


def _patterns() -> Iterator[_Lazy]:
    """Yield every lazy pattern of the modules and checks, also those in tuples and dictionaries."""
    catalogue.load(paths.bundled("checks"), repo.EVIDENCE)
    for module in [module for name, module in list(sys.modules.items()) if name.startswith("mlfolio")]:
        for value in list(vars(module).values()):
            held = value.values() if isinstance(value, dict) else value if isinstance(value, tuple) else (value,)
            for one in held:
                yield from (part for part in (one if isinstance(one, tuple) else (one,)) if isinstance(part, _Lazy))


def _attacks(pattern: str) -> Iterator[str]:
    plain = re.sub(r"\\[a-zA-Z]", " ", pattern)
    words = sorted(set(re.findall(r"[A-Za-z]{2,12}", plain)))[:25]
    signs = sorted({sign for sign in plain if not sign.isalnum() and not sign.isspace()})
    parts = {"a", "a ", "a1 ", "0", " ", "\t", "\n", "a\n", "\xe9 "}
    for sign in signs:
        parts |= {sign, f"{sign}a", f"{sign} a", f"{sign}a ", f"a{sign} ", f"{sign}a\n", f"{sign}a{sign}"}
    for word in words:
        parts |= {f"{word} ", f"{word} a ", f"{word}."}
    for part in sorted(parts):
        yield from (part * (60 // len(part) + 6) + end for end in ("\0", "\n\0", "!"))


def test_every_pattern_of_the_project_compiles() -> None:
    lazy = list(_patterns())
    assert len(lazy) > 100
    for one in lazy:
        assert one.pattern


@pytest.mark.parametrize(
    "text", ["rng seed " * 20_000, "_" * 200_000, ". " * 100_000, " " * 200_000, "..\n" * 60_000, "mlp " * 60_000]
)
@pytest.mark.parametrize(
    "ask", [_INNARDS.fullmatch, _ANNOUNCED.search, _BEHAVIOURS["determinism"].search, _TITLED.search]
)
def test_a_long_text_takes_no_longer_than_reading_it(ask: Callable[[str], object], text: str) -> None:
    """Put patterns that once took the square of the length, or more, to long texts, as they are used."""
    with _at_most(20):
        ask(text)


def test_a_heading_that_says_deploy_again_and_again_is_read_once() -> None:
    with _at_most(5):
        _DEPLOYS_BY_HAND.search(("# " + "deploy " * 3_000 + "\n" + ("a " * 50 + "\n") * 60) * 10)


def test_a_first_comment_of_words_joined_by_hyphens_is_read_once() -> None:
    with _at_most(5):
        assert not opens_as_a_lesson("# " + "a-" * 1_400 + "\n" + "# " + "-a" * 60 + "\n")
        assert opens_as_a_lesson("# An end-to-end case study\n")


def test_spaces_behind_the_name_of_a_key_are_read_once() -> None:
    with _at_most(5):
        assert not list(matches("WANDB_API_KEY" + " " * 100_000 + "x"))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (_SERVICES, "services:\n" * 40_000),
        (_IN_THE_EDITOR[0][1], '"python.testing.pytestEnabled": true\n' * 15_000),
        (_IN_THE_EDITOR[1][1], '"python.testing.unittestArgs": ["\n' * 15_000),
        (_TO_FILL_IN, "#" * 1_000_000),
        (_DELETED, "x(" + " " * 100_000),
    ],
)
def test_a_beginning_again_and_again_is_read_once(pattern: _Lazy, text: str) -> None:
    """Put patterns that looked for an end behind each beginning to a text of beginnings alone."""
    with _at_most(5):
        assert not pattern.search(text)


def test_the_attributes_of_a_hub_again_and_again_are_read_once() -> None:
    with _at_most(5):
        assert not _OF_THE_HUB.search("*.arrow filter=lfs\n" * 20_000)
