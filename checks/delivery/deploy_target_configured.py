"""Where it runs is configured: AWS, Google Cloud, Azure or another host."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.unread import CODE_PATTERNS
from mlfolio.evidence.coursework.declared import is_of_a_workshop
from mlfolio.evidence.files import Files
from mlfolio.evidence.project_templates import is_a_project_template
from mlfolio.evidence.prose.readme import README_LIMIT, Readme
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Verdict, failed, graded, not_applicable, passed, unknown

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
_HINTS = (
    ".yml",
    ".yaml",
    ".json",
    ".toml",
    ".tf",
    ".bicep",
    "procfile",
    ".ebext",
    ".elastic",
    ".platform",
    "rsconnect",
    "shinyapps",
)
_COMMANDS = (
    r"gcloud (?:run|app|functions) deploy|az webapp|eb deploy|kubectl apply|helm (?:upgrade|install)|serverless deploy"
    r"|sam deploy|heroku (?:container|git)|git push heroku|fly(?:ctl)? deploy|railway up|vercel (?:deploy|--prod)"
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
_PUSHES = lazy_pattern(r"\bgit push\b")
_TO_A_SPACE = lazy_pattern(r"\b(?:hugging ?face(?:\.co/|[ _-])|hf[ ._-])spaces?\b", re.IGNORECASE)
"""What a script that pushes says of where to: a Space is a repository that its host runs."""

_BY_HAND = lazy_pattern(
    r"^[ \t]*(?:\$ )?(?:gcloud (?:beta )?(?:run|app|functions) deploy"
    r"|gcloud ai endpoints deploy-model|az (?:webapp|containerapp) (?:up|create|deploy\w*)"
    r"|eb (?:deploy|create)|(?:serverless|sls|sam|cdk|modal|fly|flyctl|zappa|chalice) deploy"
    r"|heroku container:release|git push heroku|railway up|vercel (?:deploy|--prod)"
    r"|aws (?:ecs|lambda|apprunner|cloudformation) (?:create|update|deploy)\w*)",
    re.MULTILINE,
)
"""The host's own command, as a README has its reader type it."""

_FETCHES = lazy_pattern(r"\bgit (?:pull|clone|fetch)\b|\b(?:wget|curl)\b[^\n]{0,200}\b(?:github|gitlab|bitbucket)\.")
_STARTS = lazy_pattern(
    r"\bdocker run\b[^\n]{0,200}\s-(?:d|-detach)\b|\bcompose\b[^\n]{0,200}\bup\b[^\n]{0,80}\s-(?:d|-detach)\b"
)
"""What a script does on the server itself: it brings the code there and leaves a container running."""

_BUILDS = ("collectstatic", "manage.py migrate")
"""What build.sh does on a host that asks for one (Render): nobody builds so for a machine to develop on."""

_FOLDER_OF_A_SERVER = lazy_pattern(r"^\s*-\s*[\"']?/(?:mnt|srv|opt|home|root|data)/\S", re.MULTILINE)

_SERVERLESS = lazy_pattern(
    r"^FROM[ \t]+(?:--\S+[ \t]+)?(?:public\.ecr\.aws/lambda/|amazon/aws-lambda-"
    r"|mcr\.microsoft\.com/azure-functions/)\S+",
    re.IGNORECASE | re.MULTILINE,
)
"""Base images that run on one host and nowhere else."""

_DOCKERFILE = lazy_pattern(r"(^|/)[^/]*dockerfile[^/]*$", re.IGNORECASE)
_DEPLOYS = lazy_pattern(r"(?<![\w.])[\w.()]{1,80}\.deploy(?:_\w+)?\(")
"""A script in Python that has a library deploy."""

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
_ADDRESS = lazy_pattern(
    r"https?://[\w.-]+\.(?:herokuapp\.com|streamlit\.app|streamlitapp\.com|onrender\.com|vercel\.app|hf\.space"
    r"|azurewebsites\.net|appspot\.com|run\.app"
    r"|fly\.dev|up\.railway\.app|netlify\.app|pythonanywhere\.com|elasticbeanstalk\.com|amazonaws\.com|web\.app"
    r"|amplifyapp\.com|awsapprunner\.com|azurecontainerapps\.io|azurestaticapps\.net|cloudfunctions\.net"
    r"|firebaseapp\.com|koyeb\.app|ondigitalocean\.app|pages\.dev|workers\.dev|modal\.run"
    r"|shinyapps\.io)|https://huggingface\.co/spaces/\S+"
    r"|https?://share\.streamlit\.io/\w\S*"
)
_SPACE_CALLED = lazy_pattern(r"https?://[\w-]+\.hf\.space\b")
_DEPLOYS_BY_HAND = lazy_pattern(
    # Looked ahead for, so that a heading is taken once, however often it says so.
    r"^#{1,6}(?=[^\n]{0,200}?\b(?:deploy\w*|implanta\w+|despliegue|déploiement|produ(?:ction|ção|cción)|host(?:ed|ing)"
    r"|hébergement)\b)[^\n]*$(?:\n(?!#{1,2} )[^\n]*){0,80}?"
    r"\b(?:vps|ec2|droplet|lightsail|hetzner|linode|digital ?ocean|(?:the|your|own|remote|cloud) (?:host|server|vm)"
    r"|servidor|serveur|systemctl|systemd|nginx|scp|ssh|rsync)\b",
    re.IGNORECASE | re.MULTILINE,
)
"""A section on deployment that brings it to a machine of one's own by hand."""

