"""Functions, classes, modules and objects of the analysed code, and the scopes that hold their names."""

import ast
from collections.abc import Callable

from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.values import Data, Estimator


class Scope:
    """Names and their values; a function's scope has the scope it was defined in around it."""

    __slots__ = ("names", "outer", "path", "shared", "waiting")

    def __init__(self, path: str, outer: "Scope | None" = None) -> None:
        self.names: dict[str, Value] = {}
        self.waiting: dict[str, Callable[[], None]] = {}
        self.outer, self.path = outer, path
        self.shared: frozenset[str] = frozenset()

    def find(self, name: str) -> Value | None:
        """Return what `name` stands for here, None where nothing binds it."""
        scope: Scope | None = self
        while scope is not None:
            if name in scope.waiting:
                scope.waiting.pop(name)()
            value = scope.names.get(name)
            if value is not None:
                return value
            scope = scope.outer
        return None

    def own(self, name: str) -> Value | None:
        """Return what this scope itself binds to `name`, bound now where it was waiting to be asked for."""
        if name in self.waiting:
            self.waiting.pop(name)()
        return self.names.get(name)

    @property
    def module(self) -> "Scope":
        """The outermost scope."""
        scope = self
        while scope.outer is not None:
            scope = scope.outer
        return scope


class Function(Value):
    """A function or lambda of the code, with the scope around it, and the object it is a method of."""

    __slots__ = ("node", "owner", "scope")

    def __init__(
        self, node: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda, scope: Scope, owner: "Value | None" = None
    ) -> None:
        self.node, self.scope, self.owner = node, scope, owner


class Partial(Function):
    """A function of the code with some of its arguments given before it is called."""

    __slots__ = ("named", "positional")

    def __init__(self, function: Function, positional: list[Value], named: dict[str, Value]) -> None:
        super().__init__(function.node, function.scope, function.owner)
        self.positional, self.named = positional, named


class Class(Value):
    """A class of the code: its own names, and its bases."""

    __slots__ = ("bases", "name", "scope")

    def __init__(self, name: str, scope: Scope, bases: tuple[Value, ...]) -> None:
        self.name, self.scope, self.bases = name, scope, bases

    def find(self, name: str) -> Value | None:
        """Return what the class or one of its bases defines under `name`."""
        if name in self.scope.names:
            return self.scope.names[name]
        inherited = (base.find(name) for base in self.bases if isinstance(base, Class))
        return next((value for value in inherited if value is not None), None)


class Module(Value):
    """A module of the repository, with the names it defines."""

    __slots__ = ("scope",)

    def __init__(self, scope: Scope) -> None:
        self.scope = scope


class Instance(Value):
    """An object of a class of the code; `role` is what it is as a model, `data` the rows it gives as a data set."""

    __slots__ = ("attributes", "data", "kind", "role")

    def __init__(self, kind: Class) -> None:
        self.kind = kind
        self.data: Data | None = None
        self.attributes: dict[str, Value] = {}
        self.role: Estimator | None = None


class Bound(Value):
    """A method of a value that is about to be called."""

    __slots__ = ("name", "owner")

    def __init__(self, owner: Value, name: str) -> None:
        self.owner, self.name = owner, name
