"""`mlfolio diff`: what was won and lost between two reports or two revisions."""

import json
import re
from pathlib import Path

import pytest
from commands.test_check import POOR, mlfolio
from repositories import git, make


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository that wins a README and loses by a merge conflict."""
    made = make(tmp_path / "repo", POOR)
    (made / "README.md").write_text("# Forest\n\nTrains a forest on the passengers of the Titanic.\n")
    (made / "train.py").write_text("<<<<<<< HEAD\nprint(1)\n=======\nprint(2)\n>>>>>>> other\n")
    git(made, "add", "--all")
    git(made, "commit", "--quiet", "-m", "Describe the forest")
    return made


def test_two_revisions_are_compared_and_the_repository_is_left_alone(folder: Path) -> None:
    (folder / "train.py").write_text("print(3)\n")
    before = [git(folder, "status", "--short"), git(folder, "rev-parse", "HEAD"), git(folder, "branch", "--all")]
    done = mlfolio("diff", "HEAD~1", "HEAD", cwd=folder)
    assert done.returncode == 0, done.stderr
    said = done.stdout
    won, lost = said.index("\nwon"), said.index("\nlost")
    assert won < said.index("has-readme") < lost < said.index("no-conflict-markers")
    assert "fail -> pass" in said
    after = [git(folder, "status", "--short"), git(folder, "rev-parse", "HEAD"), git(folder, "branch", "--all")]
    assert after == before


def test_a_revision_is_that_of_the_clone_and_not_of_its_origin(folder: Path) -> None:
    clone = folder.parent / "clone"
    git(folder, "branch", "pushed")
    git(folder, "clone", "--quiet", "--branch", "main", str(folder), str(clone))
    (clone / "train.py").write_text("print(3)\n")
    git(clone, "commit", "--quiet", "--all", "-m", "Take their side")
    own = mlfolio("diff", "HEAD~1", "HEAD", cwd=clone).stdout
    assert "no-conflict-markers" in own.partition("\nwon")[2]
    assert "\nlost" not in own
    assert mlfolio("diff", "origin/main", "main", cwd=clone).stdout == own
    # A branch that nobody has checked out is origin's, as in a clone that CI made.
    assert mlfolio("diff", "pushed", "HEAD", cwd=clone).stdout == own


def test_the_points_add_up_to_the_difference(folder: Path) -> None:
    for name, ref in (("old", "HEAD~1"), ("new", "HEAD")):
        done = mlfolio(
            "check", f"file://{folder}@{git(folder, 'rev-parse', ref)}", "--output", folder.parent / f"{name}.json"
        )
        assert done.returncode == 0, done.stderr
    done = mlfolio("diff", folder.parent / "old.json", folder.parent / "new.json", "--format", "markdown")
    rows = [line.split("|")[1] for line in done.stdout.splitlines() if line.startswith(("| +", "| -"))]
    old, new = (json.loads((folder.parent / f"{name}.json").read_text())["score"] for name in ("old", "new"))
    assert f"{old:.1f} → {new:.1f}" in done.stdout
    assert sum(map(float, rows)) == pytest.approx(new - old, abs=0.05 * len(rows) + 0.1)


def test_points_that_move_because_other_checks_apply_are_explained(folder: Path) -> None:
    assert "shares the 100 points" not in mlfolio("diff", "HEAD", "HEAD", cwd=folder).stdout
    make(folder / "tests", {"test_train.py": "def test_one():\n    assert 1 + 1 == 2\n"}, git=False)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Test the sum")
    said = mlfolio("diff", "HEAD~1", "HEAD", cwd=folder).stdout
    assert "all that is as before" in said
    assert "shares the 100 points with other checks that apply now" in said
    # What only shares the points with more checks is no loss of its own.
    assert "has-readme" not in said
    assert re.search(r"share \d+% -> \d+%", said)


@pytest.mark.parametrize("name", ["nothing", "--all", "report.json"])
def test_what_is_neither_a_report_nor_a_revision_is_refused(folder: Path, name: str) -> None:
    (folder / "report.json").write_text("{}")
    done = mlfolio("diff", "--", name, "HEAD", cwd=folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert name in done.stderr


@pytest.mark.parametrize(
    "broken", [{"checks": [{}]}, {"score": "x"}, {"repository": {}}, {"schema": 2}, {"tool": None}]
)
def test_a_report_that_is_broken_or_of_another_version_is_refused(folder: Path, broken: dict) -> None:
    whole = folder.parent / "whole.json"
    assert mlfolio("check", folder, "--output", whole).returncode == 0
    (folder.parent / "broken.json").write_text(json.dumps(json.loads(whole.read_text()) | broken))
    (folder.parent / "deep.json").write_text("[" * 100_000)
    for name in ("broken.json", "deep.json"):
        done = mlfolio("diff", whole, folder.parent / name)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"{name}: " in done.stderr
        assert "Traceback" not in done.stderr


def test_between_a_score_and_none_no_difference_is_told(folder: Path) -> None:
    for name, ids in (("whole", "has-readme"), ("none", "endpoint-tests")):
        assert mlfolio("check", folder, "--select", ids, "--output", folder.parent / f"{name}.json").returncode == 0
    done = mlfolio("diff", folder.parent / "whole.json", folder.parent / "none.json")
    assert done.stdout.splitlines()[0].endswith(" -> none")


def scores(target: Path, *given: object) -> Path:
    mlfolio("check", *given, "--select", "has-readme,has-licence", "--output", target)
    return target


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two runs over a class, between which one wrote a README, one lost it, and one was renamed."""
    home = tmp_path_factory.mktemp("class")
    ada, bob, cem = (make(home / name, POOR, git=False) for name in ("ada", "bob", "cem"))
    readme = "# Forest\n\n" + "Trains a forest on the passengers of the Titanic. " * 30
    (bob / "README.md").write_text(readme)
    before = scores(home / "before.jsonl", ada, bob, cem, home / "eve")
    (ada / "README.md").write_text(readme)
    (bob / "README.md").unlink()
    cem.rename(home / "dan")
    return before, scores(home / "after.jsonl", ada, bob, cem, home / "dan", home / "eve")


