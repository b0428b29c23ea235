"""Where a repository has a cloud train or serve in the images that the cloud itself makes: it needs none of its own."""

from collections.abc import Iterator
from itertools import islice

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_IMAGE = lazy_pattern(
    r"\.dkr\.ecr\.[\w-]{1,40}\.amazonaws\.com/"
    r"(?:sagemaker-(?:scikit-learn|xgboost|sparkml|spark|base|tritonserver|tensorflow|pytorch|mxnet)"
    r"|(?:pytorch|tensorflow|mxnet|huggingface-\w+|autogluon|djl)-(?:training|inference))\b"
    r"|docker\.pkg\.dev/vertex-ai/(?:training|prediction)/|\bgcr\.io/cloud-aiplatform/(?:training|prediction)/"
    r"|\bmcr\.microsoft\.com/azureml/(?:curated|openmpi|minimal|mlflow|inference)"
    r"|\bazureml://registries/azureml/environments/|\bazureml:AzureML-|/managedOnlineDeployment\.schema\.json"
)
"""The address of an image that Amazon, Google or Microsoft keep for everybody's models, or a deployment in one."""

_DEPLOYS = lazy_pattern(r"\.deploy\(|\bimage_uris\.retrieve\(|\bModel\.deploy\b|\bManagedOnlineDeployment\(")
_CLIENTS = frozenset({"sagemaker", "azureml", "azure", "google", "boto3"})
_OF_HOST = frozenset({"sagemaker", "azureml", "azure"})
"""Packages that speak to a cloud, and those whose `deploy` has it make or bring the image."""

_SETTINGS = ("*.json", "*.yaml", "*.yml", "*.tf", "*.tfvars", "*.tpl", "*.toml")
_MOST, _LIMIT = 100, 50_000
"""Files of settings that are looked into, and bytes of each."""


def ready_image(files: Files, sources: Sources) -> str | None:
    """Return the path of what names a cloud's own image, or hands a model to a cloud that brings one; None for none."""
    return next(_handed_over(sources), None) or next(_named_in_settings(files), None)


def _handed_over(sources: Sources) -> Iterator[str]:
    for source in sources.code:
        clients = _CLIENTS.intersection(one.top for one in source.imports)
        if clients and (_IMAGE.search(source.text) or (clients & _OF_HOST and _DEPLOYS.search(source.text))):
            yield source.path


def _named_in_settings(files: Files) -> Iterator[str]:
    for path in islice(files.named(*_SETTINGS), _MOST):
        if _IMAGE.search((files.start(path, _LIMIT) or b"").decode("utf-8", "replace")):
            yield path
