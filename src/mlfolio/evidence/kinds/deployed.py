"""The signs of a model that is served to users or to other programs."""

import re
from collections.abc import Iterator

from mlfolio.evidence.code.source import Source
from mlfolio.evidence.kinds.clues import Clues, first_imports, head, quoted
from mlfolio.evidence.kinds.kind import Sign
from mlfolio.evidence.kinds.visited import is_visited
from mlfolio.evidence.prose.templates import BOOTSTRAPPED
from mlfolio.patterns import lazy_pattern

FRAMEWORKS = frozenset({
    "flask", "fastapi", "django", "streamlit", "gradio", "bentoml", "dash", "litserve", "sanic", "tornado", "falcon",
    "bottle", "starlette", "litestar", "chainlit", "nicegui", "shiny", "mlserver", "flask_restful", "connexion",
    "inference_schema",
})  # fmt: skip
_WIDGETS = frozenset({"streamlit", "gradio", "dash", "chainlit", "nicegui", "shiny"})
"""Frameworks of pages, which may show anything."""

_ASKS = lazy_pattern(r"predict|joblib|pickle|load|\bonnx|\brequests\.|\bhttpx\.")
_ASKS_IN_R = lazy_pattern(
    r"readRDS|read_rds|\bload\(|\.rds\b|\.RData\b|vetiver|httr|(?i:actionButton\(\s{0,9}[\"'][\w.]{0,20}predict)"
)
"""What a page asks for an answer of a model, in Python and in R, where `predict` is for anything but on a button."""

_A_PAGE = 1
"""The weight of a page that asks no model."""

_FEW = 3
"""One in so many files of code, from which on pages that ask no model are not what the repository is about."""

_MUCH = 300
"""Characters of an opening that tells what the work is about, as a name and a line do not."""

_ANSWERS = lazy_pattern(
    r"\bapps?\b|\bapplication\b|\bapis?\b(?! keys?\b)|\bserv(?:e[ds]?|ing|ices?|ers?)\b|\bdeploy|\bweb\b|\blive\b"
    r"|\bg?ui\b|\binterface\b",
    re.IGNORECASE,
)
"""Words for what answers others; a key to an API is to somebody else's."""

_NEEDED = (
    "*requirements*", "pyproject.toml", "setup.py", "pipfile*", "environment*.y*ml", "conda*.y*ml", "*dockerfile*",
    "*compose*.y*ml", "procfile",
)  # fmt: skip
"""Files that say what a service needs to be set up anywhere else."""

_IN_R = lazy_pattern(r"(?:library|require|p_load)\([^()\n]*\b(shiny|plumber)\b")
_BESIDE = lazy_pattern(
    r"(^|/)(docs?|(?:[\w.-]{1,60}[ _-])?(?:examples?|tutorials?)|benchmarks?|demos?)/|\.ipynb$", re.IGNORECASE
)
_HOSTED = lazy_pattern(
    r"(^|/)(procfile|vercel\.json|app\.ya?ml|bentofile\.ya?ml|render\.ya?ml|fly\.toml|railway\.(?:json|toml)|heroku\.yml"
    r"|netlify\.toml|serverless\.ya?ml|cloudbuild\.ya?ml|appspec\.yml|firebase\.json|dockerrun\.aws\.json|runtime\.txt"
    r"|deploy[^/]*\.sh|[^/]+\.tf|(?:k8s|kubernetes|helm|charts?)/.*\.ya?ml|\.ebextensions/.*|[^/]*deploy[^/]*\.ya?ml)$"
)
_OF_PAGES = lazy_pattern(r"gh-pages|gh-deploy|github[-_]pages|deploy-pages|jekyll|npm publish|pypi-publish|\btwine\b")
"""What puts up a site of text or a package, where a model would be served otherwise."""

_OF_BINDER = lazy_pattern(r"r-(?:\d+\.\d+-)?\d{4}-\d\d-\d\d\s*\Z")
"""The text of a runtime.txt that names a day of R's packages, as Binder reads it for notebooks."""

_BRINGS = lazy_pattern(
    r"(?i)deploy|\b(?:ssh|scp|rsync|docker push|kubectl|helm|heroku|aws|azure|gcloud|render|fly(?:ctl)?|vercel)\b"
)
"""What a workflow that is called deploy says where it does."""

_ANSWERED = lazy_pattern(
    r"lambda|api_?gateway|_ecs_|_eks_|_a?lb\b|load_?balancer|endpoint|cloud_?run|app_?service|app_?runner|functions?"
    r"|container_app|kubernetes|helm|heroku|beanstalk",
    re.IGNORECASE,
)
"""What Terraform sets up to answer; a machine or a bucket may be there to train."""

