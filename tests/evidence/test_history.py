"""The history: commits, growth and blobs in one pass."""

from pathlib import Path

import pytest
from repositories import git, make

from mlfolio import testing
from mlfolio.errors import EvidenceUnavailable
from mlfolio.evidence.commits import parse_log
from mlfolio.evidence.growth import GROWTH_LIMIT, PRINTED_LIMIT
from mlfolio.evidence.history import BODIES_LIMIT
from mlfolio.examples import Commit, Example
from mlfolio.git import GitError
from mlfolio.repo import Repo


def build(folder: Path, *commits: Commit) -> Repo:
    testing.build(Example(commits=commits), folder)
    return Repo(folder)


def test_commits_come_newest_first_with_author_day_and_subject(tmp_path: Path) -> None:
    repo = build(
        tmp_path,
        Commit("Begin", {"a.py": "1\n"}, author="Ada"),
        Commit("Go on: émile", {"a.py": "2\n"}, day=3, author="Bob"),
    )
    last, first = repo.history.commits
    assert (first.subject, first.author, last.subject, last.author) == ("Begin", "Ada", "Go on: émile", "Bob")
    assert last.day - first.day == 3
    assert last.parents == (first.hash,)


def test_growth_counts_text_by_what_it_grew(tmp_path: Path) -> None:
    repo = build(
        tmp_path,
        Commit("Begin", {"a.py": "x" * 100, "data.csv": "1" * 1000}),
        Commit("Grow", {"a.py": "x" * 130}, day=1),
        Commit("Shrink", {"a.py": "x"}, day=2),
        Commit("Draw", {"plots.ipynb": ["x" * 3 * GROWTH_LIMIT]}, day=3),
        Commit("List", {"list.py": "x" * 3 * GROWTH_LIMIT, "venv/lib/a.py": "x" * 99}, day=4),
    )
    assert [repo.history.growth[commit.hash] for commit in repo.history.commits] == [
        GROWTH_LIMIT,
        PRINTED_LIMIT,
        0,
        30,
        100,
    ]


def test_a_file_that_moves_grows_by_what_changed(tmp_path: Path) -> None:
    folder = make(tmp_path, {"main.py": "x" * 100, "notes": "y" * 50, "Dockerfile": "z" * 10})
    (folder / "app").mkdir()
    git(folder, "mv", "main.py", "app/main.py")
    git(folder, "mv", "notes", "notes.md")
    (folder / "app" / "main.py").write_text("x" * 130)
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Move")
    history = Repo(folder).history
    assert [history.growth[commit.hash] for commit in history.commits] == [30, 160]


def test_a_notebook_counts_beside_its_checkpoint_and_a_checkpoint_alone_does_not(tmp_path: Path) -> None:
    text = "x" * 100
    repo = build(
        tmp_path,
        Commit("Begin", {".ipynb_checkpoints/a-checkpoint.py": text, "work/a.py": text}),
        Commit("Copy", {"venv/lib/b.py": "y" * 50}, day=1),
    )
    assert [repo.history.growth[commit.hash] for commit in repo.history.commits] == [0, 100]


def test_every_blob_is_known_with_its_size_and_newest_path(tmp_path: Path) -> None:
    repo = build(tmp_path, Commit("Begin", {"old.py": "x" * 77}), Commit("Empty", {"old.py": ""}, day=1))
    sizes = {repo.history.blobs[blob]: size for blob, size in repo.history.sizes.items() if size}
    assert sizes == {"old.py": 77}


def test_merges_are_told_apart(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.py": "1\n"})
    git(folder, "checkout", "--quiet", "-b", "topic")
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "Work on the topic")
    git(folder, "checkout", "--quiet", "main")
    git(folder, "merge", "--quiet", "--no-ff", "-m", "Merge the topic", "topic")
    assert [commit.is_merge for commit in Repo(folder).history.commits] == [True, False, False]


def test_odd_messages_and_names_do_not_confuse_the_reader(tmp_path: Path) -> None:
    subject = "\x1b[31mred\x01 :100644 and | pipes"
    repo = build(tmp_path, Commit(subject, {"a b\tc.py": "1\n", ":100644.py": "2\n"}))
    (commit,) = repo.history.commits
    assert commit.subject == subject
    assert {change.path for change in commit.changes} == {"a b\tc.py", ":100644.py"}


def test_no_commit_is_no_history(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    with pytest.raises(EvidenceUnavailable, match="no commit yet"):
        _ = Repo(tmp_path).history


def test_the_log_is_read_alike_in_whatever_pieces_it_comes() -> None:
    change = b"\n:100644 100644 " + b"a" * 40 + b" " + b"b" * 40 + b" M\0x.py\0"
    log = (b"\x01" + b"c" * 40 + b"\0\0Ada\0a@b\x007 +0000\0Add \xc3\xa9\xff\0" + change) * 2
    whole = list(parse_log([log]))
    assert [(commit.subject, commit.changes[0].path) for commit in whole] == [("Add é\ufffd", "x.py")] * 2
    assert all(list(parse_log(_pieces(log, size))) == whole for size in (1, 7, 100))


def _pieces(log: bytes, size: int) -> list[bytes]:
    return [log[at : at + size] for at in range(0, len(log), size)]


def test_a_log_of_another_form_is_said_to_be_one() -> None:
    with pytest.raises(GitError, match="cannot be read"):
        list(parse_log([b"\x01" + b"c" * 40 + b"\0\0Ada\0"]))


def test_a_history_that_git_began_to_tell_early_is_the_same(tmp_path: Path) -> None:
    repo = build(tmp_path / "some", Commit("Begin", {"a.py": "1\n"}), Commit("Go on", {"a.py": "2\n"}, day=1))
    repo.begin_to_read_history()
    assert repo.history.commits == Repo(tmp_path / "some").history.commits
    empty = tmp_path / "empty"
    empty.mkdir()
    git(empty, "init", "--quiet")
    Repo(empty).begin_to_read_history()


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (b"86400 +0000", 1),
        (b"86400 -0100", 0),
        (b"86399 +0530", 1),
        (b"86399 +9999", 0),
        (b"86399", 0),
        (b"86399 +1x00", 0),
    ],
)
def test_a_day_is_that_of_the_authors_clock(moment: bytes, day: int) -> None:
    (commit,) = parse_log([b"\x01" + b"c" * 40 + b"\0\0Ada\0a@b\0" + moment + b"\0Add\0"])
    assert commit.day == day


def test_messages_are_read_below_their_subjects_up_to_a_limit(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.py": "1\n"})
    for text in ("A short one.", "long " * BODIES_LIMIT):
        (tmp_path / "said").write_text(f"Update\n\n{text}\n")
        git(folder, "commit", "--quiet", "--allow-empty", "--file", "said")
    history = Repo(folder).history
    newest, other, *_ = (commit.hash for commit in history.commits)
    bodies = history.bodies([other, newest])
    assert bodies[other].strip() == "A short one."
    assert sum(map(len, bodies.values())) <= BODIES_LIMIT
    assert history.bodies([]) == {}
