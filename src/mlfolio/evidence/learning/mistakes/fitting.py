"""Mistakes in fitting and splitting: a transformer fitted again on test data, folds that are not shuffled."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.learning.fitted import PIPELINES
from mlfolio.evidence.learning.library import libraries
from mlfolio.evidence.learning.mistakes.mistake import (
    LOADERS,
    Code,
    Mistake,
    argument,
    is_for_training,
    is_held_out,
)
from mlfolio.evidence.learning.roles import roles_of

_FITS = frozenset({"fit", "fit_transform", "fit_on_texts", "adapt"})

STATELESS = frozenset({"PolynomialFeatures", "FunctionTransformer", "Normalizer", "HashingVectorizer", "Binarizer"})
"""Transformers that do to each row the same, whatever they are fitted on."""


_GIVEN = {
    "OneHotEncoder": "categories",
    "OrdinalEncoder": "categories",
    "CountVectorizer": "vocabulary",
}
"""What a transformer learns, and by which argument it may be told instead."""


def refitted_on_test(code: Code) -> Iterator[Mistake]:
    """`scaler.fit_transform(X_test)` after `scaler.fit_transform(X_train)`: the two are scaled differently."""
    fitted = set()
    for call, name in code.calls:
        fits = name.lstrip(".") in _FITS and call.args and is_for_training(call.args[0])
        if fits and isinstance(call.func, ast.Attribute):
            fitted.add(spelled(call.func.value))
    held_out = [
        (call, name, spelled(call.func.value))
        for call, name in code.calls
        if isinstance(call.func, ast.Attribute) and call.args and is_held_out(call.args[0])
    ]
    applied = {receiver for _, name, receiver in held_out if name == ".transform"}
    for call, name, receiver in held_out:
        if name in (".fit", ".fit_transform"):
            anew = name == ".fit_transform" or (receiver in applied and _is_transformer(code, receiver))
            learned = anew and (receiver in fitted or _is_loaded(code, receiver))
            if learned and not _learns_nothing(code, receiver):
                said = f"`{receiver}` is fitted anew on data that is held out; `transform` keeps what it learned"
                yield Mistake("refitted", said, call.lineno)


def _is_transformer(code: Code, receiver: str) -> bool:
    """Whether a variable holds nothing but transformers of scikit-learn."""
    makers = code.makers_of(receiver)
    return bool(makers) and all(one.startswith("sklearn.") and "transformer" in roles_of(one) for one in makers)


def _is_loaded(code: Code, receiver: str) -> bool:
    """Whether a variable holds nothing but what was fitted elsewhere and read from a file."""
    makers = code.makers_of(receiver)
    return bool(makers) and makers <= LOADERS


def _learns_nothing(code: Code, receiver: str) -> bool:
    # It may be made right there: `Normalizer().fit_transform(X_test)`.
    made = {receiver.removesuffix("()")} if receiver.endswith("()") else code.makers_of(receiver)
    makers = {name.rpartition(".")[2] for name in made}
    values = code.values_of(receiver)
    if values and all(map(_is_told, values)):
        return True
    if makers and makers <= STATELESS | _own_classes(code):
        return True
    return bool(makers) and makers <= PIPELINES and _is_of_own_steps(code, receiver)


def _own_classes(code: Code) -> frozenset[str]:
    """Return the classes of the source: many fit nothing, or only names of columns, to stand in a pipeline."""
    return frozenset(node.name for node in code.source.nodes(ast.ClassDef))


def _is_told(value: ast.expr) -> bool:
    """Whether a transformer is made that is told what it would learn."""
    if not isinstance(value, ast.Call):
        return False
    told = argument(value, _GIVEN.get(callee(value), ""))
    return told is not None and not (isinstance(told, ast.Constant) and told.value in (None, "auto"))


def _is_of_own_steps(code: Code, receiver: str) -> bool:
    """Whether no step of a pipeline is a library's that learns: what the project's own ones learn is not told here."""
    steps = [step for value in code.values_of(receiver) if isinstance(value, ast.Call) for step in _steps(value)]
    called = {code.names.of(step.func) for step in steps if isinstance(step, ast.Call)}
    made = {name for step in steps if isinstance(step, ast.Name) for name in code.makers_of(step.id)}
    learning = {name for name in called | made if name.rpartition(".")[2] not in STATELESS}
    return bool(learning) and not any(name.partition(".")[0] in libraries() for name in learning)


def _steps(pipeline: ast.Call) -> Iterator[ast.expr]:
    """Yield what `Pipeline([("name", step), ...])` or `make_pipeline(step, ...)` is made of."""
    for given in (*pipeline.args, *(keyword.value for keyword in pipeline.keywords)):
        if isinstance(given, ast.List | ast.Tuple):
            yield from (one.elts[-1] for one in given.elts if isinstance(one, ast.Tuple) and one.elts)
        else:
            yield given


def seed_without_shuffle(code: Code) -> Iterator[Mistake]:
    """`KFold(5, random_state=0)`: nothing is shuffled, and newer versions refuse it."""
    for call, name in code.calls:
        if name.startswith("sklearn.") and name.endswith((".KFold", ".StratifiedKFold")) and len(call.args) < 2:
            seed = argument(call, "random_state")
            unpacked = any(keyword.arg is None for keyword in call.keywords)
            given = seed is not None and not (isinstance(seed, ast.Constant) and seed.value is None)
            if given and not unpacked and argument(call, "shuffle") is None:
                said = f"`{name.rpartition('.')[2]}` has a random_state and does not shuffle, so that it means nothing"
                yield Mistake("unshuffled", said, call.lineno)