_ENDPOINT = lazy_pattern(r"\.deploy\(")
"""How SageMaker is told to answer with a model."""

_CONTAINER = lazy_pattern(r"(^|/)(dockerfile[^/]*|(?:docker-)?compose[^/]*\.ya?ml)$")
_PIPELINE = lazy_pattern(r"(^|/)(?:train(?:ing)?|predict(?:ion)?|inference)_pipeline\.py$")
_FOR_NOTEBOOKS = lazy_pattern(r"(?:CMD|ENTRYPOINT|command:|image:)[^\n]{0,200}jupyter")
_TITLE = lazy_pattern(
    r"\bweb[- ]?app(?:lication)?\b|\bapp\b|(?<!learn )(?<!sklearn )\bapi\b|\bflask\b|\bfastapi\b|\bdjango\b"
    r"|\bstreamlit\b|\bgradio\b|\bdeploy\w*|\bmlops\b|\bservice\b|\bserver(?:less)?\b|\bserving\b|\bproduction\b|\bkubernetes\b|\bshiny\b",
    re.IGNORECASE,
)
_OPENING = lazy_pattern(
    r"\bdeploy(?:ed|ment|ing)?\b|\b(?:this|it|and|then|also|project|repo(?:sitory)?|pipeline|system) deploys\b"
    r"|\bmlops\b|\brest(?:ful)? api\b|\bweb[- ]?app(?:lication)?\b",
    re.IGNORECASE,
)
_END_TO_END = lazy_pattern(r"\bend[- ]to[- ]end\b", re.IGNORECASE)
"""What a README says of a study, too, which ends with its figures: only beside a pipeline is it of what is served."""


