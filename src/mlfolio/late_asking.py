"""Import Copier without the terminal library that only asking needs: it is a third of what Copier loads."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType, SimpleNamespace

# Modules that Copier takes names from in order to ask, by the package that they belong to.
_ASKING = {
    "questionary": ("questionary", "questionary.prompts", "questionary.prompts.common"),
    "prompt_toolkit": ("prompt_toolkit", "prompt_toolkit.lexers"),
    "pygments": ("pygments", "pygments.lexers", "pygments.lexers.data"),
}


def import_copier(*, ask: bool) -> ModuleType:
    """Return Copier: whole where it is going to `ask`, otherwise with what asks to be loaded when it is called."""
    if ask:
        import_module("questionary.prompts.common")
    try:
        with _stand_ins():
            return import_module("copier")
    except ImportError:  # This release takes more from there than names to call.
        return import_module("copier")


@contextmanager
def _stand_ins() -> Iterator[None]:
    """Let what is imported meanwhile find something in place of the packages that ask, but for those already loaded."""
    names = [name for package, modules in _ASKING.items() if package not in sys.modules for name in modules]
    sys.modules.update({name: _stand_in(name) for name in names})
    try:
        yield
    finally:
        for name in names:
            del sys.modules[name]


def _stand_in(module: str) -> ModuleType:
    """Return a module in which every name is there."""

    def find(name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)
        return _choice if name == "Choice" else _Late(module, name)

    stand_in = ModuleType(module)
    stand_in.__getattr__ = find  # type: ignore[method-assign]
    return stand_in


class _Late:
    """What `module` calls `name`: loaded when it is called, or something of it is asked for."""

    def __init__(self, module: str, name: str) -> None:
        """Remember where it is."""
        self._place = (module, name)

    def __call__(self, *given: object, **named: object) -> object:
        """Call it."""
        return self._loaded()(*given, **named)

    def __getattr__(self, name: str) -> object:
        """Return what it calls so."""
        return getattr(self._loaded(), name)

    def _loaded(self) -> Callable[..., object]:
        module, name = self._place
        return getattr(import_module(module), name)


def _choice(title: str, value: object, *, disabled: object) -> object:
    """Return one answer of several; where nobody is asked, Copier only wants its value back."""
    module = "questionary.prompts.common"
    made = _Late(module, "Choice") if module in sys.modules else SimpleNamespace
    return made(title=title, value=value, disabled=disabled)
