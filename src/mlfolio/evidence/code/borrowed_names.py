"""Names that others chose: keys of data, parameters of an address, methods and keywords of foreign interfaces."""

import ast
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import callee
from mlfolio.evidence.code.expressions import root
from mlfolio.evidence.code.functions import Definition
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.walking import walk

_MIXED_CASE_LIBRARIES = frozenset(
    """
    PyQt4 PyQt5 PyQt6 PySide PySide2 PySide6 antlr4 boto3 botocore googleapiclient gi h2o html http java javax jpype
    logging maya org pubsub py4j pyspark qgis socketserver sparknlp sparkdl synapse traits twisted unittest vtk wx xml
    """.split()
)
"""Libraries whose own methods and keywords are in mixed case: who extends or calls them has no choice."""

_ROUTING = frozenset("route get post put delete patch api_route websocket websocket_route".split())
_LOOKS_UP = frozenset("get getlist getvalue pop col".split())
_NOTHING_BUILT = frozenset("Counter DataFrame Decimal JSONResponse OrderedDict Path Response Series Tensor".split())
_VERBS = tuple(
    """
    Add Apply Build Calc Check Clean Compute Convert Count Create Define Display Do Draw Evaluate Extract Find Fit
    Generate Get Has Init Is Load Make Normali Parse Plot Predict Prepare Preprocess Print Process Read Remove Replace
    Run Save Search Select Set Show Sort Split Start Stop Test Train Transform Update Write
    """.split()
)


def routed_arguments(source: Source) -> set[ast.arg]:
    """Return the arguments that an address names: whoever calls the service writes them."""
    handlers = [node for node in source.definitions if any(map(_is_route, node.decorator_list))]
    return {
        argument for node in handlers for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    }


def borrowed_functions(source: Source) -> set[int]:
    """Return the lines of methods that foreign classes name, and of functions that stand for a class."""
    foreign = _mixed_case_imports(source)
    classes = [node for node in source.nodes(ast.ClassDef) if any(root(base) in foreign for base in node.bases)]
    methods = [part for node in classes for part in node.body if isinstance(part, Definition)]
    makers = [node for node in source.definitions if _is_named_as_a_class(node.name) and _makes_an_object(node)]
    return {node.lineno for node in (*methods, *makers)}


def borrowed_words(source: Source) -> frozenset[str]:
    """Return the words in mixed case that data and other interfaces are written with.

    They are keys, columns, values that are compared with, attributes of what was defined elsewhere, classes, tags that
    a variable of their name is made of, and the keywords of libraries in mixed case; of those with underscores each
    part is a word too.
    """
    words = {*_keys(source), *_foreign_attributes(source), *_annotations(source), *_classes(source), *_tags(source)}
    if _mixed_case_imports(source):
        words |= {keyword.arg for keyword in source.nodes(ast.keyword) if keyword.arg}
    return frozenset(part for word in words for part in (word, *word.split("_")) if _is_mixed(part))


def is_borrowed(text: str, words: frozenset[str]) -> bool:
    """Whether the name is one of these `words`, or put together of them by underscores and lower case."""
    mixed = [part for part in text.split("_") if _is_mixed(part)]
    return text in words or (bool(mixed) and all(_is_word(part, words) for part in mixed))


def _is_word(part: str, words: frozenset[str]) -> bool:
    return not words.isdisjoint((part, part.removesuffix("s"), part.removesuffix("es")))


def _is_mixed(text: str) -> bool:
    return not text.islower() and not text.isupper() and text.isidentifier()


def _is_route(decorator: ast.expr) -> bool:
    return (
        isinstance(decorator, ast.Call)
        and isinstance(decorator.func, ast.Attribute)
        and decorator.func.attr in _ROUTING
    )


def _mixed_case_imports(source: Source) -> set[str]:
    """Return the names by which a source knows libraries in mixed case, and what it takes of them."""
    found = set()
    for node in source.nodes(ast.Import):
        found |= {(one.asname or one.name).partition(".")[0] for one in node.names if _is_mixed_case(one.name)}
    for taken in source.nodes(ast.ImportFrom):
        if not taken.level and _is_mixed_case(taken.module or ""):
            found |= {one.asname or one.name for one in taken.names}
    return found


def _is_mixed_case(module: str) -> bool:
    return module.partition(".")[0] in _MIXED_CASE_LIBRARIES


def _is_named_as_a_class(name: str) -> bool:
    return name[:1].isupper() and "_" not in name and not name.isupper() and not name.startswith(_VERBS)


def _makes_an_object(node: Definition) -> bool:
    """Whether a function returns an object of some class: it stands for a class then, and is named like one."""
    returned = [part.value for part in ast.walk(node) if isinstance(part, ast.Return)]
    made = {callee(value) for value in returned if isinstance(value, ast.Call)}
    names = {value.id for value in returned if isinstance(value, ast.Name)}
    assigned = [part for part in ast.walk(node) if isinstance(part, ast.Assign) and isinstance(part.value, ast.Call)]
    made |= {callee(part.value) for part in assigned if names & {root(target) for target in part.targets}}
    return any(name[:1].isupper() for name in made - _NOTHING_BUILT)


def _keys(source: Source) -> Iterator[str]:
    for subscript in source.nodes(ast.Subscript):
        yield from _texts([subscript.slice])
    for table in source.nodes(ast.Dict):
        yield from _texts(table.keys)
    for row in (*source.nodes(ast.List), *source.nodes(ast.Tuple), *source.nodes(ast.Set)):
        yield from _texts(row.elts)
    for comparison in source.nodes(ast.Compare):
        for text in _texts(comparison.comparators):
            yield from text.split()
    for call in source.nodes(ast.Call):
        if callee(call.func) in _LOOKS_UP:
            yield from _texts(call.args)


def _classes(source: Source) -> set[str]:
    imported = [*source.nodes(ast.Import), *source.nodes(ast.ImportFrom)]
    names = {one.asname or one.name for node in imported for one in node.names}
    return names | {node.name for node in source.nodes(ast.ClassDef)}


def _texts(nodes: Iterable[ast.expr | None]) -> Iterator[str]:
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def _tags(source: Source) -> Iterator[str]:
    """Yield the texts by which something is made that is called so: `spcPts = SubElement(parent, "a:spcPts")`."""
    for node in source.nodes(ast.Assign):
        if isinstance(node.value, ast.Call) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            # A name in lower case is nobody's but the author's.
            if name.islower():
                continue
            said = (text for part in walk(node.value) for text in _texts([part]))
            yield from (name for text in said if text == name or text.endswith((f":{name}", f"}}{name}", f"/{name}")))


def _foreign_attributes(source: Source) -> set[str]:
    """Return the attributes that are read, and neither set nor defined, in a source."""
    attributes = source.nodes(ast.Attribute)
    own = {node.attr for node in attributes if not isinstance(node.ctx, ast.Load)}
    own |= {function.name for function in source.functions}
    return {node.attr for node in attributes} - own


def _annotations(source: Source) -> set[str]:
    given = [node.annotation for node in (*source.nodes(ast.arg), *source.nodes(ast.AnnAssign)) if node.annotation]
    given += [node.returns for node in source.definitions if node.returns]
    return {part.id for node in given for part in walk(node) if isinstance(part, ast.Name)}
