"""What a call of `fit` trains: a model, whose class may be known, or only what prepares data, which is none."""

import ast

from mlfolio.evidence.code.callees import last_name, spelled
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.names import Names
from mlfolio.evidence.learning.roles import Called, roles_of
from mlfolio.patterns import lazy_pattern

_MODELS = frozenset({"model", "simple model", "baseline", "search", "clusterer", "wrapper"})
PIPELINES = frozenset({"Pipeline", "make_pipeline"})
_TRANSFORMS = lazy_pattern(
    r"scal|enc(oder)?\b|encode|vec(tor)?|tf_?idf|imput|pca|svd|tsne|umap|lda|transform|binariz|normaliz|^(le|ohe|sc|ss|mms"
    r"|cv|ct|poly|selector|tokenizer|mlb|lb|norm|rfe|kbest|prep\w*)\d*$|_(le|sc|enc)$|poly|bow|token|select"
)
"""Names of what is fitted only to transform data, in lower case: ignoring case takes twice as long to compile."""

_PREPARES = lazy_pattern(
    r"(?i)impute|encod|scal|transform|vectori|select|drop|normali|discreti|binn|mapper|feature|prepro|clean|trimm|outlier"
)
"""Names of what prepares data; all else in a pipeline may be a model."""

_WITH_ANSWERS = frozenset({"y", "epochs", "validation_data", "eval_set", "batch_size", "steps_per_epoch"})
_TAKES_SETS = lazy_pattern(r"(?i)train|data_?set|loader|_ds$|generator|_gen$")


def makers(source: Source, names: Names, called: list[Called]) -> dict[str, str]:
    """Return what made each variable: the class's name for a library's model or transformer, by the last assignment."""
    known = {id(call): (name, roles) for call, name, roles in called if roles}
    made: dict[str, str] = {}
    for node in source.nodes(ast.Assign):
        if isinstance(node.value, ast.Call) and id(node.value) in known:
            name, roles = known[id(node.value)]
            kind = "" if _only_prepares(node.value, name, known) else _kind(name, roles)
            for target in node.targets:
                made[spelled(target)] = kind
    return made


def _only_prepares(call: ast.Call, name: str, known: dict[int, tuple[str, frozenset[str]]]) -> bool:
    """Whether it is a pipeline all of whose steps are made right there, none of them by what may be a model."""
    if name.rpartition(".")[2] not in PIPELINES:
        return False
    steps = [step for one in call.args for step in (one.elts if isinstance(one, ast.List) else [one])]
    made = [step.elts[-1] if isinstance(step, ast.Tuple) and step.elts else step for step in steps]
    return bool(made) and all(isinstance(one, ast.Call) and _is_preparation(one, known) for one in made)


def _is_preparation(step: ast.Call, known: dict[int, tuple[str, frozenset[str]]]) -> bool:
    name, roles = known.get(id(step), ("", frozenset()))
    if roles & _MODELS:
        return False
    return bool(roles & {"transformer", "preprocessing"}) or _PREPARES.search(name or last_name(step)) is not None


def _kind(name: str, roles: frozenset[str]) -> str:
    word = name.rpartition(".")[2]
    if roles & _MODELS or word in PIPELINES:
        return word
    return "" if roles & {"transformer", "pipeline"} else word


def fitted(call: ast.Call, makers: dict[str, str]) -> str | None:
    """Return what a `.fit` trains: a class's name, `?` where it is not known; None where nothing is trained."""
    receiver = call.func.value if isinstance(call.func, ast.Attribute) else call.func
    made = makers.get(spelled(receiver)) if not isinstance(receiver, ast.Call) else None
    if made is not None:
        return made if made and (made not in PIPELINES or _is_labelled(call)) else None
    word = last_name(receiver)
    if only_transforms(word):
        return None
    if isinstance(receiver, ast.Call) and word[:1].isupper():
        return None if "transformer" in roles_of(f"sklearn.{word}") else word
    # One argument alone holds no answers, unless it is a data set that a network, a pipeline or Spark takes whole.
    return "?" if _is_labelled(call) else None


def _is_labelled(call: ast.Call) -> bool:
    # What `**` unpacks was put together elsewhere, with the answers among it: a transformer needs no such thing.
    if len(call.args) > 1 or any(keyword.arg is None or keyword.arg in _WITH_ANSWERS for keyword in call.keywords):
        return True
    return bool(call.args) and _TAKES_SETS.search(last_name(call.args[0])) is not None


def only_transforms(name: str) -> bool:
    """Return whether something of that name is fitted only to transform data, as a scaler or an encoder is."""
    return _TRANSFORMS.search(name.lower()) is not None
