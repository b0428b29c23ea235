"""Whoever uses what somebody else found has read what was read to find it."""

import ast
from functools import partial
from pathlib import Path
from threading import Thread

import pytest

from mlfolio.errors import EvidenceUnavailable
from mlfolio.evidence.tracing import (
    Memo,
    Reads,
    cached_property,
    note_content,
    note_fact,
    traced,
    untraced,
)

ROOT = Path(__file__).parents[2]
MAY_HIDE = {
    "src/mlfolio/evidence/files.py": "what follows from the paths alone; every read of a content is noted",
    "src/mlfolio/evidence/worktree.py": "below Files, which notes what is read",
    "src/mlfolio/evidence/excerpts.py": "for reports, which quote the code when the verdicts are there",
}
"""Modules of evidence that may use what remembers without tracing, and why."""
PLAIN = {"str", "int", "bytes", "tuple[str, ...]", "ast.AST", "ast.While", "_Loop"}
"""Types of values that read nothing of a repository; whoever hands on a node of a tree has read the source of it."""
OF_ARGUMENTS = {"cache", "lru_cache"}


class Book:
    @cached_property
    def title(self) -> str:
        note_content("README.md")
        return "Sums"

    @cached_property
    def cover(self) -> str:
        note_fact("pictures")
        return self.title.upper()


def reads_of(book: Book) -> Reads:
    return traced(lambda: book.cover)[1].reads()


def test_who_asks_again_has_read_the_same() -> None:
    book = Book()
    expected = Reads(frozenset({"README.md"}), frozenset({"pictures"}))
    assert reads_of(book) == reads_of(book) == expected


def test_what_is_found_while_nobody_is_traced_is_known_to_have_been_read() -> None:
    book = Book()
    assert untraced(lambda: book.cover) == "SUMS"
    assert reads_of(book).contents == {"README.md"}


def test_what_is_found_in_a_thread_is_known_to_have_been_read() -> None:
    book = Book()
    thread = Thread(target=lambda: book.cover)
    thread.start()
    thread.join()
    assert reads_of(book).contents == {"README.md"}


def test_what_fails_has_read_what_it_read() -> None:
    def fail() -> None:
        note_content("a.py")
        raise EvidenceUnavailable("it is broken")

    def attempt() -> None:
        with pytest.raises(EvidenceUnavailable):
            traced(fail)

    assert traced(attempt)[1].reads().contents == {"a.py"}


def test_a_memo_tells_each_who_asks_what_was_read_for_that_key() -> None:
    memo: Memo[str] = Memo()
    for _ in range(2):
        for path in ("a.py", "b.py"):
            assert traced(partial(memo.get, path, partial(note_content, path)))[1].reads().contents == {path}


def test_reads_go_into_the_store_and_back() -> None:
    reads = Reads(frozenset({"b", "a"}), frozenset({"f"}))
    assert Reads.of(reads.plain()) == reads
    assert Reads.union([reads, Reads(frozenset({"c"}))]) == Reads(frozenset({"a", "b", "c"}), frozenset({"f"}))
    assert reads.touches(Reads(facts=frozenset({"f"})))
    assert not reads.touches(Reads(frozenset({"f"}), frozenset({"a"})))


def test_no_evidence_hides_what_it_reads() -> None:
    """What functools remembers on an object would come from nowhere for the second check that asks."""
    folders = (ROOT / "src/mlfolio/evidence", ROOT / "checks")
    modules = [*(path for folder in folders for path in folder.rglob("*.py")), ROOT / "src/mlfolio/repo.py"]
    hiding = {str(path.relative_to(ROOT)) for path in modules if hides(ast.parse(path.read_text(encoding="utf-8")))}
    assert hiding <= MAY_HIDE.keys()


def hides(tree: ast.Module) -> bool:
    every = list(ast.walk(tree))
    imported = (one for one in every if isinstance(one, ast.ImportFrom) and one.module == "functools")
    calls = (one for one in every if isinstance(one, ast.Call) and ast.unparse(one.func) in OF_ARGUMENTS)
    functions = (one for one in every if isinstance(one, ast.FunctionDef) and is_remembered(one))
    return (
        any(alias.name == "cached_property" for one in imported for alias in one.names)
        or any("self" in ast.unparse(one) for one in calls)
        or not all(map(is_of_words, functions))
    )


def is_remembered(function: ast.FunctionDef) -> bool:
    marks = [one.func if isinstance(one, ast.Call) else one for one in function.decorator_list]
    return any(ast.unparse(one) in OF_ARGUMENTS for one in marks)


def is_of_words(function: ast.FunctionDef) -> bool:
    """Whether its arguments are plain values, which do not read anything of a repository."""
    arguments = (*function.args.args, *function.args.kwonlyargs)
    return all(one.annotation and ast.unparse(one.annotation) in PLAIN for one in arguments)
