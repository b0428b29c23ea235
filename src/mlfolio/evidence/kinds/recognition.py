"""Which kind a repository is of: the signs of all kinds, gathered and weighed."""

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.kinds import agents, deployed, from_scratch, kaggle, library, portfolio
from mlfolio.evidence.kinds.clues import Clues
from mlfolio.evidence.kinds.kind import Kind, Sign, weighed
from mlfolio.evidence.prose.readme import Readme


def recognise(files: Files, readme: Readme | None, sources: Sources) -> Kind:
    """Return what the repository sets out to be, told by its paths, its README and the first lines of its code."""
    return weighed(signs_of(Clues(files, readme, sources)))


def signs_of(clues: Clues) -> list[Sign]:
    """Return every sign of every kind."""
    return [sign for one in (kaggle, from_scratch, agents, deployed, library, portfolio) for sign in one.signs(clues)]
