"""What draws at random in a source, whether the draw is seeded where it is made, and what seeds everything."""

import ast
from collections.abc import Iterator

from mlfolio.evidence.code.expressions import is_true
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.library import SEED_KEYWORDS
from mlfolio.evidence.learning.picked_to_look_at import picked_to_look_at
from mlfolio.evidence.learning.roles import Called
from mlfolio.patterns import lazy_pattern

_SHUFFLES = frozenset({"DataLoader", "KFold", "StratifiedKFold"})
_OF_LAYERS = frozenset({"Model", "Functional"})
"""Networks that are given their layers, and draw nothing themselves."""

_LAYERS = frozenset(
    "Dense Conv1D Conv2D Conv3D Conv2DTranspose SeparableConv2D LSTM GRU SimpleRNN Embedding Convolution2D".split()
)
"""Layers that begin with random weights."""

_OF_FOLDERS = frozenset({"image_dataset_from_directory", "flow_from_directory", "flow_from_dataframe"})
_TO_MEASURE_ON = lazy_pattern(r"(?i)test|valid|(?<![a-z])val(?![a-z])")
_LOADS = "load_state_dict"
_STEPS = frozenset({"backward", "fit", "step"})
"""What trains a network of torch."""

_TRAINS = lazy_pattern(r"(?i)train|fit|run|learn|optimi[sz]e|update|minimi[sz]e|epoch")
_PARTS = frozenset({"train_test_split"})
_FAMILIES = {"numpy": "numpy", "random": "random", "torch": "torch", "keras": "keras", "tensorflow": "keras"}
_SEEDS_ALL = frozenset({"set_random_seed", "seed_everything", "set_seed"})
"""Seeds of keras, lightning and transformers that seed Python and numpy with them."""


def draws(source: Source, called: list[Called]) -> Iterator[tuple[str, str, int]]:
    """Yield `draw` for what draws unseeded, `seeded draw` for what names its own seed, `seed` for a general one.

    The detail is the family that a general seed is or would have to be of, a colon, and the name of what is called; a
    seed without a family is one for everything.
    """
    given = _are_weights_given(called) or (source.is_notebook and not _may_train(called))
    unused = _never_used(source) if any("generator" in roles for _, _, roles in called) else frozenset()
    unused |= picked_to_look_at(source)
    for call, name, roles in called:
        if (given and name.startswith("torch.nn.")) or id(call) in unused:
            continue
        if "seed" in roles:
            yield "seed", f"{_seeded_family(name)}:{_word(name)}", call.lineno
        elif "generator" in roles:
            yield ("seeded draw" if call.args or call.keywords else "draw"), f"numpy:{_word(name)}", call.lineno
        elif ("draw" in roles or _draws_by_argument(call, name)) and not _is_ordered(call):
            seeded = _is_seeded(call, source)
            if seeded or not _only_measures(call, name):
                yield ("seeded draw" if seeded else "draw"), f"{_family(name)}:{_word(name)}", call.lineno
    yield from _networks(called)


def _never_used(source: Source) -> frozenset[int]:
    """Return which calls only make what a name is given that nothing reads: a generator that is left over."""
    read = {node.id for node in source.nodes(ast.Name) if isinstance(node.ctx, ast.Load)}
    return frozenset(
        id(node.value)
        for node in source.nodes(ast.Assign)
        if all(isinstance(target, ast.Name) and target.id not in read for target in node.targets)
    )


def _are_weights_given(called: list[Called]) -> bool:
    """Whether networks of torch are only made to hold weights that were trained elsewhere, so that none is drawn."""
    words = {_word(name) for _, name, _ in called}
    return _LOADS in words and words.isdisjoint(_STEPS)


def _may_train(called: list[Called]) -> bool:
    """Whether anything that is called may train a network: without it, a notebook only looks at what layers give."""
    words = {_word(name) for _, name, _ in called}
    return not words.isdisjoint(_STEPS) or any(map(_TRAINS.search, words - _PARTS))


