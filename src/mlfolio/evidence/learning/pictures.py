"""Whether all that the code reads to learn from are pictures, which have classes and no columns."""

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.sources import Source, Sources
from mlfolio.patterns import lazy_pattern

_FOLDERS = ("flow_from_directory(", "image_dataset_from_directory(", "ImageFolder(", "ImageDataLoaders.from_folder(")
"""Readers of folders of pictures, one a class."""

_TABLES = lazy_pattern(
    r"\bread_(?:csv|excel|table|json|parquet|feather|sql\w*|pickle|hdf)\(|\bflow_from_dataframe\(|\bDictReader\("
    r"|\bcsv\.reader\(|\b(?:loadtxt|genfromtxt|loadmat)\(|\bload_(?:iris|wine|breast_cancer|diabetes|boston)\("
    r"|\bload_dataset\(|\bfetch_\w+\("
)


@fact(lambda source: source.is_code)
def _reads_folders(source: Source) -> bool:
    return any(reader in source.text for reader in _FOLDERS)


# Few repositories read pictures: the others are not looked through for what reads tables.
@fact(when_asked)
def _reads_tables(source: Source) -> bool:
    """Return whether a source reads tables, or what may be one."""
    return _TABLES.search(source.text) is not None


def reads_pictures_alone(sources: Sources) -> bool:
    """Return whether the code reads folders of pictures, one a class, and no table."""
    return any(map(_reads_folders, sources.code)) and not any(map(_reads_tables, sources.code))
