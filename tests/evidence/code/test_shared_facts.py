"""Facts that two processes find together are the facts that one would find alone."""

from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.shared_facts import SharedFacts
from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.parallel import Elsewhere


def sources() -> Sources:
    return Sources([Source(f"m{number}.py", [(None, f"def f{number}(): pass\n")]) for number in range(100)], [])


def functions(found: Sources) -> list[tuple[Function, ...]]:
    return [source.functions for source in found]


def test_both_processes_find_the_facts_of_one() -> None:
    shared = sources()
    facts = SharedFacts(shared, ["tests"])
    with Elsewhere(facts.find) as child:
        facts.find()
        facts.learn(child.result())
    assert all(source.facts for source in shared)
    assert functions(shared) == functions(sources())


def test_what_nobody_found_is_found_when_it_is_asked_for() -> None:
    shared = sources()
    SharedFacts(shared, [])
    assert functions(shared) == functions(sources())
