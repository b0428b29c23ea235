"""Whether a function that answers requests says that the service is well."""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator

from mlfolio.evidence.code.callees import spelled
from mlfolio.evidence.code.functions import Definition
from mlfolio.patterns import lazy_pattern

_WELL = lazy_pattern(
    r"^\W*(?:ok|up|ready|online|live|running|working|active)\W*$|\b(?:alive|healthy)\b"
    r"|\b(?:is|api|app|service|server) (?:up|live|online|running|working|operational|active|activ[ao]|en línea)\b"
    r"|\bhealth[ -]?check\b",
    re.IGNORECASE,
)
_STATE = lazy_pattern(
    r"^(?:\w{1,20}_)?(?:status|health|uptime)$|^(?:\w{1,20}_)?(?:model|pipeline)_(?:is_)?(?:loaded|ready)$",
    re.IGNORECASE,
)
"""Keys under which an answer tells how the service is."""

_ENVELOPES = frozenset(
    "jsonify Response JSONResponse PlainTextResponse HTMLResponse HttpResponse JsonResponse HTTPStatus".split()
)
"""What an answer is wrapped in, and what its code is taken from."""

_NAMED_AND_HANDED_OUT = 2


def says_well(node: Definition) -> bool:
    """Whether it takes nothing and answers, under `status`, in fixed words or by its docstring, that it is well."""
    if any(one.arg not in ("self", "request") for one in node.args.args):
        return False
    answers = [one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value is not None]
    if answers and _WELL.search(ast.get_docstring(node) or ""):
        return True
    parts = _parts(answers)
    if any(map(_STATE.search, _words(parts))):
        return True
    kept = _kept(node)
    parts += _parts(kept[one.id] for one in parts if isinstance(one, ast.Name) and one.id in kept)
    fixed = not any(isinstance(one, ast.Name) and one.id not in _ENVELOPES | kept.keys() for one in parts)
    return fixed and any(map(_WELL.search, _words(parts)))


def _parts(answers: Iterable[ast.expr]) -> list[ast.AST]:
    return [part for answer in answers for part in ast.walk(answer)]


def _words(parts: Iterable[ast.AST]) -> Iterator[str]:
    """Yield the texts of an answer; `HTTPStatus.OK.phrase` is one."""
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value
        elif isinstance(part, ast.Attribute) and spelled(part).endswith("HTTPStatus.OK.phrase"):
            yield "OK"


def _kept(node: Definition) -> dict[str, ast.expr]:
    """Return the tables that a function gives a name and only hands out, by that name."""
    parts = list(ast.walk(node))
    uses = Counter(part.id for part in parts if isinstance(part, ast.Name))
    tables = [part for part in parts if isinstance(part, ast.Assign) and isinstance(part.value, ast.Dict)]
    named = ((target, one.value) for one in tables for target in one.targets if isinstance(target, ast.Name))
    # Named once and looked at once: nothing is added to it.
    return {target.id: value for target, value in named if uses[target.id] == _NAMED_AND_HANDED_OUT}
