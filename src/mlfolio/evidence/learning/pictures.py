"""Whether all that the code reads to learn from are pictures, which have classes and no columns."""

from mlfolio.evidence.code.facts import fact
from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.patterns import lazy_pattern

_FOLDERS = lazy_pattern(
    r"\bflow_from_directory\(|\bimage_dataset_from_directory\(|\bImageFolder\(|\bImageDataLoaders\.from_folder\("
)
"""Readers of folders of pictures, one a class."""

_TABLES = lazy_pattern(
    r"\bread_(?:csv|excel|table|json|parquet|feather|sql\w*|pickle|hdf)\(|\bflow_from_dataframe\(|\bDictReader\("
    r"|\bcsv\.reader\(|\b(?:loadtxt|genfromtxt|loadmat)\(|\bload_(?:iris|wine|breast_cancer|diabetes|boston)\("
    r"|\bload_dataset\(|\bfetch_\w+\("
)


@fact(lambda source: source.is_code)
def _read(source: Source) -> tuple[bool, bool]:
    """Return whether a source reads folders of pictures, and whether it reads tables or what may be one."""
    return _FOLDERS.search(source.text) is not None, _TABLES.search(source.text) is not None


def reads_pictures_alone(sources: Sources) -> bool:
    """Return whether the code reads folders of pictures, one a class, and no table."""
    found = [_read(source) for source in sources.code]
    return any(pictures for pictures, _ in found) and not any(tables for _, tables in found)
