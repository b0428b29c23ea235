"""Which commands find all tests below a folder by themselves, so that no settings are needed to run them."""

from mlfolio.evidence.automation.commands import Command
from mlfolio.evidence.automation.wrappers import is_python
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files, folders_of
from mlfolio.evidence.testing.tests import Tests
from mlfolio.patterns import lazy_pattern

_FOUND_BY_NAME = lazy_pattern(r"(?:^|/)(?:test_[^/]*|[^/]*_test)\.py$")
_OPTION_OR_FOLDER = lazy_pattern(r"-{1,2}[a-z]\S*|(?:\./)?tests?[/\\]?|\.")
_BY_PYTHON = lazy_pattern(r"(?:^|\s)-m (?:pytest|unittest)\b")
"""Python puts the folder where it is called on the path."""

_RUNS_ITSELF = lazy_pattern(r"\b(?:unittest|pytest|absltest)\.main\(")


def finds_tests_itself(command: Command, folder: str, tests: Tests, files: Files, sources: Sources) -> bool:
    """Whether a command runs all tests below `folder`, whose document gives it, without settings.

    Those are unittest's own search, pytest's over tests that find the code, and a file of tests that runs itself. A
    command that a file of the repository holds, such as a container's entrypoint, is a task.
    """
    if command.path != command.origin[0]:
        return True
    below = {path.removeprefix(folder) for path in tests.paths if path.startswith(folder)}
    asked = command.words[1:]
    if command.tool == "pytest":
        named = [word for word in asked if not _OPTION_OR_FOLDER.fullmatch(word)]
        is_named = not named or below <= {*named}
        return is_named and _are_found(command, folder, tests, files, sources)
    if command.tool == "unittest":
        if "discover" in asked[:1] or any(_is_a_suite(one, folder, files) for one in asked[:1]):
            return True
        searches = _BY_PYTHON.search(command.text) is not None and all(word.startswith("-") for word in asked)
        return searches and _are_found(command, folder, tests, files, sources)
    runs_file = is_python(command.tool) and below == {*asked[:1]}
    return runs_file and _RUNS_ITSELF.search(files.text(folder + asked[0]) or "") is not None


def _is_a_suite(name: str, folder: str, files: Files) -> bool:
    """Whether a package brings its test cases in, so that unittest runs them all by its name."""
    return "TestCase" in (files.text(f"{folder}{name}/__init__.py") or "")


def _are_found(command: Command, folder: str, tests: Tests, files: Files, sources: Sources) -> bool:
    """Whether all tests below a folder are named as runners look for them, and find what they import.

    Pytest puts the folder around a package of tests on the path, that of a conftest.py, and that of each test;
    unittest looks in packages alone.
    """
    below = [path.removeprefix(folder) for path in tests.paths if path.startswith(folder)]
    if not all(map(_FOUND_BY_NAME.search, below)):
        return False
    packages = {around for path in below for around in folders_of(path)}
    if packages and all(files.exists(f"{folder}{one}/__init__.py") for one in packages):
        return True
    if command.tool == "unittest" and packages:
        return False
    if command.tool == "pytest" and (files.exists(f"{folder}conftest.py") or "PYTHONPATH=" in command.text):
        return True
    here = (folder,) if _BY_PYTHON.search(command.text) else ()
    own = {part for one in sources.modules for part in one.path.removesuffix(".py").split("/")}
    tested = (one for one in sources.modules if one.path in tests.paths and one.path.startswith(folder))
    return all(_finds_its_code(one, here, own, files) for one in tested)


def _finds_its_code(test: Source, places: tuple[str, ...], own: set[str], files: Files) -> bool:
    """Whether a test, or a conftest.py around it, sets the path, or it imports no code but in `places` and beside."""
    around = (f"{one}/conftest.py" for one in folders_of(test.path))
    if "sys.path" in test.text or any("sys.path" in (files.text(path) or "") for path in around):
        return True
    beside = test.path[: test.path.rfind("/") + 1]
    wanted = {one.top for one in test.imports} & own
    return all(any(_holds(place, name, files) for place in (beside, *places)) for name in wanted)


def _holds(place: str, name: str, files: Files) -> bool:
    return files.exists(f"{place}{name}.py") or f"{place}{name}" in files.folders