_LEFT_BY_HOSTS = (".gcloudignore", ".slugignore", ".ebignore", ".vercelignore", ".railwayignore", ".funcignore")
"""What hosts' own programs leave out when they send the code there."""

_CONTAINERS = ("*compose*.y*ml", "*dockerfile*")
_FOR_DEVELOPERS = ("*compose*dev*.y*ml", "*compose*local*.y*ml")
_IMAGE = lazy_pattern(r"!\[[^\[\]\n]{0,300}\]\([^()\n]{0,2000}\)|<img\b[^<>]{0,2000}>", re.IGNORECASE)
_WHOLE = lazy_pattern(r"[^\s()\"'<>]+")
_SPACE = lazy_pattern(r"\A---\n(?:[^\n]*\n){0,20}?sdk:\s*(?:docker|gradio|streamlit|static)\b")
_SET_BY_A_HOST = lazy_pattern(
    r"(?:\$\{?|environ(?:\.get)?[\[(]\s*[\"']|getenv\(\s*[\"']|process\.env\.)"
    r"(DYNO|K_SERVICE|K_REVISION|GAE_(?:ENV|SERVICE|INSTANCE)|RENDER_EXTERNAL_(?:HOSTNAME|URL)|FLY_APP_NAME"
    r"|RAILWAY_(?:ENVIRONMENT|PUBLIC_DOMAIN|STATIC_URL)|VERCEL_(?:URL|ENV)|WEBSITE_(?:HOSTNAME|SITE_NAME)"
    r"|AWS_LAMBDA_FUNCTION_NAME|SPACE_(?:ID|HOST))\b"
)
"""Variables that one host sets where a service runs (Heroku, Cloud Run, Render ...), and nobody else does."""

_OF_THE_HUB = lazy_pattern(r"\A(?=[\s\S]*?^\*\.arrow filter=lfs)(?=[\s\S]*?^\*tfevents\* filter=lfs)", re.MULTILINE)
"""What stands in the .gitattributes that Hugging Face puts into each of its repositories."""

_MAY_BE_A_TEMPLATE = lazy_pattern(
    r"(?i)(?:\.ya?ml|\.template|(?:template|deploy|infra|azure|arm|aws|cloud|ecs|task-?_?def)[^.]*\.json)$"
)


