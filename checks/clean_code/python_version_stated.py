"""A file says which Python the code needs."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.automation.workflows import Workflows
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.code.unread import is_hardly_in_python
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds.projects import projects
from mlfolio.evidence.packages.inline_metadata import inline_metadata
from mlfolio.evidence.packages.python_versions import stated_python_versions
from mlfolio.evidence.packages.told_versions import Told, tells_version, told_python_versions
from mlfolio.evidence.prose.readme import Readme, page_text, readmes_of_folders
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed

_IN_WORDS = 0.5


@check(
    title="The Python version is stated",
    how="One of these names a version: requires-python, python_requires or a classifier, a poetry or Pipfile"
    " requirement, a conda environment, a line of requirements.txt,"
    " .python-version, .tool-versions, mise.toml, runtime.txt, the comment in which a script says what it needs"
    " (`# /// script`), a Dockerfile's base image (of Python, or a release of another one"
    " in which Python is run) or a development container's, CI, tox or nox. A README, a comment in requirements.txt or"
    " a page on setting up that says it in words earns half, which passes: whoever runs the code is told. So do the"
    " READMEs of several projects, each its part, which passes where all say it. Where the code imports the standard"
    " library alone, such a README may say Python 3 and no more. Not applicable where ten times as much code is in"
    " other languages, R and MATLAB among them.",
    fix='Add `requires-python = ">=3.11"` to pyproject.toml, or a .python-version file with the version you use.',
    # Pinning of any kind hardly goes with judged quality (-.04, PRACTICES.md): good advice, little weight.
    weight=1,
    source=Citation("A", "Programming Proficiency", "Python as the language, with best practices around it"),
    bad=[
        Example(
            {"train.py": "print('trained')\n", "requirements.txt": "numpy==2.1.0\n"},
            note="packages pinned, Python unsaid",
        ),
    ],
    good=[
        Example({"train.py": "print('trained')\n", ".python-version": "3.12\n"}),
        Example(
            {"train.py": "print('trained')\n", "README.md": "# Trees\n\n- Python 3.8+ (tested with 3.9)\n"},
            note="said to the reader alone: half",
        ),
        Example(
            {"train.py": "print('trained')\n", "requirements.txt": "# for Python 3.12\nnumpy==2.1.0\n"},
            note="a comment says it: half",
        ),
        Example({"train.py": "print('trained')\n", "requirements.txt": "python==3.11.4\nnumpy==2.1.0\n"}),
        Example({"train.py": "print('trained')\n", "Dockerfile": "FROM python:3.11-slim\nCOPY . .\n"}),
        Example({"train.py": '# /// script\n# requires-python = ">=3.11"\n# ///\nprint(1)\n'}),
        Example({"train.py": "print('trained')\n", "environment.yml": "name: demo\ndependencies:\n  - python=3.10\n"}),
    ],
)
def python_version_stated(files: Files, sources: Sources, workflows: Workflows, readme: Readme | None) -> Verdict:
    """Code written for one Python breaks on another: syntax, the standard library and the packages' wheels all change.

    One line spares the reader the search for the version that works.
    """
    if not sources:
        return not_applicable("no Python code")
    if is_hardly_in_python(files, sources):
        return not_applicable("nearly all of the code is in other languages")
    stated = stated_python_versions(files, workflows)
    if stated:
        return passed(f"{stated[0]} says it")
    if any(said.states_python for source in sources if (said := inline_metadata(source))):
        return passed("a script says it in its first comment")
    if told := told_python_versions(files, sources, readme):
        return graded(_IN_WORDS, passes_at=_IN_WORDS, reason=_said(told, readme))
    return _told_of_projects(files) or failed(
        Finding("no dependency, container or CI file says which Python version the code needs")
    )


def _said(told: list[Told], readme: Readme | None) -> str:
    """Return which files tell the version, and that no program reads it there."""
    names = [
        "the README" if readme and one.path == readme.path else f"{'a comment of ' * one.is_comment}{one.path}"
        for one in told
    ]
    who = f"{', '.join(names[:-1])} and {names[-1]} say" if names[1:] else f"{names[0]} alone says"
    return f"{who} which Python version the code needs, where no program reads it"


def _told_of_projects(files: Files) -> Verdict | None:
    """Return a part for the projects whose READMEs say it; None where none does."""
    every = projects(files.own)
    told = [path for path in readmes_of_folders(files) if tells_version(page_text(path, files))]
    telling = every.intersection(path.rpartition("/")[0] for path in told)
    if not telling:
        return None
    said = f"the READMEs of {len(telling)} of {len(every)} projects alone say which Python version the code needs"
    share = _IN_WORDS * len(telling) / len(every)
    if len(telling) == len(every):
        return graded(share, passes_at=share, reason=said)
    return graded(share, [Finding(said)])
