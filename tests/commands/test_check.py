"""`mlfolio check` as a user meets it: what it prints, what it writes, and how it exits."""

import json
import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from repositories import git, make

from mlfolio.reports.wording import below_the_bar

KEY = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"
POOR = {"train.py": "import numpy\n\nprint(numpy.ones(3))\n"}


def mlfolio(*arguments: str | Path, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "mlfolio", *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **environment},
        check=False,
    )


def report(*arguments: str | Path) -> dict:
    done = mlfolio("check", *arguments, "--format", "json")
    assert done.returncode in (0, 1), done.stderr
    return json.loads(done.stdout)


def test_the_report_leads_from_the_score_to_what_to_do(tmp_path: Path) -> None:
    done = mlfolio("check", make(tmp_path, POOR))
    assert done.returncode == 0, done.stderr
    said = done.stdout
    order = ["/ 100", "version-control", "has-gitignore", "there is no .gitignore", "What would win the most", "passed"]
    assert [said.index(part) for part in order] == sorted(said.index(part) for part in order)
    assert done.stderr == ""


def test_what_passes_in_part_says_what_is_there_before_what_to_do(tmp_path: Path) -> None:
    make(tmp_path, {"README.md": "# Churn\n\nTells which customers leave, so that they can be asked to stay.\n"})
    said = mlfolio("check", tmp_path, "--select", "has-readme").stdout
    assert "Now: README.md: says little below its title (words: 12)" in said
    found = mlfolio("check", tmp_path, "--select", "has-readme", "--format", "markdown").stdout
    assert "- **+" in found
    assert "| `README.md` `says little below its title (words: 12)` |" in found


def test_what_fails_by_a_reason_alone_says_it(tmp_path: Path) -> None:
    folder = make(
        tmp_path,
        {
            "README.md": "# Portfolio\n\nPredicts who leaves, told [there](churn/README.md), and what a house costs.\n",
            "churn/README.md": "# Churn\n\nThe forest reaches an AUC of 0.84 on the test set.\n",
        },
    )
    for format_ in ("terminal", "markdown", "html"):
        said = mlfolio("check", folder, "--kind", "portfolio", "--format", format_).stdout
        assert "churn/README.md names a result, and the README itself none" in said


def test_what_failed_adds_up_to_what_is_shown_and_the_advice(tmp_path: Path) -> None:
    said = mlfolio("check", make(tmp_path, POOR), "--kind", "deployed").stdout
    failed, advice = map(int, re.findall(r"(\d+) failed \((\d+) of them advice\)", said)[0])
    assert said.count("  ✗ ") == failed - advice


def test_the_name_of_a_file_is_shown_whole(tmp_path: Path) -> None:
    name = "analysis_of_customers_who_left.py"
    folder = make(tmp_path, {f"a_folder_of_a_long_name/{name}": "def fit(rows) -> None:\n    print(rows +\n"})
    assert f"/{name}:2: does not parse" in mlfolio("check", folder, "--select", "code-parses").stdout


@pytest.mark.parametrize(("columns", "width"), [("20", 40), ("52", 52), ("200", 80)])
def test_a_report_fits_the_terminal_that_shows_it(tmp_path: Path, columns: str, width: int) -> None:
    folder = make(tmp_path / "repo", POOR | {"README.md": "# Kaggle competition on the passengers of the Titanic\n"})
    said = mlfolio("check", folder, "--ignore", "lint-and-format-configured", COLUMNS=columns).stdout
    widths = [len(line) for line in said.splitlines()]
    assert width - 3 < max(widths) <= width, [line for line in said.splitlines() if len(line) > width]


def test_the_whole_reason_of_the_kind_is_shown_with_everything(tmp_path: Path) -> None:
    title = "Kaggle competition on the survival of the passengers of the Titanic by a forest"
    make(tmp_path, POOR | {"README.md": f"# {title}\n"})
    assert "…" in mlfolio("check", tmp_path).stdout.splitlines()[1]
    assert f"kaggle: its README is titled “{title[:40]}" in " ".join(mlfolio("check", tmp_path, "-v").stdout.split())


