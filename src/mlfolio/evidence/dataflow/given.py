"""What is left to learn for an estimator that is given beforehand what others of its kind learn from rows."""

from mlfolio.evidence.dataflow.joining import facts_of
from mlfolio.evidence.dataflow.library_table import WEIGHTS, WORDS
from mlfolio.evidence.dataflow.plain import Plain, Value
from mlfolio.evidence.dataflow.run import Arguments

_NOTHING_LEFT = ("row-wise", "")


def left_to_learn(name: str, effect: str, what: str, arguments: Arguments) -> tuple[str, str]:
    """Return the effect of an estimator, and what it learns, with the settings that it is given.

    A vocabulary that was learned from rows itself may hold what it learned.
    """
    if name.endswith("Imputer") and arguments.literal("strategy") == "constant":
        return _NOTHING_LEFT
    if not _is_given(arguments.named.get("vocabulary")):
        return effect, what
    return (effect, WEIGHTS) if what == WORDS and arguments.literal("use_idf") is not False else _NOTHING_LEFT


def _is_given(value: Value | None) -> bool:
    """Whether a value is there that was learned from no rows."""
    absent = value is None or (isinstance(value, Plain) and value.known and value.value is None)
    return not absent and not facts_of(value)
