"""Python's own functions: those that go over values (zip, enumerate, dict, map) or make one of another (float)."""

from collections.abc import Callable

from mlfolio.evidence.dataflow.code_values import Function, Partial
from mlfolio.evidence.dataflow.holders import Items, Mapping
from mlfolio.evidence.dataflow.joining import data_of, facts_of, join, parts_of
from mlfolio.evidence.dataflow.plain import PLAIN, TURN, Plain, Value, is_turn
from mlfolio.evidence.dataflow.run import Arguments, Run
from mlfolio.evidence.dataflow.sequences import elements_of
from mlfolio.evidence.dataflow.unknown_calls import unknown_call
from mlfolio.evidence.dataflow.values import Data, Library, Statistic

_NUMBERS, _BY_ELEMENT = frozenset(["float", "int"]), frozenset(["abs", "round"])
_SAME = frozenset("list tuple sorted reversed iter tqdm trange deepcopy copy cast".split())


def _zip(arguments: Arguments, run: Run) -> Value:
    columns = [elements_of(value, run) for value in arguments.positional]
    length = max((len(column) for column in columns), default=0)
    if not length:
        return PLAIN
    return Items(Items(column[min(number, len(column) - 1)] for column in columns) for number in range(length))


def _enumerate(arguments: Arguments, run: Run) -> Value:
    given = arguments.get(0) or PLAIN
    elements = elements_of(given, run)
    whole = isinstance(given, Items) and given.whole
    return Items((Items([PLAIN, element]) for element in elements), whole=whole)


def _next(arguments: Arguments, run: Run) -> Value:
    first = elements_of(arguments.get(0) or PLAIN, run)[0]
    return join(first, arguments.positional[1]) if len(arguments.positional) > 1 else first


def _same(arguments: Arguments, run: Run) -> Value:
    return arguments.get(0) or PLAIN


def _dict(arguments: Arguments, run: Run) -> Value:
    made = Mapping()
    made.entries.update(arguments.named)
    given = arguments.get(0)
    if isinstance(given, Mapping):
        made.entries.update(given.entries)
        made.rest += given.rest
    elif given is not None:
        made.rest += list(parts_of(given))
    return made


def _map(arguments: Arguments, run: Run) -> Value:
    function, *rest = arguments.positional or [PLAIN]
    elements = [
        run.call(function, Arguments([element], {})) for value in rest[:1] for element in elements_of(value, run)
    ]
    over = data_of(rest[0]) if rest else None
    if over is not None:
        return over.derived(facts=over.facts | frozenset((None, one) for value in elements for one in facts_of(value)))
    return Items(elements)


def _partial(arguments: Arguments, run: Run) -> Value:
    """Return a function that waits for the rest of its arguments; what else is given some is given all."""
    function = arguments.get(0)
    if type(function) is not Function:
        return unknown_call(arguments, run)
    return Partial(function, arguments.positional[1:], arguments.named)


_SCALARS = frozenset(["dict", "str", "int", "float", "bool"])


def _isinstance(arguments: Arguments, run: Run) -> Value:
    """Return that a table is no dictionary, text or number; what else may be is not known."""
    value, kind = arguments.get(0), arguments.get(1)
    table = isinstance(value, Data) and not value.single and any(atom.root[0] == "file" for atom in value.rows)
    return Plain(False, known=True) if table and isinstance(kind, Library) and kind.name in _SCALARS else PLAIN


def _number(arguments: Arguments, run: Run) -> Value:
    """Return the number that is made of another: of one row's, of one that was learned, or of a turn's."""
    given = arguments.get(0)
    if isinstance(given, Data) and given.single:
        return given.derived()
    return given if isinstance(given, Statistic) else TURN if any(map(is_turn, arguments.all())) else PLAIN


def _by_element(arguments: Arguments, run: Run) -> Value:
    """Return the number that is made of another, or a table or array of which each element is changed by itself."""
    given = arguments.get(0)
    return given.derived() if isinstance(given, Data) else _number(arguments, run)


def _super(arguments: Arguments, run: Run) -> Value:
    return PLAIN


BUILTINS: dict[str, Callable[[Arguments, Run], Value]] = {
    "zip": _zip,
    "enumerate": _enumerate,
    "next": _next,
    "dict": _dict,
    "OrderedDict": _dict,
    "map": _map,
    "partial": _partial,
    "super": _super,
    "isinstance": _isinstance,
    **dict.fromkeys(_NUMBERS, _number),
    **dict.fromkeys(_BY_ELEMENT, _by_element),
    **dict.fromkeys(_SAME, _same),
}
