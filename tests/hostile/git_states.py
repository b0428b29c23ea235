"""Builders of repositories whose git data points elsewhere, would run or fetch something, or is broken."""

import os
import subprocess
from pathlib import Path

from repositories import git, make

CODE = {
    "train.py": "import numpy\n\n\ndef train():\n    return numpy.ones(3)\n",
    "README.md": "# Forest\n\nTrains a forest.\n",
}


def _trap(folder: Path, canary: Path) -> str:
    program = folder.parent / "trap.sh"
    program.write_text(f"#!/bin/sh\ntouch {canary}\ncat\n")
    program.chmod(0o755)
    return str(program)


def work_tree_outside(folder: Path, canary: Path) -> None:
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "train.py").write_text("x ==\n")
    make(folder, CODE)
    git(folder, "config", "core.worktree", str(outside))


def git_file_that_points_elsewhere(folder: Path, canary: Path) -> None:
    other = make(folder.parent / "other", CODE)
    git(other, "config", "core.fsmonitor", _trap(folder, canary))
    make(folder, CODE, git=False)
    (folder / ".git").write_text(f"gitdir: {other}/.git\n")


def git_file_that_points_at_itself(folder: Path, canary: Path) -> None:
    make(folder, CODE, git=False)
    (folder / ".git").write_text("gitdir: .git\n")


def git_folder_that_is_a_link(folder: Path, canary: Path) -> None:
    other = make(folder.parent / "other", CODE)
    git(other, "config", "core.fsmonitor", _trap(folder, canary))
    make(folder, CODE, git=False)
    (folder / ".git").symlink_to(other / ".git")


def linked_work_tree(folder: Path, canary: Path) -> None:
    main = make(folder.parent / "main", CODE)
    git(main, "worktree", "add", "--quiet", str(folder))
    git(main, "config", "extensions.worktreeConfig", "true")
    git(folder, "config", "--worktree", "core.fsmonitor", _trap(folder, canary))


def alternates_that_point_elsewhere(folder: Path, canary: Path) -> None:
    other = make(folder.parent / "other", {"secret.txt": "token\n"})
    make(folder, CODE)
    info = folder / ".git" / "objects" / "info"
    info.mkdir(exist_ok=True)
    (info / "alternates").write_text(f"{other}/.git/objects\n{folder}/.git/objects\n/proc/self\n/dev/zero\n")


def replaced_objects(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    other = git(folder, "commit-tree", "HEAD^{tree}", "-m", "Another history altogether")
    git(folder, "replace", "HEAD", other)


def grafted_history(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "Describe the forest")
    head = git(folder, "rev-parse", "HEAD")
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "grafts").write_text(f"{head} {head}\n")


