"""A container: pinned base, non-root, .dockerignore, no missing COPY source."""

import re
from collections.abc import Iterator

from mlfolio.catalogue import check
from mlfolio.documents import Citation
from mlfolio.evidence.code.source import Source
from mlfolio.evidence.code.sources import Sources
from mlfolio.evidence.files import Files
from mlfolio.evidence.prose.readme import Readme
from mlfolio.evidence.serving.containers import Container, Instruction, containers, is_there
from mlfolio.evidence.serving.host_addresses import built_by_its_host
from mlfolio.evidence.serving.ready_images import ready_image
from mlfolio.examples import Example
from mlfolio.patterns import lazy_pattern
from mlfolio.verdicts import Finding, Outcome, Verdict, advised, failed, graded, not_applicable

_ROOT = ("root", "0", "0:0", "root:root")
_THERE, _PART = 0.4, 0.15
_OF_HOSTS = frozenset({"app.yaml", "app.yml", "render.yaml", "render.yml"})
_BUILDING = frozenset({"procfile", "cog.yaml", "bentofile.yaml"})
_BUILDERS = frozenset({"modal", "servicefoundry", "truefoundry"})
"""Packages by which code is handed to a host that makes the image of it."""

_RUNTIME = lazy_pattern(r"^[ \t-]*(?:runtime|env):[ \t]*[\"']?python", re.MULTILINE)
_BASE = "FROM python:3.12-slim\nWORKDIR /app\n"


@check(
    title="A container builds, and runs with no more than it needs",
    how="A Dockerfile earns 0.4, which passes, and 0.15 each for a base with a version (a tag other than latest, or a"
    " digest), a"
    " user other than root in the last stage, a .dockerignore, and copied files that are there. What a COPY needs and"
    " is"
    " not there takes the 0.4 away: it does not build. Not applicable without one where a host builds the image itself"
    " (a Procfile, cog.yaml or bentofile.yaml, an app.yaml or render.yaml with a Python runtime, code for Modal,"
    " TrueFoundry or BentoML's first versions,"
    " or a README that leads to the app on Streamlit's cloud), or where a cloud trains or serves in an"
    " image of its own (SageMaker, Vertex AI, Azure ML). Only one that does not build costs points: that there is none"
    " at all, and what one that builds could do better, is advice.",
    fix="In a Dockerfile, begin with `FROM python:3.12-slim`, copy only what serving needs, end with `USER`, and list"
    " data, models and"
    " .git in .dockerignore.",
    fix_in={
        "R": (
            "In a Dockerfile, begin with `FROM rocker/r-ver:4.4`, copy only what serving needs, end with `USER`, and"
            " list data, models and .git in .dockerignore."
        ),
    },
    # The one thing that makes a model run on a machine that is not the author's.
    weight=3,
    source=Citation("A", "Programming Proficiency", "understanding cloud services and deployment strategies"),
    kinds=("deployed",),
    bad=[
        Example({"app.py": "print(1)\n"}, note="no container"),
        Example({"app.py": "print(1)\n", "Dockerfile": ""}, paths=("Dockerfile",), note="nothing in it"),
        Example(
            {
                "Dockerfile": _BASE + "COPY requirements.txt . <-- bad\nCOPY app.py .\n",
                "app.py": "1\n",
                ".dockerignore": "data\n",
                "a": "",
            },
            paths=("Dockerfile",),
            note="it does not build, and it runs as root",
        ),
    ],
    good=[
        Example(
            {
                "Dockerfile": _BASE + "COPY app.py .\nUSER app\nCMD python app.py\n",
                "app.py": "print(1)\n",
                ".dockerignore": "data\n",
            }
        ),
        Example(
            {
                "docker/Dockerfile": "FROM python:3.12 AS build\nRUN pip wheel .\nFROM"
                " gcr.io/distroless/python3:nonroot@sha256:ab\n"
                "COPY --from=build /app /app\nCOPY src ./src\n",
                "src/app.py": "print(1)\n",
                ".dockerignore": "data\n",
            },
            note="two stages, built from the root; the base brings a user",
        ),
    ],
)
def container_builds_safely(files: Files, sources: Sources, readme: Readme | None) -> Verdict:
    """A container takes the sentence "it works on my machine" away.

    One that is pinned, small and not run by root is also one that somebody may put on a server.
    """
    found = containers(files)
    if not found:
        host = next((path for path in files.own if _is_built_by_its_host(path, files)), None) or _handed_over(sources)
        if host:
            return not_applicable(f"a host builds it as {host} says, without a Dockerfile")
        if readme and (address := built_by_its_host(readme.text)):
            return not_applicable(f"it runs at {address}, which builds it without a Dockerfile")
        if image := ready_image(files, sources):
            return not_applicable(f"{image} has a cloud bring the image, without a Dockerfile")
        empty = next((path for path in files.named("dockerfile") if files.size(path) == 0), None)
        if empty:
            return failed(Finding("is empty: no image is built", empty))
        # Whether there is to be one hangs on where it runs, which is often told nowhere: nine of 30 were no lack.
        return advised(failed(Finding("there is no Dockerfile")))
    judged = [_judged(container, files) for container in found]
    share = sum(share for share, _ in judged) / len(judged)
    findings = [finding for _, lacking in judged for finding in lacking]
    # What is there and could be better still passes, and its findings say how. As there is no loss without one, there
    # is none by one that builds: or adding it would lower the score.
    verdict = graded(share, findings, passes_at=_THERE)
    return advised(verdict) if verdict.outcome is Outcome.PASS else verdict


