"""What a command is for, and the files of the repository without which it cannot work."""

import re

from mlfolio.evidence.prose.installing import INSTALLERS, installer
from mlfolio.evidence.prose.named_things import names_a_thing
from mlfolio.evidence.prose.need import Need, Purpose, file_needed
from mlfolio.patterns import lazy_pattern

_SCRIPT = lazy_pattern(
    r"[\w@%+=:,~./ -]+\.(py|ipynb|r|rmd|qmd|sh|bash|m|jl|js|mjs|ts|bat|ps1|pl|rb|lua)", re.IGNORECASE
)
_PATH = lazy_pattern(r"[\w./-]+")
_DOTTED = lazy_pattern(r"[A-Za-z_][\w.]*")
_SERVED = lazy_pattern(r"([A-Za-z_][\w.]*):\w+(?:\(\))?")
_PYTHON = lazy_pattern(r"(python|pypy|ipython)(\d(\.\d+)?)?(\.exe)?|py")
_IN_ENVIRONMENT = lazy_pattern(r"/(bin|scripts)/(python|pip)[\d.]*(\.exe)?", re.IGNORECASE)
_VERSION = lazy_pattern(r"(?:[=<>~]+[\d.]*|v?\d[\d.x+]*)$")
_VALUED = frozenset({"-W", "-X"})

_LAUNCHERS = frozenset(
    "torchrun accelerate deepspeed mpirun mpiexec spark-submit streamlit chainlit bokeh panel voila papermill rscript"
    " bash sh zsh node nodejs julia octave matlab horovodrun srun sbatch gradio deno ts-node quarto"
    " marimo juv".split()
)
_SERVERS = frozenset({"uvicorn", "gunicorn", "hypercorn", "daphne", "waitress-serve"})
_OTHERS = frozenset(
    "flask docker docker-compose podman make pytest tox nox jupyter jupyter-lab jupyter-notebook dvc mlflow"
    " snakemake nextflow kubectl helm terraform heroku gcloud aws az prefect airflow dagster kedro zenml bentoml"
    " fastapi just invoke cargo java javac gcc g++ cmake gradle mvn dotnet tensorboard scala sbt php curl http"
    " vagrant sam serverless"
    " rasa doit celery django-admin clang clang++ nvcc rustc gfortran mpicc mpicxx mpic++ ghc runghc kotlinc swiftc"
    " ninja meson".split()
)
_MAKEFILES = ("Makefile", "makefile", "GNUmakefile", "CMakeLists.txt", "configure", "configure.ac")
"""What `make` reads, and what a makefile is written from."""

_ALONE = frozenset({"tox", "nox", "snakemake", "pytest", "make"})
"""Programs that do something when they are called without an argument."""

_PROSE = frozenset(
    "sure a an the it your use this that new changes predictions any for of to from with and or in on as by into if is"
    " are so which when my our their his its them us him her".split()
)
"""What follows "make" in a sentence, and never in a command: targets are named, and nothing joins them."""

_FETCHERS = frozenset({"git", "wget", "kaggle", "gdown", "unzip", "tar", "gsutil"})


_COMPOSE = Need("one of", ("docker-compose.yml", "docker-compose.yaml", "compose.yml", "compose.yaml"))


def purpose(words: list[str]) -> Purpose | None:
    """Return what the command in `words` is for; None when it is no command that is known."""
    program, rest = words[0], words[1:]
    if rest and _VERSION.match(rest[0]):
        return None
    if program.startswith("./") and not _IN_ENVIRONMENT.search(program):
        return _own_script(program)
    program = program.rpartition("/")[2].removesuffix(".exe")
    if names_a_thing(program, rest):
        return None
    program = program.lower()
    if is_python(program):
        return _python(rest)
    for programs, reader in _READERS:
        if program in programs:
            return reader(program, rest)
    return None


def is_python(program: str) -> bool:
    """Whether a command by that name calls Python."""
    return _PYTHON.fullmatch(program) is not None


def _own_script(path: str) -> Purpose | None:
    if not _PATH.fullmatch(path):
        return None
    return Purpose("run", file_needed(path) if _SCRIPT.fullmatch(path) else ())


def _go(_: str, rest: list[str]) -> Purpose | None:
    if not rest or rest[0] not in ("run", "test", "build", "get", "install"):
        return None
    return Purpose("install" if rest[0] in ("get", "install") else "run")


