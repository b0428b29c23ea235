"""The action and the job that others copy: valid by their hosts' schemas, and their shell parts run."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from commands.test_check import KEY, POOR
from repositories import make

ROOT = Path(__file__).parents[1]
BLOCKS = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "ci.md").read_text(encoding="utf-8"), re.DOTALL)


def block(name: str) -> str:
    """Return the YAML of docs/ci.md whose first line names the file."""
    return next(text for text in BLOCKS if text.startswith(f"# {name}"))


@pytest.mark.parametrize(
    ("schema", "name"),
    [("github-actions", None), ("github-workflows", ".github/workflows/mlfolio.yml"), ("gitlab-ci", ".gitlab-ci.yml")],
)
def test_the_files_are_valid_by_their_hosts_schemas(tmp_path: Path, schema: str, name: str | None) -> None:
    path = ROOT / "action.yml" if name is None else tmp_path / "copied.yml"
    if name is not None:
        path.write_text(block(name), encoding="utf-8")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture
def programs(tmp_path: Path) -> str:
    """A PATH on which `mlfolio` is this checkout."""
    folder = tmp_path / "bin"
    folder.mkdir()
    (folder / "mlfolio").write_text(f'#!/bin/sh\nPYTHONPATH={ROOT / "src"} exec {sys.executable} -m mlfolio "$@"\n')
    (folder / "python").write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
    for program in folder.iterdir():
        program.chmod(0o755)
    return f"{folder}{os.pathsep}{os.environ['PATH']}"


def run_step(name: str, programs: str, folder: Path, **environment: str) -> tuple[int, str, dict[str, str]]:
    """Run a step of the action in `folder` as its host does; return its exit code, summary and outputs."""
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    step = next(one for one in action["runs"]["steps"] if one.get("name") == name)
    files = {key: folder.parent / key for key in ("GITHUB_STEP_SUMMARY", "GITHUB_OUTPUT")}
    for path in files.values():
        path.write_text("")
    given = {**os.environ, **{key: str(path) for key, path in files.items()}, **environment}
    given |= {"PATH": programs, "GITHUB_ACTION_PATH": str(ROOT), "RUNNER_TEMP": str(folder.parent)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
        cwd=folder, env=given, capture_output=True, text=True, check=False,
    )  # fmt: skip
    outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
    return done.returncode, files["GITHUB_STEP_SUMMARY"].read_text(), outputs


def test_the_action_checks_and_hands_on_its_reports(tmp_path: Path, programs: str) -> None:
    code, summary, outputs = run_step("Check", programs, make(tmp_path / "repo", POOR))
    assert code == 0
    assert summary.startswith("## mlfolio: ")
    assert json.loads(Path(outputs["sarif"]).read_text())["version"] == "2.1.0"
    assert Path(outputs["html"]).read_text().startswith("<!doctype html>")
    assert 0 < float(outputs["score"]) < 100


def test_the_action_fails_and_still_reports(tmp_path: Path, programs: str) -> None:
    folder = make(tmp_path / "repo", {"key.py": f'KEY = "{KEY}"\n'})
    code, summary, outputs = run_step("Check", programs, folder)
    assert (code, "Capped at 40" in summary, "sarif" in outputs) == (1, True, True)
    code, summary, outputs = run_step("Check", programs, make(tmp_path / "poor", POOR), MLFOLIO_FAIL_UNDER="99")
    assert (code, "sarif" in outputs) == (1, True)


@pytest.mark.parametrize(("files", "score"), [({}, ""), (POOR | {".mlfolio.toml": 'select = ["has-tests"]\n'}, "0.0")])
def test_the_action_tells_no_score_from_none_of_the_points(
    tmp_path: Path, programs: str, files: dict[str, str], score: str
) -> None:
    assert run_step("Check", programs, make(tmp_path / "repo", files, git=bool(files)))[2]["score"] == score


def test_an_input_is_never_read_by_the_shell(tmp_path: Path, programs: str) -> None:
    path = f"$(touch {tmp_path / 'canary'}); --help"
    code, summary, outputs = run_step("Check", programs, make(tmp_path / "repo", POOR), MLFOLIO_PATH=path)
    assert (code, summary, outputs) == (2, "", {})
    assert not (tmp_path / "canary").exists()


def test_the_action_installs_what_it_stands_in(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-m", "venv", tmp_path / "venv"], check=True)
    programs = f"{tmp_path / 'venv' / 'bin'}{os.pathsep}{os.environ['PATH']}"
    folder = make(tmp_path / "repo", POOR)
    assert run_step("Install mlfolio", programs, folder, PYTHONPATH="")[0] == 0
    code, summary, _ = run_step("Check", programs, folder, PYTHONPATH="")
    assert (code, summary[:11]) == (0, "## mlfolio:")


def test_the_job_for_gitlab_checks(tmp_path: Path, programs: str) -> None:
    job = yaml.safe_load(block(".gitlab-ci.yml"))["mlfolio"]
    folder = make(tmp_path / "repo", POOR)
    commands = [line for line in job["script"] if line.startswith("mlfolio ")]
    assert len(commands) == 1
    done = subprocess.run(["sh", "-c", commands[0]], cwd=folder, env={**os.environ, "PATH": programs}, check=False)
    assert done.returncode == 1
    assert all((folder / path).is_file() for path in job["artifacts"]["paths"])
