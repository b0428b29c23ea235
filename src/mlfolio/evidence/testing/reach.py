"""The modules that tests reach by importing them."""

from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.sources import Sources


def reach(tested: frozenset[str], sources: Sources) -> frozenset[str]:
    """Return the modules that those `tested`, and what pytest loads beside them, import directly or through others.

    A script called a test imports as well as one, though it only prints.
    """
    starts = [one.path for one in sources.modules if one.path in tested or one.is_test]
    return ImportGraph(sources.modules).reached_from(starts)
