"""What gives a model a version: a registry, code that names one, the name of its file or a description beside it."""

import re
from collections.abc import Iterator

from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.learning.own_model import COMPILED
from mlfolio.patterns import lazy_pattern

_REGISTRY = lazy_pattern(
    r"\bregister_model\(|\bregistered_model_name\b|models:/|\bMlflowClient\b|\bbentoml\.(?:\w+\.)?(?:save_model|get"
    r"|load_model)\(|\bwandb\.Artifact\("
    r"|\bexperiment\.log_model\(|\blog_artifact\(|\bmlflow\.\w+\.log_model\(|\bhf_hub_download\([^)]*revision|\bfrom_pretrained\([^)]*revision|\bModelRegistry\b"
    r"|\bmodel_registry\b|\bcreate_model_package(?:_group)?\(|\bModelPackageName\b|:model-package/[\w-]{1,80}/\d"
    # A tag or commit of a repository that PyTorch's hub reads.
    r"|\bhub\.load\(\s*(?:repo_or_dir\s*=\s*)?[\"'][\w.-]{1,60}/[\w.-]{1,100}:(?!main\b|master\b|latest\b)\w"
)
_STATED = lazy_pattern(r"\b(?:models?_?version|MODELS?_?VERSION|model_?tag|model_?id|model_?hash|model_?sha)\b")
_VALUED = lazy_pattern(
    r"\bmodel_?(?:version\s*(?::=|[:=])\s*[\"']v?|(?:id|tag)\s*(?::=|[:=])\s*[\"']\w{1,60}[-./]v)\d{1,3}(?:\.\d{1,3}){0,3}[\"']",
    re.IGNORECASE,
)
"""The same in other languages, where the word alone may name whatever a service elsewhere is asked for."""

_ANSWERED = lazy_pattern(
    r"[\"'](?:model(?:_?name)?|predict(?:ions?|ed))[\"']\s*:[^\n{}]{0,80},\s*[\"']version[\"']\s*:"
    r"|[\"']version[\"']\s*:[^\n{}]{0,80},\s*[\"'](?:model(?:_?name)?|predict(?:ions?|ed))[\"']\s*:",
    re.IGNORECASE,
)
"""The version beside the name of the model, or beside what it predicts, as an answer tells them."""

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|(?:nov|dec)(?:ember)?)"
)
_NAMED = lazy_pattern(
    rf"(?:[-_./]v\d+(?:[._]\d+)*|\d{{4}}[-_]?\d{{2}}[-_]?\d{{2}}\w*|\d+\.\d+\.\d+"
    rf"|(?<!\d)\d{{1,2}}[-_]?{_MONTH}[-_]?\d{{2,4}}|(?<![a-z]){_MONTH}[-_]?\d{{0,2}}[-_]?20\d\d)"
    r"[^/]*\.(?:pkl|joblib|pt|pth|onnx|h5|keras|sav"
    r"|cbm|ubj|safetensors|pickle|json|txt)$"
    r"|(?:model|artifact)s?/(?:v\d+|\d+)/"
)
_FORMATS = r"(?:pkl|joblib|pth?|onnx|h5|keras|cbm|ubj|safetensors|pickle|sav|bin|rds)"
_NAMED_IN_CODE = lazy_pattern(
    rf"[-_./]v\d{{1,3}}(?:[._]\d{{1,3}}){{0,3}}[^\"'\n/]{{0,40}}\.{_FORMATS}[\"']"
    rf"|\{{[^{{}}\n]{{0,80}}(?:strftime|time_?stamp|\bnow\(|run_?id|version)[^{{}}\n]{{0,60}}\}}[^\"'\n]{{0,20}}\.{_FORMATS}[\"']",
    re.IGNORECASE,
)
"""The name that code gives to the file of a model, with a number, a date or a run in it."""

_HASHED = lazy_pattern(r"(?:sha\d{1,3}|md5|hash|checksum)\w{0,40}\([^()\n]{0,60}model", re.IGNORECASE)
"""The hash of a model's file, which tells it from every other."""

_DATED_IN_CODE = lazy_pattern(
    r"[\"'](?:train(?:ed|ing)?|built|fitted|saved|exported)_?(?:at|on|date\w{0,8}|time\w{0,8})[\"']\s*(?:\]\s*=|:)"
    r"[^\n,]{0,20}(?:datetime|\bnow\(|utcnow|strftime|Timestamp)",
    re.IGNORECASE,
)
"""The day of a training, as code writes it beside the model."""

