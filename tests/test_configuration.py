"""Settings are plain data: read where they stand, refused with file, key and remedy, and never worth a point."""

from pathlib import Path

import pytest
from commands.test_check import KEY, POOR, mlfolio, report
from repositories import git, make

from mlfolio.configuration import Configuration, read_configuration
from mlfolio.errors import UserError
from mlfolio.repo import Repo


def configured(folder: Path, **files: str) -> Configuration:
    names = {"own": ".mlfolio.toml", "shared": "pyproject.toml"}
    make(folder, {"a.py": "print(1)\n", **{names[name]: text for name, text in files.items()}})
    return read_configuration(Repo(folder).files)


SETTINGS = (
    'kind = "kaggle"\nfail_under = 60\nselect = ["has-tests"]\nexclude = ["old"]\nignore.has-licence = "coursework"\n'
)
EXPECTED = Configuration(None, "kaggle", 60.0, ("has-tests",), {"has-licence": "coursework"}, ("old",))


def test_settings_are_read_from_either_file(tmp_path: Path) -> None:
    own = configured(tmp_path / "own", own=SETTINGS)
    shared = configured(tmp_path / "shared", shared="[tool.mlfolio]\n" + SETTINGS)
    assert own == EXPECTED._replace(file=".mlfolio.toml")
    assert shared == EXPECTED._replace(file="pyproject.toml")


@pytest.mark.parametrize("shared", ["", "[project]\nname = 'mlfolio'\n", "name = mlfolio ="])
def test_without_settings_the_defaults_hold(tmp_path: Path, shared: str) -> None:
    assert configured(tmp_path, shared=shared) == Configuration()


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("fail-under = 60", "there is no setting 'fail-under'", "Did you mean fail_under?"),
        ("weights = {}", "there is no setting 'weights'", "Use kind, fail_under, select, ignore, exclude"),
        ("fail_under = 101", "fail_under is 101", "a number from 0 to 100"),
        ("fail_under = true", "fail_under is True", "a number from 0 to 100"),
        ("fail_under = nan", "fail_under is nan", "a number from 0 to 100"),
        ('kind = "cats"', "kind is 'cats'", "kaggle"),
        ('select = "has-tests"', "select is 'has-tests'", 'select = ["..."]'),
        ("exclude = [1]", "exclude is [1]", 'exclude = ["..."]'),
        ('ignore = ["has-tests"]', "ignore is ['has-tests']", "Give each id a reason"),
        ('ignore.has-tests = ""', "ignore gives no reason for 'has-tests'", 'has-tests = "..."'),
        ("ignore.has-tests = true", "ignore gives no reason for 'has-tests'", "Say why"),
        ("fail_under = =", "is not TOML", "line 1"),
        ("[tool.mlfolio]\nfail_under = 1", "there is no setting 'tool'", "stand without [tool.mlfolio]"),
        ("a = " + "[" * 5000, "is not TOML", "--no-config"),
    ],
)
def test_what_is_no_setting_is_refused_with_file_key_and_remedy(
    tmp_path: Path, text: str, problem: str, remedy: str
) -> None:
    with pytest.raises(UserError) as raised:
        configured(tmp_path, own=text)
    assert raised.value.problem.startswith(".mlfolio.toml: ")
    assert problem in raised.value.problem
    assert remedy in str(raised.value)


def test_two_files_with_settings_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"both .mlfolio.toml and \[tool.mlfolio\]"):
        configured(tmp_path, own="fail_under = 1", shared="[tool.mlfolio]\nfail_under = 2\n")


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("old", "old/a.py", True),
        ("old/", "old/deep/a.py", True),
        ("./old", "old/a.py", True),
        ("old", "older/a.py", False),
        ("a.py", "a.py", True),
        ("*.ipynb", "eda/one.ipynb", True),
        ("src/*/old", "src/a/old", True),
        ("[", "[", True),
        ("", "a.py", False),
        ("*a" * 100 + "b", "a" * 5000, False),
    ],
)
def test_paths_to_leave_out(pattern: str, path: str, fits: bool) -> None:
    assert Configuration(exclude=(pattern,)).leaves_out(path) is fits


BAD = {"bad.py": "import os\nx ==\n", "old/bad.py": "y ==\n"}


def test_an_ignored_check_stays_visible_and_grants_nothing(tmp_path: Path) -> None:
    plain = report(make(tmp_path / "plain", POOR))
    ignoring = (
        'ignore.has-readme = "none is asked for"\nignore.no-dead-code = "taste"\nignore.under-version-control = "old"\n'
    )
    found = report(make(tmp_path / "ignoring", POOR | {".mlfolio.toml": ignoring}))
    assert found["score"] < plain["score"]
    by_id = {check["id"]: check for check in found["checks"]}
    assert (by_id["has-readme"]["ignored"], by_id["has-readme"]["outcome"]) == ("none is asked for", "fail")
    assert (by_id["under-version-control"]["granted"], by_id["under-version-control"]["possible"] > 0) == (0, True)
    said = mlfolio("check", tmp_path / "ignoring").stdout
    assert "set aside by .mlfolio.toml, and granted nothing" in said
    assert "has-readme: none is asked for" in said
    assert "Write a README.md" not in said


