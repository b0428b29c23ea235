"""What the other sources of a project settle that one leaves open: a last test of a saved model, a competition's."""

import ast
from collections.abc import Callable, Iterable, Mapping
from pathlib import PurePosixPath

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.dataflow.entries import acts, trains
from mlfolio.evidence.dataflow.kept_groups import kept_whole, may_part_groups
from mlfolio.evidence.dataflow.leak import Kind
from mlfolio.evidence.kinds.projects import project_of
from mlfolio.patterns import lazy_pattern

_SAVES = lazy_pattern(r"\b(?:dump|save_model|log_model|save|save_weights|to_pickle)\s*\(")
_LOADS = lazy_pattern(r"\b(?:load|load_\w*model\w*|read_pickle|load_weights|from_pretrained)\s*\(")
_APPLIES = lazy_pattern(r"\.\s*(?:predict\w*|score)\s*\(|\bevaluate\w*\s*\(")
_SCORES = lazy_pattern(r"(?i)(?:accuracy|score|error|report|matrix|evaluate|auc|f1|m[as]e|loss)(?:_\w+)?\s*\(")
_TASK = lazy_pattern(r"(?i)^part[-_ ]?\d+")
_SUBMITS = lazy_pattern(
    r"(?i)[\"'][^\"'\n]*submi[^\"'\n]*\.(?:csv|zip|parquet)\b|\bsubmi\w*\s*\.\s*to_csv\b|\bsample_?submission\b"
    r"|\bheader\s{0,3}=\s{0,3}[\"'](?:\w*_)?id,\w+[\"']"
)


@fact(when_asked)
def saves(source: Source) -> bool:
    """Whether something, which may be a model, is saved."""
    return _SAVES.search(source.text) is not None


@fact(when_asked)
def tests_what_it_loads(source: Source) -> bool:
    """Whether a model that was trained elsewhere may be scored."""
    text = source.text
    return not trains(source) and all(one.search(text) is not None for one in (_LOADS, _APPLIES, _SCORES))


@fact(when_asked)
def submits(source: Source) -> bool:
    """Whether predictions become a competition's entry, which its organisers test on rows that nobody else sees."""
    return _SUBMITS.search(source.text) is not None


@fact(when_asked)
def trials(source: Source) -> list[tuple[int, int]]:
    """Return the first and last lines of what runs only where the module is run itself."""
    blocks = (one for one in source.tree.body if isinstance(one, ast.If) and "__name__" in ast.unparse(one.test))
    return [(one.lineno, one.end_lineno or one.lineno) for one in blocks]


def _imports(module: Source) -> Callable[[Source], bool]:
    """Return whether a source imports `module`, by its name."""
    name = PurePosixPath(module.path).stem
    return lambda other: any(one.module.rpartition(".")[2] == name or name in one.names for one in other.imports)


def is_settled(kind: Kind, source: Source, lines: list[int], sources: Iterable[Source]) -> bool:
    """Whether a leak of that `kind` at some `lines` of `source` is none beside the other sources of its project.

    One of them may do what the leak says that nobody does. A training score may be what a module that others import
    tries when it is run itself.
    """
    if kind is Kind.TRAINING_SCORE:
        tried = any(first <= line <= last for first, last in trials(source) for line in lines)
        if tried and _any_beside(source, sources, _imports(source)):
            return True
        return _any_beside(source, sources, saves) and _any_beside(source, sources, tests_what_it_loads)
    return kind is Kind.MULTI_TEST and _any_beside(source, sources, submits)


def is_run_by_nobody(source: Source, sources: Iterable[Source]) -> bool:
    """Whether what a source defines and does not use is used nowhere: it does something itself, and none imports it.

    A module of definitions alone is made for whoever comes.
    """
    return source.is_notebook or (acts(source) and not any(map(_imports(source), sources)))


def shows_for_others(source: Source, held_out: tuple[str, ...], entered: tuple[str, ...]) -> tuple[str, ...]:
    """Return the kinds of models, of those that rows are `held_out` for, whose quality a source shows for others, too.

    One that enters a competition itself is a rival, and shows how good the models are that it entered with.
    """
    return tuple(kind for kind in held_out if kind not in entered) if submits(source) else held_out


def is_refit(source: Source, models: tuple[str, ...], held_out: Mapping[Source, tuple[str, ...]]) -> bool:
    """Whether `models` of these kinds are trained on all rows for use, after others showed how good they are.

    `held_out` tells for each source for which kinds of models it shows that to others.
    """
    if not models or not (submits(source) or saves(source)):
        return False
    own = project_of(source.path)
    beside = (one for one, kinds in held_out.items() if kinds and _are_one(own, project_of(one.path)))
    shown = {kind for one in beside if one is not source for kind in held_out[one]}
    return shown.issuperset(models)


def are_kept_whole_beside(source: Source, groups: tuple[str, ...], sources: Iterable[Source]) -> bool:
    """Whether a split in the project of a source keeps rows together that are equal in a column of `groups`.

    A source that makes folds of its own by no groups tests on these.
    """
    if may_part_groups(source):
        return False
    return _any_beside(source, sources, lambda one: not set(groups).isdisjoint(kept_whole(one)))


def is_tested_beside(source: Source, files: tuple[str, ...], clean: Mapping[Source, tuple[str, ...]]) -> bool:
    """Whether another source of the project tests on rows of one of `files` that it leaves `clean`."""
    own = project_of(source.path)
    beside = (one for one, names in clean.items() if one is not source and not set(files).isdisjoint(names))
    return any(_are_one(own, project_of(one.path)) for one in beside)


def _any_beside(source: Source, sources: Iterable[Source], does: Callable[[Source], bool]) -> bool:
    own, task = project_of(source.path), _task_of(source.path)
    near = (one for one in sources if task is None or _task_of(one.path) in (task, None))
    beside = (one for one in near if _are_one(own, project_of(one.path)))
    return any(does(one) for one in beside)


def _task_of(path: str) -> str | None:
    """Return the numbered part of a course or an assignment that a path lies in: each has a task of its own."""
    return next((folder for folder in path.split("/")[:-1] if _TASK.match(folder)), None)


def _are_one(project: str, other: str) -> bool:
    """Whether two folders are one project, or one holds the other."""
    shorter, longer = sorted((project, other), key=len)
    return not shorter or f"{longer}/".startswith(f"{shorter}/")
