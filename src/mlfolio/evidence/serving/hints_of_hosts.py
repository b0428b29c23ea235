"""What hints that a service runs somewhere, where no file of a host and no workflow or script says where."""

import re

from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.readme import Readme, page_text
from mlfolio.languages import CODE_PATTERNS
from mlfolio.patterns import lazy_pattern

_BY_HAND = lazy_pattern(
    r"^[ \t]*(?:\$ )?(?:gcloud (?:beta )?(?:run|app|functions) deploy"
    r"|gcloud ai endpoints deploy-model|az (?:webapp|containerapp) (?:up|create|deploy\w*)"
    r"|eb (?:deploy|create)|(?:serverless|sls|sam|cdk|modal|fly|flyctl|zappa|chalice) deploy"
    r"|heroku container:release|git push heroku|railway up|vercel (?:deploy|--prod)"
    r"|aws (?:ecs|lambda|apprunner|cloudformation) (?:create|update|deploy)\w*)",
    re.MULTILINE,
)
"""The host's own command, as a README has its reader type it."""

_DEPLOYS_BY_LIBRARY = lazy_pattern(r"(?<![\w.])[\w.()]{1,80}\.deploy(?:_\w+)?\(")
"""What a script in Python that is called deploy has a library do."""

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
_SET_BY_A_HOST = lazy_pattern(
    r"(?:\$\{?|environ(?:\.get)?[\[(]\s*[\"']|getenv\(\s*[\"']|process\.env\.)"
    r"(DYNO|K_SERVICE|K_REVISION|GAE_(?:ENV|SERVICE|INSTANCE)|RENDER_EXTERNAL_(?:HOSTNAME|URL)|FLY_APP_NAME"
    r"|RAILWAY_(?:ENVIRONMENT|PUBLIC_DOMAIN|STATIC_URL)|VERCEL_(?:URL|ENV)|WEBSITE_(?:HOSTNAME|SITE_NAME)"
    r"|AWS_LAMBDA_FUNCTION_NAME|SPACE_(?:ID|HOST))\b"
)
"""Variables that one host sets where a service runs (Heroku, Cloud Run, Render ...), and nobody else does."""


def hint_of_a_host(files: Files, readme: Readme | None) -> str | None:
    """Return why it may be deployed though nothing says where to; None where nothing hints at it."""
    script = next(
        (path for path in files.named("*deploy*.py") if _DEPLOYS_BY_LIBRARY.search(files.text(path) or "")), None
    )
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
    return _asks_for_its_host(files)


def _is_told(files: Files, path: str) -> bool:
    """Return whether a page has its reader type what deploys it, in a line of its own."""
    return _BY_HAND.search(page_text(path, files)) is not None


def _asks_for_its_host(files: Files) -> str | None:
    """Return which file asks for what one host alone sets: it has run there, or was meant to."""
    for path in files.named(*CODE_PATTERNS, "*.sh", "*dockerfile*"):
        found = _SET_BY_A_HOST.search(files.text(path) or "")
        if found:
            return f"{path} asks for {found[1]}, which a host sets, and no file says how it gets there"
    return None