def test_selecting_lifts_no_score(tmp_path: Path) -> None:
    plain = report(make(tmp_path / "plain", POOR))
    found = report(make(tmp_path / "selecting", POOR | {".mlfolio.toml": 'select = ["under-version-control"]'}))
    assert len(found["checks"]) == len(plain["checks"])
    assert found["score"] < plain["score"]
    asked = report(tmp_path / "selecting", "--select", "under-version-control")
    assert (asked["score"], [check["ignored"] for check in asked["checks"]]) == (100, [None])


def test_leaving_out_paths_hides_findings_and_lifts_no_score(tmp_path: Path) -> None:
    plain = report(make(tmp_path / "plain", BAD))
    found = report(make(tmp_path / "leaving", BAD | {".mlfolio.toml": 'exclude = ["old"]'}))
    assert found["score"] == plain["score"]
    paths = {finding["path"] for check in found["checks"] for finding in check["findings"]}
    assert "bad.py" in paths
    assert "old/bad.py" not in paths
    assert found["configuration"]["left_out"] >= 1
    assert "Left out by exclude in .mlfolio.toml" in mlfolio("check", tmp_path / "leaving").stdout


def test_a_credential_can_be_excused_and_never_hidden(tmp_path: Path) -> None:
    settings = 'exclude = ["key.py"]\nignore.no-secrets-tracked = "revoked, and kept as an example"\n'
    done = mlfolio("check", make(tmp_path, {"key.py": f'KEY = "{KEY}"\n', ".mlfolio.toml": settings}))
    assert done.returncode == 0
    assert "Capped at 40 until it is mended" in done.stdout
    assert "no-secrets-tracked: revoked" in done.stdout


def test_settings_without_effect_are_said(tmp_path: Path) -> None:
    settings = 'exclude = ["gone"]\n[ignore]\nhas-test = "no such id"\nunder-version-control = "it is"\n'
    said = " ".join(mlfolio("check", make(tmp_path, POOR | {".mlfolio.toml": settings})).stdout.split())
    assert "ignore names has-test, and no check has this id" in said
    assert "ignore names under-version-control, which passes" in said
    assert "exclude names gone, and no file is there" in said


@pytest.mark.parametrize("option", ["--verbose", "--show-config"])
def test_an_id_that_no_check_has_cannot_be_selected(tmp_path: Path, option: str) -> None:
    folder = make(tmp_path, POOR | {"pyproject.toml": '[tool.mlfolio]\nselect = ["has-readme", "has-test"]\n'})
    done = mlfolio("check", folder, option)
    assert (done.returncode, done.stdout) == (2, "")
    assert "[tool.mlfolio] in pyproject.toml: select names 'has-test', and no check has this id" in done.stderr
    assert "Did you mean has-tests? `mlfolio list` shows all of them; --no-config" in done.stderr
    assert mlfolio("check", folder, option, "--no-config").returncode == 0


def test_settings_that_git_does_not_track_are_said_to_be_unread(tmp_path: Path) -> None:
    folder = make(tmp_path, POOR)
    (folder / ".mlfolio.toml").write_text("fail_under = 100")
    done = mlfolio("check", folder)
    assert done.returncode == 0
    assert "git add .mlfolio.toml" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("content", "why"),
    [(None, "it is a link: put the settings themselves there"), (b"\0\1kind\0", "it is no text file: write it anew")],
)
def test_settings_that_cannot_be_read_are_said_to_be_unread(tmp_path: Path, content: bytes | None, why: str) -> None:
    folder = make(tmp_path, POOR)
    if content is None:
        (folder / ".mlfolio.toml").symlink_to("train.py")
    else:
        (folder / ".mlfolio.toml").write_bytes(content)
    git(folder, "add", ".")
    for option in ("--verbose", "--show-config"):
        assert f".mlfolio.toml is not read, because {why}" in " ".join(mlfolio("check", folder, option).stdout.split())


def test_the_bar_of_the_settings_holds_unless_another_is_asked_for(tmp_path: Path) -> None:
    folder = make(tmp_path, POOR | {".mlfolio.toml": "fail_under = 100"})
    assert mlfolio("check", folder).returncode == 1
    assert mlfolio("check", folder, "--fail-under", "0").returncode == 0
    assert mlfolio("check", folder, "--no-config").returncode == 0


def test_broken_settings_end_the_run_unless_they_are_left_aside(tmp_path: Path) -> None:
    folder = make(tmp_path, POOR | {".mlfolio.toml": "fail-under = 5"})
    done = mlfolio("check", folder)
    assert (done.returncode, done.stdout) == (2, "")
    assert ".mlfolio.toml: there is no setting 'fail-under'" in done.stderr
    assert mlfolio("check", folder, "--no-config").returncode == 0


def test_show_config_shows_what_holds_and_where_it_stands(tmp_path: Path) -> None:
    folder = make(tmp_path, POOR | {"pyproject.toml": "[tool.mlfolio]\n" + SETTINGS})
    said = mlfolio("check", folder, "--show-config", "--fail-under", "70").stdout
    assert "# settings: [tool.mlfolio] in pyproject.toml" in said
    assert "fail_under = 70  # --fail-under" in said
    assert 'has-licence = "coursework"' in said
    assert "# exclude: no path" in mlfolio("check", make(tmp_path / "none", POOR), "--show-config").stdout
