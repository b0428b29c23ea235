"""Which subjects say what changed, and which say nothing for or against the author."""

from pathlib import Path

import pytest
from repositories import git

from mlfolio.catalogue import Check
from mlfolio.examples import Commit, Example
from mlfolio.testing import ask, build
from mlfolio.verdicts import Outcome, Verdict


def verdict(checks: tuple[Check, ...], folder: Path, subjects: list[str]) -> Verdict:
    commits = [Commit(one, {"a.py": f"print({day})\n"}, day=day) for day, one in enumerate(subjects)]
    build(Example(commits=tuple(commits)), folder)
    return ask(next(one for one in checks if one.id == "informative-commit-messages"), folder)


@pytest.mark.parametrize(
    "subject",
    [
        "feat: svm",
        "fix(knn): ties",
        "feat: naive bayes",
        "Fit a simple model",
        "Remove .o files",
        "EDA",
        "Update link format in README.md",
        "Create LICENSE.md",
        "Create LICENSE",
    ],
)
def test_subjects_that_name_what_changed(checks: tuple[Check, ...], subject: str, tmp_path: Path) -> None:
    assert verdict(checks, tmp_path, [subject] * 5).share == 1


@pytest.mark.parametrize(
    "subject",
    [
        "feat: wip",
        "svm",
        "modify a simple file",
        "modified train.py file",
        "simple",
        "WIP",
        "Update the final run.ipynb",
        "Everything is finished",
        "A lot more bugs fixed",
    ],
)
def test_subjects_that_fit_any_change(checks: tuple[Check, ...], subject: str, tmp_path: Path) -> None:
    assert verdict(checks, tmp_path, [subject] * 5).share == 0


@pytest.mark.parametrize(
    "subject",
    ["Delete 3_1_Regularization.pdf", "Update Version 1.6.62:", "Update: 1.0.07", "v1.2", "first push"],
)
def test_subjects_that_say_nothing_of_their_author(checks: tuple[Check, ...], subject: str, tmp_path: Path) -> None:
    assert verdict(checks, tmp_path, [subject] * 5).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("subjects", "outcome"),
    [
        (["Update README.md", "Read the data", "update"], Outcome.NOT_APPLICABLE),
        (["Update README.md", "update"], Outcome.FAIL),
        (["update"] * 4 + ["Read the data"], Outcome.FAIL),
    ],
)
def test_a_few_subjects_show_no_habit(
    checks: tuple[Check, ...], subjects: list[str], outcome: Outcome, tmp_path: Path
) -> None:
    assert verdict(checks, tmp_path, subjects).outcome is outcome


CODE = ["Split by ticket", "Impute age", "update", "Fit a forest", "Report the interval"]


def of_files(checks: tuple[Check, ...], folder: Path, changes: list[tuple[str, str]]) -> Verdict:
    commits = [Commit(one, {path: f"print({day})\n"}, day=day) for day, (one, path) in enumerate(changes)]
    build(Example(commits=tuple(commits)), folder)
    return ask(next(one for one in checks if one.id == "informative-commit-messages"), folder)


@pytest.mark.parametrize(
    ("code", "pages", "share"),
    [
        (CODE, ["Update README.md"] * 9, 0.8),
        (CODE, ["update readme", "Explain the README's data"], 5 / 6),
        (CODE, ["changes"] * 3, 4 / 8),
        (["Fit a forest", "wip", "wip"], ["Update README.md"] * 4, 1 / 7),
        ([*CODE, "wip", "wip"], ["Update README.md"] * 3, 4 / 10),
    ],
)
def test_subjects_on_the_readme_are_judged_apart(
    checks: tuple[Check, ...], code: list[str], pages: list[str], share: float, tmp_path: Path
) -> None:
    changes = [*((one, "a.py") for one in code), *((one, "README.md") for one in pages)]
    assert of_files(checks, tmp_path, changes).share == pytest.approx(share)


def test_the_readme_s_subjects_count_where_code_came_along(checks: tuple[Check, ...], tmp_path: Path) -> None:
    changes = [*((one, "a.py") for one in CODE), *[("Update README.md", "b.py")] * 5]
    assert of_files(checks, tmp_path, changes).share == pytest.approx(0.4)


@pytest.mark.parametrize(
    ("changes", "share"),
    [
        ([("Add requirements.txt", "requirements.txt"), ("Created Readme", "README.md"), *[("wip", "a.py")] * 3], 0.4),
        ([("Add a.py", "a.py"), ("Add a.py", "a.py"), *[("wip", "b.py")] * 3], 0.2),
        ([("Add b.py", "a.py"), *[("wip", "b.py")] * 4], 0),
        ([("Create a.py", "a.py"), *[("wip", "b.py")] * 4], 0),
    ],
)
def test_adding_a_file_is_told_by_its_name(
    checks: tuple[Check, ...], changes: list[tuple[str, str]], share: float, tmp_path: Path
) -> None:
    assert of_files(checks, tmp_path, changes).share == pytest.approx(share)


def test_a_file_among_many_new_ones_does_not_tell_what_changed(checks: tuple[Check, ...], tmp_path: Path) -> None:
    many = {f"{letter}.py": "x = 1\n" for letter in "abcdef"}
    commits = [Commit("Add a.py", many), *(Commit("wip", {"a.py": f"x = {day}\n"}, day=day) for day in range(2, 7))]
    build(Example(commits=tuple(commits)), tmp_path)
    check = next(one for one in checks if one.id == "informative-commit-messages")
    assert ask(check, tmp_path).share == 0