def _networks(called: list[Called]) -> Iterator[tuple[str, str, int]]:
    """Yield the draw of each network made of layers: the last before it; where none is, they were trained elsewhere."""
    keras = [(_word(name), call.lineno) for call, name, _ in called if name.startswith("keras.")]
    layers = {line: word for word, line in keras if word in _LAYERS}
    models = [line for word, line in keras if word in _OF_LAYERS]
    for line in sorted({max((one for one in layers if one <= model), default=0) for model in models} - {0}):
        yield "draw", f"keras:{layers[line]}", line


def _seeded_family(name: str) -> str:
    top, _, word = name.partition(".")
    return "" if top not in _FAMILIES or (top == "keras" and _word(word) in _SEEDS_ALL) else _FAMILIES[top]


def _word(name: str) -> str:
    return name.rpartition(".")[2]


def _family(name: str) -> str:
    # sklearn, imblearn, pandas and what shuffles the pictures of a folder draw from numpy's general generator.
    top = "numpy" if _word(name) in _OF_FOLDERS else name.partition(".")[0]
    return _FAMILIES.get(top, "numpy")


def _draws_by_argument(call: ast.Call, name: str) -> bool:
    word = _word(name)
    if word in _SHUFFLES:
        return any(keyword.arg == "shuffle" and is_true(keyword.value) for keyword in call.keywords)
    # `table.sample(frac=1)`; a few rows that are only shown do not count.
    return name == ".sample" and any(keyword.arg == "frac" for keyword in call.keywords)


def _is_ordered(call: ast.Call) -> bool:
    """Whether it splits in the order of the rows, which draws nothing."""
    return any(
        keyword.arg == "shuffle" and isinstance(keyword.value, ast.Constant) and keyword.value.value is False
        for keyword in call.keywords
    )


def _only_measures(call: ast.Call, name: str) -> bool:
    """Whether pictures are read to test on, in whatever order."""
    return _word(name) in _OF_FOLDERS and _TO_MEASURE_ON.search(ast.unparse(call)) is not None


def _is_seeded(call: ast.Call, source: Source) -> bool:
    named = [keyword.value for keyword in call.keywords if keyword.arg in SEED_KEYWORDS]
    spread = [keyword.value for keyword in call.keywords if keyword.arg is None]
    return any(not (isinstance(one, ast.Constant) and one.value is None) for one in named) or any(
        _may_hold_a_seed(one, source) for one in spread
    )


def _may_hold_a_seed(spread: ast.expr, source: Source) -> bool:
    """Whether what is spread over a call names a seed, or nobody can tell: all but a dictionary that is written out."""
    written = [spread] if isinstance(spread, ast.Dict) else _written_out(spread, source)
    keys = [key.value if isinstance(key, ast.Constant) else None for one in written for key in one.keys]
    return not written or None in keys or not SEED_KEYWORDS.isdisjoint(keys)


def _written_out(spread: ast.expr, source: Source) -> list[ast.Dict]:
    """Return the dictionaries that a name is bound to; none where it is bound to others, or changed, as well."""
    name = spread.id if isinstance(spread, ast.Name) else ""
    bound = [
        node.value
        for node in source.nodes(ast.Assign)
        if any(isinstance(target, ast.Name) and target.id == name for target in node.targets)
    ]
    others = len(bound) < sum(node.id == name for node in source.stored)
    written = [one for one in bound if isinstance(one, ast.Dict)]
    whole = len(written) == len(bound) and not (others or _is_given_or_changed(name, source))
    return written if whole else []


def _is_given_or_changed(name: str, source: Source) -> bool:
    """Whether a function takes something by `name`, or a key is put into what it holds."""
    if any(node.arg == name for node in source.nodes(ast.arg)):
        return True
    kept = [node.value for node in source.nodes(ast.Subscript) if isinstance(node.ctx, ast.Store)]
    asked = [call.func.value for call in source.calls("update", "setdefault") if isinstance(call.func, ast.Attribute)]
    return any(isinstance(one, ast.Name) and one.id == name for one in (*kept, *asked))
