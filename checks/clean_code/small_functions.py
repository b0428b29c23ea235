"""Functions of modest length and complexity."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.functions import Function
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_LONGEST = 50
_MOST_COMPLEX = 10
_FEWEST = 5
_EXPECTED = 0.95
"""One function in twenty may be long: a training loop, a command line."""

_PASSES_AT = 0.95


def _function(name: str, lines: int, mark: str = "") -> str:
    return f"def {name}(rows):{mark}\n" + "    rows.sort()\n" * lines + "\n\n"


_SMALL = "".join(_function(f"step_{number}", 3) for number in range(1, 5))
_BRANCHES = "def choose(n):  <-- bad\n" + "".join(f"    if n == {k}:\n        return {k + 1}\n" for k in range(11))


@check(
    title="Functions are small",
    how=(
        "The share of functions outside tests whose body takes at most 50 lines (docstring apart) and whose "
        "cyclomatic complexity (McCabe: branches, loops and handlers, plus one) is at most 10. From 95 % on "
        "everything is granted, and from 90 % on it passes. Not applicable under 5 functions: what stands outside "
        "functions is the matter of code-in-modules."
    ),
    fix="Cut the function where a comment or blank line already divides it, and name each part after what it does.",
    # Larger projects have longer functions and better marks: on its own it tells little.
    weight=0.5,
    absence=True,
    source=Citation("C", "Essential Programming Knowledge", "modular design and code optimization"),
    after=("code-parses",),
    bad=[
        Example({"train.py": _SMALL + _function("train", 60, "  <-- bad")}, note="60 lines in one function"),
        Example({"train.py": _SMALL + _BRANCHES}, note="too many branches"),
    ],
    good=[Example({"train.py": _SMALL + _function("train", 20)})],
)
def small_functions(sources: Sources) -> Verdict:
    """A function that fits on a screen can be read, tested and used again.

    In one of two hundred lines, nobody can say what a change breaks.
    """
    # A function within another is part of that one, which answers for both.
    functions = [(one, source) for source in sources.code for one in source.functions if not one.nested]
    if len(functions) < _FEWEST:
        return not_applicable(f"fewer than {_FEWEST} functions")
    large = [(one, source) for one, source in functions if not _is_small(one)]
    share = 1 - len(large) / len(functions)
    return graded(share / _EXPECTED, _findings(large), passes_at=_PASSES_AT)


def _is_small(one: Function) -> bool:
    return one.body_lines <= _LONGEST and one.complexity <= _MOST_COMPLEX


def _findings(large: list[tuple[Function, Source]]) -> list[Finding]:
    worst = sorted(large, key=lambda pair: (-_excess(pair[0]), pair[1].path, pair[0].line))
    return [source.finding(_said(one), one.line) for one, source in worst]


def _excess(one: Function) -> float:
    return max(one.body_lines / _LONGEST, one.complexity / _MOST_COMPLEX)


def _said(one: Function) -> str:
    said = []
    if one.body_lines > _LONGEST:
        said.append(f"has a body of {one.body_lines} lines")
    if one.complexity > _MOST_COMPLEX:
        said.append(f"{'' if said else 'has '}a complexity of {one.complexity}")
    return f"`{one.name}` {' and '.join(said)}"
