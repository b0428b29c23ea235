"""The signs of agents that learn to act by an algorithm of the author's own, with a framework's networks."""

import re
from collections.abc import Iterator

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.kinds.clues import Clues, first_definitions, first_imports, head, quoted
from mlfolio.evidence.kinds.kind import Sign
from mlfolio.patterns import lazy_pattern

_ALGORITHM = (
    r"(?:(?i:\bactor[- ]critics?\b|\bppo\d?\b|\bproximal[- ]policy\b|\bd{0,2}qn\b|\bdeep[- ]q\b|\bq[- ]networks?\b"
    r"|\ba[23]c\b|\bddpg\b|\btd3\b|\btrpo\b|\bpolicy[- ]gradients?\b|\bmonte[- ]carlo[- ]tree\b|\bmcts\b"
    r"|\balpha[- ]?zero\b)|\bREINFORCE\b)"
)
"""Algorithms of agents. A framework brings the networks that they fit, and none of these."""

_TITLED = lazy_pattern(_ALGORITHM)
_NAMED = lazy_pattern(rf"(?<!using )(?<!with )(?<!via )(?<!by ){_ALGORITHM}")
"""An algorithm that a README speaks of, not as what something else is done with."""

_READY = frozenset({
    "stable_baselines3", "stable_baselines", "sb3_contrib", "rl_zoo3", "baselines", "ray", "tianshou", "tf_agents",
    "torchrl", "acme", "d3rlpy", "rl", "spinup", "elegantrl", "trl", "garage", "pfrl", "chainerrl", "tensorforce",
    "rlkit", "skrl", "mushroom_rl", "rl_coach", "dopamine", "agilerl", "keras_rl",
})  # fmt: skip
"""Libraries that hold such agents ready."""

_COMPARED = 5
"""One in so many files, up to which a library's agent is there to be compared with."""

_CLASS = lazy_pattern(r"^class +(\w+)", re.MULTILINE)
_PART = lazy_pattern(
    r"(?:(?i:actor|critic|agent|ppo|d{0,2}qn|a[23]c|ddpg|td3|trpo|mcts|q_?net(?:work)?|replay_?(?:buffer|memory))"
    r"|Reinforce|Policy)\Z"
)
"""What the names of modules and classes end in that an agent is made of."""


def signs(clues: Clues) -> Iterator[Sign]:
    """Yield what says that an agent's algorithm, which the README names, is written here."""
    titled = _TITLED.search(clues.title)
    named = titled or _NAMED.search(clues.opening)
    ready = _READY - clues.files.folders
    if not named or sum(_takes(one, ready) for one in clues.code) * _COMPARED > len(clues.code):
        return
    written = clues.of_the_whole([one.path for one in clues.code if _brings_a_part(one) and not _takes(one, ready)])
    if written:
        words = f"its README names {quoted(named[0])}, {written[0]} brings a part of it and no library of agents does"
        yield Sign("from-scratch", 2.5 if titled else 2, words)


def _takes(source: Source, ready: frozenset[str]) -> bool:
    return not ready.isdisjoint(first_imports(source))


@fact(when_asked)
def _brings_a_part(source: Source) -> bool:
    """Whether a source of functions is named after a part of an agent, or a class in it is."""
    stem = source.path.rpartition("/")[2].rpartition(".")[0]
    names = (stem, *_CLASS.findall(head(source)))
    return bool(first_definitions(source)) and any(map(_PART.search, names))
