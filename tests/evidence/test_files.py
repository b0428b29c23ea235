"""Tracked files: what is listed, found and read, and what is left alone."""

from pathlib import Path

from repositories import git, make

from mlfolio.repo import Repo


def test_untracked_files_are_not_seen(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.py": "1\n"})
    (folder / "b.py").write_text("2\n")
    assert Repo(folder).files.paths == ("a.py",)


def test_a_plain_folder_is_read_without_its_environments(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.py": "1\n", ".venv/lib/b.py": "2\n", "node_modules/c.js": "3\n"}, git=False)
    assert Repo(folder).files.paths == ("a.py",)


def test_what_an_editor_keeps_of_each_save_is_nobodys_work(tmp_path: Path) -> None:
    kept = {".history/src/a_20260807033541.py": "1\n", ".history/README.md": "# How it grew\n", "src/a.py": "2\n"}
    assert Repo(make(tmp_path, kept)).files.own == (".history/README.md", "src/a.py")


def test_vendored_folders_are_listed_and_not_own(tmp_path: Path) -> None:
    every = {"a.py": "1\n", "vendor/b.py": "2\n", "env/bin/c.py": "3\n", "lib/googletest/d.py": "4\n"}
    files = Repo(make(tmp_path, every)).files
    assert files.paths == ("a.py", "env/bin/c.py", "lib/googletest/d.py", "vendor/b.py")
    assert files.own == ("a.py",)


def test_unpacked_releases_of_others_are_not_own(tmp_path: Path) -> None:
    release = {"lib/svm-3.23/COPYRIGHT": "(c)\n", "lib/svm-3.23/tools/grid.py": "1\n"}
    versions = {"a.py": "1\n", "model-1.0/b.py": "2\n", "model-1.0/c.py": "2\n"}
    files = Repo(make(tmp_path / "a", {**release, **versions})).files
    assert files.own == ("a.py", "model-1.0/b.py", "model-1.0/c.py")
    build = {"src/a.cpp": "1\n", "lib/Box_v2.3.0/a.h": "2\n", "_deps/plot/a.c": "2\n", "3rd_party/b.py": "2\n"}
    assert Repo(make(tmp_path / "c", {**release, **build})).files.own == ("src/a.cpp",)
    branch = {"tools/npy-reader-master/LICENSE": "BSD\n", "tools/npy-reader-master/read.m": "1\n", "a-main/a.py": "2\n"}
    assert Repo(make(tmp_path / "d", {"a.py": "1\n", **branch})).files.own == ("a-main/a.py", "a.py")
    mine = Repo(make(tmp_path / "b", {"a.md": "1\n", "mine-1.0/LICENSE": "MIT\n", "mine-1.0/b.py": "2\n"})).files
    assert mine.own == mine.paths


def test_a_whole_project_of_others_copied_in_is_not_own(tmp_path: Path) -> None:
    copied = {f"detect/yolo/{name}": "1\n" for name in ("LICENSE", "CONTRIBUTING.md", "models/net.py")}
    assert Repo(make(tmp_path / "a", {"a.py": "1\n", **copied})).files.own == ("a.py",)
    for guide in ("CONTRIBUTING.md", ".github/CONTRIBUTING.md"):
        kept = Repo(make(tmp_path / guide.replace("/", "-"), {"a.py": "1\n", guide: "1\n", **copied})).files
        assert kept.own == kept.paths
    package = {f"packages/trees/{name}": "1\n" for name in ("LICENSE", "grow.py")}
    assert len(Repo(make(tmp_path / "c", {"a.py": "1\n", **package})).files.own) == 3


def test_a_project_that_is_numbered_in_a_series_is_its_authors(tmp_path: Path) -> None:
    project = {f"2-tools/2.1-Coin-Tosses/{name}": "1\n" for name in ("LICENSE", "CONTRIBUTING.md", "src/toss.py")}
    files = Repo(make(tmp_path, {"a.py": "1\n", **project})).files
    assert files.own == files.paths


def test_names_are_found_whatever_their_case(tmp_path: Path) -> None:
    files = Repo(make(tmp_path, {"ReadMe.MD": "# Hello\n", "docs/Licence.txt": "MIT\n"})).files
    assert files.find("readme.md") == "ReadMe.MD"
    assert files.named("licen[cs]e*") == ["docs/Licence.txt"]
    assert files.find("missing") is None


def test_folders_and_files_exist_links_and_submodules_are_not_read(tmp_path: Path) -> None:
    folder = make(tmp_path, {"src/deep/a.py": "1\n"})
    (folder / "link.py").symlink_to("src/deep/a.py")
    git(folder, "add", "link.py")
    files = Repo(folder).files
    assert all(files.exists(path) for path in ("src", "src/deep/", "src/deep/a.py", "link.py"))
    assert not files.exists("src/other")
    assert files.text("link.py") is None


def test_a_folder_that_became_a_link_is_not_followed_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.py").write_text("outside\n")
    folder = make(tmp_path / "repo", {"src/a.py": "inside\n"})
    (folder / "src" / "a.py").unlink()
    (folder / "src").rmdir()
    (folder / "src").symlink_to(outside)
    assert Repo(folder).files.data("src/a.py") is None


def test_sizes_are_what_git_stores(tmp_path: Path) -> None:
    folder = make(tmp_path, {"a.csv": "1234567890"})
    (folder / "a.csv").write_text("12")
    files = Repo(folder).files
    assert files.size("a.csv") == 10
    assert files.text("a.csv") == "12"


def test_sizes_here_are_those_on_disk_and_git_is_asked_of_what_is_not_there(tmp_path: Path) -> None:
    folder = make(tmp_path / "repo", {"a.csv": "1234567890", "b.csv": "123", "src/c.csv": "12345"})
    (folder / "a.csv").write_text("12")
    (folder / "b.csv").unlink()
    (folder / "src" / "c.csv").rename(tmp_path / "c.csv")
    (folder / "src").rmdir()
    (folder / "src").symlink_to(tmp_path)
    (tmp_path / "c.csv").write_text("elsewhere")
    files = Repo(folder).files
    assert [files.size_here(path) for path in files.paths] == [2, 3, 5]


def test_long_files_are_weighed_and_not_read(tmp_path: Path) -> None:
    files = Repo(make(tmp_path, {"a.csv": "x" * 100})).files
    assert files.data("a.csv", limit=99) is None
    assert files.data("a.csv", limit=100) == b"x" * 100


def test_a_folder_of_environments_is_no_environment(tmp_path: Path) -> None:
    folder = make(tmp_path, {"env/requirements.txt": "numpy\n", "env/lib/b.py": "2\n", "env/pyvenv.cfg": "home = /\n"})
    assert Repo(folder).files.own == ("env/requirements.txt",)
