"""The configurations of the other CI services: GitLab, Azure, CircleCI, Travis, Jenkins, Bitbucket and more."""

import posixpath
import re
from collections.abc import Iterator
from typing import Any

from mlfolio.evidence.automation.ci_jobs import Job
from mlfolio.evidence.automation.scripts import Script
from mlfolio.evidence.automation.yaml_lines import Text, is_true, mapping, read_documents, scalars
from mlfolio.evidence.files import Files
from mlfolio.patterns import lazy_pattern

_FILES = {
    "GitLab CI": r"^\.gitlab-ci\.ya?ml$",
    "Azure Pipelines": r"^(\.azure-pipelines/|\.azuredevops/|\.pipelines/)?azure-pipelines?[\w.-]*\.ya?ml$",
    "CircleCI": r"^\.circleci/config\.ya?ml$",
    "Travis CI": r"^\.travis\.ya?ml$",
    "Jenkins": r"^(ci/|jenkins/|\.jenkins/)?Jenkinsfile[\w.-]*$",
    "Bitbucket Pipelines": r"^bitbucket-pipelines\.ya?ml$",
    "AppVeyor": r"^\.?appveyor\.ya?ml$",
    "Drone": r"^\.drone\.ya?ml$",
    "Woodpecker": r"^\.woodpecker(/[^/]+)?\.ya?ml$",
    "Cirrus CI": r"^\.cirrus\.ya?ml$",
    "Buildkite": r"^\.buildkite/[^/]+\.ya?ml$",
    "Semaphore": r"^\.semaphore/[^/]+\.ya?ml$",
}
CONFIGURATIONS = {provider: lazy_pattern(pattern) for provider, pattern in _FILES.items()}

_COMMAND_KEYS = frozenset(
    "script before_script after_script test_script build_script before_test before_build after_test install"
    " before_install run command commands bash powershell pwsh cmd ps sh".split()
)
_FORGIVING_KEYS = ("allow_failure", "continueOnError", "allow_failures", "soft_fail")
_NOT_JOBS = frozenset("default variables include stages workflow image services cache".split())
_BY_HAND = lazy_pattern(r"^(manual|custom|tags?|schedules?|schedule|api|web|triggers?)$")
_JENKINS = lazy_pattern(
    r"\b(?:sh|bat|powershell|pwsh)\b[ \t]*\(?[ \t]*(?:script:[ \t]*)?"
    r"(?:'''(.*?)'''|\"\"\"(.*?)\"\"\"|'([^'\n]+)'|\"([^\"\n]+)\")",
    re.DOTALL,
)
_TRAVIS_DEFAULTS = {"r": "R CMD check .", "julia": "julia -e Pkg.test()", "node_js": "npm test"}
_DEPTH = 30
_BUDGET = 20_000
"""Nodes of one file. Aliases of aliases would otherwise be visited for ever."""


def read_others(files: Files) -> Iterator[Job]:
    """Yield the jobs of every CI configuration that is not GitHub's."""
    for path in files.paths:
        for provider, pattern in CONFIGURATIONS.items():
            if pattern.match(path):
                yield from _jobs(files, provider, path)


def _jobs(files: Files, provider: str, path: str) -> Iterator[Job]:
    if provider == "Jenkins":
        yield _job(provider, path, list(_jenkins(path, files.text(path) or "")))
        return
    for content in map(mapping, read_documents(files.text(path))):
        if provider == "GitLab CI":
            yield from _gitlab(files, path, content)
        elif provider == "Bitbucket Pipelines":
            yield from _bitbucket(path, content)
        elif provider == "Azure Pipelines":
            by_hand = content.get("trigger") == "none" and content.get("pr", "none") == "none"
            yield _job(provider, path, list(_Walk(files, path).scripts(content)), by_hand=by_hand)
        else:
            scripts = list(_Walk(files, path).scripts(content))
            if provider == "Travis CI" and "script" not in content:
                scripts += _travis_default(path, content)
            yield _job(provider, path, scripts)


def _job(
    provider: str, path: str, scripts: list[Script], *, name: str = "", line: int = 1, by_hand: bool = False
) -> Job:
    return Job(provider, name, path, line, frozenset({"manual" if by_hand else "push"}), tuple(scripts))


