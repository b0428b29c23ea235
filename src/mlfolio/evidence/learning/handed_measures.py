"""Whether code takes the measure from its caller, so that the one it falls back on is not its own."""

from mlfolio.patterns import lazy_pattern

_TAKEN = lazy_pattern(
    r"\bdef \w{1,60}\([^()]{0,300}?(?<![a-z_])"
    r"((?:scoring|score|eval|metric)_?(?:fn|func|function)|scoring|scorer|metric|measure)(?![a-z_])"
)
"""What a function is given to measure by, in lower case."""

_CALLED = lazy_pattern(
    r"(?<![\w.])(?:self\.)?(\w{5,20})\([^()\n]{0,60}?(?<![a-z])(?:y|true|truth|targets?|labels?|actual)(?![a-z])"
)
"""What is called with the truth: a metric that is given two rows is a distance."""


def takes_its_measure(code: str) -> bool:
    """Return whether lower-case `code` calls a measure that one of its functions is given."""
    taken = set(_TAKEN.findall(code))
    return bool(taken) and any(found[1] in taken for found in _CALLED.finditer(code))
