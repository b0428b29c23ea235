"""A .gitignore that ignores something."""

from mlfolio.catalogue import ANY_OTHER, check
from mlfolio.documents import Citation
from mlfolio.evidence.files import Files
from mlfolio.evidence.ignoring import ignore_rules
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed

_PAGES = (".md", ".rst", ".txt", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".pdf", "license", "licence", "readme")
"""How the names of pages, pictures and licences end."""


@check(
    title="A .gitignore keeps generated files out",
    how=(
        "A tracked .gitignore at the root, or in each top folder of a root with nothing but pages and a licence, holds"
        " at least one line that is neither blank nor a comment. One in some folder alone earns half, which does not"
        " pass. Not asked where"
        " pages and pictures are all there is."
    ),
    fix=(
        "Write a .gitignore with the patterns for your tools (__pycache__/, .venv/, .ipynb_checkpoints/, "
        ".DS_Store, data and model files)."
    ),
    fix_in={
        "R": (
            "Write a .gitignore with the patterns for your tools (.Rhistory, .RData, .Rproj.user/, .DS_Store,"
            " data and model files)."
        ),
        "MATLAB": (
            "Write a .gitignore with the patterns for your tools (*.asv, *.m~, slprj/, .DS_Store, data and model"
            " files)."
        ),
        ANY_OTHER: (
            "Write a .gitignore with the patterns for your tools (what the build makes, the editor's settings,"
            " .DS_Store, data and model files)."
        ),
    },
    # Goes with judged quality at .57 on 102 real repositories (PRACTICES.md). It is the means, a clean tree the end:
    # no-generated-files-tracked weighs more.
    weight=3,
    source=Citation("A", "Programming Proficiency", "using version control systems like Git"),
    after=("under-version-control",),
    bad=[
        Example({"train.py": "print(1)\n"}, note="no .gitignore at all"),
        Example(
            {"train.py": "print(1)\n", ".gitignore": "# nothing yet\n\n"},
            paths=(".gitignore",),
            note="one that ignores nothing",
        ),
    ],
    good=[
        Example({"train.py": "print(1)\n", ".gitignore": "__pycache__/\n"}),
        Example(
            {
                "api/app.py": "print(1)\n",
                "api/.gitignore": "__pycache__/\n",
                "page/app.js": "alert(1)\n",
                "page/.gitignore": "node_modules/\n",
            },
            note="nothing lies beside them",
        ),
    ],
)
def has_gitignore(files: Files) -> Verdict:
    """Without a .gitignore, caches, environments, data and one day a key are committed by accident.

    A reader takes its absence for a first use of git.
    """
    found = [path for path in files.paths if path.rpartition("/")[2] == ".gitignore"]
    useful = [path for path in found if ignore_rules(path, files)]
    if ".gitignore" in useful or _covers_all(files, useful):
        return passed()
    if useful:
        return graded(0.5, [Finding(f"only folders have a .gitignore ({useful[0]}), the root has none")])
    if all(path.lower().endswith(_PAGES) for path in files.paths):
        return not_applicable("only pages and pictures are here: nothing makes files to keep out")
    if found:
        return failed(*(Finding("ignores nothing", path) for path in found))
    return failed(Finding("there is no .gitignore"))


def _covers_all(files: Files, useful: list[str]) -> bool:
    """Whether each top folder of work has one of its own, and nothing but pages and a licence lies beside these."""
    covered = {path.rpartition("/")[0] for path in useful}
    others = (path for path in files.paths if path.partition("/")[0] not in covered)
    return all(path.startswith(".github/") or ("/" not in path and path.lower().endswith(_PAGES)) for path in others)
