"""Which names of a function or module hold an array, a series or a table, as far as its own text shows."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.expressions import root
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source

_LIBRARIES = frozenset({"numpy", "pandas", "torch", "cupy", "jax"})
"""Libraries whose arrays and tables do arithmetic on all their elements at once."""

_MAKERS = frozenset(
    (
        "DataFrame Series Tensor arange array asarray column_stack concatenate empty empty_like eye from_numpy full"
        " full_like genfromtxt hstack linspace loadtxt normal ones ones_like outer permutation rand randint randn"
        " random read_csv read_excel read_json read_parquet stack tensor uniform vstack zeros zeros_like"
    ).split()
)
"""Calls, on a library or an array, that always give an array or a table."""

_TYPES = frozenset({"ArrayLike", "DataFrame", "NDArray", "Series", "Tensor", "ndarray"})
_OWN_MODULES = frozenset({"np", "numpy", "pd", "pandas", "torch", "cp", "cupy", "jnp", "random", "jax", "nd"})


@fact(lambda source: source.is_code)
def uses_arrays(source: Source) -> bool:
    """Return whether `source` imports a library of arrays."""
    return any(one.top in _LIBRARIES for one in source.imports)


def arrays_in(scope: list[ast.AST]) -> frozenset[str]:
    """Return the names among `scope` (nodes of one function or module) that are known to hold an array.

    A name is known by what makes it, by its annotation, or by its shape being asked for; a name that is also given
    something else is not.
    """
    known: set[str] = set()
    doubtful: set[str] = set()
    for name, value in _assigned(scope):
        (known if _makes_array(value) else doubtful).add(name)
    for node in scope:
        if isinstance(node, ast.arg) and node.annotation is not None and _names_type(node.annotation):
            known.add(node.arg)
        elif isinstance(node, ast.Attribute) and node.attr == "shape" and isinstance(node.value, ast.Name):
            known.add(node.value.id)
    return frozenset(known - doubtful)


def _assigned(scope: list[ast.AST]) -> Iterator[tuple[str, ast.expr]]:
    for node in scope:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value
                elif isinstance(target, ast.Tuple) and _counts_values(node.value):
                    yield from ((part.id, node.value) for part in target.elts if isinstance(part, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.value is not None:
            yield node.target.id, node.value


def _makes_array(value: ast.expr) -> bool:
    if isinstance(value, ast.Attribute):
        return value.attr in ("values", "T")
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return False
    if value.func.attr in ("to_numpy", "astype", "reshape") or _counts_values(value):
        return True
    return value.func.attr in _MAKERS and root(value.func) in _OWN_MODULES and not _is_scalar_draw(value)


def _counts_values(value: ast.expr) -> bool:
    """`values, counts = np.unique(...)`, which gives arrays alone."""
    return (
        isinstance(value, ast.Call)
        and isinstance(value.func, ast.Attribute)
        and value.func.attr == "unique"
        and (root(value.func) in _OWN_MODULES)
    )


def _is_scalar_draw(call: ast.Call) -> bool:
    """Whether a random draw without a size gives one number: `np.random.rand()`, `np.random.uniform(0, 1)`."""
    drawn = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if drawn in ("rand", "randn", "random"):
        return not (call.args or call.keywords)
    return drawn in ("normal", "uniform", "randint") and len(call.args) < 3 and not call.keywords


def _names_type(annotation: ast.expr) -> bool:
    if isinstance(annotation, ast.Constant) and isinstance(annotation.value, str):
        return annotation.value.rpartition(".")[2] in _TYPES
    if isinstance(annotation, ast.Subscript):
        annotation = annotation.value
    name = annotation.attr if isinstance(annotation, ast.Attribute) else getattr(annotation, "id", "")
    return name in _TYPES
