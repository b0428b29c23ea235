"""Putting checks to a repository: roots first, one cause once, a crash stays with its own check."""

from collections.abc import Callable
from pathlib import Path

import pytest
from repositories import make

from mlfolio import halves, remaining, runner
from mlfolio.catalogue import Check, Practice
from mlfolio.documents import Citation
from mlfolio.errors import EvidenceUnavailable
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.kind import chosen
from mlfolio.examples import Content
from mlfolio.paths import bundled
from mlfolio.repo import Repo
from mlfolio.scoring import score
from mlfolio.verdicts import Finding, Outcome, Verdict, advised, failed, graded, hinted, passed


def declare(
    name: str,
    judge: Callable[..., Verdict],
    *after: str,
    kinds: tuple[str, ...] = (),
    advice_for: tuple[str, ...] = (),
) -> Check:
    practice = Practice(
        id=name,
        category="testing",
        title=name,
        why="",
        how="",
        fix="",
        weight=1,
        source=Citation("A", "Data Skills", ""),
        after=after,
        advice=False,
        critical=False,
        absence=False,
        kinds=kinds,
        advice_for=advice_for,
    )
    return Check(practice, judge, (), ())


def outcomes(folder: Path, *checks: Check) -> list[str]:
    return [result.verdict.outcome.value for result in runner.run(checks, Repo(folder))]


def fails(files: Files) -> Verdict:
    return failed(Finding("it is not there"))


def passes(files: Files) -> Verdict:
    return passed()


def crashes(files: Files) -> Verdict:
    raise ZeroDivisionError("oops")


def lacks_evidence(files: Files) -> Verdict:
    raise EvidenceUnavailable("the history is missing")