def promisor_that_would_run_a_program(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    blob = git(folder, "rev-parse", "HEAD:train.py")
    (folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    (folder / "train.py").unlink()
    git(folder, "config", "remote.origin.url", f"ext::{_trap(folder, canary)}")
    git(folder, "config", "remote.origin.promisor", "true")
    git(folder, "config", "remote.origin.uploadpack", _trap(folder, canary))
    git(folder, "config", "extensions.partialClone", "origin")
    git(folder, "config", "protocol.ext.allow", "always")


def submodules_that_would_run_a_program(folder: Path, canary: Path) -> None:
    trap = _trap(folder, canary)
    modules = f'[submodule "a"]\n\tpath = a\n\turl = ext::{trap}\n\tupdate = !{trap}\n[submodule "-u"]\n\tpath = -rf\n\turl = {trap}\n'
    make(folder, CODE | {".gitmodules": modules})
    git(folder, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},a")
    git(folder, "config", "protocol.ext.allow", "always")
    git(folder, "config", "submodule.a.update", f"!{trap}")
    git(folder, "config", "submodule.recurse", "true")


def configuration_included_by_condition(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    more = folder.parent / "more"
    trap = _trap(folder, canary)
    more.write_text(
        f"[core]\n\tfsmonitor = {trap}\n\tpager = {trap}\n\thooksPath = {folder.parent}\n[log]\n\tshowSignature = true\n"
    )
    for condition in ("gitdir:**", "onbranch:**", "hasconfig:remote.*.url:**"):
        git(folder, "config", f"includeIf.{condition}.path", str(more))
    git(folder, "config", "include.path", "config")


def attributes_outside_the_tree(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    trap = _trap(folder, canary)
    (folder / ".git" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "info" / "attributes").write_text(
        "* filter=trap diff=trap merge=trap working-tree-encoding=UTF-16\n"
    )
    for name in ("filter.trap.clean", "filter.trap.smudge", "filter.trap.process", "diff.trap.textconv", "diff.trap.command", "merge.trap.driver"):  # fmt: skip
        git(folder, "config", name, trap)
    (folder / "train.py").write_text("x = 1\n")


def settings_that_read_pipes(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    pipe = folder.parent / "pipe"
    os.mkfifo(pipe)
    for name in ("diff.orderFile", "mailmap.file", "core.excludesFile", "core.attributesFile", "blame.ignoreRevsFile",
                 "format.signatureFile", "commit.template", "log.mailmap"):  # fmt: skip
        git(folder, "config", name, "true" if name == "log.mailmap" else str(pipe))
    os.mkfifo(folder / ".mailmap")


def settings_that_change_what_git_prints(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    git(folder, "commit", "--quiet", "--allow-empty", "-m", "Describe the forest")
    settings = {
        "log.follow": "true", "log.date": "relative", "log.decorate": "full", "log.abbrevCommit": "true", "log.showRoot": "false",
        "color.ui": "always", "format.pretty": "oneline", "format.notes": "true", "i18n.logOutputEncoding": "UTF-16",
        "core.abbrev": "4", "core.quotePath": "true", "diff.renames": "copies", "diff.noprefix": "true", "diff.relative": "true",
        "diff.submodule": "log", "diff.ignoreSubmodules": "all", "log.diffMerges": "on", "log.excludeDecoration": "*",
    }  # fmt: skip
    for name, value in settings.items():
        git(folder, "config", name, value)


def pipe_for_configuration(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "config").unlink()
    os.mkfifo(folder / ".git" / "config")


def pipe_for_head(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "HEAD").unlink()
    os.mkfifo(folder / ".git" / "HEAD")


def pipe_for_index(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "index").unlink()
    os.mkfifo(folder / ".git" / "index")


def configuration_that_is_broken(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "config").write_bytes(b"[core\n\0\xff = \n")


def format_of_the_future(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    git(folder, "config", "core.repositoryFormatVersion", "99")


def head_that_is_broken(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "HEAD").write_bytes(b"ref: refs/heads/" + b"a/" * 50_000 + b"\n")


def head_that_names_a_missing_commit(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "HEAD").write_text("1" * 40 + "\n")


def refs_that_are_broken(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "packed-refs").write_bytes(b"# pack-refs with: peeled\n\xff\xff\nnot a ref\n")
    (folder / ".git" / "refs" / "heads" / "loop").symlink_to("loop")
    (folder / ".git" / "refs" / "heads" / "junk").write_bytes(b"\0" * 100)


def index_cut_off(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    index = folder / ".git" / "index"
    index.write_bytes(index.read_bytes()[:50])


def pack_that_is_broken(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    git(folder, "repack", "-a", "-d", "--quiet")
    for pack in (folder / ".git" / "objects" / "pack").glob("*.pack"):
        pack.chmod(0o644)
        data = bytearray(pack.read_bytes())
        data[20:-20] = bytes(len(data) - 40)
        pack.write_bytes(data)


def objects_that_are_gone(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    for path in (folder / ".git" / "objects").glob("??/*"):
        path.unlink()


def tree_that_is_gone(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    (folder / ".git" / "objects" / tree[:2] / tree[2:]).unlink()


def commit_graph_that_is_broken(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    (folder / ".git" / "objects" / "info").mkdir(exist_ok=True)
    (folder / ".git" / "objects" / "info" / "commit-graph").write_bytes(b"CGPH" + b"\xff" * 200)


def subjects_and_names_that_look_like_records(folder: Path, canary: Path) -> None:
    forged = "\x01" + "a" * 40
    make(folder, CODE)
    git(folder, "commit", "--quiet", "--allow-empty", "-m", forged)
    (folder / forged).write_text("x\n")
    (folder / ":100644 100644 a b M").write_text("x\n")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", ":000000 100644 " + "0" * 40 + " " + "1" * 40 + " A")


def commits_that_lie(folder: Path, canary: Path) -> None:
    """Commits that no git would write: impossible times, no author, bytes that are not text, a message of 20 MB."""
    make(folder, CODE)
    tree = git(folder, "rev-parse", "HEAD^{tree}")
    parent = git(folder, "rev-parse", "HEAD")
    authors = [
        b"A <a@b> 99999999999999999999 +9999",
        b"A <a@b> -1 -0000",
        b"A <a@b> soon",
        b"",
        b"\xff\x1b[2J\r <\xfe> 1 +0000",
    ]
    for author in authors:
        raw = b"tree %b\nparent %b\nauthor %b\ncommitter %b\n\n\x1b]0;title\x07\xff\xfe" % (
            tree.encode(),
            parent.encode(),
            author,
            author,
        )
        command = ["git", "-C", folder, "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
        parent = subprocess.run(command, input=raw, check=True, capture_output=True).stdout.decode().strip()
    long = subprocess.run(["git", "-C", folder, "-c", "user.name=A", "-c", "user.email=a@b", "commit-tree", tree, "-p", parent],
                          input=b"word " * 4_000_000, check=True, capture_output=True)  # fmt: skip
    git(folder, "update-ref", "refs/heads/main", long.stdout.decode().strip())


def tree_entries_that_leave_the_tree(folder: Path, canary: Path) -> None:
    """Paths that git refuses to check out: `..`, `.git`, absolute, and the same name twice."""
    make(folder, CODE)
    blob = git(folder, "rev-parse", "HEAD:train.py")
    raw = b"".join(
        b"100644 %b\0" % name + bytes.fromhex(blob) for name in (b"..", b".git", b"/etc/passwd", b"a", b"a", b"")
    )
    command = ["git", "-C", folder, "hash-object", "-t", "tree", "-w", "--stdin", "--literally"]
    tree = subprocess.run(command, input=raw, check=True, capture_output=True).stdout.decode().strip()
    commit = git(folder, "commit-tree", tree, "-p", "HEAD", "-m", "Leave the tree")
    git(folder, "update-ref", "refs/heads/main", commit)


def objects_named_by_sha256(folder: Path, canary: Path) -> None:
    make(folder, CODE, git=False)
    git(folder, "init", "--quiet", "--object-format=sha256")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "-m", "Name objects by SHA-256")


def somebody_elses_repository(folder: Path, canary: Path) -> None:
    make(folder, CODE)
    for path in [folder, *folder.rglob("*")]:
        os.chown(path, 12345, 12345)


BUILDERS = [value for name, value in list(globals().items()) if not name.startswith("_") and callable(value) and
            getattr(value, "__module__", "") == __name__]  # fmt: skip