_KEPT = lazy_pattern(
    r"(^|/)(?:dvc\.(?:ya?ml|lock)|[^/]+\.(?:pkl|joblib|pt|pth|onnx|h5|keras|bin|pickle)\.dvc|models?\.dvc|mlruns/.*"
    r"|bentofile\.ya?ml)$"
)
_DESCRIBED = lazy_pattern(r"(^|/)[^/]*(?:model|metadata|manifest|registry)[^/]*\.(?:json|ya?ml|toml)$")
_DATED = lazy_pattern(
    r"[\"'](?:built|created|train(?:ed|ing)|fitted|saved|exported)(?:_?(?:at|on|date(?:time)?|time(?:stamp)?))?(?:_utc)?[\"']"
    r"\s*:\s*[\"']\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
"""When a model was made, as the description beside it says."""

_WRITTEN = lazy_pattern(
    r"[\"'](?:generated(?:_?(?:at|on))?|time_?stamp|date(?:time)?)(?:_utc)?[\"']\s*:\s*[\"']\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_NAMES_ITS_FILE = lazy_pattern(rf"\.{_FORMATS}[\"']", re.IGNORECASE)
"""When a summary was written, and the file of the model that it is about."""

_CARD = lazy_pattern(r"(^|/)[^/]*model[-_ ]?cards?(?:/.*|[^/]*)\.(?:md|rst|txt|ya?ml|json)$")
_ON_THE_CARD = lazy_pattern(r"^[\W_]{0,9}(?:model[ _]?)?version[\W_]{1,9}v?\d", re.IGNORECASE | re.MULTILINE)
"""The line of a model card that gives the model's version."""

_ARCHIVED = lazy_pattern(r"\btorch-model-archiver\b(?:[^\n]|\\\r?\n){0,600}?(?:\s--version|\s-v)[ =]+[\w\"'$.]")
"""What packs a network for TorchServe gives it a version."""

_COMMANDS = ("*.sh", "*.ps1", "*.bat", "*.y*ml", "*dockerfile*", "makefile", "justfile")
_WORDS = (".dvc", "dvc.", "mlruns/", "bentofile", "model", "artifact")


def versions(sources: Sources, files: Files) -> Iterator[str]:
    """Yield what gives a model a version: a path, or a path and the words in it."""
    yield from (path for path in files.own if _is_versioned(path.lower()))
    for source in sources.code:
        if "odel" in source.text:
            patterns = (_REGISTRY, _STATED, _ANSWERED, _NAMED_IN_CODE, _DATED_IN_CODE, _HASHED)
            found = next(filter(None, (pattern.search(source.text) for pattern in patterns)), None)
            if found:
                yield f"{source.path}: {found[0]}"
    yield from (path for path in files.named(*COMPILED) if _VALUED.search(files.text(path) or ""))
    yield from (path for path in files.named(*_COMMANDS) if _ARCHIVED.search(files.text(path) or ""))
    yield from (path for path in files.own if _tells_version(path.lower(), files, path))


def _is_versioned(lower: str) -> bool:
    """Whether the name of a file, in small letters, says that versions of a model are kept, or has one in it."""
    return any(word in lower for word in _WORDS) and bool(_KEPT.search(lower) or _NAMED.search(lower))


def _tells_version(lower: str, files: Files, path: str) -> bool:
    """Whether a description of the model, by the name of its file, tells its version."""
    is_card = _CARD.search(lower) is not None
    if not (is_card or _DESCRIBED.search(lower)):
        return False
    text = (files.text(path) or "")[:20_000]
    return (is_card and _ON_THE_CARD.search(text) is not None) or (
        _DESCRIBED.search(lower) is not None and _states_version(text, of_a_model="model" in lower)
    )


def _states_version(text: str, *, of_a_model: bool) -> bool:
    """Whether it tells a version, or the date of a model; the manifest of a browser's extension has its own."""
    if of_a_model and (_DATED.search(text) or (_WRITTEN.search(text) and _NAMES_ITS_FILE.search(text))):
        return True
    return '"version"' in text and '"manifest_version"' not in text
