"""All rules, and what they find in a source. To add one, write a function of the code and put it into the list."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.learning.library import libraries
from mlfolio.evidence.learning.mistakes import fitting, measuring, networks, rankings, refits, serving, tables
from mlfolio.evidence.learning.mistakes.mistake import Code, Mistake

RULES = (
    measuring.swapped_arguments,
    rankings.ranking_of_labels,
    fitting.refitted_on_test,
    refits.refitted_by_function,
    fitting.seed_without_shuffle,
    tables.comparison_with_nan,
    tables.nothing_assigned,
    tables.result_discarded,
    tables.chained_assignment,
    networks.gradients_not_cleared,
    networks.never_in_eval_mode,
    networks.softmax_twice,
    networks.log_left_out,
    networks.softmax_over_one_unit,
    serving.loaded_per_request,
)


@fact(lambda source: source.is_code)
def uses_libraries(source: Source) -> bool:
    """Whether a source imports a library that a rule knows something of."""
    known = libraries() | {"numpy", "pandas", "joblib"}
    return any(one.top in known for one in source.imports)


@fact(lambda source: source.is_code)
def mistakes_of(source: Source) -> tuple[Mistake, ...]:
    """Return the silent mistakes in a source, by line: only those that its own text makes certain."""
    if not uses_libraries(source):
        return ()
    code = Code(source)
    return tuple(sorted((found for rule in RULES for found in rule(code)), key=lambda one: one.line))
