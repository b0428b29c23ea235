"""Hold-outs made by hand: names, slices and files that keep part of the data away from training."""

import ast
from collections.abc import Iterator
from functools import lru_cache

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.expressions import arguments
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk
from mlfolio.evidence.learning.time_splits import parted_by_time
from mlfolio.patterns import lazy_pattern

_HELD = r"(test|tst|te|val|valid|validation|dev|holdout|hold_out|eval|oos)"
_ANSWERS = r"(y|ys|labels?|targets?|truth|classes|answers|outcomes?|categories)"
_KEPT_BACK = (
    r"(x|y|df|data|dataset|data_?set|ds|dl|set|loader|data_?loader|imgs?|images?|feats|features|labels?|targets?|inputs"
    r"|seqs|sequences|texts|docs|sents|sentences|tokens|idx|indices|rows|gen|generator|iter|fold|split|samples"
    r"|transforms?|loss|losses|acc|accuracy|scores?|auc|rmse|mae|mse|f1|r2|errors?|metrics?|preds|predictions|probas?"
    r"|probs)"
)
"""What a part of the data, or a result on it, is called; `min_val` and `hash_val` are values."""

_LABELS = lazy_pattern(
    rf"^_?({_ANSWERS}_?{_HELD}(_\w+|\d)?|(test|tst|val|valid|validation|dev|holdout|eval)_?{_ANSWERS}|(val|valid|dev)_?x"
    r"|x_?(val|valid|validation|dev)"
    rf"|test_?(loss|losses|acc|accuracy|score|scores|error|errors|rmse|mae|r2|auc|f1|mse|metrics?|corrects?)|{_KEPT_BACK}_(val|valid)|[xy]_\w{{1,12}}_val)$"
)
"""Names of answers that are held out: what a competition's unlabelled test set lacks.

Names are matched in lower case: a pattern that ignores case takes twice as long to compile.
"""

_PART = (
    r"_?(set|df|data|dataset|ds|loader|dataloader|dl|gen|generator|idx|index|indices|ids|split|images|features|samples"
    r"|inputs|part|frame|rows|mask|folds?|iter|data_?loader|data_?set|data_?generator)s?$"
)
_VALIDATION = lazy_pattern(
    rf"^(?!valid_?(mask|features|rows|samples|inputs|ids|part|frame))"
    rf"(n_?|num_?)?(val|valid|validation|holdout|hold_out|dev|eval){_PART}"
)
_TEST = lazy_pattern(rf"^(x_?)?test(ing)?{_PART}|^(x_?)?test$|^(df|data|rows|set|ts|series|dataset|x)_?test(ing)?$")
_TRAIN = lazy_pattern(
    rf"^(x_?|y_?)?train(ing)?{_PART}|^(x_?|y_?)?train(_?[xy])?$|^(df|data|rows|set|ts|series|dataset)_?train(ing)?$"
)
_OWN_SPLIT = lazy_pattern(
    r"^_?[a-z_]{0,20}(train_?(and_?)?(test|val|valid|validation|dev|cv)(_?(and_?)?(test|val|valid))?_?split(s|ter)?\b"
    r"|split_?(in_?to_?)?(the_?)?(train|test)\w*|k_?fold(s|_\w+)?$|cross_?val\w*|create_folds?$|make_folds?$|get_folds?$"
    r"|split_cv(_[a-z]+)?$|cv_splits?$|hold_?out\w*|leave_one_out\w*|walk_forward\w*|temporal_?split\w*|time_series_split)$"
)
"""Functions of a project that split, by their name."""

_OF_SPLITS = ("split", "fold", "cross", "hold", "leave", "walk")
"""One of these is in each of those names."""

_PARTS = {
    "train": (False,),
    "split": ("test", "val", "valid", "validation"),
    "subset": ("test", "val", "valid", "validation"),
}
"""Arguments that ask a data set for the part of it that is held out, and their values."""

_EMPTY = frozenset({"''", "None"})
"""What rows without a value are compared with, which parts nothing."""

_FEWEST_ROWS = 20
_PARTS_NAMED = lazy_pattern(
    r"(?i)fold|'split'|hold_?out|\bvalid|validation|_test\b|\btest_|cut_?off|split_?(date|time|year|day|point|idx|index)"
)
"""What a column or bound is called by which rows are parted; trees part theirs too, at a `split` or `val`."""


_DRAWS = frozenset("plot scatter hist bar barplot imshow fill_between lineplot scatterplot histplot kdeplot".split())


def holdouts(source: Source) -> Iterator[tuple[str, str, int]]:
    """Yield `split` for what keeps data back for certain, `test set` for what may be a competition's unlabelled one."""
    idle = _idle(source)
    yield from _named(source, idle)
    yield from _called(source)
    yield from _sliced(source, idle)
    yield from _filtered(source)
    yield from parted_by_time(source)