@check(
    title="Where it runs is configured",
    how="A file of a host says how it runs there (Procfile, app.yaml, vercel.json, render.yaml, fly.toml, Terraform,"
    " Bicep, CloudFormation, an Azure Resource Manager template, an ECS task definition, Cloud Run, Kubernetes, Helm,"
    " a Hugging Face Space's header, or a Dockerfile beside the .gitattributes that its host puts there, the base image"
    " of AWS Lambda or Azure Functions ...), or a workflow or a script called deploy does it, by the host's own command"
    " or action, by its deploy hook, by ssh, or by a push to a Space, or on the server itself fetches"
    " the code and starts its container. Unknown where a script called deploy has a Python library do it,"
    " or a script or program asks for a variable that one host alone sets (`DYNO`, `K_SERVICE`),"
    " or a README has its reader type the host's command (`gcloud run deploy`), or what its program leaves out"
    " stands in a file (.gcloudignore),"
    " or a section of the README on deployment brings containers to a server of one's own by hand, or build.sh builds"
    " a Django site as a host asks for it, or a compose file beside one for developers reads folders of a server."
    " An address of a host in the README alone, or of a Space in code, earns half, which does not pass. Not applicable"
    " in a template that projects are generated from (cookiecutter, copier), and in the material of a workshop or"
    " tutorial, by the README's opening.",
    fix="Add the file of one host: app.yaml for Google App Engine, a Procfile, render.yaml, a Terraform module for AWS"
    " or Azure; and"
    " deploy it from the workflow.",
    # Deployed once by hand is deployed once. But hosts ask for so many files that readers found some in half of what
    # is said to lack them: that costs nothing (docs/precision.md).
    weight=2,
    advice=True,
    source=Citation(
        "A", "Programming Proficiency", "many organizations deploy ML models on AWS, Google Cloud, or Azure"
    ),
    kinds=("deployed",),
    bad=[
        Example({"app.py": "print(1)\n"}),
        Example(
            {"README.md": "# Churn\n\nLive: https://churn.herokuapp.com <-- bad\n"},
            note="an address, and no way to deploy there again",
        ),
        Example(
            {"README.md": "# Churn\n\nLive: https://main.d39churn.amplifyapp.com <-- bad\n"},
            note="at whichever host",
        ),
        Example(
            {
                "README.md": '# Churn\n\n<a href="https://cards.vercel.app/api"><img src="https://cards.vercel.app/api"></a>\n\n'
                "Live: https://churn.herokuapp.com <-- bad\n"
            },
            note="where a picture comes from, and a link to it, are no address of the service",
        ),
        Example(
            {
                "README.md": "# Churn\n\nGo to [share](https://share.streamlit.io/) and deploy it.\n",
                "deploy.sh": "docker build .\n",
            },
            note="a host that could be used, and a script that deploys to none",
        ),
    ],
    good=[
        Example({"deployment/azure/endpoint.yml": "name: churn\nauth_mode: key\n"}),
        Example({"Procfile": "web: gunicorn app:app\n"}),
        Example({"infra/main.tf": 'provider "aws" {}\n'}),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n      - uses:"
                " google-github-actions/deploy-cloudrun@v2\n"
            }
        ),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: |\n"
                "          ssh ubuntu@${{ secrets.HOST }} 'docker compose pull && docker compose up -d'\n"
            },
            note="by hand, on a machine of one's own",
        ),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n      - run: |\n"
                "          docker push joe/churn\n          curl -X POST ${{ secrets.RENDER_DEPLOY_HOOK }}\n"
            },
            note="the host is told that there is something new",
        ),
        Example(
            {
                ".github/workflows/cd.yml": "on: push\njobs:\n  a:\n    steps:\n"
                "      - uses: somebody/heroku-docker-deploy@v1\n"
            },
            note="an action that names its host",
        ),
        Example({"Dockerfile": 'FROM public.ecr.aws/lambda/python:3.11\nCOPY app.py .\nCMD ["app.handler"]\n'}),
        Example({"scripts/deploy.sh": "#!/bin/sh\ngcloud run deploy churn --source .\n"}),
        Example(
            {
                "pull_and_deploy.sh": "wget https://github.com/joe/churn/archive/main.zip\ndocker build -t churn .\n"
                "docker run -d -p 80:8080 churn\n"
            },
            note="on the server itself",
        ),
        Example({"deploy/service.yaml": 'AWSTemplateFormatVersion: "2010-09-09"\nResources: {}\n'}),
        Example({"task-definition.json": '{"family": "churn", "containerDefinitions": [{"image": "churn:4"}]}\n'}),
        Example({"deployment/churn-local.yaml": "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: churn\n"}),
        Example({"README.md": "---\ntitle: Churn\nsdk: gradio\n---\n\n# Churn\n"}),
    ],
)
def deploy_target_configured(files: Files, readme: Readme | None) -> Verdict:
    """A model is of use where its users are.

    How it gets there, written down as files, lets anybody do it again, and shows that the author has.
    """
    shown = next(_targets(files, readme), None)
    if shown:
        return passed(shown)
    if is_a_project_template(files):
        return not_applicable("a template leaves the host to the projects that are generated from it")
    if readme and is_of_a_workshop(readme.document):
        return not_applicable("what a workshop or tutorial shows is run by those who take part")
    doubt = _doubt(files, readme)
    if doubt:
        return unknown(doubt)
    address = _address(readme.text) if readme else None
    if readme and address is not None:
        line = readme.text.count("\n", 0, address) + 1
        return graded(0.5, [readme.finding("names an address, and no file says how it gets there", line)])
    called = _called_space(files)
    if called:
        return graded(0.5, [called])
    return failed(Finding("neither a file of a host nor a workflow or script deploys it"))


