"""Which file of a repository a path in somebody's text can mean, when it is not said where the reader stands."""

import re
from collections import defaultdict
from pathlib import PurePosixPath

from mlfolio.evidence.files import Files
from mlfolio.evidence.ignoring import ignore_rules
from mlfolio.evidence.tracing import cached_property
from mlfolio.patterns import lazy_pattern

_RULE = lazy_pattern(r"^([A-Za-z0-9_][\w./ -]{0,200}?)\s*:(?!=)", re.MULTILINE)
_OPEN_ENDED = lazy_pattern(r"^[ \t]*-?include\b|^[^\s#:=]*%|^[^\s#:=]*\$[({]", re.MULTILINE)

WRITE_MAKEFILES = ("CMakeLists.txt", "configure", "configure.ac")
"""Files from which a makefile is written when the project is built."""

_DOTTED = lazy_pattern(r"\w+(?:\.\w+)+\.py")
"""A module's path written with dots, and its suffix."""

_LICENCE = lazy_pattern(r"(?:licen[cs]e|copying)(?=\W|$)", re.IGNORECASE)
_OF_TESTS = lazy_pattern(
    r"(?:^|[/_.-])(?:unit_?)?(?:tests?|testing|specs?|conftest)(?=[/_.-])|[a-z]Tests?\.|doctest|selftest", re.IGNORECASE
)


class Whereabouts:
    """Answers for paths relative to the root or to any folder: precise about what is missing, lenient about where."""

    def __init__(self, files: Files) -> None:
        self._files = files

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        names: dict[str, list[str]] = defaultdict(list)
        for path in (*self._files.paths, *sorted(self._files.folders)):
            # A blank at the end of a name, which nobody sees, is not written down.
            plain = "/".join(part.strip() for part in path.lower().split("/"))
            names[plain.rpartition("/")[2]].append(plain)
        return names

    def holds(self, path: str) -> bool:
        """Whether a file or folder, anywhere, has a path that ends in `path`; letters may differ in case."""
        wanted = "/".join(part for part in path.strip().lower().split("/") if part not in ("", ".", ".."))
        if not wanted:
            return True
        name = wanted.rpartition("/")[2]
        if name == wanted and _DOTTED.fullmatch(wanted) and self.holds_module(wanted[: -len(".py")]):
            return True
        found = self._by_name.get(name, ())
        return any(one == wanted or one.endswith(f"/{wanted}") for one in found) or self._from_above(wanted) in found

    def _from_above(self, wanted: str) -> str | None:
        """Return a path without its first folder, where nothing here has that name: that of the clone itself.

        At least one more folder must follow: `src/train.py` may name a file that moved.
        """
        top, _, rest = wanted.partition("/")
        return rest if "/" in rest and top not in self._by_name else None

    def holds_name(self, path: str) -> bool:
        """Whether anything has the last part of `path` for its name; a licence may have any suffix, a folder an -s."""
        name = path.rstrip("/").rpartition("/")[2].strip().lower()
        if "." not in name and (f"{name}s" in self._by_name or name.removesuffix("s") in self._by_name):
            return True
        # The dot before a name of settings is easily left out: isort.cfg.
        if "." in name and f".{name}" in self._by_name:
            return True
        return name in self._by_name or (_LICENCE.match(name) is not None and any(map(_LICENCE.match, self._by_name)))

    def holds_ending(self, name: str) -> bool:
        """Whether a name here ends in `name` behind a hyphen or an underscore."""
        endings = tuple(f"{mark}{name.lower()}" for mark in "_-")
        return any(one.endswith(endings) for one in self._by_name)

    def holds_spaced(self, word: str, text: str) -> bool:
        """Whether `word` ends the name of a file here that has spaces in it, and `text` gives the whole name."""
        end, lower = f" {word.rpartition('/')[2].lower()}", text.lower()
        return any(one.endswith(end) and one in lower for one in self._by_name if " " in one)

    @cached_property
    def holds_tests(self) -> bool:
        """Whether anything here may be a test, in whatever language."""
        return any(map(_OF_TESTS.search, self._files.paths))

    def holds_module(self, dotted: str) -> bool:
        """Whether a module or package of that dotted name is here."""
        path = dotted.replace(".", "/")
        return self.holds(f"{path}.py") or self.holds(path)

    @cached_property
    def make_targets(self) -> frozenset[str] | None:
        """The targets of all makefiles; None where an include, a pattern, or what writes a makefile can make others."""
        if self._files.named(*WRITE_MAKEFILES):
            return None
        texts = [
            self._files.text(path) or "" for path in self._files.named("makefile", "gnumakefile", "*.mk", "makefile.*")
        ]
        if any(_OPEN_ENDED.search(text) for text in texts):
            return None
        return frozenset(name for text in texts for rule in _RULE.finditer(text) for name in rule[1].split())

    @cached_property
    def ignored_names(self) -> frozenset[str]:
        """Every name that a .gitignore mentions: what is made on the reader's machine and rightly not here."""
        rules = [rule for path in self._files.named(".gitignore") for rule in ignore_rules(path, self._files)]
        lines = [rule for rule in rules if not rule.startswith("!")]
        return frozenset(part for line in lines for part in PurePosixPath(line).parts if part not in ("/", "**", "*"))

    def is_ignored(self, path: str) -> bool:
        """Whether a .gitignore mentions a part of `path`, or its suffix."""
        parts = PurePosixPath(path)
        return any(part in self.ignored_names for part in parts.parts) or f"*{parts.suffix}" in self.ignored_names
