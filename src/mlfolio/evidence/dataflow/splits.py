"""Splits of rows into parts that share none."""

import ast

from mlfolio.evidence.dataflow.holders import Items
from mlfolio.evidence.dataflow.joining import data_of
from mlfolio.evidence.dataflow.knowledge import Call
from mlfolio.evidence.dataflow.plain import PLAIN, Plain, Value
from mlfolio.evidence.dataflow.rows import Part, Rows, Site, Step, narrowed
from mlfolio.evidence.dataflow.run import Arguments, Run, as_data


def split(known: Call, arguments: Arguments, run: Run) -> Value:
    """Return the parts of each data that a function like `train_test_split` is given, two by two."""
    given = list(arguments.positional)
    given += [arguments.named[name] for name in ("X", "y", "arrays") if name in arguments.named]
    site = run.site(arguments.node)
    if known.name == "random_split":
        return _random_split(given, site, run)
    shuffled = arguments.literal("shuffle") is not False
    parts: list[Value] = []
    for value in given:
        data = as_data(value, run) or run.fresh("index", arguments.node, (site, len(parts)))
        key = (_kind(arguments, run), _depth(data.rows), *_seed(arguments, site))
        run.note_cut(key, site)
        for relation in ("part", "rest"):
            step = Step(key, Part(relation), random=shuffled)
            part = data.taking(narrowed(data.rows, step))
            part.column = data.column
            parts.append(part)
    return Items(parts)


def _depth(rows: Rows) -> int:
    """Return how often rows were split already: the same seed cuts a part anew."""
    return max((sum(step.key[0] == "split" for step in atom.steps) for atom in rows), default=0)


def _kind(arguments: Arguments, run: Run) -> str:
    """Return "fold" for a split that a loop makes anew each turn: what it repeats is a cross-validation."""
    seed = arguments.named.get("random_state")
    return "fold" if run.in_loop and not (isinstance(seed, Plain) and seed.known) else "split"


def _seed(arguments: Arguments, site: Site) -> tuple[object, ...]:
    """Return what makes two splits of the same rows the same: seed and sizes, or else the place of the call."""
    seed = arguments.named.get("random_state")
    if isinstance(seed, Plain) and seed.known and seed.value is not None and arguments.node is not None:
        return tuple(sorted(f"{one.arg}={ast.unparse(one.value)}" for one in arguments.node.keywords if one.arg))
    return (site,)


def _random_split(given: list[Value], site: Site, run: Run) -> Value:
    data = data_of(given[0]) if given else None
    if data is None:
        return PLAIN
    key = ("split", site)
    run.note_cut(key, site)
    lengths = given[1] if len(given) > 1 else None
    count = len(lengths.elements) if isinstance(lengths, Items) else 2
    return Items(
        data.taking(narrowed(data.rows, Step(key, Part("is", number), random=True))) for number in range(count)
    )