def _is_built_by_its_host(path: str, files: Files) -> bool:
    """Whether a file has a host (Heroku, Render, App Engine, Replicate) make the image from Python's own files."""
    name = path.rpartition("/")[2].lower()
    return name in _BUILDING or (name in _OF_HOSTS and bool(_RUNTIME.search(files.text(path) or "")))


def _handed_over(sources: Sources) -> str | None:
    """Return the source that hands the code to a host which makes the image; None for none."""
    return next((one.path for one in sources.code if _hands_over(one)), None)


def _hands_over(source: Source) -> bool:
    packages = {one.top for one in source.imports}
    # BentoML before 1.0 had no bentofile.yaml, and made the image all the same.
    return not _BUILDERS.isdisjoint(packages) or ("bentoml" in packages and "BentoService" in source.text)


def _judged(container: Container, files: Files) -> tuple[float, list[Finding]]:
    missing = list(_missing(container, files))
    lacking = [*_unpinned(container), *_run_by_root(container), *_unfiltered(container, files)]
    parts = 4 - len({finding.message.partition(":")[0] for finding in lacking}) - bool(missing)
    return _PART * parts + _THERE * (not missing), [*missing, *lacking]


def _missing(container: Container, files: Files) -> Iterator[Finding]:
    for name, instruction in container.copied():
        if not is_there(name, container, files):
            yield Finding(f"copies {name}, which is not there", container.path, instruction.line)


def _unpinned(container: Container) -> Iterator[Finding]:
    loose = next((base for base in container.bases if not _is_pinned(base)), None)
    if loose:
        yield Finding(f"the base has no version: {loose.value}", container.path, loose.line)


def _is_pinned(base: Instruction) -> bool:
    tag = base.value.rpartition("/")[2].partition(":")[2]
    return "$" in base.value or "@" in base.value or (bool(tag) and tag != "latest")


def _run_by_root(container: Container) -> Iterator[Finding]:
    users = [one for one in container.last_stage if one.name == "USER"]
    base = next((one.value.lower() for one in container.last_stage if one.name == "FROM"), "")
    if (not users and "nonroot" not in base) or (users and users[-1].value.strip().lower() in _ROOT):
        yield Finding("root runs it: there is no USER", container.path)


def _unfiltered(container: Container, files: Files) -> Iterator[Finding]:
    folder = container.path.rpartition("/")[0]
    names = (".dockerignore", f"{folder}/.dockerignore", f"{container.path}.dockerignore")
    # What copies single files sends little to the builder, but all of the folder all the same.
    if not any(files.exists(name.lstrip("/")) for name in names):
        yield Finding("everything is sent to the builder: there is no .dockerignore", container.path)
