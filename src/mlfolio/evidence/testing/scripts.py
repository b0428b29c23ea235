"""Scripts that test by being run: no runner collects them, and they fail by what they find."""

from collections.abc import Iterator

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.testing.assertion_lines import assertion_lines
from mlfolio.evidence.testing.checking_names import is_like_a_test
from mlfolio.evidence.testing.placeholders import exits_by_answers
from mlfolio.evidence.testing.tests import Test, Tests


def asserting_scripts(sources: Sources, tests: Tests) -> Iterator[Test]:
    """Yield, as one test each, the modules called tests that hold none, and that assert or exit by their answers."""
    for source in sources.authored:
        is_script = (source.is_test or is_like_a_test(source)) and source.path not in tests.paths
        if is_script and (assertion_lines(source) or exits_by_answers(source)):
            yield Test(source.path, source.path, 1, checks=True)
