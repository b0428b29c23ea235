"""What a call is given."""

import ast
from typing import NamedTuple

from mlfolio.evidence.dataflow.plain import Value


class Arguments(NamedTuple):
    """The values of a call's arguments, with the call itself where there is one."""

    positional: list[Value]
    named: dict[str, Value]
    node: ast.Call | None = None

    def get(self, position: int, *names: str) -> Value | None:
        """Return the argument of that position, or else of one of those names."""
        if 0 <= position < len(self.positional):
            return self.positional[position]
        return next((self.named[name] for name in names if name in self.named), None)

    def all(self) -> list[Value]:
        """Return every argument, positional ones first."""
        return [*self.positional, *self.named.values()]

    def literal(self, *names: str) -> object:
        """Return the literal given under one of `names`, None where there is none."""
        value = next((self.named[name] for name in names if name in self.named), None)
        return getattr(value, "value", None)
