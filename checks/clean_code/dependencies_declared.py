"""A dependency file that covers what the code imports."""

from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.packages.dependencies import Dependencies
from mlfolio.evidence.packages.import_names import PARTS, covers, is_told, with_all_they_bring
from mlfolio.evidence.packages.inline_metadata import inline_metadata
from mlfolio.evidence.packages.julia_packages import loaded_julia_packages
from mlfolio.evidence.packages.r_packages import BROUGHT_BY_TIDYVERSE, installed_r_packages, loaded_r_packages
from mlfolio.evidence.packages.third_party import third_party_imports
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable

_NAMED = 10
"""How many undeclared packages are named: a longer list is not read."""


@check(
    title="What the code imports is declared",
    how="The packages that the code imports, tests and optional imports left out (in a package also examples and"
    " imports within functions), are looked up in every dependency file outside vendored folders: requirements files"
    " in any encoding, pyproject.toml, setup.py, setup.cfg, conda environments, Pipfile, lock files, DESCRIPTION,"
    " renv.lock, Project.toml, pixi.toml, the comment in which a script says what it needs (`# /// script`). The share"
    " is the part that is declared, or comes with something that is; it passes from 10 %. Without a dependency"
    " file, packages that a Dockerfile, script or notebook installs by command count half, and the check fails. A"
    " module that is neither here nor declared is reported only where it is known to be a package of others (a table"
    " of about 1,000): otherwise it may be one of the authors' own that is missing.",
    fix="List every package the code imports in pyproject.toml or requirements.txt, under the name that pip installs.",
    fix_in={
        "R": (
            "Let `renv::init()` write renv.lock, or list every package the code loads under Imports in a DESCRIPTION."
        ),
        "Julia": 'Let `Pkg.activate(".")` and `Pkg.add` write a Project.toml that names every package the code uses.',
    },
    # Nobody can run the code without; yet it says nothing of how the code is written, and with judged code it goes at
    # .38 on 74 repositories where nobody had tuned.
    weight=2,
    source=Citation("A", "Programming Proficiency", "comfortable with libraries; clean, maintainable code"),
    bad=[
        Example({"train.py": "import pandas as pd\nfrom sklearn.svm import SVC\n"}, note="no dependency file at all"),
        Example({"model.R": "library(randomForest)\nlibrary(dplyr)\n"}, note="R code without one"),
        Example(
            {
                "requirements.txt": "flask\n",
                "serve.py": "import torch <-- bad\nimport cv2 <-- bad\n",
            },
            note="one that forgets what is imported",
        ),
    ],
    good=[
        Example(
            {
                "requirements.txt": "scikit-learn==1.5.1\npandas==2.2.2\nopencv-python-headless==4.10.0.84\n",
                "train.py": "import cv2\nimport numpy\nimport pandas\nfrom sklearn.svm import SVC\nimport features\n",
                "features.py": "try:\n    import cudf\nexcept ImportError:\n    cudf = None\n",
            },
            note="names differ, numpy comes with pandas, cudf is optional, features is the project's own",
        ),
        Example(
            {"train.py": '# /// script\n# dependencies = ["numpy>=2"]\n# ///\nimport numpy\n'},
            note="a script that says what it needs, for `uv run train.py`",
        ),
        Example(
            {"requirements.txt": "numpy==2.1.0\n".encode("utf-16"), "train.py": "import numpy\n"},
            note="saved by a Windows shell",
        ),
        Example(
            {
                "DESCRIPTION": "Package: demo\nImports:\n    dplyr (>= 1.0),\n    glmnet\n",
                "R/fit.R": "library(dplyr)\nglmnet::glmnet(x, y)\n",
            }
        ),
    ],
)
def dependencies_declared(
    files: Files, sources: Sources, notebooks: list[Notebook], dependencies: Dependencies
) -> Verdict:
    """Without a list of what to install, nobody else can run the project, and in a year its author cannot either.

    The list is also the shortest honest description of what a project is built with.
    """
    needed = [
        *_python(files, sources, dependencies),
        *_elsewhere("r", loaded_r_packages(files, notebooks), dependencies, installed_r_packages(files, notebooks)),
        *_elsewhere("julia", loaded_julia_packages(files), dependencies),
    ]
    told = [one for one in needed if one[2]]
    if not told:
        return not_applicable("the code imports no package that is known to be of others")
    share = sum(covered for _, covered, _ in needed) / len(needed)
    if not dependencies.manifests and not any(map(inline_metadata, sources)):
        return graded(share / 2, [Finding(_undeclared(told))])
    missing = [finding for _, covered, finding in needed if finding and not covered]
    # What a broken file would declare is not known. Where nothing that is missing can be named, too little is to fail.
    findings = _broken(dependencies) or missing
    left = [] if findings else [one for one in needed if not one[1]]
    # It may be a module of the authors' own that is missing, which nobody can run the code without either.
    partly = f"neither here nor declared: {_listed(left)}" if left else None
    return graded(share, findings, passes_at=0.1 if missing else 0, reason=partly)


Needed = tuple[str, bool, Finding | None]
"""What the code needs, whether it is declared, and the finding for when it is not: None where it may be a module of the
authors' own that is missing, which nobody can run the code without either."""


def _undeclared(needed: list[Needed]) -> str:
    if all(covered for _, covered, _ in needed):
        return f"only commands install the packages that the code imports ({_listed(needed)}): no dependency file does"
    left = [one for one in needed if not one[1]]
    return f"no dependency file declares the packages that the code imports ({_listed(left)})"


def _listed(needed: list[Needed]) -> str:
    rest = len(needed) - _NAMED
    return ", ".join([*(name for name, _, _ in needed[:_NAMED]), *([f"and {rest} more"] if rest > 0 else [])])


def _python(files: Files, sources: Sources, dependencies: Dependencies) -> Iterator[Needed]:
    installed = {one.name for one in dependencies.installs}
    stated = {name for source in sources if (said := inline_metadata(source)) for name in said.packages}
    declared = with_all_they_bring(dependencies.declared("python") | installed | stated)
    imported = third_party_imports(files, sources, is_package=dependencies.is_package)
    names = {one.module for one in imported}
    for one in (each for each in imported if PARTS.get(each.module) not in names):
        finding = one.source.finding(f"`{one.module}` is imported, and no dependency file declares it", one.line)
        is_covered = covers(declared, one.module)
        yield one.module, is_covered, finding if is_covered or is_told(one.module) else None


def _elsewhere(
    language: str,
    loaded: dict[str, tuple[str, int, int | None]],
    dependencies: Dependencies,
    installed: frozenset[str] = frozenset(),
) -> Iterator[Needed]:
    declared = dependencies.declared(language) | installed
    # conda calls R's packages r-dplyr; some list them in a requirements.txt.
    named = declared | {name.removeprefix("r-") for name in dependencies.declared("python")}
    if language == "r" and "tidyverse" in named:
        named |= BROUGHT_BY_TIDYVERSE
    for name, (path, line, cell) in loaded.items():
        finding = Finding(f"`{name}` is loaded, and no dependency file declares it", path, line, cell)
        yield name, name in named or name.lower() in named, finding


def _broken(dependencies: Dependencies) -> list[Finding]:
    return [Finding(f"this dependency file {one.problem}", one.path) for one in dependencies.problems]