def test_two_runs_over_a_class_are_compared_one_by_one(week: tuple[Path, Path]) -> None:
    done = mlfolio("diff", *week)
    assert done.returncode == 0, done.stderr
    rows = done.stdout.splitlines()
    assert rows[0].split() == ["before", "after", "repository", "what", "moved", "the", "most"]
    told = {name: next(row for row in rows if f"/{name}  " in row) for name in ("ada", "bob", "cem", "dan", "eve")}
    assert rows.index(told["ada"]) == 1
    assert rows.index(told["bob"]) == 2
    assert "  +" in told["ada"]
    assert told["ada"].endswith(" has-readme")
    assert "  -" in told["bob"]
    assert "no such folder" in told["cem"]
    assert told["dan"].endswith("not in the run before")
    assert "no such folder" in told["eve"]
    assert rows[-1] == "1 higher, 1 lower, 0 as before, 3 without two scores."


def test_a_class_is_compared_as_markdown(week: tuple[Path, Path]) -> None:
    done = mlfolio("diff", *week, "--format", "markdown")
    assert done.stdout.startswith("| before | after | won | repository | what moved the most |\n|---:|")
    assert "/ada` | `+" in done.stdout


@pytest.mark.parametrize("content", ["", "ada\n", '{"given": "a", "report": null}\n'])
def test_lines_that_are_none_of_ours_are_refused(week: tuple[Path, Path], tmp_path: Path, content: str) -> None:
    (tmp_path / "other.jsonl").write_text(content)
    done = mlfolio("diff", week[0], tmp_path / "other.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert "holds no JSON lines of mlfolio" in done.stderr


def test_of_two_runs_the_one_that_is_not_there_is_named(week: tuple[Path, Path], tmp_path: Path) -> None:
    done = mlfolio("diff", week[0], tmp_path / "nowhere.jsonl")
    assert (done.returncode, done.stdout) == (2, "")
    assert "nowhere.jsonl: cannot be read (No such file or directory)" in done.stderr


_TRIES = "from fit import fit\n\nrows = [1, 2]\nfor row in rows:\n    print(fit(row))\n    print(row)\nprint(rows)\n"
_SERVED = {"fit.py": "def fit(x):\n    return 2 * x\n", ".mlfolio.toml": 'kind = "deployed"\n'}
_TESTS = "from fit import fit\n\n\ndef test_one():\n    assert fit(1) == 2\n"


def test_a_root_that_passes_now_has_lost_nothing(tmp_path: Path) -> None:
    """A script that prints was granted a tenth of all that hangs on tests, which is more than one test's own points."""
    folder = make(tmp_path, {**_SERVED, "test_fit.py": _TRIES})
    (folder / "test_fit.py").write_text(_TESTS)
    git(folder, "commit", "--quiet", "--all", "-m", "Test what the fit returns")
    said = mlfolio("diff", "HEAD~1", "HEAD", "--repo", folder).stdout
    assert "tests-assert" in said.partition("\nwon")[2]
    assert "\nlost" not in said
    back = mlfolio("diff", "HEAD", "HEAD~1", "--repo", folder).stdout
    assert "tests-assert" in back.partition("\nlost")[2]
    assert "has-tests" not in back.partition("\nwon")[2].partition("\nlost")[0]
