"""What the containers of a compose file are told to run."""

import posixpath
import re
import shlex
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from mlfolio.evidence.automation.scripts import Script
from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import at, strings, table, yaml_table
from mlfolio.patterns import lazy_pattern

_NAMES = ("compose.yaml", "compose.yml", "docker-compose.yaml", "docker-compose.yml")
"""Where compose looks when it is told no file."""

_SERVICES = lazy_pattern(r"\A(?=[\s\S]*?^services:)(?=[\s\S]*?^[ \t]++(?:command|entrypoint):)", re.MULTILINE)
"""What stands in a compose file, whatever its name, that tells a service what to run."""


def compose_scripts(words: tuple[str, ...], folder: str, files: Files) -> list[Script] | None:
    """Return what `docker compose up` runs by the entrypoints and commands of its services; None of another command.

    A service that says neither runs what its image does, which is not followed.
    """
    is_compose = words[0] == "docker-compose" or words[:2] in (("docker", "compose"), ("podman", "compose"))
    if not is_compose or "up" not in words:
        return None
    named = [value for option, value in pairwise(words) if option in ("-f", "--file")]
    for name in named or _NAMES:
        path = posixpath.normpath(folder + name)
        found = list(_scripts(path, yaml_table(files.text(path))))
        if found:
            return found
    return None


def services_scripts(folder: str, files: Files) -> Iterator[Script]:
    """Yield what the services of the compose files in one folder run, by whatever name the files go.

    `folder` ends with a slash; the root is the empty string.
    """
    for path in files.named("*.yml", "*.yaml"):
        text = (files.text(path) or "") if path.rpartition("/")[0] == folder.rstrip("/") else ""
        if _SERVICES.search(text):
            yield from _scripts(path, yaml_table(text))


def _scripts(path: str, configuration: dict[Any, Any]) -> Iterator[Script]:
    for service in table(at(configuration, "services")).values():
        parts = [_shell(at(service, key)) for key in ("entrypoint", "command")]
        if any(parts):
            yield Script(path, 1, " ".join(filter(None, parts)))


def _shell(value: Any) -> str:
    return value if isinstance(value, str) else shlex.join(strings(value))
