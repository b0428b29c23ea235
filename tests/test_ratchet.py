"""What is there today is accepted by content: new findings fail, mended ones leave, places do not matter."""

import json
from pathlib import Path

import pytest
from commands.test_check import KEY, mlfolio, report
from repositories import git, make

from mlfolio.verdicts import LISTED

LOOPS = "".join(f"def f{number}(a):\n    return a[{number}]\n\n\n" for number in range(60))
OLD = {"bad.py": f"{LOOPS}x ==\n", "key.py": f"KEY = '{KEY}'\n"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A repository with findings, and its baseline beside it."""
    made = make(tmp_path / "repo", OLD)
    done = mlfolio("baseline", made, "--output", tmp_path / "accepted.json")
    assert done.returncode == 0, done.stderr
    assert "findings of" in done.stdout
    # What stops nobody any more is told when it is accepted.
    assert "Accepted too, and not to be left so: key.py:1: looks like a GitHub token. Revoke" in done.stdout
    return made


def test_one_finding_is_no_findings(tmp_path: Path) -> None:
    make(tmp_path, {".mlfolio.toml": 'select = ["has-readme"]\n'})
    assert ".mlfolio-baseline.json: 1 finding is accepted." in mlfolio("baseline", tmp_path, cwd=tmp_path).stdout


def held(folder: Path, code: int) -> dict:
    """Check `folder` against its baseline; return the report's part about it, having seen the exit code."""
    git(folder, "add", "--all")
    done = mlfolio("check", folder, "--baseline", folder.parent / "accepted.json", "--format", "json")
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)["baseline"]


def accepted(folder: Path) -> str:
    return (folder.parent / "accepted.json").read_text(encoding="utf-8")


def test_what_was_there_passes_and_the_score_stays(folder: Path) -> None:
    before = accepted(folder)
    found = held(folder, 0)
    assert found["accepted"] > 3
    assert (found["mended"], found["new"]) == (0, [])
    assert accepted(folder) == before
    with_it = mlfolio("check", folder, "--baseline", folder.parent / "accepted.json", "--format", "json")
    assert json.loads(with_it.stdout)["score"] == report(folder)["score"] <= 40
    assert KEY not in before


def test_moved_lines_and_renamed_files_bring_nothing_back(folder: Path) -> None:
    (folder / "deep").mkdir()
    git(folder, "mv", "bad.py", "deep/worse.py")
    moved = folder / "deep" / "worse.py"
    moved.write_text("# One\n\n# Two\n" + moved.read_text().replace("x ==", "x  =="))
    git(folder, "mv", "key.py", "settings.py")
    assert held(folder, 0)["new"] == []


def test_a_new_finding_fails_and_is_named(folder: Path) -> None:
    (folder / "new.py").write_text("y ==\n")
    (new,) = held(folder, 1)["new"]
    assert (new["id"], new["path"], new["line"]) == ("code-parses", "new.py", 1)
    said = mlfolio("check", folder, "--baseline", folder.parent / "accepted.json").stdout
    assert "New: code-parses: new.py:1: does not parse" in said
    assert held(folder, 1)["new"] == [new]


def test_a_second_finding_like_an_accepted_one_is_new(folder: Path) -> None:
    (folder / "copy.py").write_text("x ==\n")
    assert [one["id"] for one in held(folder, 1)["new"]] == ["code-parses"]


def test_a_new_credential_fails(folder: Path) -> None:
    (folder / "other.py").write_text(f"KEY = '{KEY[:-3]}abc'\n")
    assert [one["id"] for one in held(folder, 1)["new"]] == ["no-secrets-tracked"]


def test_what_was_mended_leaves_and_is_new_when_it_comes_back(folder: Path) -> None:
    text = (folder / "bad.py").read_text()
    (folder / "bad.py").write_text(LOOPS)
    assert held(folder, 0)["mended"] == 1
    assert "code-parses" not in accepted(folder)
    (folder / "bad.py").write_text(text)
    assert [one["id"] for one in held(folder, 1)["new"]] == ["code-parses"]


def paths(count: int) -> str:
    return "".join(f'PATH_{number} = "/home/ada/data_{number}.csv"\n' for number in range(count))


def test_among_many_findings_the_new_one_is_named(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", {"settings.py": paths(40)})
    assert mlfolio("baseline", folder, "--output", tmp_path / "accepted.json").returncode == 0
    (folder / "settings.py").write_text(paths(40).replace("data_30", "rows"))
    (new,) = held(folder, 1)["new"]
    assert (new["id"], new["line"]) == ("no-absolute-paths", 31)


def test_more_than_a_verdict_keeps_is_held_by_number(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", {"settings.py": paths(LISTED + 4)})
    assert mlfolio("baseline", folder, "--output", tmp_path / "accepted.json").returncode == 0
    (folder / "settings.py").write_text(paths(LISTED + 4).partition("\n")[2])
    assert held(folder, 0)["new"] == []
    (folder / "settings.py").write_text(paths(LISTED + 5))
    assert {one["id"] for one in held(folder, 1)["new"]} == {"no-absolute-paths"}


def test_what_hung_on_an_accepted_root_is_accepted_once_it_is_there(folder: Path) -> None:
    (folder / "test_bad.py").write_text("def test_it():\n    print(1)\n\n\ndef test_that():\n    print(2)\n")
    found = held(folder, 0)
    assert found["mended"] >= 1
    assert "has-tests" not in accepted(folder)
    assert "tests-assert" in accepted(folder)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"schema": 2, "accepted": {}}', '{"schema": 1, "accepted": [1]}'])
def test_what_is_no_baseline_is_refused_and_left_alone(tmp_path: Path, text: str) -> None:
    target = tmp_path / "accepted.json"
    target.write_text(text)
    done = mlfolio("check", make(tmp_path / "repo", OLD), "--baseline", target)
    assert (done.returncode, done.stdout) == (2, "")
    assert "accepted.json" in done.stderr
    assert f"mlfolio baseline {tmp_path / 'repo'} --output {target}" in done.stderr
    assert target.read_text() == text


def test_a_missing_baseline_is_said_with_the_command_that_makes_it(tmp_path: Path) -> None:
    done = mlfolio("check", make(tmp_path, OLD), "--baseline", tmp_path / "none.json")
    assert done.returncode == 2
    assert "none.json: cannot be read" in done.stderr


def test_a_baseline_that_is_another_one_now_is_told(folder: Path) -> None:
    known = ("check", folder, "--baseline", folder.parent / "accepted.json")
    assert "another one now" not in mlfolio(*known).stdout
    (folder / ".gitignore").write_text("__pycache__/\n")
    git(folder, "add", "--all")
    assert "accepted.json is another one now: commit it." in " ".join(mlfolio(*known).stdout.split())
    assert "another one now" not in mlfolio(*known).stdout


def test_the_command_that_makes_a_baseline_makes_it_of_the_repository_that_was_named(folder: Path) -> None:
    elsewhere = mlfolio("check", "repo", "--baseline", "no.json", cwd=folder.parent)
    assert "Make it first: mlfolio baseline repo --output no.json\n" in elsewhere.stderr
    here = mlfolio("check", "--baseline", "no.json", cwd=folder)
    assert "Make it first: mlfolio baseline --output no.json\n" in here.stderr