def _travis_default(path: str, content: dict[Text, Any]) -> list[Script]:
    # Travis has no default for Python: such a build fails and asks for a script.
    command = _TRAVIS_DEFAULTS.get(str(content.get("language", "")).lower())
    return [Script(path, 1, command)] if command else []


def _gitlab(files: Files, path: str, content: dict[Text, Any]) -> Iterator[Job]:
    content = _with_includes(files, content)
    for name, raw in content.items():
        if name.startswith(".") or name in _NOT_JOBS or not isinstance(raw, dict):
            continue
        job = _extended(raw, content)
        scripts = list(_Walk(files, path).scripts(job))
        yield _job("GitLab CI", path, scripts, name=name, line=name.line, by_hand=_is_by_hand(job))


def _with_includes(files: Files, content: dict[Text, Any]) -> dict[Text, Any]:
    raw = content.get("include")
    listed = raw if isinstance(raw, list) else [raw]
    names = [one if isinstance(one, Text) else mapping(one).get("local") for one in listed]
    found: dict[Text, Any] = {}
    for name in names:
        if isinstance(name, Text):
            found |= mapping(next(iter(read_documents(files.text(name.lstrip("/")))), None))
    return found | content


def _extended(job: dict[Text, Any], content: dict[Text, Any], depth: int = 0) -> dict[Text, Any]:
    found: dict[Text, Any] = {}
    for name in scalars(job.get("extends")) if depth < 5 else []:
        found |= _extended(mapping(content.get(name)), content, depth + 1)
    return found | job


def _is_by_hand(job: dict[Text, Any]) -> bool:
    only = scalars(job.get("only")) or scalars(mapping(job.get("only")).get("refs"))
    return job.get("when") == "manual" or (bool(only) and all(_BY_HAND.match(one) for one in only))


def _bitbucket(path: str, content: dict[Text, Any]) -> Iterator[Job]:
    for name, section in mapping(content.get("pipelines")).items():
        scripts = list(_Walk(None, path).scripts(section))
        yield _job("Bitbucket Pipelines", path, scripts, name=name, line=name.line, by_hand=bool(_BY_HAND.match(name)))


def _jenkins(path: str, text: str) -> Iterator[Script]:
    for match in _JENKINS.finditer(text[:200_000]):
        command = next(filter(None, match.groups()), "")
        yield Script(path, text.count("\n", 0, match.end()) + 1 - match[0].count("\n"), command)


class _Walk:
    """Gathers the scripts below a node, wherever a service puts them, within a budget."""

    def __init__(self, files: Files | None, path: str, left: list[int] | None = None) -> None:
        self.files = files
        self.path = path
        self.left = left or [_BUDGET]

    def scripts(self, node: Any, *, may_fail: bool = False, depth: int = 0) -> Iterator[Script]:
        """Yield the scripts below `node` in order; keys that forgive a failure hold for all below them."""
        self.left[0] -= 1
        if self.left[0] < 0 or depth > _DEPTH:
            return
        if isinstance(node, list):
            for one in node:
                yield from self.scripts(one, may_fail=may_fail, depth=depth + 1)
        elif isinstance(node, dict):
            forgiven = may_fail or node.get("failure") == "ignore"
            forgiven = forgiven or any(is_true(node.get(key)) for key in _FORGIVING_KEYS)
            for key, value in node.items():
                yield from self._value(key, value, forgiven, depth)

    def _value(self, key: Text, value: Any, may_fail: bool, depth: int) -> Iterator[Script]:
        if key in _COMMAND_KEYS or key.endswith("_script"):
            for text in scalars(value):
                yield Script(self.path, text.line, str(text), may_fail)
        if key == "template" and isinstance(value, Text) and self.files is not None:
            path = posixpath.normpath(posixpath.join(posixpath.dirname(self.path), value))
            for content in read_documents(self.files.text(path)):
                yield from _Walk(self.files, path, self.left).scripts(content, may_fail=may_fail, depth=depth + 5)
        elif not isinstance(value, Text):
            yield from self.scripts(value, may_fail=may_fail, depth=depth + 1)