def test_a_score_that_rests_on_little_says_so(tmp_path: Path) -> None:
    """Of a program in another language the checks of code say nothing, and the score is that of the rest."""
    folder = make(tmp_path, {"README.md": "# Layers\n", "src/layers.rs": "pub fn relu(x: f32) -> f32 { x.max(0.0) }\n"})
    said = " ".join(mlfolio("check", folder).stdout.split())
    assert "of what was asked: the rest does not apply, or cannot be read here. Nothing is said of clean-code" in said
    assert "of what was asked" not in mlfolio("check", folder, "--select", "has-readme").stdout


def test_what_caps_the_score_is_the_first_to_mend(tmp_path: Path) -> None:
    folder = make(tmp_path, {**POOR, "key.py": f'KEY = "{KEY}"\n'})
    wins = mlfolio("check", folder).stdout.partition("What would win the most")[2].split()
    assert wins[1] == "no-secrets-tracked"


def test_the_report_fits_a_plain_terminal(tmp_path: Path) -> None:
    folder = make(tmp_path, {f"{'deep/' * 20}train.py": "import numpy\nif 1:\n    x ==\n" + "x" * 500, **POOR})
    said = mlfolio("check", folder).stdout
    assert max(len(line) for line in said.splitlines()) <= 80
    assert len(said.splitlines()) <= 72
    assert "\x1b" not in said


def test_ten_findings_of_a_check_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    make(tmp_path, {"a.py": "".join(f'open("/home/ada/{number}.csv")\n' for number in range(30))})
    said = mlfolio("check", tmp_path, "--verbose").stdout
    assert said.count("is a path of one machine") == 10
    assert "`/home/ada/9.csv` is a path of one machine (+20 more)" in said
    found = next(one for one in report(tmp_path)["checks"] if one["id"] == "no-absolute-paths")
    assert len(found["findings"]) == 30