def _doubt(files: Files, readme: Readme | None) -> str | None:
    """Return why it may be deployed though nothing says where to; None where nothing hints at it."""
    script = next((path for path in files.own if _deploys_by_library(files, path)), None)
    if script:
        return f"{script} deploys by a library, and where to is not told there"
    if readme and _DEPLOYS_BY_HAND.search(readme.text) and next(iter(files.named(*_CONTAINERS)), None):
        return f"{readme.path} says how its containers are brought to a server by hand"
    told = next(
        (path for path in files.named("readme*.md", "readme*.rst", "deploy*.md") if _is_told(files, path)), None
    )
    if told:
        return f"{told} has its reader deploy it by the host's command, and no file says how"
    if ignored := next(iter(files.named(*_LEFT_BY_HOSTS)), None):
        return f"{ignored} is of a host's own program, and no file says how it gets there"
    return _asks_for_its_host(files) or _built_for_a_host(files)


def _is_told(files: Files, path: str) -> bool:
    """Return whether a page has its reader type what deploys it, in a line of its own."""
    return _BY_HAND.search((files.text(path) or "")[:README_LIMIT]) is not None


def _asks_for_its_host(files: Files) -> str | None:
    """Return which file asks for what one host alone sets: it has run there, or was meant to."""
    for path in files.named(*CODE_PATTERNS, "*.sh", "*dockerfile*"):
        found = _SET_BY_A_HOST.search(files.text(path) or "")
        if found:
            return f"{path} asks for {found[1]}, which a host sets, and no file says how it gets there"
    return None


def _built_for_a_host(files: Files) -> str | None:
    """Return why a file is of some host, though none is named in it."""
    for path in files.named("build.sh"):
        if all(step in (files.text(path) or "") for step in _BUILDS):
            return f"{path} builds the site as a host asks for it, and does not name the host"
    if next(iter(files.named(*_FOR_DEVELOPERS)), None):
        for path in files.named("*compose*.y*ml"):
            if _FOLDER_OF_A_SERVER.search(files.text(path) or ""):
                return f"{path} reads folders of a server, and does not say how it gets there"
    return None


def _called_space(files: Files) -> Finding | None:
    """Return where code calls a Hugging Face Space by its address, if anywhere."""
    for path in files.named(*CODE_PATTERNS):
        text = files.text(path) or ""
        found = _SPACE_CALLED.search(text)
        if found:
            line = text.count("\n", 0, found.start()) + 1
            return Finding("calls a Space by its address, and no file says how it gets there", path, line)
    return None


def _targets(files: Files, readme: Readme | None) -> Iterator[str]:
    for path in files.own:
        lower = path.lower()
        if any(hint in lower for hint in _HINTS) and _CONFIGURED.search(lower):
            yield path
    yield from filter(lambda path: _is_template(files, path), files.own)
    for path in files.own:
        pattern = _BY_WORKFLOW if _WORKFLOW.match(path) else _BY_COMMAND if _SCRIPT.search(path.lower()) else None
        text = (files.text(path) or "") if pattern else ""
        found = (
            (pattern.search(text) if pattern else None)
            or (_TO_A_SPACE.search(text) if _PUSHES.search(text) else None)
            or (_STARTS.search(text) if pattern is _BY_COMMAND and _FETCHES.search(text) else None)
        )
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


def _deploys_by_library(files: Files, path: str) -> bool:
    """Return whether a file is a Python script called deploy that calls a method of that name."""
    is_script = path.endswith(".py") and _SCRIPT.search(path.lower())
    return bool(is_script and _DEPLOYS.search(files.text(path) or ""))


def _address(text: str) -> int | None:
    """Return where a text names an address of a host: where a picture comes from, and a link to it, are none."""
    pictures = [image.span() for image in _IMAGE.finditer(text)]
    shown = " ".join(text[start:end] for start, end in pictures)
    for found in _ADDRESS.finditer(text):
        whole = _WHOLE.match(text, found.start())
        if whole and whole[0] not in shown:
            return found.start()
    return None


def _is_template(files: Files, path: str) -> bool:
    """Return whether a file says by its content that it is of AWS, Azure Resource Manager, Cloud Run or Kubernetes."""
    return bool(_MAY_BE_A_TEMPLATE.search(path) and _TEMPLATE.search(files.text(path) or ""))
