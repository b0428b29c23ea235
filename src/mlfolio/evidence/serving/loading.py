"""Calls that run what they are given: pickles, evaluated text, loaders that are told to trust a file."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.names import Names
from mlfolio.patterns import lazy_pattern

_LOADERS = lazy_pattern(
    r"^(?:_?c?[pP]ickle|dill|cloudpickle|joblib|pkl)\.loads?$|^(?:pd|pandas)\.read_pickle$|^torch\.load$"
)
_READS = lazy_pattern(
    r"(?i)load(?!_?(?:dot)?env$)|^(?:from_pretrained|inferencesession|interpreter|read_pickle|to_runner|restore|eval|exec)$"
    r"|deseriali[sz]e"
)
"""Functions that bring a model, or what somebody sends, into the program."""

_SENT = lazy_pattern(
    r"\brequest\.(?:files|data|form|get_data|body|json|values|args)"
    r"|\bfile_uploader\b|\buploaded?_?\w*\b|\bUploadFile\b|\bawait \w+\.read\(\)"
)
_FETCHED = lazy_pattern(r"\burlopen\(|\burlretrieve\(|\brequests\.get\(|\bhttpx\.get\(|\.content\b")
_TOLD_TO = "is told to run what the file holds"
_ABOVE = 30
"""Lines. A name that is loaded was bound not far above."""


class Loading(NamedTuple):
    """A call that runs what it is given: its name and line; `problem` says what makes it a way in, if anything."""

    name: str
    line: int
    problem: str | None


@fact(lambda source: source.is_code and not source.is_notebook)
def _may_load(source: Source) -> bool:
    text = source.text
    named = any(word in text for word in ("load", "read_pickle", "eval(", "exec(", "trust_remote_code"))
    return source.is_code and not source.is_notebook and named


@fact(_may_load)
def loadings(source: Source) -> tuple[Loading, ...]:
    """Return the calls of a source that run what they are given, in the order of the text."""
    names = Names(source)
    return tuple(found for call in source.nodes(ast.Call) for found in _loadings(call, _called(call, names), source))


@fact(lambda source: source.is_code and not source.is_notebook)
def loads_anything(source: Source) -> bool:
    """Whether a source calls anything that loads, safely or not."""
    return any(map(_READS.search, source.callees))


def _loadings(call: ast.Call, name: str, source: Source) -> Iterator[Loading]:
    keywords = {one.arg: one.value for one in call.keywords}
    is_loader = bool(_LOADERS.search(name))
    foreign = _foreign(call, source) if is_loader or name in ("eval", "exec") else None
    if foreign:
        yield Loading(name, call.lineno, foreign)
    elif name == "yaml.load" and len(call.args) < 2 and "Loader" not in keywords and not _is_ruamels(source):
        yield Loading(name, call.lineno, "without a safe loader runs what the file says")
    elif _is(keywords.get("trust_remote_code"), True):
        yield Loading(name, call.lineno, _TOLD_TO)
    elif _is(keywords.get("weights_only"), False) or (is_loader and "weights_only" not in keywords):
        # A file of the project's own may hold more than weights, as every pickle may.
        yield Loading(name, call.lineno, None)


def _is_ruamels(source: Source) -> bool:
    """Whether `yaml` is what ruamel's `YAML()` made, which builds plain data."""
    return any(one.top == "ruamel" or "YAML" in one.names for one in source.imports)


def _foreign(call: ast.Call, source: Source) -> str | None:
    """Return what is wrong with what is loaded where it comes from a request or an address, None where it does not.

    That is told in the call itself, or where its name was bound.
    """
    given = " ".join(spelled(one) for one in call.args)
    told = _told(given)
    if told or not given.isidentifier():
        return told
    bound = re.compile(rf"\b{given}\s*=\s*(.+)")
    above = (bound.search(line) for line in source.lines[max(0, call.lineno - _ABOVE) : call.lineno])
    return next((told for found in above if found and (told := _told(found[1]))), None)


def _told(given: str) -> str | None:
    if _SENT.search(given):
        return "runs what somebody else sends"
    return "runs what an address returns, whatever that is" if _FETCHED.search(given) else None


def _called(call: ast.Call, names: Names) -> str:
    """Return what is called as it is written, or with its module where its name alone was imported."""
    node = call.func
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
        return f"{node.value.id}.{node.attr}"
    return names.of(node) if isinstance(node, ast.Name) else ""


def _is(node: ast.expr | None, value: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is value
