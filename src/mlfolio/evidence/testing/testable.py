"""Which modules tests are expected to reach."""

import ast
import re

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.first_comment import first_comment
from mlfolio.evidence.code.logic import has_logic, lays_out_a_project, only_declares, waits_for_names
from mlfolio.evidence.code.retired import is_retired
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.coursework.names import is_called_notes, is_named_for_a_task, is_named_for_practice
from mlfolio.patterns import lazy_pattern

_BESIDE_THE_PROJECT = lazy_pattern(
    r"(^|/)(docs?|examples?|tutorials?|demos?|samples?|benchmarks?|migrations|alembic|notebooks?|build|dist|static|\.\w[^/]*)/"
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

_SHOWS = lazy_pattern(
    r"(?i)\A\W*(?:(?:an?|the|this (?:script|file|program|module)? ?is) (?:an? )?)?"
    r"(?:(?:simple|minimal|basic|small|quick|short|usage|toy|reference) ){0,3}"
    r"(?:(?:example|demo|demonstration)s?(?! data| rows)"
    r"|reference(?= (?:[\w-]+ ){0,4}(?:implementation|classifier|regressor|model|network|script)s?\b))(?![\w-])"
)
"""The first words of a script that is there to show how the code is used, or for what it is compared with."""

_LOADS_A_SERVICE = lazy_pattern(
    r"(^|[_-])((load|stress)[_-]?test(s|ing)?(?![_-]?(data|set|split|x|y|images?|files?|csv|cases|rows|labels))"
    r"|locust([_-]?files?)?)([_-]|\.py$)",
    re.IGNORECASE,
)
"""The name of a script that tests a service by many requests at once, and is run, not imported."""

_HOUSEKEEPING = lazy_pattern(
    r"^(?:(?:run|execute|make|create|generate|build|write|fix|patch|clean|update|enhance|modernize|convert|strip|verify"
    r"|check|smoke[-_]test|validate)[-_](?:\w{1,30}[-_])?(?:notebooks?|nbs?|nbconvert|readme|banner|logo|diagrams?"
    r"|badges?|docs|changelog|version|requirements)(?:[-_]\w{1,40})?|install[-_](?:deps|dependencies|requirements"
    r"|packages)|release(?:[-_]helper)?|bump[-_]version|print[-_](?:directory|tree|structure)|scan[-_]secrets\w{0,40})"
    r"\.py$",
    re.IGNORECASE,
)
"""The name of a script that keeps the notebooks, the README or the machine in order, and is no part of the program."""

_QUESTION = lazy_pattern(r"^(q|ques|question|prob|problem)[_-]?\d{1,2}[_-]?[a-z]?\.py$", re.IGNORECASE)
"""The answer to a question of a sheet, called by its number."""


_IS_A_DEMO = lazy_pattern(
    r"(?i)\A\W*this is an? (?:demo|example) (?:service|app|application|server|script|program|project)\b"
)
_CALLED_TESTING = lazy_pattern(r"(?i)^(?:testing_|test)[^/]*\.py$|_testing\.py$")
_BEGINNING = 2_000
"""Characters in which its first comment stands."""


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
    if is_retired(source) or _only_shows(source):
        return False
    return has_logic(source) and not lays_out_a_project(source) and not waits_for_names(source)


def _only_shows(source: Source) -> bool:
    """Whether a script that defines nothing, which nothing could import, calls itself an example or a reference."""
    if source.functions or source.nodes(ast.ClassDef):
        return False
    return any(map(_SHOWS.search, first_comment(source.text[:_BEGINNING])[:2]))


@fact(lambda source: source.is_code and not source.is_notebook)
def needs_no_test(source: Source) -> bool:
    """Whether nobody misses a test of `source`, though one that is there counts.

    So are settings and declarations, scripts that keep the house, a service that says it is a demo, and a module called
    testing whose functions are called tests, though no runner collects it.
    """
    name = source.path.rpartition("/")[2]
    if _HOUSEKEEPING.search(name) or only_declares(source):
        return True
    if _CALLED_TESTING.search(name) and any(one.name.startswith("test_") for one in source.functions):
        return True
    return any(map(_IS_A_DEMO.search, first_comment(source.text[:_BEGINNING])[:2]))
