"""Scripts that test by being run: no runner collects them, and they fail by what they find."""

from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.testing.assertion_lines import assertion_lines
from mlfolio.evidence.testing.checking_names import is_like_a_test
from mlfolio.evidence.testing.placeholders import exits_by_answers
from mlfolio.evidence.testing.tests import Test, Tests


def asserting_scripts(sources: Sources, tests: Tests) -> Iterator[Test]:
    """Yield, as one test each, the modules called tests that hold none, and that assert or exit by their answers."""
    for source in _scripts(sources, tests):
        if _can_fail(source):
            yield Test(source.path, source.path, 1, checks=True)


def printing_scripts(sources: Sources, tests: Tests) -> Iterator[Source]:
    """Yield the modules called tests that hold none, and leave what came out to whoever runs them."""
    return (source for source in _scripts(sources, tests) if not _can_fail(source))


def _scripts(sources: Sources, tests: Tests) -> Iterator[Source]:
    for source in sources.authored:
        if (source.is_test or is_like_a_test(source)) and source.path not in tests.paths:
            yield source


def _can_fail(source: Source) -> bool:
    return bool(assertion_lines(source)) or exits_by_answers(source)
