"""The score is a function of the repository and the tool's version alone, and a practice that is added never costs."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from repositories import git, make

from mlfolio.catalogue import CATEGORIES, Practice
from mlfolio.documents import Citation
from mlfolio.runner import Result
from mlfolio.scoring import score
from mlfolio.verdicts import failed, graded, not_applicable, passed

FILES = {
    "README.md": "# Forest\n\nGrows a forest, to show how bagging lowers the variance.\n\n    python train.py\n",
    "train.py": '"""Train."""\n\nimport numpy\n\n\ndef train(x):\n    """Return the sum."""\n    return numpy.sum(x)\n',
    "tests/test_train.py": "from train import train\n\n\ndef test_train():\n    assert train([1, 2]) == 3\n",
    "requirements.txt": "numpy>=2,<3\n",
    ".gitignore": "__pycache__/\n",
    "eda.ipynb": ["import numpy", "numpy.ones(3)"],
}


def report(folder: Path, *before: str, **environment: str) -> dict:
    """Return the report of `folder`, without what names the place."""
    command = [*before, sys.executable, "-m", "mlfolio", "check", str(folder), "--format", "json"]
    done = subprocess.run(command, capture_output=True, text=True, env=os.environ | environment, check=False)
    assert done.returncode in (0, 1), done.stderr
    said = json.loads(done.stdout)
    del said["repository"]["path"]
    return said


def test_nothing_of_the_surroundings_changes_the_report(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", FILES)
    expected = report(folder)
    tools = tmp_path / "bin"
    tools.mkdir()
    (tools / "git").symlink_to(subprocess.check_output(["which", "git"], text=True).strip())
    assert report(folder, LC_ALL="tr_TR.UTF-8", LANG="C", PYTHONUTF8="0") == expected
    assert report(folder, TZ="Pacific/Kiritimati") == expected
    assert report(folder, PATH=str(tools)) == expected
    assert report(folder, HOME=str(tmp_path / "nowhere"), XDG_CONFIG_HOME=str(tmp_path)) == expected
    assert report(folder, PYTHONHASHSEED="1", COLUMNS="20", TERM="dumb") == expected
    assert report(folder, "sh", "-c", 'umask 077; exec "$@"', "sh") == expected


def test_another_place_is_the_same_repository(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", FILES)
    git(tmp_path, "clone", "--quiet", str(folder), "a place with spaces and ünïcode")
    assert report(tmp_path / "a place with spaces and ünïcode") == report(folder)


def test_the_order_in_which_files_were_made_does_not_matter(tmp_path: Path) -> None:
    names = list(FILES)
    random.Random(0).shuffle(names)
    one = make(tmp_path / "one", FILES, git=False)
    other = make(tmp_path / "other", {name: FILES[name] for name in names}, git=False)
    assert report(one) == report(other)


def practice(number: int, category: str, weight: float, *, advice: bool) -> Practice:
    """Return a practice with nothing to say."""
    source = Citation("A", "Data Skills", "tidy")
    return Practice(
        id=f"check-{number}", category=category, title="", why="", how="", fix="", weight=weight, source=source,
        after=(), advice=advice, critical=False, absence=False, kinds=(),
    )  # fmt: skip


VERDICTS = st.one_of(st.just(passed()), st.just(failed()), st.just(not_applicable("")), st.floats(0, 1).map(graded))


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(CATEGORIES), st.sampled_from([0.5, 1.0, 3.0]), st.booleans(), VERDICTS),
        min_size=1,
        max_size=12,
    ),
    st.data(),
)
def test_a_practice_that_is_added_never_lowers_the_score(rows: list, data: st.DataObject) -> None:
    results = [
        Result(practice(number, category, weight, advice=advice), verdict)
        for number, (category, weight, advice, verdict) in enumerate(rows)
    ]
    at = data.draw(st.sampled_from(range(len(results))))
    assume(results[at].verdict.share is not None)
    better = [*results[:at], Result(results[at].check, passed()), *results[at + 1 :]]
    before, after = score(results).total, score(better).total
    # Of nothing but advice that is not followed there is no score.
    assume(before is not None)
    assert after is not None
    assert after >= before - 1e-9
