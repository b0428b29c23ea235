"""Where a repository tells a test runner what to do: pytest's settings, and the layouts that other languages fix."""

from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import at, ini_sections, toml_table
from mlfolio.patterns import lazy_pattern

_OWN_FILES = ("pytest.ini", ".pytest.ini", "pytest.toml", ".pytest.toml", "nose2.cfg", "unittest.cfg", "karma.conf.js")
_INI_SECTIONS = (
    ("setup.cfg", "tool:pytest"),
    ("tox.ini", "pytest"),
    ("setup.cfg", "nosetests"),
    ("setup.cfg", "aliases"),
)
_FIXED_LAYOUTS = (
    ("DESCRIPTION", "tests/testthat.R"),
    ("DESCRIPTION", "tests/tinytest.R"),
    ("Project.toml", "test/runtests.jl"),
)
"""Languages whose package tool finds the tests by itself, once both files stand where it looks."""

_BUILT_IN = (
    "Cargo.toml",
    "go.mod",
    "pom.xml",
    "build.gradle",
    "build.gradle.kts",
    "build.sbt",
    "project.clj",
    "stack.yaml",
    "Package.swift",
    "pubspec.yaml",
    "manage.py",
)
"""Build files whose tool brings a test command of its own."""

_TESTS_OF_A_BUILD = (
    ("meson.build", lazy_pattern(r"(?m)^[ \t]*test\(")),
    ("deps.edn", lazy_pattern(r":test\s{0,9}\{")),
    (
        "CMakeLists.txt",
        # The last is a target that is named for tests, which one command builds and runs.
        lazy_pattern(
            r"(?i)\b(?:enable_testing|add_test|gtest_discover_tests|catch_discover_tests)\b|BUILD_TEST"
            r"|\b(?:add_executable\s{0,9}\(\s{0,9}|(?:[A-Z]{1,20}_)?NAME\s{1,9})(?:[\w-]{1,60}[-_])?tests?(?![\w-])"
        ),
    ),
)
"""Files of a build, and what stands in them where it builds tests and runs them."""

_IN_THE_EDITOR = tuple(
    (
        ".vscode/settings.json",
        lazy_pattern(
            rf"\A(?=[\s\S]*?\"python\.testing\.{runner}Enabled\"\s*+:\s*+true\b)"
            rf"(?=[\s\S]*?\"python\.testing\.{runner}Args\"\s*+:\s*+\[\s*+\")"
        ),
    )
    for runner in ("pytest", "unittest")
)
"""An editor's settings, where they turn a runner on and say what it is to run."""

_SOLUTIONS = ("*.sln", "*.slnx", "*.csproj", "*.fsproj", "*.vbproj")
_TESTS_OF_DOTNET = lazy_pattern(r"\bMicrosoft\.NET\.Test\.Sdk\b")
"""A project whose tests `dotnet test` finds, by itself or through the solution that lists it."""

_TESTS_OF_SETUP = lazy_pattern(
    r"[\"']pytest[-_]runner\b|\btest_suite\s*=|\bcmdclass\s*=[^\n]{0,20}(?:\n[^\n]{0,80}){0,4}?[\"']?\b(?:py)?test[\"']?\s*[:=]"
)
"""What gives a setup.py a command that runs the tests: pytest-runner, a suite that is named, a command of its own."""

_TOOLS = ("pytest", "rye")
"""Tables of pyproject.toml: pytest's own, and that of a tool with a test command of its own."""


def runner_settings(files: Files, folder: str = "") -> str | None:
    """Return the file that configures the test runner, or None where every caller has to know what to type.

    `folder` is where the project lies, with a slash at its end; the root is the empty string.
    """
    for name in (*_OWN_FILES, *_BUILT_IN):
        if files.exists(folder + name):
            return folder + name
    for name, section in _INI_SECTIONS:
        if files.exists(folder + name) and section in ini_sections(files.text(folder + name)):
            return folder + name
    for name, registers in (*_TESTS_OF_A_BUILD, *_IN_THE_EDITOR, ("setup.py", _TESTS_OF_SETUP)):
        if files.exists(folder + name) and registers.search(files.text(folder + name) or ""):
            return folder + name
    tools = at(toml_table(files.text(f"{folder}pyproject.toml")), "tool")
    if isinstance(tools, dict) and not tools.keys().isdisjoint(_TOOLS):
        return f"{folder}pyproject.toml"
    fixed = (folder + last for one, last in _FIXED_LAYOUTS if _both(files, folder + one, folder + last))
    return next(fixed, None) or _solution(files, folder)


def _solution(files: Files, folder: str) -> str | None:
    """Return the solution or project of .NET in a folder by which `dotnet test` finds tests, if there is one."""
    named = files.named(*_SOLUTIONS)
    here = [path for path in named if path.rpartition("/")[0] == folder.rstrip("/")]
    if not here:
        return None
    projects = [path for path in named if _TESTS_OF_DOTNET.search(files.text(path) or "")]
    names = {path.rpartition("/")[2] for path in projects}
    return next((path for path in here if any(name in f"{path} {files.text(path)}" for name in names)), None)


def _both(files: Files, one: str, other: str) -> bool:
    return files.exists(one) and files.exists(other)