def test_a_few_subjects_on_no_code_show_no_habit(checks: tuple[Check, ...], tmp_path: Path) -> None:
    assert of_files(checks, tmp_path, [("Update README.md", "README.md")] * 2).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize("subject", ["Delete R directory", "Delete NAMESPACE"])
def test_what_is_deleted_by_its_name_says_nothing_of_its_author(
    checks: tuple[Check, ...], subject: str, tmp_path: Path
) -> None:
    upload = Commit("Add files via upload", {"R/NAMESPACE": "x\n"})
    work = [Commit("wip", {"a.R": f"x <- {day}\n"}, day=day) for day in range(1, 5)]
    build(Example(commits=(upload, *work)), tmp_path)
    git(tmp_path, "rm", "-r", "--quiet", "R")
    git(tmp_path, "commit", "--quiet", "-m", subject)
    assert ask(next(one for one in checks if one.id == "informative-commit-messages"), tmp_path).share == 0


@pytest.mark.parametrize("pages", [["Create README.md", "Update README.md"], ["Update README.md"] * 7])
def test_few_telling_subjects_beside_those_on_the_readme_show_no_habit(
    checks: tuple[Check, ...], pages: list[str], tmp_path: Path
) -> None:
    changes = [*((one, "a.py") for one in CODE[1:4]), *((one, "README.md") for one in pages)]
    assert of_files(checks, tmp_path, changes).outcome is Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("subject", "share"), [("计算图", 1.0), ("修改代码", 0.0), ("更新 2", 0.0), ("코드 수정", 0.0)]
)
def test_two_signs_name_something_where_no_space_parts_words(
    checks: tuple[Check, ...], subject: str, share: float, tmp_path: Path
) -> None:
    assert verdict(checks, tmp_path, [subject] * 5).share == share


def test_a_file_that_got_another_name_speaks_for_nobody(checks: tuple[Check, ...], tmp_path: Path) -> None:
    renamed = ["Rename Final Model.ipynb to 3. Final Model.ipynb"] * 5
    assert verdict(checks, tmp_path, [*renamed, *["Fit a forest by hand"] * 5]).share == 1


def by(author: str, folder: Path, subjects: list[str]) -> None:
    (folder / "a.py").touch()
    for subject in subjects:
        with (folder / "a.py").open("a") as file:
            file.write(f"print({subject!r})\n")
        git(folder, "add", "-A")
        who = ("-c", f"user.name={author}", "-c", f"user.email={author}@example.org")
        git(folder, *who, "commit", "-q", "-m", subject)


@pytest.mark.parametrize(
    ("parts", "share"),
    [
        ([("up", ["update"] * 6), ("own", ["Fit a forest"] * 6)], 1.0),
        ([("up", ["update"] * 6), ("own", ["Fit a forest"] * 6), ("up", ["Impute age"])], 7 / 13),
        ([("up", ["update"] * 6), ("own", ["Fit a forest"] * 4)], 0.4),
        ([("up", [f"Fit {trees} trees" for trees in range(9)]), ("own", ["wip"] * 5)], 9 / 14),
    ],
)
def test_who_goes_on_with_the_work_of_others_is_judged_alone(
    checks: tuple[Check, ...], parts: list[tuple[str, list[str]]], share: float, tmp_path: Path
) -> None:
    folder = tmp_path / "fork"
    folder.mkdir()
    git(folder, "init", "-q")
    for author, subjects in parts:
        by(author, folder, subjects)
    check = next(one for one in checks if one.id == "informative-commit-messages")
    assert ask(check, folder).share == pytest.approx(share)


def test_a_first_commit_that_brings_the_project_says_nothing_of_its_author(
    checks: tuple[Check, ...], tmp_path: Path
) -> None:
    assert verdict(checks, tmp_path / "first", ["build: push project", *CODE]).share == 0.8
    assert verdict(checks, tmp_path / "later", [*CODE, "build: push project"]).share == pytest.approx(4 / 6)


@pytest.mark.parametrize(
    ("body", "share"), [("* rename the collection\n* move predictors", 1 / 5), ("Signed-off-by: Ada Lovelace", 0)]
)
def test_a_message_may_tell_below_its_subject(
    checks: tuple[Check, ...], body: str, share: float, tmp_path: Path
) -> None:
    verdict(checks, tmp_path, ["wip"] * 4)
    git(tmp_path, "commit", "--quiet", "--allow-empty", "-m", "code improvements (#1)", "-m", body)
    assert ask(next(one for one in checks if one.id == "informative-commit-messages"), tmp_path).share == pytest.approx(
        share
    )


def test_one_subject_that_says_nothing_is_named(checks: tuple[Check, ...], tmp_path: Path) -> None:
    told = [f"Split by the {name} of the ticket" for name in ("class", "deck", "fare", "port", "price", "date")]
    (found,) = verdict(checks, tmp_path, [*told, "update train.py"]).findings
    assert found.message == '1 of 7 subjects names a file at most, or fits any change: "update train.py"'


def test_what_little_is_missing_is_named_where_all_is_well(checks: tuple[Check, ...], tmp_path: Path) -> None:
    told = [
        f"Split by the {name} of the ticket in year {year}" for year in "abcde" for name in ("class", "deck", "fare")
    ]
    assert verdict(checks, tmp_path, [*told, "update train.py"]).reason == (
        '1 of 16 subjects names a file at most, or fits any change: "update train.py"'
    )
