"""Where a repository says which version of Python it needs."""

import re
from collections.abc import Callable

from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import at, ini_sections, strings, toml_table
from mlfolio.patterns import lazy_pattern

_LIMIT = 20_000
"""Characters of a file that are looked at: versions stand near the top."""

_VERSION = lazy_pattern(r"\d")
_CALL = lazy_pattern(r"python_requires\s*=\s*[\"'][^\"'\n]*\d")
_CLASSIFIER = lazy_pattern(r"Programming Language :: Python :: \d\.\d+")
_CONDA = lazy_pattern(r"^[ \t]*-[ \t]*[\"']?(?:[\w-]+::)?python[ \t]*[=<>~]+[ \t]*\d", re.MULTILINE)
_REQUIRED = lazy_pattern(
    r"^[ \t]*python[ \t]*[=<>~]=?[ \t]*\d|-cp[23]\d{1,2}-cp[23]\d{1,2}m?-[\w.]{1,60}\.whl", re.MULTILINE
)
"""A line of a list of requirements, whose reader it tells, though pip finds no such package; or a wheel of one."""

_IMAGE = lazy_pattern(
    r"^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?\S{0,100}?py\S{0,100}?[23]\.?\d", re.MULTILINE | re.IGNORECASE
)
_FIXED_IMAGE = lazy_pattern(
    r"^[ \t]*FROM[ \t]+(?:--platform=\S+[ \t]+)?[^\s:@]{1,100}(?::\d{1,5}/[^\s:@]{1,100})?"
    r"(?::[^\s@/]{0,60}\d[^\s/]{0,60}(?!\S)|@sha256:)",
    re.MULTILINE | re.IGNORECASE,
)
_RUNS_PYTHON = lazy_pattern(r"\b(?:pip3?|python3?|conda|mamba)(?![\w.-])")
"""With a release of an image comes the Python that it holds, or that its system installs."""

_INSTALLED = lazy_pattern(r"\bpython=?=?[23]\.\d+|\bpython@?[23]\.\d+|\buv python install \d", re.IGNORECASE)
_TOX = lazy_pattern(r"\bpy(?:thon)?[23]\.?\d+")
_LABEL = lazy_pattern(r"(?<![\d.])[23]\.\d+")


def stated_python_versions(files: Files, workflows: Workflows) -> list[str]:
    """Return the paths of the files, outside vendored folders, that say which version of Python the code needs.

    Continuous integration says so by the versions that it runs on.
    """
    found = []
    for path in files.own:
        says = _reader(path)
        if says and says((files.text(path) or "")[:_LIMIT]):
            found.append(path)
    installed = (one.path for one in workflows.commands if _INSTALLED.search(one.text))
    return found + list(dict.fromkeys((*(version.path for version in workflows.python_versions), *installed)))


def _pyproject(text: str) -> bool:
    content = toml_table(text)
    classifiers = strings(at(content, "project", "classifiers")) + strings(at(content, "tool", "poetry", "classifiers"))
    wanted = at(content, "project", "requires-python"), at(content, "tool", "poetry", "dependencies", "python")
    wanted += (
        at(content, "tool", "flit", "metadata", "requires-python"),
        at(content, "tool", "pixi", "dependencies", "python"),
    )
    return any(_VERSION.search(str(one)) for one in wanted if one) or any(_CLASSIFIER.match(one) for one in classifiers)


def _setup_py(text: str) -> bool:
    return bool(_CALL.search(text) or _CLASSIFIER.search(text))


def _setup_cfg(text: str) -> bool:
    sections = ini_sections(text)
    return bool(sections.get("options", {}).get("python_requires")) or bool(_CLASSIFIER.search(text))


def _pipfile(text: str) -> bool:
    requires = at(toml_table(text), "requires")
    return bool(at(requires, "python_version") or at(requires, "python_full_version"))


def _pixi(text: str) -> bool:
    return bool(_VERSION.search(str(at(toml_table(text), "dependencies", "python") or "")))


def _mise(text: str) -> bool:
    return bool(_VERSION.search(str(at(toml_table(text), "tools", "python") or "")))


def _searching(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda text: bool(pattern.search(text))


_NAMED: dict[str, Callable[[str], bool]] = {
    "pyproject.toml": _pyproject,
    "setup.py": _setup_py,
    "setup.cfg": _setup_cfg,
    "pipfile": _pipfile,
    ".python-version": _searching(_LABEL),
    "runtime.txt": _searching(_LABEL),
    "pixi.toml": _pixi,
    "mise.toml": _mise,
    ".mise.toml": _mise,
    "devcontainer.json": _searching(lazy_pattern(r"\"image\"\s*:\s*\"[^\"\n]{0,100}?python:[\w.-]{0,12}?[23]\.\d")),
    ".tool-versions": _searching(lazy_pattern(r"^python \d", re.MULTILINE)),
    "tox.ini": _searching(_TOX),
    "noxfile.py": _searching(lazy_pattern(r"python\s*=\s*\[?\s*[\"']\d")),
    ".readthedocs.yml": _searching(lazy_pattern(r"python:\s*[\"']?\d")),
    ".readthedocs.yaml": _searching(lazy_pattern(r"python:\s*[\"']?\d")),
    "app.yaml": _searching(lazy_pattern(r"runtime:\s*python\d")),
    "mlproject": _searching(lazy_pattern(r"python.*\d")),
    "python_env.yaml": _searching(lazy_pattern(r"python:\s*[\"']?\d")),
    "bentofile.yaml": _searching(lazy_pattern(r"python_version:\s*[\"']?\d")),
}


def _reader(path: str) -> Callable[[str], bool] | None:
    name = path.rpartition("/")[2].lower()
    if name in _NAMED:
        return _NAMED[name]
    if "dockerfile" in name:
        return _dockerfile
    if name.startswith("requirements") and name.endswith(".txt"):
        return _searching(_REQUIRED)
    # At the root, what lists a Python among its packages is an environment, whatever its name.
    is_environment = re.search(r"(env|conda).*\.ya?ml$", name) or ("/" not in path and name.endswith((".yml", ".yaml")))
    return _searching(_CONDA) if is_environment else None


def _dockerfile(text: str) -> bool:
    if _IMAGE.search(text) or _INSTALLED.search(text):
        return True
    return bool(_FIXED_IMAGE.search(text) and _RUNS_PYTHON.search(text))