def test_verbose_shows_what_was_left_out(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    said = mlfolio("check", tmp_path, "--verbose").stdout
    assert "not-applicable" in said
    assert "has-tests failed, and costs once" in said


def test_verbose_says_why_a_check_passes_with_a_part(tmp_path: Path) -> None:
    make(tmp_path, {"fit.py": "print('fitted')\n", "README.md": "# Trees\n\n- Python 3.9 or later\n"})
    only = ("check", tmp_path, "--select", "python-version-stated")
    assert "the README alone says" in mlfolio(*only, "--verbose").stdout
    assert "the README alone says" not in mlfolio(*only).stdout.partition("What would win")[0]


def test_no_color_is_honoured_and_ascii_terminals_are_served(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    said = mlfolio("check", tmp_path, NO_COLOR="1", PYTHONIOENCODING="ascii").stdout
    assert said.isascii()
    assert "####" in said
    assert "\x1b" not in said


def test_the_kind_is_shown_with_its_reason_and_can_be_set(tmp_path: Path) -> None:
    make(tmp_path, {**POOR, "README.md": "# Kaggle Titanic\n"})
    found = report(tmp_path)["repository"]
    assert (found["kind"], found["kind_reason"]) == ("kaggle", "its README is titled “Kaggle Titanic”")
    assert "kaggle: its README is titled" in mlfolio("check", tmp_path).stdout
    found = report(tmp_path, "--kind", "library")["repository"]
    assert (found["kind"], found["kind_reason"]) == ("library", "set by --kind")
    assert mlfolio("check", tmp_path, "--kind", "kagle").returncode == 2
    make(tmp_path / "set", {**POOR, ".mlfolio.toml": 'kind = "portfolio"\n'})
    found = report(tmp_path / "set")["repository"]
    assert (found["kind"], found["kind_reason"]) == ("portfolio", "set by .mlfolio.toml")


def test_json_keeps_to_its_schema(tmp_path: Path) -> None:
    schema = json.loads(files("mlfolio.reports").joinpath("report.schema.json").read_text(encoding="utf-8"))
    poor = make(tmp_path / "poor", {**POOR, "key.py": f'KEY = "{KEY}"\n'})
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (poor, empty, Path(__file__).parents[2]):
        jsonschema.validate(report(folder), schema)


def test_json_points_add_up(tmp_path: Path) -> None:
    found = report(make(tmp_path, POOR))
    assert found["score"] == pytest.approx(sum(check["granted"] for check in found["checks"]), abs=0.3)
    assert sum(check["possible"] for check in found["checks"]) == pytest.approx(100, abs=0.3)
    assert found["repository"]["commit"] == git(tmp_path, "rev-parse", "HEAD")


def test_an_empty_folder_has_no_score(tmp_path: Path) -> None:
    assert report(tmp_path)["score"] is None
    assert "No score" in mlfolio("check", tmp_path).stdout


def test_a_leaked_credential_caps_the_score_and_fails_the_run(tmp_path: Path) -> None:
    done = mlfolio("check", make(tmp_path, {"key.py": f'KEY = "{KEY}"\n'}), "--format", "json")
    assert done.returncode == 1
    found = json.loads(done.stdout)
    assert found["cap"]["score"] == 40
    assert found["score"] <= 40
    assert KEY not in done.stdout


def test_fail_under_sets_the_exit_code(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    assert mlfolio("check", tmp_path, "--fail-under", "100").returncode == 1
    assert mlfolio("check", tmp_path, "--fail-under", "0").returncode == 0


def test_select_and_ignore_choose_the_checks(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    selected = report(tmp_path, "--select", "has-tests,has-readme", "--select", "has-licence")
    assert {check["id"] for check in selected["checks"]} == {"has-tests", "has-readme", "has-licence"}
    ignored = report(tmp_path, "--ignore", "has-tests")
    assert "has-tests" not in {check["id"] for check in ignored["checks"]}


def test_an_unknown_id_is_a_usage_error_with_the_nearest_one(tmp_path: Path) -> None:
    done = mlfolio("check", make(tmp_path, POOR), "--select", "has-test")
    assert done.returncode == 2
    assert "has-test: no check has this id" in done.stderr
    assert "Did you mean has-tests?" in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("value", ["101", "-1", "high", "nan", "60%", ""])
def test_a_wrong_bar_is_a_usage_error(tmp_path: Path, value: str) -> None:
    done = mlfolio("check", tmp_path, "--fail-under", value)
    assert done.returncode == 2
    assert f"'--fail-under': '{value}' is no number from 0 to 100." in done.stderr


def test_output_goes_to_the_file_and_nothing_to_the_screen(tmp_path: Path) -> None:
    make(tmp_path / "repo", POOR)
    for format_ in ("json", "terminal"):
        target = tmp_path / f"report.{format_}"
        done = mlfolio("check", tmp_path / "repo", "--format", format_, "--output", target)
        assert (done.returncode, done.stdout) == (0, "")
        assert "has-tests" in target.read_text(encoding="utf-8")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["repo", "report.json", "report.terminal"]


@pytest.mark.parametrize("options", [["--output", "report.html"], ["--format", "json"], ["--output", "report.txt"]])
def test_a_run_that_does_not_pass_says_why_where_its_report_is_not_read(tmp_path: Path, options: list[str]) -> None:
    """A job whose reports are kept as files failed without a word in its log."""
    make(tmp_path, POOR)
    done = mlfolio("check", "--fail-under", "99", *options, cwd=tmp_path)
    assert done.returncode == 1
    assert " is below the bar of 99\nTo do: has-tests would win " in done.stderr
    assert mlfolio("check", *options, cwd=tmp_path).stderr == ""


@pytest.mark.parametrize("format_", ["terminal", "brief"])
def test_a_run_whose_report_is_read_says_why_once(tmp_path: Path, format_: str) -> None:
    done = mlfolio("check", make(tmp_path, POOR), "--fail-under", "99", "--format", format_)
    assert (done.returncode, done.stdout.count("is below the bar of 99"), done.stderr) == (1, 1, "")


def test_an_output_that_cannot_be_written_is_said_before_the_work(tmp_path: Path) -> None:
    done = mlfolio("check", make(tmp_path, POOR), "--output", tmp_path / "missing" / "report.json")
    assert done.returncode == 2
    assert "its folder does not exist" in done.stderr


def test_a_reader_that_stops_reading_is_no_error(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    process = subprocess.Popen(
        [sys.executable, "-m", "mlfolio", "check", tmp_path, "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    process.stdout.close()
    assert process.stderr is not None
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert said == b""


def test_an_interrupt_is_said_in_one_word(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    code = (
        "import sys, mlfolio.runner as r, mlfolio.start as s\n"
        "def stop(*a): raise KeyboardInterrupt\n"
        "r.run = stop\n"
        f"sys.argv = ['mlfolio', 'check', {str(tmp_path)!r}]\n"
        "s.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr.strip()) == (130, "", "Interrupted.")


def test_a_crashed_check_has_its_own_exit_code(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    code = (
        "import sys, mlfolio.runner as r, mlfolio.start as s\n"
        "r.evidence = lambda repo, names: {'wrong': 1}\n"
        f"sys.argv = ['mlfolio', 'check', {str(tmp_path)!r}, '--select', 'has-gitignore']\n"
        "s.main()\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 3
    assert "has-gitignore crashed: TypeError" in done.stdout


def test_the_score_depends_on_the_commit_alone(tmp_path: Path) -> None:
    first = make(tmp_path / "first", POOR)
    git(tmp_path, "clone", "--quiet", str(first), "second")
    one, two = report(first), report(tmp_path / "second")
    assert one["repository"].pop("path") != two["repository"].pop("path")
    assert one == two


def test_no_command_needs_the_current_folder_to_be_a_repository(tmp_path: Path) -> None:
    for arguments in (["--version"], ["--help"], ["check", "--help"], ["list"], ["explain", "has-tests"]):
        done = mlfolio(*arguments, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_help_documents_the_exit_codes(tmp_path: Path) -> None:
    said = mlfolio("check", "--help", cwd=tmp_path).stdout
    assert all(part in said for part in ("--fail-under", "--select", "Exit codes:", "130"))


def test_several_reports_are_written_by_their_suffixes(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", POOR)
    starts = {
        "a.html": "<!doctype html>",
        "b.md": "## mlfolio",
        "c.sarif": "{",
        "d.json": "{",
        "e.svg": "<svg",
        "f.txt": "repo",
    }
    targets = [tmp_path / name for name in starts]
    done = mlfolio("check", folder, *(part for target in targets for part in ("--output", target)))
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    for target in targets:
        assert target.read_text(encoding="utf-8").lstrip().startswith(starts[target.name])


def test_a_suffix_without_a_format_is_refused_before_the_work(tmp_path: Path) -> None:
    done = mlfolio("check", make(tmp_path, POOR), "--output", tmp_path / "report.pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "report.pdf: its suffix names no format" in done.stderr


def test_what_is_below_the_bar_is_said_with_the_digits_that_show_it(tmp_path: Path) -> None:
    done = mlfolio("check", make(tmp_path, POOR), "--fail-under", "99")
    assert (done.returncode, "is below the bar of 99." in done.stdout) == (1, True)
    assert "below the bar" not in mlfolio("check", tmp_path, "--fail-under", "0").stdout
    assert below_the_bar(59.97, 60) == "59.97 is below the bar of 60"


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_option_that_names_no_check_is_refused(tmp_path: Path, option: str) -> None:
    """A variable of a script that is not set would mean all checks, or none."""
    for names in ("", " , "):
        done = mlfolio("check", tmp_path, "--select", "has-tests", option, names)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"'{option}': it names no check" in done.stderr


def test_why_there_is_no_score_is_said(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    done = mlfolio("check", tmp_path, "--select", "has-tests", "--ignore", "has-tests")
    assert "No score: no check was put." in done.stdout
    done = mlfolio("check", tmp_path, "--select", "endpoint-tests")
    assert "No score: there is nothing here that a check applies to." in done.stdout


def test_settings_that_git_does_not_track_are_said_not_to_be_read(tmp_path: Path) -> None:
    make(tmp_path, POOR)
    (tmp_path / ".mlfolio.toml").write_text('kind = "library"\n')
    for option in ("--verbose", "--show-config"):
        said = mlfolio("check", tmp_path, option).stdout
        assert ".mlfolio.toml is not read, because git does not track it" in said
        assert "no file:" not in said
    for targets in (("https://example.org/ada/forest",), (".", tmp_path), ("--from-file", "class.txt")):
        assert "one folder on this machine" in mlfolio("check", "--show-config", *targets).stderr
