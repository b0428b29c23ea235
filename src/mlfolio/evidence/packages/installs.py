"""What Dockerfiles, shell scripts and notebooks install by command: named, but not declared in a dependency file."""

import re
from collections.abc import Iterable, Iterator

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.packages.requirements import Requirement, read_requirement
from mlfolio.patterns import lazy_pattern

_SCRIPTS = ("*dockerfile*", "*.sh", "makefile", "justfile", "taskfile.y*ml", "devcontainer.json")
_COMMAND = lazy_pattern(
    r"(?:\bpip3?(?:\.\d+)?|\bconda|\bmamba|\bmicromamba|\buv (?:pip|add|tool)|\bpoetry|\bpipenv)"
    r"\s+(?:install|add)\b((?:[^\\\n;&|\"]|\\\n)*)"
)
_TAKES_VALUE = frozenset(
    "-r -c -f -i -t -n -p -e --requirement --constraint --index-url --extra-index-url --find-links --target"
    " --name --channel".split()
)
_VERBS = (" install ", " add ")
_STATED = lazy_pattern(r"[A-Za-z][\w.-]*(\[[\w,.-]*\])?([=<>~!]=?[\w.*,<>=!-]+)?$")

_BASE = lazy_pattern(r"^FROM\s+(?:--\S+\s+)?(\S+)", re.IGNORECASE | re.MULTILINE)
_HELD_BY_IMAGES = {
    "apache/airflow": ("apache-airflow", "pendulum"),
    "tensorflow/tensorflow": ("tensorflow",),
    "pytorch/pytorch": ("torch", "torchvision"),
    "jupyter/scipy-notebook": ("scikit-learn", "pandas", "matplotlib", "seaborn", "scipy", "statsmodels"),
    "lambda/python": ("boto3", "botocore"),
}
"""What base images of containers hold besides Python, by the end of their name."""


def read_installs(files: Files, notebooks: Iterable[Notebook]) -> tuple[Requirement, ...]:
    """Return what `pip install x` and its kin name in Dockerfiles, scripts and notebooks outside vendored folders.

    What a Dockerfile's base image is known to hold is installed too.
    """
    found = [held for path in files.named("*dockerfile*") for held in _held_by_images(files.text(path) or "", path)]
    for path in files.named(*_SCRIPTS):
        found += _installs(files.text(path) or "", path)
    for notebook in notebooks:
        # Most of a large notebook is pictures: its text, which the line is told by, is only read again for a reason.
        if notebook.problem or any(map(_may_install, (cell.source for cell in notebook.code))):
            found += _installs(files.text_once(notebook.path) or "", notebook.path)
    return tuple(found)


def told_to_install(files: Files) -> frozenset[str]:
    """Return the distributions that the README and other guides tell their reader to install by a command."""
    # Imported here because it reads documents, which few who ask for installs need.
    from mlfolio.evidence.automation.documented_commands import documented_commands

    commands = documented_commands(files, _COMMAND)
    return frozenset(found.name for one in commands for found in _installs(one.text, one.path))


def _held_by_images(text: str, path: str) -> Iterator[Requirement]:
    for base in _BASE.finditer(text):
        image = base[1].partition("@")[0].rsplit(":", 1)[0]
        line = text.count("\n", 0, base.start()) + 1
        for name in next((held for end, held in _HELD_BY_IMAGES.items() if image.endswith(end)), ()):
            yield Requirement(name, "", path, line)


def _installs(text: str, path: str) -> Iterator[Requirement]:
    if not _may_install(text):
        return
    for command in _COMMAND.finditer(text):
        if not _is_run(text[text.rfind("\n", 0, command.start()) + 1 : command.start()], path):
            continue
        line = text.count("\n", 0, command.start()) + 1
        for word in _arguments(command[1]):
            requirement = read_requirement(word, path, line)
            if requirement:
                yield requirement


def _may_install(text: str) -> bool:
    return any(verb in text for verb in _VERBS)


def _is_run(before: str, path: str) -> bool:
    """Return whether what stands `before` an install command on its line leaves it a command: no comment, no prose."""
    if "#" in before:
        return False
    return not path.endswith(".ipynb") or "!" in before or "%" in before


def _arguments(command: str) -> Iterator[str]:
    """Yield the words of an install command that can name a distribution: no options, files or values of options."""
    skip = False
    for word in command.replace("\\\n", " ").replace("'", "").split():
        if skip or word.startswith("-"):
            skip = not skip and word in _TAKES_VALUE
        elif _STATED.match(word):
            yield word
