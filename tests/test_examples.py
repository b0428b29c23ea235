"""Every example of every check, built with real git: bad ones are reported where they are marked, good ones pass."""

from pathlib import Path

import pytest

from mlfolio import catalogue, paths, repo, testing
from mlfolio.catalogue import Check
from mlfolio.examples import Example
from mlfolio.verdicts import Outcome

CHECKS = catalogue.load(paths.bundled("checks"), repo.EVIDENCE)
BAD = [pytest.param(check, example, id=f"{check.id}-{n}") for check in CHECKS for n, example in enumerate(check.bad)]
GOOD = [pytest.param(check, example, id=f"{check.id}-{n}") for check in CHECKS for n, example in enumerate(check.good)]


@pytest.mark.parametrize(("check", "example"), BAD)
def test_a_bad_example_is_reported_exactly_where_it_is_marked(check: Check, example: Example, tmp_path: Path) -> None:
    marked = testing.build(example, tmp_path)
    verdict = testing.ask(check, tmp_path)
    assert verdict.outcome is Outcome.FAIL, verdict
    assert verdict.findings
    assert testing.places(verdict) == marked


@pytest.mark.parametrize(("check", "example"), GOOD)
def test_a_good_example_passes_without_a_finding(check: Check, example: Example, tmp_path: Path) -> None:
    testing.build(example, tmp_path)
    verdict = testing.ask(check, tmp_path)
    assert verdict.outcome is Outcome.PASS, verdict
    assert not verdict.findings
    assert verdict.share == 1 or verdict.reason, "what is granted in part says what would earn the rest"
