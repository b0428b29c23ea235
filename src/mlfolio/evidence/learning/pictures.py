"""Whether all that the code learns from are pictures, which have classes and no columns, or others' networks."""

from mlfolio.evidence.code.facts import fact, when_asked
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.patterns import lazy_pattern

_FOLDERS = ("flow_from_directory(", "image_dataset_from_directory(", "ImageFolder(", "ImageDataLoaders.from_folder(")
"""Readers of folders of pictures, one a class."""

_SETS = lazy_pattern(
    r"\bdatasets\.(?:\w{0,8}MNIST|CIFAR100?|SVHN|STL10|CelebA|ImageNet|Food101|Flowers102|Caltech\d+|OxfordIIITPet)\("
    r"|\b(?:mnist|fashion_mnist|cifar100?)\.load_data\("
)
"""Sets of pictures that torchvision and Keras bring."""

_NETWORKS = lazy_pattern(
    r"\bmodels\.\w{3,40}\([^()\n]{0,60}(?:pretrained\s*=\s*True|weights\s*=)"
    r"|\b(?:VGG\d\d|ResNet\d{2,3}(?:V2)?|MobileNet(?:V2)?|InceptionV3|Xception|EfficientNetB\d|DenseNet\d{3})"
    r"\([^()\n]{0,60}weights\s*=\s*[\"']imagenet"
)
"""Networks that torchvision and Keras bring, trained by others on pictures."""

_OWN = lazy_pattern(
    r"\.fit\w{0,10}\(|\.backward\(|\bload_(?:state_dict|model|weights)\(|\btorch\.load\(|\bjoblib\b|\bpickle\b"
)
"""What trains, or brings back what was trained here."""

_TABLES = lazy_pattern(
    r"\bread_(?:csv|excel|table|json|parquet|feather|sql\w*|pickle|hdf)\(|\bflow_from_dataframe\(|\bDictReader\("
    r"|\bcsv\.reader\(|\b(?:loadtxt|genfromtxt|loadmat)\(|\bload_(?:iris|wine|breast_cancer|diabetes|boston)\("
    r"|\bload_dataset\(|\bfetch_\w+\("
)


@fact(lambda source: source.is_code)
def _reads_pictures(source: Source) -> bool:
    text = source.text
    # A pattern that begins with a boundary is tried at every letter; most sources hold none of the words.
    named = "datasets." in text or ".load_data(" in text
    return any(reader in text for reader in _FOLDERS) or (named and _SETS.search(text) is not None)


@fact(lambda source: source.is_code)
def _takes_networks(source: Source) -> bool:
    text = source.text
    return ("models." in text or "imagenet" in text) and _NETWORKS.search(text) is not None


@fact(when_asked)
def _has_own(source: Source) -> bool:
    return _OWN.search(source.text) is not None


# Few repositories read pictures: the others are not looked through for what reads tables.
@fact(when_asked)
def _reads_tables(source: Source) -> bool:
    """Return whether a source reads tables, or what may be one."""
    return _TABLES.search(source.text) is not None


def reads_pictures_alone(sources: Sources) -> bool:
    """Return whether the code reads folders of pictures, one a class, or known sets of them, and no table."""
    return any(map(_reads_pictures, sources.code)) and not any(map(_reads_tables, sources.code))


def only_takes_networks(sources: Sources) -> bool:
    """Return whether the code takes networks that others trained on pictures, and learns from nothing itself."""
    return any(map(_takes_networks, sources.code)) and not any(
        _has_own(one) or _reads_pictures(one) or _reads_tables(one) for one in sources.code
    )
