"""Facts that two processes find together are the facts that one would find alone."""

from pathlib import Path

from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.shared_facts import SharedFacts
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.worktree import GitObjects
from mlfolio.parallel import Elsewhere


def sources(files: Files) -> Sources:
    texts = {f"m{number}.py": f"def f{number}(): pass\n" for number in range(100)}
    return Sources([Source(path, [(None, text)], files.known(path)) for path, text in texts.items()], [])


def nowhere() -> Files:
    return Files([], GitObjects(Path(), []), tracked=False)


def functions(found: Sources) -> list[tuple[Function, ...]]:
    return [source.functions for source in found]


def test_both_processes_find_the_facts_of_one() -> None:
    files = nowhere()
    shared = sources(files)
    facts = SharedFacts(list(shared), 100, ["tests"])
    with Elsewhere(lambda: (facts.find(), files.news())[1]) as child:
        facts.find()
        files.learn(child.result())
    assert all(source.known.holds("mlfolio.evidence.code.source._functions") for source in shared)
    assert functions(shared) == functions(sources(nowhere()))


def test_what_nobody_found_is_found_when_it_is_asked_for() -> None:
    shared = sources(nowhere())
    SharedFacts(list(shared), 100, [])
    assert functions(shared) == functions(sources(nowhere()))
