"""A git repository with at least one commit."""

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.examples import Commit, Example
from mlfolio.repo import Repo
from mlfolio.verdicts import Finding, Verdict, failed, passed


@check(
    title="The work is under version control",
    how="The folder is a git repository, and HEAD names a commit.",
    fix='Run `git init`, then `git add .` and `git commit -m "Describe what this first step does"`.',
    # Every repository that is shared has it: what tells one from another are the practices that hang on it.
    weight=0.25,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    bad=[Example({"train.py": "print(1)\n"}, git=False, note="a plain folder")],
    good=[Example(commits=(Commit("Train a first model", {"train.py": "print(1)\n"}),))],
)
def under_version_control(repository: Repo) -> Verdict:
    """History shows how the work came to be, lets others join it, and lets its author go back."""
    if not repository.is_git:
        return failed(Finding("this folder is not a git repository"))
    if repository.commit is None:
        return failed(Finding("nothing has been committed yet"))
    return passed()