_PLANNED = lazy_pattern(
    r"^[ \t]*[-*+] \[ \][^\n]*\b(?:serv(?:e|ing|ice)|deploy(?:ment|ing)?|api|web[- ]?app)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""An item of a list of what is to be done, not ticked: what the README says of serving is then a plan."""

_OF_A_GENERATOR = lazy_pattern(f"(?i){BOOTSTRAPPED}")
"""What the README of a page says that its generator wrote: that it is an app, and ready to be deployed."""

_UPLOADS = lazy_pattern(r"\bfile_uploader\(|\bfileInput\(|\bdcc\.Upload\(|\bUploadButton\(")
_FITS = lazy_pattern(r"\.fit(?:_predict)?\(")
_LOADS = lazy_pattern(r"joblib|pickle|\bload\(|load_model|from_pretrained|\brequests\.|\bhttpx\.|InferenceSession")


_VIEW = lazy_pattern(r"^[ \t]*(?:async )?def \w{1,80}\((?:self,\s{0,9})?request\b", re.MULTILINE)
_MAY_ASK = lazy_pattern(
    r"(?<!def )(?<!\w)\w{0,40}predict\w{0,40}\(|joblib|pickle|load_model|from_pretrained|InferenceSession"
    r"|subprocess|celery"
    r"|^[ \t]*(?:from|import) (?:requests|httpx|sklearn|torch|tensorflow|keras|openai)\b"
    r"|^[ \t]*from (?!django|rest_framework|pandas|numpy|pathlib|collections|datetime|typing)(?:[\w.]*\.|(?=\w))"
    r"(?!(?:models|forms|serializers|admin|apps|urls|settings) import)\w{0,60} import\b",
    re.MULTILINE,
)
"""What a view that asks a model calls or brings in; code of the project's own may."""


def signs(clues: Clues) -> Iterator[Sign]:
    """Yield what says that somebody can ask the model, or is meant to."""
    serving = list(_serving(clues))
    yield from serving
    if hosted := _host(clues):
        yield Sign("deployed", 2, f"it holds {hosted}")
    endpoint = next((one.path for one in clues.code if _deploys_to_sagemaker(one)), None)
    if endpoint:
        yield Sign("deployed", 2, f"{endpoint} deploys to SageMaker")
    if container := _container(clues):
        yield Sign("deployed", 1, f"it holds {container}")
    pipeline = next(clues.paths(_PIPELINE, "_pipeline.py"), None)
    if pipeline:
        yield Sign("deployed", 1, f"it holds {pipeline}")
    if not serving and clues.readme and (_PLANNED.search(clues.readme.text) or _OF_A_GENERATOR.search(clues.opening)):
        return
    if _TITLE.search(clues.title):
        yield Sign("deployed", 4, f"its README is titled {quoted(clues.title)}")
    told = f"{clues.title}. {clues.opening}"
    opening = _OPENING.search(told) or (_END_TO_END.search(told) if pipeline else None)
    if opening:
        yield Sign("deployed", 1, f"its README says {quoted(opening[0])}")


def _host(clues: Clues) -> str | None:
    """Return the first file that tells a host how to serve."""
    hosts = clues.paths(_HOSTED, ".yml", ".yaml", ".json", ".toml", ".tf", "procfile", "runtime.", ".ebext", "deploy")
    return next((path for path in hosts if _is_of_a_service(path, clues.files.text(path) or "")), None)


def _container(clues: Clues) -> str | None:
    """Return the first file that packs more than notebooks."""
    containers = clues.paths(_CONTAINER, "dockerfile", "compose")
    return next((path for path in containers if not _FOR_NOTEBOOKS.search(clues.files.text(path) or "")), None)


def _deploys_to_sagemaker(source: Source) -> bool:
    return "sagemaker" in first_imports(source) and _ENDPOINT.search(source.text) is not None


def serves(clues: Clues) -> bool:
    """Whether a source serves a model, and no page beside other work alone."""
    return any(sign.weight > _A_PAGE for sign in _serving(clues))


def _is_of_a_service(path: str, text: str) -> bool:
    """Whether a file of a host puts up no text or notebooks, and a workflow called deploy more than checks the code."""
    if _OF_PAGES.search(text) or _OF_BINDER.match(text):
        return False
    if path.lower().endswith(".tf"):
        return _ANSWERED.search(text) is not None
    return not path.lower().startswith(".github/workflows/") or _BRINGS.search(text) is not None


def _serving(clues: Clues) -> Iterator[Sign]:
    """Yield the first source that serves; a few pages that ask no model say little of many files."""
    serving = {source.path: (source, name) for source in clues.code if (name := _served(source, clues))}
    # Where the README is titled as one service, it is in several folders; otherwise one project or another has its own.
    found = serving if _TITLE.search(clues.title) else [path for path in serving if not clues.is_in_a_project(path)]
    served = [serving[path] for path in found]
    few = 0 < len(served) * _FEW < len(clues.code) and not is_visited(clues)
    little = all(
        name in _WIDGETS and ((few and not _asks(source)) or _is_a_workbench(source)) for source, name in served
    )
    little = little or _only_shows_pages(served, clues)
    little = little or (few and (_is_untold(served, clues) or _is_beside_the_work(clues)))
    yield from (Sign("deployed", _A_PAGE if little else 3, f"{one.path} imports {name}") for one, name in served[:1])


def _is_untold(served: list[tuple[Source, str]], clues: Clues) -> bool:
    """Whether no README tells of what answers, and nothing says what it needs: it was tried beside the rest.

    A page of widgets is itself what its visitor sees.
    """
    pages = any(name in _WIDGETS for _, name in served)
    return not pages and clues.readme is None and not clues.files.named(*_NEEDED)


def _is_beside_the_work(clues: Clues) -> bool:
    """Whether the README opens with much of the work and no word for what answers, and nothing packs or hosts that."""
    opening = clues.opening
    if len(opening) < _MUCH or _TITLE.search(clues.title) or _OPENING.search(opening) or _ANSWERS.search(opening):
        return False
    return _host(clues) is None and _container(clues) is None


def _only_shows_pages(served: list[tuple[Source, str]], clues: Clues) -> bool:
    """Whether all that serves is a site of Django whose views call no model, and no code of the project that might."""
    if any(name != "django" for _, name in served):
        return False
    views = [one.text for one in clues.code if _VIEW.search(one.text)]
    return bool(views) and not any(map(_MAY_ASK.search, views))


def _is_a_workbench(source: Source) -> bool:
    """Whether a page fits what its visitor uploads, and loads no model that was fitted before: nothing is served."""
    text = source.text
    return bool(_UPLOADS.search(text) and _FITS.search(text)) and not _LOADS.search(text)


def _asks(source: Source) -> bool:
    asks = _ASKS_IN_R if source.path.lower().endswith(".r") else _ASKS
    return bool(asks.search(source.text))


def _within_package(path: str, clues: Clues) -> str:
    """Return the path as seen from its package below src/, which may itself be called an example: it is the work."""
    top, _, rest = path.partition("/")
    package, _, inner = rest.partition("/")
    return inner if top == "src" and inner and clues.files.exists(f"src/{package}/__init__.py") else path


def _served(source: Source, clues: Clues) -> str | None:
    """Return the framework that a source serves with; None where it does not, or where it is itself built here."""
    if _BESIDE.search(_within_package(source.path, clues)):
        return None
    names = [name for name in first_imports(source) if name in FRAMEWORKS]
    if not names and source.path.lower().endswith(".r"):
        names = _IN_R.findall(head(source))
    if not names or clues.files.exists(f"{names[0]}/__init__.py"):
        return None
    return names[0]
