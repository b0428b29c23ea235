"""What is kept in two forms counts once."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.code.paired import other_halves
from mlfolio.repo import Repo

_PAIRED = "# ---\n# jupyter:\n#   jupytext:\n#     formats: ipynb,py:percent\n# ---\n\n# %%\nx = 1\n"
_EXPORTED = "#!/usr/bin/env python\n# coding: utf-8\n\n# In[1]:\n\n\nx = 1\n"


@pytest.mark.parametrize(
    ("module", "copies"),
    [(_PAIRED, {"trees.py"}), (_EXPORTED, {"trees.ipynb"}), ("# A program beside its notebook\nx = 1\n", set())],
)
def test_one_half_of_a_pair_is_the_copy(module: str, copies: set[str], tmp_path: Path) -> None:
    files = {"trees.py": module, "trees.ipynb": ["x = 1"], "other.py": module, "a/trees.ipynb": ["x = 1"]}
    assert other_halves(Repo(make(tmp_path, files)).sources) == copies


def test_a_module_with_the_lines_of_its_notebook_was_taken_from_it(tmp_path: Path) -> None:
    steps = [f"step_{number}(rows)\n" for number in range(30)]
    files = {
        "trees.ipynb": steps,
        "trees.py": "\n\n\n".join(steps),
        "nets.ipynb": steps,
        "nets.py": "".join(steps[:10]),
    }
    assert other_halves(Repo(make(tmp_path, files)).sources) == {"trees.py"}
