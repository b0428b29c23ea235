"""A lock file, or exact or bounded versions."""

from collections.abc import Iterable
from pathlib import PurePosixPath

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.packages.dependencies import Dependencies
from mlfolio.evidence.packages.manifests import Manifest
from mlfolio.evidence.packages.pyproject import BUILD
from mlfolio.evidence.packages.requirements import Bound, Requirement
from mlfolio.examples import Example
from mlfolio.verdicts import Finding, Verdict, graded, not_applicable, passed

ENOUGH = 0.8
"""The share that passes: one loose tool among ten pinned packages does no harm."""

UNPINNED_BY_CUSTOM = frozenset({"pip", "setuptools", "wheel", "python"})


@check(
    title="Dependency versions are fixed or bounded",
    how="A lock file passes for its folder and those below, and so does a requirements file that fixes more than 20"
    " packages, and a constraints file. Otherwise each requirement that the project needs to run counts 1 with an exact"
    " or upper-bounded version (==, ~=, ^, <), half with a lower bound alone (1 in a package that others install), and"
    " 0 without a version. It passes from 80 %.",
    fix="Write down the versions you run with: `pip freeze`, `uv lock` or `poetry lock`, or bound each requirement.",
    fix_in={
        "R": "Write down the versions you run with: `renv::snapshot()`.",
    },
    # Hardly goes with judged quality (-.04 on 102 real repositories, PRACTICES.md): good advice, little weight.
    weight=1,
    source=Citation("A", "Programming Proficiency", "clean, maintainable code"),
    after=("dependencies-declared",),
    bad=[
        Example(
            {
                "requirements.txt": "numpy <-- bad\npandas <-- bad\nflask==3.0.3\n",
                "app.py": "import numpy, pandas, flask\n",
            }
        ),
        Example(
            {"requirements.txt": "numpy>=1.20 <-- bad\n", "app.py": "import numpy\n"},
            note="a lower bound lets every later release in",
        ),
    ],
    good=[
        Example({"requirements.txt": "numpy==2.1.0\npandas~=2.2\n", "app.py": "import numpy, pandas\n"}),
        Example(
            {
                "Pipfile": '[packages]\nnumpy = "*"\n',
                "Pipfile.lock": '{"default": {"numpy": {}}}',
                "app.py": "import numpy\n",
            }
        ),
        Example(
            {
                "pyproject.toml": '[build-system]\n[project]\nname = "demo"\ndependencies = ["numpy>=1.26"]\n',
                "src/demo/__init__.py": "import numpy\n",
            },
            note="a package that others install must not fix their versions",
        ),
    ],
)
def dependencies_pinned(dependencies: Dependencies) -> Verdict:
    """Libraries change under a project that names no versions, and results that held last year no longer come out.

    With the versions written down, a result can be reproduced, and an upgrade is a decision.
    """
    locks = sorted(dependencies.locks, key=lambda one: (one.path.count("/"), len(one.path), one.path))
    needed = _firmest(one for one in dependencies.requirements if not _is_loose_by_custom(one))
    loose = [one for one in needed if not _is_locked(one, locks)]
    if locks and not loose:
        return passed(f"{locks[0].path} fixes the versions")
    if not needed:
        return not_applicable("no dependency file names a package")
    rated = [(_credit(one, dependencies.is_package) if one in loose else 1.0, one) for one in needed]
    share = sum(credit for credit, _ in rated) / len(rated)
    worst = sorted((one for one in rated if one[0] < 1), key=lambda one: (one[0], one[1].path, one[1].line or 0))
    findings = [_finding(one) for _, one in worst]
    if share >= ENOUGH:
        return graded(share, passes_at=ENOUGH, reason=findings[0].message if findings else None)
    return graded(share, findings, passes_at=ENOUGH)


def _firmest(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Return what is needed to run, each name once a folder with its firmest bound; extras only where that is all."""
    every = list(requirements)
    found: dict[tuple[str, str], Requirement] = {}
    for one in [one for one in every if one.group is None] or every:
        key = (one.path.rpartition("/")[0], one.name)
        if key not in found or one.bound > found[key].bound:
            found[key] = one
    return list(found.values())


def _is_locked(requirement: Requirement, locks: list[Manifest]) -> bool:
    """Whether a lock stands in the same project: beside the requirement's file, or above it."""
    folders = [str(parent) for parent in PurePosixPath(requirement.path).parents]
    return any(str(PurePosixPath(one.path).parent) in folders for one in locks)


def _is_loose_by_custom(requirement: Requirement) -> bool:
    # CRAN asks R packages not to fix the versions of others, and what builds a package is not what runs it.
    by_custom = requirement.name in UNPINNED_BY_CUSTOM or requirement.group == BUILD
    return by_custom or requirement.path.endswith("DESCRIPTION")


def _credit(requirement: Requirement, is_package: bool) -> float:
    if requirement.bound is Bound.LOWER:
        return 1.0 if is_package else 0.5
    return 1.0 if requirement.bound in (Bound.UPPER, Bound.EXACT) else 0.0


def _finding(requirement: Requirement) -> Finding:
    said = "has only a lower bound" if requirement.bound is Bound.LOWER else "has no version"
    return Finding(f"`{requirement.name}` {said}", requirement.path, requirement.line)
