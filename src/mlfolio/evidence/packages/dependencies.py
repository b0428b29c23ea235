"""What a repository declares that it depends on, over all of its dependency files."""

from collections.abc import Callable
from itertools import starmap
from typing import Any

from mlfolio.evidence.files import Files
from mlfolio.evidence.notebooks import Notebook
from mlfolio.evidence.packages.manifests import Manifest, plain_manifest, restored_manifest
from mlfolio.evidence.packages.requirements import Requirement
from mlfolio.evidence.remembered import Remembered
from mlfolio.evidence.tracing import cached_property


class Dependencies:
    """The dependency files of a repository, and what commands install besides.

    `manifests` are in the order of their paths; `installs` are what Dockerfiles, scripts and notebooks install by
    command; `is_package` says that something here is built and installed by others.
    """

    def __init__(self, manifests: tuple[Manifest, ...], installs: tuple[Requirement, ...], is_package: bool) -> None:
        self.manifests = manifests
        self.installs = installs
        self.is_package = is_package

    def declared(self, language: str) -> frozenset[str]:
        """Return the names that some dependency file of that language holds."""
        files = (one for one in self.manifests if one.language == language)
        return frozenset(requirement.name for one in files for requirement in one.requirements)

    @cached_property
    def requirements(self) -> tuple[Requirement, ...]:
        """What the dependency files that people write ask for; locks are left out."""
        return tuple(requirement for one in self.manifests if not one.is_lock for requirement in one.requirements)

    @cached_property
    def locks(self) -> tuple[Manifest, ...]:
        """The files that fix the version of everything they name."""
        return tuple(one for one in self.manifests if one.is_lock)

    @property
    def problems(self) -> tuple[Manifest, ...]:
        """The dependency files that are broken."""
        return tuple(one for one in self.manifests if one.problem)


def find_dependencies(files: Files, notebooks: Callable[[], list[Notebook]], remembered: Remembered) -> Dependencies:
    """Return what `files` declare, read unless the last run did and it still holds; `notebooks` reads all notebooks."""

    def found() -> tuple[Any, ...]:
        # Imported here because most runs after a change need nothing of what reads the files.
        from mlfolio.evidence.packages.dependency_files import is_built_here, read_manifests
        from mlfolio.evidence.packages.installs import read_installs

        manifests, installs = read_manifests(files), read_installs(files, notebooks())
        return tuple(map(plain_manifest, manifests)), tuple(map(tuple, installs)), is_built_here(files)

    manifests, installs, is_package = remembered.recall("dependencies", found)
    return Dependencies(tuple(map(restored_manifest, manifests)), tuple(starmap(Requirement, installs)), is_package)