def test_what_hangs_on_a_failed_root_is_not_asked(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    # The dependant stands first: the order of the result is the order given, the order of asking is not.
    checks = declare("leaf", crashes, "root"), declare("root", fails)
    assert outcomes(tmp_path, *checks) == ["not-applicable", "fail"]


def test_a_chain_of_roots_is_followed(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    checks = declare("root", fails), declare("branch", crashes, "root"), declare("leaf", crashes, "branch")
    assert outcomes(tmp_path, *checks) == ["fail", "not-applicable", "not-applicable"]


def test_a_root_that_is_there_in_part_lets_the_rest_be_asked(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    checks = declare("root", lambda files: graded(0.2)), declare("leaf", passes, "root")
    assert outcomes(tmp_path, *checks) == ["fail", "pass"]


def test_a_mere_hint_of_a_root_leaves_nothing_to_ask(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    checks = declare("root", lambda files: hinted(Finding("a script"))), declare("leaf", passes, "root")
    assert outcomes(tmp_path, *checks) == ["fail", "not-applicable"]


def test_nor_does_a_pass_of_next_to_nothing(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    checks = declare("root", lambda files: graded(0.04, passes_at=0.04)), declare("leaf", passes, "root")
    assert outcomes(tmp_path, *checks) == ["pass", "not-applicable"]


def test_a_crash_is_the_error_of_one_check_alone(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    results = runner.run((declare("broken", crashes), declare("sound", passes)), Repo(tmp_path))
    assert [result.verdict.outcome for result in results] == [Outcome.ERROR, Outcome.PASS]
    assert "ZeroDivisionError: oops" in (results[0].verdict.reason or "")
    assert "test_runner.py" in (results[0].verdict.reason or "")


def test_missing_evidence_makes_a_check_unknown_and_what_hangs_on_it_too(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    results = runner.run((declare("root", lacks_evidence), declare("leaf", passes, "root")), Repo(tmp_path))
    assert [result.verdict.outcome for result in results] == [Outcome.UNKNOWN, Outcome.UNKNOWN]
    assert results[0].verdict.reason == "the history is missing"


def test_a_root_that_was_not_selected_stops_nothing(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    assert outcomes(tmp_path, declare("leaf", passes, "root")) == ["pass"]


def test_a_check_of_another_kind_is_not_asked_and_says_why(tmp_path: Path) -> None:
    make(tmp_path, {"README.md": "# Tree from scratch\n"})
    checks = declare("theirs", crashes, kinds=("kaggle", "deployed")), declare("ours", passes, kinds=("from-scratch",))
    theirs, ours = runner.run(checks, Repo(tmp_path))
    assert theirs.verdict.reason == "asked of kaggle and deployed repositories, and this one is from-scratch"
    assert (theirs.asked, ours.asked) == (False, True)
    assert ours.verdict.outcome is Outcome.PASS


def test_a_check_is_advice_to_the_kinds_that_it_names_alone(tmp_path: Path) -> None:
    make(tmp_path, {"README.md": "# Tree from scratch\n"})
    checks = declare("here", fails, advice_for=("from-scratch",)), declare("there", fails, advice_for=("kaggle",))
    assert [one.check.advice for one in runner.run(checks, Repo(tmp_path))] == [True, False]


def test_an_empty_folder_is_asked_nothing(tmp_path: Path) -> None:
    assert outcomes(tmp_path, declare("any", crashes)) == ["not-applicable"]


def test_a_root_is_put_by_the_process_that_puts_what_hangs_on_it(checks: tuple[Check, ...]) -> None:
    there = {one.id for one in checks if halves.is_put_elsewhere(one.id, one.category)}
    here = {one.id for one in checks} - there | halves.PUT_TWICE
    assert there >= halves.PUT_TWICE
    assert not {
        root for one in checks for root in one.after for side in (here, there) if one.id in side and root not in side
    }


def test_one_process_alone_parses_every_source(checks: tuple[Check, ...]) -> None:
    there = [one for one in checks if halves.is_put_elsewhere(one.id, one.category)]
    assert not [one.id for one in there if not {"learning", "lint", "tests", "dataflow"}.isdisjoint(one.evidence)]


def test_what_follows_the_data_is_known_by_name(checks: tuple[Check, ...]) -> None:
    assert {one.id for one in checks if "dataflow" in one.evidence} == remaining.FOLLOWING_DATA


def test_what_the_follower_puts_needs_sources_alone_and_nothing_hangs_on_it(checks: tuple[Check, ...]) -> None:
    put = [one for one in checks if one.id in halves.PUT_BY_FOLLOWER]
    assert len(put) == len(halves.PUT_BY_FOLLOWER)
    assert not any(halves.is_put_elsewhere(one.id, one.category) for one in put)
    assert {"dataflow", "sources", "files", "notebooks"}.issuperset(name for one in put for name in one.evidence)
    assert not any(halves.PUT_BY_FOLLOWER & set(one.after) for one in checks)


def test_every_check_that_is_asked_for_gives_one_result_in_the_order_of_the_catalogue(tmp_path: Path) -> None:
    asked = ["readme-reports-results", "code-parses", "has-readme", "no-duplicated-code", "no-overlap-leakage"]
    repo = Repo(make(tmp_path / "r", {"a.py": "1\n"}))
    repo.take_for(chosen("kaggle", "somebody"))
    results = halves.run_catalogue(bundled("checks"), asked, repo)
    assert [one.check.id for one in results] == [
        "has-readme",
        "readme-reports-results",
        "code-parses",
        "no-duplicated-code",
        "no-overlap-leakage",
    ]
    assert results[1].verdict.reason == "has-readme failed, and costs once"


def test_roots_are_heeded_afterwards_as_if_they_had_been_asked_first(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "1\n"})
    root, leaf, apart = declare("root", fails), declare("leaf", passes, "root"), declare("apart", passes)
    repo = Repo(tmp_path)
    said = {one.check.id: one.verdict for one in runner.run([root], repo)}
    afterwards = tuple(runner.heeding_roots(runner.run([leaf, apart], repo), repo.kind.name, said))
    assert afterwards == runner.run([root, leaf, apart], repo)[1:]
    assert [one.verdict.outcome for one in afterwards] == [Outcome.NOT_APPLICABLE, Outcome.PASS]


CPP = {"src/net.cpp": "float f(float x) { return x; }\n" * 500}


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (CPP | {"scripts/clean.py": "import pandas\n"}, "not-applicable"),
        (CPP | {"net/train.py": "import pandas\n" * 100}, "fail"),
        ({"app/page.tsx": "let a = 1\n" * 5000, "train.py": "import pandas\n"}, "fail"),
    ],
)
def test_a_script_beside_a_program_in_cpp_does_not_speak_for_the_code(
    files: dict[str, Content], said: str, checks: tuple[Check, ...], tmp_path: Path
) -> None:
    declared = next(check for check in checks if check.id == "dependencies-declared")
    assert outcomes(make(tmp_path / "r", files), declared) == [said]


def test_what_a_verdict_says_as_advice_costs_nothing(tmp_path: Path) -> None:
    repo = Repo(make(tmp_path, {"a.py": "1\n"}))
    argued, plain = declare("argued", lambda files: advised(fails(files))), declare("plain", passes)
    results = runner.run([argued, plain], repo)
    assert [one.check.advice for one in results] == [True, False]
    assert results[0].verdict.outcome is Outcome.FAIL
    assert score(results).total == pytest.approx(100.0)
    assert score(runner.run([declare("argued", fails), plain], repo)).total == pytest.approx(50.0)
