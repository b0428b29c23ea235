"""A file says which Python the code needs."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.packages.python_versions import stated_python_versions
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, failed, not_applicable, passed


@check(
    title="The Python version is stated",
    how="One of these names a version: requires-python, python_requires or a classifier, a poetry or Pipfile"
    " requirement, a conda environment, .python-version, .tool-versions, runtime.txt, a Dockerfile's base image, CI,"
    " tox or nox.",
    fix='Add `requires-python = ">=3.11"` to pyproject.toml, or a .python-version file with the version you use.',
    # Pinning of any kind hardly goes with judged quality (-.04, PRACTICES.md): good advice, little weight.
    weight=1,
    source=Citation("A", "Programming Proficiency", "Python as the language, with best practices around it"),
    bad=[
        Example(
            {"train.py": "print('trained')\n", "requirements.txt": "numpy==2.1.0\n"},
            note="packages pinned, Python unsaid",
        )
    ],
    good=[
        Example({"train.py": "print('trained')\n", ".python-version": "3.12\n"}),
        Example({"train.py": "print('trained')\n", "Dockerfile": "FROM python:3.11-slim\nCOPY . .\n"}),
        Example({"train.py": "print('trained')\n", "environment.yml": "name: demo\ndependencies:\n  - python=3.10\n"}),
    ],
)
def python_version_stated(files: Files, sources: Sources, workflows: Workflows) -> Verdict:
    """Code written for one Python breaks on another: syntax, the standard library and the packages' wheels all change.

    One line spares the reader the search for the version that works.
    """
    if not sources:
        return not_applicable("no Python code")
    stated = stated_python_versions(files, workflows)
    return (
        passed(f"{stated[0]} says it")
        if stated
        else failed(Finding("no dependency, container or CI file says which Python version the code needs"))
    )