def _idle(source: Source) -> frozenset[str]:
    """Return the names that are only drawn, or in a notebook never read at all: nothing is measured on them."""
    names = source.nodes(ast.Name)
    given = [argument for call in source.calls(*_DRAWS) for argument in arguments(call)]
    drawn = {id(node) for argument in given for node in walk(argument)}
    alone = source.is_notebook and not source.unparsed
    named = frozenset(node.id for node in names if alone or id(node) in drawn) if alone or drawn else frozenset[str]()
    if not named:
        return named
    return named - {node.id for node in names if node.ctx.__class__ is ast.Load and id(node) not in drawn}


def _named(source: Source, idle: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    stored = {node.id: node.lineno for node in reversed(source.stored) if node.id not in idle}
    parts = {name: _part(name) for name in stored}
    trains = "train" in parts.values()
    unanswered = _unanswered(source) if trains and "test set" in parts.values() else frozenset()
    for name, part in parts.items():
        if part == "split" or (part == "test set" and trains and name not in unanswered):
            yield part, name, stored[name]


@lru_cache(maxsize=1 << 14)
def _part(name: str) -> str:
    """Return the part of the data that a name stands for: "split", "test set" or "train", or an empty string."""
    lower = name.lower()
    if _LABELS.match(lower) or _VALIDATION.match(lower):
        return "split"
    if _TEST.match(lower):
        return "test set"
    return "train" if _TRAIN.match(lower) else ""


def _unanswered(source: Source) -> frozenset[str]:
    """Return the names of the rows in which a value is missing: they are predicted, and nobody knows the answer."""
    return frozenset(
        target.id
        for node in source.nodes(ast.Assign)
        if isinstance(node.value, ast.Subscript)
        and isinstance(node.value.slice, ast.Call)
        and callee(node.value.slice) in ("isnull", "isna")
        for target in node.targets
        if isinstance(target, ast.Name)
    )


def folds_of_encoders(source: Source) -> set[int]:
    """Return the calls handed as `cv` to what codes categories by their targets: no model is scored on those folds."""
    encoders = [name for name in source.callees if name.endswith("Encoder")]
    return {id(each.value) for call in source.calls(*encoders) for each in call.keywords if each.arg == "cv"}


def _called(source: Source) -> Iterator[tuple[str, str, int]]:
    coded = folds_of_encoders(source)
    for call in source.nodes(ast.Call):
        if id(call) in coded:
            continue
        word = callee(call)
        if word == "read_data_sets" and any(one.attr in ("test", "validation") for one in source.nodes(ast.Attribute)):
            # TensorFlow's MNIST comes in three parts.
            yield "split", word, call.lineno
        if _splits_by_name(word) or (word == "train" and _names_data(call)):
            yield "split", word, call.lineno
        for keyword in call.keywords:
            if isinstance(keyword.value, ast.Constant) and keyword.value.value in _PARTS.get(keyword.arg or "", ()):
                yield "split", f"{word}({keyword.arg}={keyword.value.value!r})", call.lineno


def _names_data(call: ast.Call) -> bool:
    """Whether it is like `model.train(data=..., epochs=...)` of YOLO, which is told of both parts and validates."""
    return {"data", "epochs"} <= {keyword.arg for keyword in call.keywords}


@lru_cache(maxsize=1 << 14)
def _splits_by_name(word: str) -> bool:
    lower = word.lower()
    return any(part in lower for part in _OF_SPLITS) and _OWN_SPLIT.match(lower) is not None


def _sliced(source: Source, idle: frozenset[str]) -> Iterator[tuple[str, str, int]]:
    """`rows[:n]` and `rows[n:]`: the two parts of one thing at the same bound, more than a few rows apart."""
    unused = {
        id(node.value)
        for node in source.nodes(ast.Assign)
        if all(isinstance(target, ast.Name) and target.id in idle for target in node.targets)
    }
    upper: dict[tuple[str, str], int] = {}
    lower: dict[tuple[str, str], int] = {}
    for node in source.nodes(ast.Subscript):
        part = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
        if isinstance(part, ast.Slice) and part.step is None:
            if part.upper is not None and (part.lower is None or getattr(part.lower, "value", None) == 0):
                upper.setdefault((spelled(node.value), spelled(part.upper)), node.lineno)
            elif part.lower is not None and id(node) not in unused:
                lower.setdefault((spelled(node.value), spelled(part.lower)), node.lineno)
    for name, bound in upper.keys() & lower.keys():
        if not bound.removeprefix("-").isdecimal() or int(bound) > _FEWEST_ROWS:
            yield "split", f"{name}[:{bound}]", upper[name, bound]


def _filtered(source: Source) -> Iterator[tuple[str, str, int]]:
    """`rows[fold != k]` and `rows[fold == k]`: one thing compared twice, by which the rows are parted."""
    seen: dict[str, set[tuple[str, str]]] = {}
    for node in source.nodes(ast.Compare):
        if len(node.ops) == 1:
            left, right = spelled(node.left), spelled(node.comparators[0])
            if right not in _EMPTY and (_PARTS_NAMED.search(left) or _PARTS_NAMED.search(right)):
                others = seen.setdefault(left, set())
                if any(right == other and node.ops[0].__class__.__name__ != kind for kind, other in others):
                    yield "split", f"{left} and {right}", node.lineno
                others.add((node.ops[0].__class__.__name__, right))
