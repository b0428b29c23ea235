"""The modules that tests reach by importing them."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.import_graph import ImportGraph
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.testing.asked_addresses import served_over_the_wire
from mlfolio.evidence.testing.checking_names import is_of_tests
from mlfolio.evidence.testing.configured_targets import configured_targets

_DAGS = "dags/"


@fact(is_of_tests)
def loads_all_dags(source: Source) -> bool:
    """Whether `source` makes Airflow's DagBag, which imports every file of the folder for DAGs."""
    return "DagBag(" in source.text


def reach(tested: frozenset[str], sources: Sources, files: Files) -> frozenset[str]:
    """Return the modules that those `tested`, and what pytest loads beside them, import directly or through others.

    A script called a test imports as well as one, though it only prints; Airflow's DagBag all that is in dags/, and
    requests that a test sends what answers at their address, and Hydra's `instantiate` what a configuration names.
    """
    tests = [one for one in sources.modules if one.path in tested or one.is_test]
    starts = [one.path for one in tests]
    bags = tuple(_around(one.path) for one in tests if loads_all_dags(one))
    starts += [one.path for one in sources.modules if _is_a_dag(one.path, bags)]
    starts += sorted(served_over_the_wire(tests, sources))
    graph = ImportGraph(sources.modules)
    found = graph.reached_from(starts)
    made = configured_targets((one for one in sources.modules if one.path in found), graph, files)
    return found | graph.reached_from(made)


def _around(path: str) -> str:
    """Return the folder of the project that a test belongs to: that around its own folder."""
    return "".join(f"{part}/" for part in path.split("/")[:-2])


def _is_a_dag(path: str, bags: tuple[str, ...]) -> bool:
    return path.endswith(".py") and any(
        path.startswith(around) and f"/{_DAGS}" in f"/{path.removeprefix(around)}" for around in bags
    )
