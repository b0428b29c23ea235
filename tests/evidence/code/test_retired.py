"""What says of itself that nobody uses it any more, and what only speaks of something old."""

import pytest

from mlfolio.evidence.code.retired import is_a_copy, is_put_away, says_it_is_retired, superseded_folders


@pytest.mark.parametrize(
    "text",
    [
        "# DEPRECATED\nx = 1\n",
        "# Note: deprecated, see train.py\nx = 1\n",
        '"""Legacy training script.\n"""\nx = 1\n',
        "# Reads the survey.\n# This script is no longer used.\nx = 1\n",
        "# This file has been superseded by prepare.py\nx = 1\n",
        "# Replaced by prepare.py\nx <- 1\n",
        "# The old notebook is not maintained any more\nx = 1\n",
        "% This function file is obsolete\nx = 1;\n",
        "# UYARI: Bu dosya art\u0131k aktif de\u011fildir.\nx = 1\n",
        "# Este script ya no se usa\nx = 1\n",
        "# Este arquivo não é mais utilizado\nx = 1\n",
        "# Ce script n'est plus utilisé\nx = 1\n",
        "# Wird nicht mehr verwendet\nx = 1\n",
        "# Этот файл больше не используется\nx = 1\n",
        "# 该脚本已废弃\nx = 1\n",
        "# このファイルは使われていない\nx = 1\n",
    ],
)
def test_a_file_says_that_it_is_retired(text: str) -> None:
    assert says_it_is_retired(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x = 1\n# DEPRECATED\n",
        "# Legacy formats are read, too\nx = 1\n",
        "# Columns that are no longer used are dropped\nx = 1\n",
        "# Deprecated warnings are ignored\nx = 1\n",
        "# Predicts which models are replaced by customers\nx = 1\n",
        "# Train the model that is used by the service\nx = 1\n",
    ],
)
def test_a_file_that_speaks_of_something_old(text: str) -> None:
    assert not says_it_is_retired(text)


@pytest.mark.parametrize(
    "path",
    [
        "archive/a.py",
        "src/_deprecated/a.R",
        "old/a.ipynb",
        "OLD_SCRIPT_VERSIONS/a.py",
        "old-code/a.py",
        "train_old.py",
        "unused_plots.R",
        "scripts/arch/a.py",
    ],
)
def test_a_path_says_that_it_is_put_away(path: str) -> None:
    assert is_put_away(path)


@pytest.mark.parametrize(
    "path",
    [
        "archive.py",
        "gold.py",
        "old_faithful/a.py",
        "year_old.py",
        "same-old.ipynb",
        "old_faithful.R",
        "fold/a.py",
        "models/arch/a.py",
    ],
)
def test_other_paths(path: str) -> None:
    assert not is_put_away(path)


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        ("src/train_backup.py", True),
        ("src/train copy.py", True),
        ("src/train - Copy (2).py", True),
        ("src/train_copy2.py", True),
        ("src/db_backup.py", False),
        ("src/copy.py", False),
        ("src/trainbackup.py", False),
    ],
)
def test_a_copy_lies_beside_what_it_was_made_of(path: str, *, is_one: bool) -> None:
    assert is_a_copy(path, {"src/train.py", "src/a.py"}) is is_one


def test_a_folder_of_a_version_is_superseded_by_a_higher_number_beside_it() -> None:
    paths = ["Version - 9/a.py", "Version 10/a.py", "Version- 2.1/b.py", "v1/a.py", "api/v1/a.py", "api/v2/a.py"]
    assert sorted(superseded_folders(paths)) == ["Version - 9", "Version- 2.1"]
