"""What says where a service runs: the files, commands, workflows and base images of a host."""

import re
from collections.abc import Iterator

from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_CONFIGURED = lazy_pattern(
    r"(^|/)(procfile|vercel\.json|app\.ya?ml|render\.ya?ml|fly\.toml|railway\.(?:json|toml)|heroku\.yml|netlify\.toml"
    r"|serverless\.ya?ml|cloudbuild\.ya?ml"
    r"|appspec\.yml|firebase\.json|dockerrun\.aws\.json|samconfig\.toml|cdk\.json|azure-pipelines\.yml"
    r"|buildspec\.ya?ml|pulumi\.ya?ml|skaffold\.ya?ml"
    r"|chart\.ya?ml|kustomization\.ya?ml|[^/]+\.tf|[^/]+\.bicep|\.ebextensions/.*|\.elasticbeanstalk/.*|\.platform/.*"
    r"|bentofile\.ya?ml"
    r"|(?:deploy\w*|infra\w*)/(?:aws|azure|gcp|gcloud|google)[^/]*/(?:.*/)?[^/]+\.(?:ya?ml|json|sh)"
    r"|(?:k8s|kubernetes|kube|manifests)/.*\.ya?ml|rsconnect/.*|shinyapps/.*)$"
)
_HINTS = tuple(".yml .yaml .json .toml .tf .bicep procfile .ebext .elastic .platform rsconnect shinyapps".split())
"""One of these stands in every such path: looking for it costs little."""
_COMMANDS = (
    r"gcloud (?:run|app|functions) deploy|az webapp|eb deploy|kubectl apply|helm (?:upgrade|install)|serverless deploy"
    r"|sam deploy|heroku (?:container|git)|git push (?:heroku|https://\S{0,80}huggingface\.co/spaces/)"
    r"|fly(?:ctl)? deploy|railway up|vercel (?:deploy|--prod)"
    r"|aws (?:s3|ecs|lambda|ecr|cloudformation)|hf upload"
    # The address at a host that, once called, brings the newest image or commit there: most keep it as a secret.
    r"|\b(?:curl|wget)\b(?:[^\n]|\\\r?\n){0,200}?(?:DEPLOY_?HOOK|deploy_?hook|build_hooks/|api\.render\.com/deploy)"
    r"|\b(?:ssh|scp|rsync) [^\n#@]{0,120}(?<!\bgit)@[\w$\"'{]"
)
"""What a shell is told to do in order to bring it to a host, or to a machine of one's own."""

_BY_COMMAND = lazy_pattern(_COMMANDS)
_BY_WORKFLOW = lazy_pattern(
    r"aws-actions/|azure/(?:webapps-deploy|container-apps-deploy|login|aks|functions)|google-github-actions/|superfly/"
    r"|flyctl|akhileshns/heroku|amondnet/vercel|appleboy/s(?:sh|cp)-action|digitalocean/|railway|render\.com"
    r"|huggingface\.co/spaces|huggingface/|streamlit\.app|DOCKER_HOST: ssh://"
    # An action of anybody's whose name says that it deploys, and to which host.
    r"|\buses:[ \t]*(?=\S*deploy)[\w.-]*/?\S*(?:heroku|aws|azure|gcp|gcloud|google|beanstalk|lambda"
    r"|cloud-?run|app-?engine|fly|render|vercel|netlify|railway|digital-?ocean|koyeb)\S*|" + _COMMANDS
)


_SERVERLESS = lazy_pattern(
    r"^FROM[ \t]+(?:--\S+[ \t]+)?(?:public\.ecr\.aws/lambda/|amazon/aws-lambda-"
    r"|mcr\.microsoft\.com/azure-functions/)\S+",
    re.IGNORECASE | re.MULTILINE,
)
"""Base images that run on one host and nowhere else."""

_DOCKERFILE = lazy_pattern(r"(^|/)[^/]*dockerfile[^/]*$", re.IGNORECASE)

_SCRIPT = lazy_pattern(r"(^|/)(?:[\w.-]*deploy[\w.-]*\.(?:sh|bash|ps1|bat|cmd|py)|makefile|justfile|taskfile\.ya?ml)$")
_WORKFLOW = lazy_pattern(
    r"\.github/workflows/[^/]+\.ya?ml$|\.gitlab-ci\.yml$|\.circleci/|azure-pipelines|jenkinsfile", re.IGNORECASE
)
_TEMPLATE = lazy_pattern(
    r"^AWSTemplateFormatVersion\b|^apiVersion: serving\.knative\.dev/"
    r"|^apiVersion: apps/v1\s*\n(?:#[^\n]*\n)*kind: (?:Deployment|StatefulSet)\b"
    r"|\A\s*\{[\s\S]{0,20000}\"containerDefinitions\"\s*:"
    r"|\"https://schema\.management\.azure\.com/schemas/[\w-]+/deploymentTemplate\.json",
    re.MULTILINE,
)

_SPACE = lazy_pattern(r"\A---\n(?:[^\n]*\n){0,20}?sdk:\s*(?:docker|gradio|streamlit|static)\b")

_OF_THE_HUB = lazy_pattern(r"\A(?=[\s\S]*?^\*\.arrow filter=lfs)(?=[\s\S]*?^\*tfevents\* filter=lfs)", re.MULTILINE)
"""What stands in the .gitattributes that Hugging Face puts into each of its repositories."""

_MAY_BE_A_TEMPLATE = lazy_pattern(
    r"(?i)(?:\.ya?ml|\.template|(?:template|deploy|infra|azure|arm|aws|cloud|ecs|task-?_?def)[^.]*\.json)$"
)


def targets(files: Files) -> Iterator[str]:
    """Yield what configures where it runs: the file of a host, or a workflow or script with the command in it."""
    for path in files.own:
        lower = path.lower()
        if any(hint in lower for hint in _HINTS) and _CONFIGURED.search(lower):
            yield path
    yield from filter(lambda path: _is_template(files, path), files.own)
    for path in files.own:
        pattern = _BY_WORKFLOW if _WORKFLOW.match(path) else _BY_COMMAND if _SCRIPT.search(path.lower()) else None
        found = pattern.search(files.text(path) or "") if pattern else None
        if found:
            yield f"{path}: {found[0]}"
    for path in files.own:
        base = _SERVERLESS.search(files.text(path) or "") if _DOCKERFILE.search(path) else None
        if base:
            yield f"{path}: {base[0]}"
    # A service and its page may be a Space each, with its header in the README of its folder.
    spaces = (path for path in files.named("readme.md") if _SPACE.search(files.text(path) or ""))
    yield from (f"{path}: a Hugging Face Space" for path in spaces)
    yield from (f"{path}: built by Hugging Face" for path in files.named("dockerfile") if _is_from_the_hub(files, path))


def _is_from_the_hub(files: Files, path: str) -> bool:
    """Return whether a Dockerfile lies where Hugging Face began a repository, as it does for a Space of Docker."""
    beside = path[: -len("dockerfile")] + ".gitattributes"
    return files.exists(beside) and _OF_THE_HUB.search(files.text(beside) or "") is not None


def _is_template(files: Files, path: str) -> bool:
    """Return whether a file says by its content that it is of AWS, Azure Resource Manager, Cloud Run or Kubernetes."""
    return bool(_MAY_BE_A_TEMPLATE.search(path) and _TEMPLATE.search(files.text(path) or ""))
