"""Which commands run tests, in any of the languages that machine-learning projects are written in."""

import posixpath
from collections.abc import Container

from mlfolio.evidence.automation.commands import Command
from mlfolio.evidence.automation.wrappers import is_python
from mlfolio.patterns import lazy_pattern

_RUNNERS = frozenset(
    "pytest unittest nose nosetests nose2 trial stestr ward green behave ctest jest vitest mocha karma bats tox nox"
    " gotestsum ptw tap tape ava jasmine"
    # Of clojure.test, called where Lisp is read.
    " run-tests run-all-tests".split()
)
_WITH_SUBCOMMAND = {
    "hatch": ("test",), "rye": ("test",), "cargo": ("test", "nextest"), "go": ("test",), "dotnet": ("test",),
    "mvn": ("test", "verify", "install", "package"), "mvnw": ("test", "verify", "install", "package"),
    "gradle": ("test", "check", "build"), "gradlew": ("test", "check", "build"), "sbt": ("test",), "bazel": ("test",),
    "meson": ("test",), "ninja": ("test",), "ng": ("test",), "react-scripts": ("test",), "node": ("--test",),
    "deno": ("test",), "bun": ("test",), "django-admin": ("test",), "playwright": ("test",), "cypress": ("run",),
    "rake": ("test", "spec"), "kedro": ("test",), "lein": ("test",), "stack": ("test",), "cabal": ("test",),
    "swift": ("test",), "flutter": ("test",), "dart": ("test",), "clj": ("-M:test", "-X:test"),
    "clojure": ("-M:test", "-X:test"),
}  # fmt: skip
_PYTHON_SCRIPTS = {
    "setup.py": ("test", "pytest", "nosetests", "ptr"),
    "manage.py": ("test",),
    "runtests.py": None,
    "run_tests.py": None,
    "runtest.py": None,
    "run_all_tests.py": None,
}
_INTERPRETERS = frozenset({"Rscript", "R", "julia", "matlab", "octave", "octave-cli"})
_IN_CODE = lazy_pattern(
    r"\b(?:devtools::(?:test|check)|testthat::test_\w+|test_(?:dir|file|package|local|check)\(|rcmdcheck|tinytest::"
    r"|covr::|runTestSuite|Pkg\.test|runtests\b|matlab\.unittest)|(?:^|[;\s])test\s+\w"
    r"|\bCMD\s+check\b|\btests?/[\w./-]*\.(?:R|jl|m)\b|\btests?\.(?:R|jl|m)\b"
)
_NOT_A_RUN = frozenset(
    "--version -V --help -h --collect-only --co --fixtures --markers --list -l --listenvs -a".split()
)


def runs_tests(command: Command, test_paths: Container[str] = ()) -> bool:
    """Whether a command runs tests itself.

    A script of the repository counts when `test_paths` holds it; a task runner whose tasks were followed does not,
    because its tasks are commands of their own.
    """
    tool, rest = command.tool, command.words[1:]
    if command.followed or _NOT_A_RUN & set(rest[:2]):
        return False
    if tool in _RUNNERS:
        return True
    if tool in _WITH_SUBCOMMAND:
        return any(word in _WITH_SUBCOMMAND[tool] for word in rest)
    if tool in _INTERPRETERS:
        return bool(_IN_CODE.search(" ".join(rest)))
    return _runs_test_script(command.words, command.folder, test_paths)


def _runs_test_script(words: tuple[str, ...], folder: str, test_paths: Container[str]) -> bool:
    """Whether the words, in a folder, run a Python file of tests, with an interpreter or by its own name."""
    for number, word in enumerate(words):
        if number == 1 and not is_python(words[0]):
            break
        if word == "-c":
            return "pytest.main" in " ".join(words) or "unittest.main" in " ".join(words)
        if word.endswith(".py"):
            name = posixpath.basename(word.replace("\\", "/"))
            verbs = _PYTHON_SCRIPTS.get(name, ())
            wanted = verbs is None or any(verb in words[number + 1 :] for verb in verbs)
            return wanted or any(posixpath.normpath(f"{place}{word}") in test_paths for place in ("", folder))
    return False
