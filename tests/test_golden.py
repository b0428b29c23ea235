"""Golden summaries: what moved is shown, and what cannot be compared is never passed over."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import git, make

ROOT = Path(__file__).parents[1]


def golden(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "benchmarks" / "golden.py"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A folder with the summary of one repository, next to its clone."""
    make(
        tmp_path / "repos" / "ada__trees",
        {"tree.py": "def grow(d):\n    return d\n", "README.md": "# Trees from scratch\n"},
    )
    (tmp_path / "golden").mkdir()
    done = golden(tmp_path / "repos", "--golden", tmp_path / "golden", "--add", "ada/trees")
    assert done.returncode == 0, done.stderr
    return tmp_path / "golden"


def test_nothing_moves_where_nothing_changed(kept: Path) -> None:
    done = golden(kept.parent / "repos", "--golden", kept)
    assert (done.returncode, done.stdout) == (0, "1 of 1 repositories are judged as before\n")


def test_a_verdict_that_moved_is_named(kept: Path) -> None:
    path = kept / "ada__trees.json"
    summary = json.loads(path.read_text())
    summary["checks"]["has-licence"] = ["pass", 1.0]
    summary["kind"] = "library"
    del summary["checks"]["has-gitignore"]
    path.write_text(json.dumps(summary))
    done = golden(kept.parent / "repos", "--golden", kept)
    assert done.returncode == 1
    assert "ada/trees: has-licence: pass 1 -> fail 0" in done.stdout
    assert "ada/trees: has-gitignore: not asked -> fail 0" in done.stdout
    assert "ada/trees: kind: library -> from-scratch" in done.stdout
    assert golden(kept.parent / "repos", "--golden", kept, "--refresh").returncode == 0
    assert golden(kept.parent / "repos", "--golden", kept).returncode == 0


def test_a_clone_that_is_not_there_or_elsewhere_fails(kept: Path, tmp_path: Path) -> None:
    done = golden(tmp_path / "nowhere", "--golden", kept)
    assert (done.returncode, "not compared: there is no clone" in done.stdout) == (1, True)
    clone = kept.parent / "repos" / "ada__trees"
    git(clone, "commit", "--allow-empty", "-m", "Go on")
    done = golden(kept.parent / "repos", "--golden", kept)
    assert (done.returncode, "not compared: the clone is at" in done.stdout) == (1, True)


def test_no_summary_is_no_success(tmp_path: Path) -> None:
    assert golden(tmp_path, "--golden", tmp_path).returncode == 1


def test_what_is_kept_holds_outcomes_and_shares_alone() -> None:
    paths = sorted((ROOT / "tests" / "golden").glob("*.json"))
    assert len(paths) >= 18
    for path in paths:
        summary = json.loads(path.read_text(encoding="utf-8"))
        assert set(summary) == {"repository", "commit", "kind", "score", "checks"}
        assert path.stem == summary["repository"].replace("/", "__")
        assert len(summary["commit"]) == 40
        for outcome, share in summary["checks"].values():
            assert outcome in ("pass", "fail", "not-applicable", "unknown")
            assert (share is None) == (outcome not in ("pass", "fail"))
