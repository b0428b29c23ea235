"""Which modules tests are expected to reach."""

import re

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.logic import has_logic, lays_out_a_project, waits_for_names
from mlfolio.evidence.code.sources import Source
from mlfolio.evidence.coursework.names import is_called_notes, is_named_for_a_task, is_named_for_practice
from mlfolio.patterns import lazy_pattern

_BESIDE_THE_PROJECT = lazy_pattern(
    r"(^|/)(docs?|examples?|tutorials?|demos?|samples?|benchmarks?|migrations|alembic|notebooks?|archived?|legacy|deprecated|build"
    r"|dist|static|\.\w[^/]*)/"
    r"|(^|/)(?-i:test[A-Z])[^/]*\.py$|(^|/)(?:[^/]*[_-])?smoke[_-]?tests?\.py$|(^|/)[^/]*[_-]smoke\.py$"
    r"|(^|/)(setup|conftest|conf|noxfile|versioneer|_version|__main__|manage|wsgi|asgi|fabfile|tasks)\.py$",
    re.IGNORECASE,
)
_EXAMPLE = lazy_pattern(
    r"^_?(examples?|demos?|benchmark)\d*([_-](?!(data|utils)\b)|\.py$)"
    r"|(?<!counter)(example|[_-]demo|[_-]benchmark)\d*\.py$",
    re.IGNORECASE,
)
"""A script that shows or times the code, by its first or last word, though it lies in no folder of examples."""

_LOADS_A_SERVICE = lazy_pattern(
    r"(^|[_-])((load|stress)[_-]?test(s|ing)?(?![_-]?(data|set|split|x|y|images?|files?|csv|cases|rows|labels))"
    r"|locust([_-]?files?)?)([_-]|\.py$)",
    re.IGNORECASE,
)
"""The name of a script that tests a service by many requests at once, and is run, not imported."""

_QUESTION = lazy_pattern(r"^(q|ques|question|prob|problem)[_-]?\d{1,2}[_-]?[a-z]?\.py$", re.IGNORECASE)
"""The answer to a question of a sheet, called by its number."""


@fact(lambda source: source.is_code and not source.is_notebook)
def is_testable(source: Source) -> bool:
    """Whether `source`, a module and no test, belongs to the project and does something that an import reaches.

    One fact, where it would be six questions for each of some thousand modules.
    """
    name = source.path.rpartition("/")[2]
    if source.is_generated or _BESIDE_THE_PROJECT.search(source.path):
        return False
    if any(pattern.search(name) for pattern in (_EXAMPLE, _LOADS_A_SERVICE, _QUESTION)):
        return False
    if is_called_notes(name) or is_named_for_a_task(name) or is_named_for_practice(name):
        return False
    return has_logic(source) and not lays_out_a_project(source) and not waits_for_names(source)
