"""Fits to rows alone, of mixtures and by answers that are all one: no prediction could be held to an answer."""

import ast

from mlfolio.evidence.code.callees import callee, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.patterns import lazy_pattern

_MIXTURES = frozenset({"MixtureSameFamily", "Mixture"})
_CONSTANT = frozenset({"ones", "zeros", "ones_like", "zeros_like", "full"})
_DRAWN = frozenset({"rand", "randn", "randint", "integers", "random_sample", "standard_normal", "randint_like"})
"""How numbers are drawn at random: answers drawn so follow from nothing."""

_GROUPED = frozenset({"fit_predict"})
"""How a clustering names the group of each row: who learns these describes the groups."""

_NO_ANSWERS = _CONSTANT | _DRAWN | _GROUPED
_WRAPS = frozenset(
    {"Series", "DataFrame", "array", "asarray", "astype", "reshape", "ravel", "flatten", "Tensor", "tensor"}
)
_ANSWERS = lazy_pattern(r"(?i)\by\b|\by_|_y\b|label|target|action|truth")


def fits_a_density(source: Source) -> bool:
    """Whether it makes a mixture of a library's distributions, and asks how likely rows without answers are under it.

    A network that gives the mixture of an answer (`log_prob(y)`) predicts, and is none.
    """
    if _MIXTURES.isdisjoint(source.callees):
        return False
    given = [spelled(one) for call in source.calls("log_prob") for one in call.args[:1]]
    return bool(given) and not any(map(_ANSWERS.search, given))


def constant_names(source: Source) -> frozenset[str]:
    """Return the names that stand for no answers wherever they are set, and whose parts are never set.

    These are an array of one value, numbers drawn at random, and the groups that a clustering made.
    """
    constant: set[str] = set()
    other: set[str] = set()
    for node in source.nodes(ast.Assign):
        for target in node.targets:
            name = _stem(target)
            filled = isinstance(target, ast.Name) and _is_no_answer(node.value)
            (constant if filled else other).add(name)
    other |= {_stem(node.target) for node in source.nodes(ast.AugAssign)}
    return frozenset(constant - other)


def answers_are_constant(call: ast.Call, constants: frozenset[str]) -> bool:
    """Whether a fit is given one value for all answers, as where the model's own likelihood is the loss."""
    given = [*call.args[1:2], *(keyword.value for keyword in call.keywords if keyword.arg == "y")]
    return any(
        one.id in constants if isinstance(one, ast.Name) else isinstance(one, ast.Call) and callee(one) in _CONSTANT
        for one in given
    )


def _is_no_answer(value: ast.expr) -> bool:
    while isinstance(value, ast.Call):
        word = callee(value)
        if word in _NO_ANSWERS:
            return True
        inside = value.args[0] if word in _WRAPS and value.args else getattr(value.func, "value", None)
        if word not in _WRAPS or inside is None:
            return False
        value = inside
    return isinstance(value, ast.Attribute) and value.attr == "labels_"


def _stem(node: ast.expr) -> str:
    while isinstance(node, ast.Subscript | ast.Attribute | ast.Starred):
        node = node.value
    return getattr(node, "id", "")
