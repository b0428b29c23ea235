"""What a repository says of how it wants to be checked: plain data, read from .mlfolio.toml or pyproject.toml."""

from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from mlfolio.errors import UserError
from mlfolio.kinds import KINDS

if TYPE_CHECKING:
    from mlfolio.evidence.files import Files

OWN_FILE, SHARED_FILE = ".mlfolio.toml", "pyproject.toml"

_MOST, _LONGEST = 200, 300
"""Entries of a list, and characters of one: what a person writes stays far below both."""

_Fault = Callable[[str, str], UserError]


class Configuration(NamedTuple):
    """The settings of a repository, and the file they stand in (None where there is none).

    `ignore` gives a reason by id, `exclude` the paths whose findings are left out. Neither adds a point, so that a
    score means the same whatever a repository says of itself.
    """

    file: str | None = None
    kind: str | None = None
    fail_under: float | None = None
    select: tuple[str, ...] = ()
    ignore: Mapping[str, str] = {}
    exclude: tuple[str, ...] = ()

    @property
    def source(self) -> str:
        """Where the settings stand, in words."""
        return "[tool.mlfolio] in pyproject.toml" if self.file == SHARED_FILE else self.file or "no file"

    def set_aside(self, ids: list[str]) -> dict[str, str]:
        """Return why each of `ids` that this configuration sets aside is: it is shown, and grants nothing."""
        unselected = f"not selected in {self.source}"
        aside = {name: unselected for name in ids if self.select and name not in self.select}
        return aside | {name: reason for name, reason in self.ignore.items() if name in ids}

    def leaves_out(self, path: str) -> bool:
        """Whether findings at `path` are left out: by its own path, a folder above it, or a pattern with `*`."""
        return any(_fits(path, pattern) for pattern in self.exclude)


NO_CONFIGURATION = Configuration()
"""What holds where a repository says nothing."""


def read_configuration(files: "Files") -> Configuration:
    """Return the settings among `files`; the defaults where there are none.

    Raises UserError, which names file, key and remedy, for what is no setting, and for two files that both have some.
    """
    own, shared = _table_of(OWN_FILE, files), _table_of(SHARED_FILE, files)
    if own is not None and shared is not None:
        problem = f"both {OWN_FILE} and [tool.mlfolio] in {SHARED_FILE} hold settings"
        raise UserError(problem, "Keep them in one of the two.")
    if own is not None:
        return _checked(OWN_FILE, own)
    return _checked(SHARED_FILE, shared) if shared is not None else NO_CONFIGURATION


def insist_on_known(configuration: Configuration, known: Collection[str]) -> None:
    """Raise UserError where `configuration` selects an id that is none of the `known`: a typo would void the score."""
    from mlfolio.ids import unknown_id

    for name in configuration.select:
        if name not in known:
            problem = f"{configuration.source}: select names {_shown(name)}, and no check has this id"
            raise UserError(problem, _remedy(unknown_id(name, known).remedy.removesuffix(".")))


def _table_of(name: str, files: "Files") -> Any:
    text = files.text(name)
    if text is None or (name == SHARED_FILE and "mlfolio" not in text):
        return None
    # Imported here because it compiles patterns, and most repositories say nothing.
    import tomllib

    try:
        table = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        if name == SHARED_FILE and "tool.mlfolio" not in text:
            return None
        raise UserError(f"{name}: is not TOML ({error})", _remedy("Mend that line")) from error
    if name == OWN_FILE:
        return table
    tools = table.get("tool")
    return tools.get("mlfolio") if isinstance(tools, dict) else None


def _remedy(what: str) -> str:
    return f"{what}; --no-config checks without these settings."


def _checked(file: str, table: Any) -> Configuration:
    where = file if file == OWN_FILE else f"{file}, [tool.mlfolio]"

    def fault(problem: str, remedy: str) -> UserError:
        return UserError(f"{where}: {problem}", _remedy(remedy))

    if not isinstance(table, dict):
        raise fault("tool.mlfolio is no table", "Write [tool.mlfolio] above the settings")
    for key in table:
        if key not in _READERS:
            raise fault(f"there is no setting {_shown(key)}", _nearest(key))
    return Configuration(file, **{key: _READERS[key](key, value, fault) for key, value in table.items()})


def _nearest(key: str) -> str:
    if key == "tool":
        return f"In {OWN_FILE} the settings stand without [tool.mlfolio] above them"
    # Imported here because it is slow to import, and nearly never needed.
    from difflib import get_close_matches

    near = get_close_matches(key.replace("-", "_"), _READERS, n=1)
    return f"Did you mean {near[0]}? Mend it" if near else f"Use {', '.join(_READERS)}"


def _kind(key: str, value: Any, fault: _Fault) -> str:
    if value not in KINDS:
        raise fault(f"{key} is {_shown(value)}", f"Use one of {', '.join(KINDS)}")
    return str(value)


def _bar(key: str, value: Any, fault: _Fault) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise fault(f"{key} is {_shown(value)}", "Use a number from 0 to 100")
    return float(value)


def _strings(key: str, value: Any, fault: _Fault) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(_is_text(one) for one in value) or len(value) > _MOST:
        raise fault(f"{key} is {_shown(value)}", f'Use a list of texts: {key} = ["..."]')
    return tuple(value)


def _reasons(key: str, value: Any, fault: _Fault) -> dict[str, str]:
    if not isinstance(value, dict) or len(value) > _MOST:
        raise fault(f"{key} is {_shown(value)}", 'Give each id a reason: ignore.has-licence = "coursework"')
    for name, reason in value.items():
        if not _is_text(reason):
            raise fault(f"{key} gives no reason for {_shown(name)}", f'Say why: {name} = "..."')
    return dict(value)


def _is_text(value: Any) -> bool:
    return isinstance(value, str) and bool(value.strip()) and len(value) <= _LONGEST


def _shown(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 60 else text[:59] + "…"


_READERS: dict[str, Callable[[str, Any, _Fault], Any]] = {
    "kind": _kind,
    "fail_under": _bar,
    "select": _strings,
    "ignore": _reasons,
    "exclude": _strings,
}


def _fits(path: str, pattern: str) -> bool:
    stem = pattern.removeprefix("./").rstrip("/")
    if path == stem or path.startswith(f"{stem}/"):
        return True
    # `fnmatch` writes each part between stars as an atomic group: no pattern makes it search twice.
    from fnmatch import fnmatchcase

    return "*" in pattern and fnmatchcase(path, stem)
