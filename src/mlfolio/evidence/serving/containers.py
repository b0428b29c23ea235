"""Dockerfiles as they are built: stages, bases, what is copied, and who runs at the end."""

import re
import shlex
from collections.abc import Iterator
from posixpath import dirname, join, normpath
from typing import NamedTuple

from mlfolio.evidence.files import Files
from mlfolio.evidence.structured import at, strings, table, yaml_table
from mlfolio.patterns import lazy_pattern

_NAME = lazy_pattern(r"^(?:dockerfile|containerfile)(?:[._-][\w.-]+)?$|\.dockerfile$", re.IGNORECASE)
_COMPOSED = ("docker-compose*.y*ml", "compose*.y*ml")
_LIMIT = 100_000
_MADE = lazy_pattern(
    r"model|artifact|artefact|data|output|weight|checkpoint|mlruns|dist|build|target|wheel|\.env|\.whl|\.jar|\.next"
    r"|\.pkl|\.joblib"
    r"|\.onnx|static|vectori[sz]er|scaler|encoder",
    re.IGNORECASE,
)
"""What training or a build makes before the image is built: it need not be in the repository."""


class Instruction(NamedTuple):
    """One instruction: its name in capitals, what follows it, and the line it starts on."""

    name: str
    value: str
    line: int


class Container(NamedTuple):
    """A Dockerfile: its path and its instructions, continued lines joined."""

    path: str
    instructions: tuple[Instruction, ...]

    def named(self, *names: str) -> list[Instruction]:
        """Return the instructions of these names."""
        return [one for one in self.instructions if one.name in names]

    @property
    def bases(self) -> list[Instruction]:
        """The FROM instructions that fetch an image: neither an earlier stage nor scratch."""
        stages: set[str] = {"scratch"}
        found = []
        for one in self.named("FROM"):
            words = [word for word in one.value.split() if not word.startswith("--")]
            if words and words[0].lower() not in stages:
                found.append(one._replace(value=words[0]))
            if len(words) > 2 and words[1].lower() == "as":
                stages.add(words[2].lower())
        return found

    @property
    def last_stage(self) -> tuple[Instruction, ...]:
        """What belongs to the image that is run."""
        starts = [number for number, one in enumerate(self.instructions) if one.name == "FROM"]
        return self.instructions[starts[-1] :] if starts else self.instructions

    def copied(self) -> Iterator[tuple[str, Instruction]]:
        """Yield each path that is copied out of the folder the image is built in, as it is written."""
        for one in self.named("COPY", "ADD"):
            words = _words(one.value)
            if any(word.startswith("--from") for word in words) or "<<" in one.value:
                continue
            for word in [word for word in words if not word.startswith("--")][:-1]:
                yield word, one


def containers(files: Files) -> list[Container]:
    """Return the Dockerfiles outside vendored folders, those nearest the root first."""
    named = {path for path in files.own if _NAME.search(path.rpartition("/")[2]) and not path.endswith(".dockerignore")}
    paths = named.union(_named_by_services(files))
    texts = ((path, files.text(path)) for path in sorted(paths, key=lambda path: (path.count("/"), path)))
    found = (Container(path, tuple(_instructions(text[:_LIMIT]))) for path, text in texts if text)
    return [one for one in found if one.named("FROM")]


def _named_by_services(files: Files) -> Iterator[str]:
    """Yield the Dockerfiles of any name that the services of a compose file are built from."""
    for path in files.named(*_COMPOSED):
        text = files.text(path) or ""
        # Most build from a file of the usual name, and need no parser to say so.
        services = table(yaml_table(text).get("services")) if "dockerfile:" in text else {}
        for build in (table(at(service, "build")) for service in services.values()):
            # Only what is text: spelling out aliases of aliases would take all memory.
            named = strings([build.get("dockerfile")])
            built = normpath(join(dirname(path), *strings([build.get("context")]), *named))
            if named and (its_path := files.find(built)) is not None:
                yield its_path


def is_there(copied: str, container: Container, files: Files) -> bool:
    """Whether what a COPY names is here, in the Dockerfile's folder or one above it; what cannot be told is."""
    # What leads out of the folder that is sent to the builder leads to its top.
    name = re.sub(r"(?<![^/])\.{1,2}/|/\.?$", "", copied.strip("/") if copied != "." else "")
    if "$" in copied or "://" in copied or copied.startswith("/") or not name.strip("./") or _MADE.search(name):
        return True
    folder = container.path.rpartition("/")[0]
    # An image may be built in any folder above its Dockerfile.
    parts = folder.split("/") if folder else []
    places = ["/".join((*parts[:depth], name)) for depth in range(len(parts) + 1)]
    return any(_found(place, files) for place in places)


def _found(place: str, files: Files) -> bool:
    if not any(sign in place for sign in "*?["):
        return files.exists(place)
    pattern = re.escape(place).replace(r"\*", "[^/]*").replace(r"\?", "[^/]")
    return "[" in place or any(re.fullmatch(pattern, path) for path in (*files.paths, *files.folders))


def _instructions(text: str) -> Iterator[Instruction]:
    held, start = "", 0
    for number, line in enumerate(text.split("\n"), start=1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            continue
        start = start if held else number
        if stripped.endswith("\\"):
            held += stripped[:-1] + " "
            continue
        name, _, value = (held + stripped).partition(" ")
        held = ""
        yield Instruction(name.upper(), value.strip(), start)


def _words(value: str) -> list[str]:
    if value.lstrip().startswith("["):
        return re.findall(r'"([^"]*)"', value)
    try:
        return shlex.split(value)
    except ValueError:
        return value.split()