def _fetcher(_: str, rest: list[str]) -> Purpose | None:
    return Purpose("fetch") if rest else None


def _activation(_: str, rest: list[str]) -> Purpose | None:
    return Purpose("install") if rest and "activate" in rest[0] else None


def _server(_: str, rest: list[str]) -> Purpose:
    served = next((found for word in rest if (found := _SERVED.fullmatch(word))), None)
    return Purpose("run", (Need("server", (served[1],)),) if served else ())


def _python(rest: list[str]) -> Purpose | None:
    rest = _without_options(rest)
    if not rest:
        return None
    if rest[0] == "-m" and len(rest) > 1:
        return _python_module(rest[1], rest[2:])
    if rest[0] == "-c":
        return Purpose("run")
    if rest[0] == "setup.py":
        return Purpose("install", (Need("file", ("setup.py",)),))
    if rest[0].endswith(".py"):
        return Purpose("run", file_needed(rest[0]))
    return Purpose("run") if _PATH.fullmatch(rest[0]) and "/" in rest[0] else None


def _without_options(words: list[str]) -> list[str]:
    while words and words[0].startswith("-") and words[0] not in ("-m", "-c"):
        words = words[2:] if words[0] in _VALUED else words[1:]
    return words


def _python_module(module: str, rest: list[str]) -> Purpose | None:
    if module in ("pip", "venv", "virtualenv", "ensurepip"):
        return installer(module, rest)
    if module == "pytest":
        return _other("pytest", rest)
    if not _DOTTED.fullmatch(module):
        return None
    script = next((word for word in rest if word.endswith(".py")), None)
    if script and module.startswith("torch.distributed"):
        return Purpose("run", file_needed(script))
    return Purpose("run", (Need("module", (module,)),))


def _launcher(_: str, rest: list[str]) -> Purpose | None:
    script = next((word for word in rest if _SCRIPT.fullmatch(word)), None)
    if script:
        return Purpose("run", file_needed(script))
    return Purpose("run") if rest and not rest[0].startswith("-") else None


def _other(program: str, rest: list[str]) -> Purpose | None:
    if program == "make":
        return _make(rest)
    if program == "docker-compose" or (program == "docker" and rest[:1] == ["compose"]):
        named = any(word in ("-f", "--file") for word in rest)
        return Purpose("run", () if named else (_COMPOSE,))
    if program == "docker":
        return _docker(rest)
    if program == "pytest":
        paths = [word.partition("::")[0] for word in rest if re.fullmatch(r"[\w./-]+(?:\.py(::.*)?|/)", word)]
        return Purpose(
            "run", tuple(need for path in paths for need in file_needed(path)) or (Need("tested", ("a test",)),)
        )
    if program == "jupyter":
        notebook = next((word for word in rest if word.endswith(".ipynb")), None)
        return Purpose("run", file_needed(notebook) if notebook else ()) if rest else None
    if not rest:
        return Purpose("run") if program in _ALONE else None
    return None if rest[0] in ("--version", "-v", "-V", "version", "login") else Purpose("run")


def _make(rest: list[str]) -> Purpose | None:
    if _PROSE.intersection(rest):
        return None
    if any(word.startswith("-") for word in rest):
        return Purpose("run")
    targets = [word for word in rest if re.fullmatch(r"[A-Za-z0-9_][\w.-]*", word)]
    needs = [Need("target", (target,)) for target in targets]
    return Purpose("run", tuple(needs or [Need("one of", _MAKEFILES)]))


def _docker(rest: list[str]) -> Purpose | None:
    if not rest or rest[0].startswith("-"):
        return None
    if rest[0] == "build":
        for flag in ("-f", "--file"):
            if flag in rest[:-1]:
                return Purpose("run", file_needed(rest[rest.index(flag) + 1]))
        return Purpose(
            "run", (Need("one of", ("Dockerfile", "dockerfile", "Containerfile")),) if rest[-1] == "." else ()
        )
    return Purpose("run") if rest[0] in ("run", "exec", "start", "stack", "swarm") else Purpose("install")


_READERS = (
    (INSTALLERS, installer),
    (_LAUNCHERS, _launcher),
    (_SERVERS, _server),
    (_FETCHERS, _fetcher),
    (frozenset({"go"}), _go),
    (frozenset({"source", "."}), _activation),
    (_OTHERS, _other),
)
