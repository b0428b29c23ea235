"""Commands that install: what they need of the repository, and which of them run something instead."""

import re

from mlfolio.evidence.prose.need import Need, Purpose, file_needed

INSTALLERS = frozenset(
    "pip pip3 conda mamba micromamba apt apt-get brew choco yum dnf pipenv poetry uv pdm virtualenv pyenv rye pixi"
    " bundle gem"
    " npm yarn pnpm bower activate pre-commit nvm easy_install".split()
)
_RUNNERS = frozenset({"uv", "poetry", "pipenv", "pdm", "rye", "pixi", "conda", "mamba"})
"""Installers that run a command, a task or a name that the project gives to one."""

_PROJECT = Need("one of", ("pyproject.toml", "setup.py", "setup.cfg"))
_PACKAGE = Need("file", ("package.json",))


def installer(program: str, rest: list[str]) -> Purpose | None:
    """Return what an installer called with the words `rest` is for; None for what is no command of its."""
    if program in ("venv", "virtualenv", "activate"):
        return Purpose("install")
    if not rest:
        return None
    if program in ("npm", "yarn", "pnpm"):
        kind = "run" if rest[0] in ("start", "run", "dev", "test", "serve") else "install"
        plain = rest[0] in ("start", "run", "dev", "test") or rest in (["install"], ["ci"])
        return Purpose(kind, (_PACKAGE,) if plain else ())
    if rest[0].startswith("-") and program not in ("pip", "pip3"):
        return None
    if program in _RUNNERS and rest[0] == "run" and rest[1:]:
        return Purpose("run")
    return Purpose("install", tuple(_requirements(program, rest)))


def _requirements(program: str, rest: list[str]) -> list[Need]:
    found: list[Need] = []
    if writes_its_environment(rest):
        return found
    for before, word, after in zip(["", *rest], rest, [*rest[1:], ""], strict=False):
        name, _, value = word.partition("=")
        if before in ("-r", "--requirement"):
            # What an option takes is its value, though it looks like another: -r -requirements.txt.
            continue
        if name in ("-r", "--requirement", "--file") or (name == "-f" and program in ("conda", "mamba", "micromamba")):
            found += file_needed(value or after)
        elif word.startswith("-r") and len(word) > 2 and "." in word:
            found += file_needed(word[2:])
    if (
        program in ("pip", "pip3", "uv")
        and "install" in rest
        and any(re.fullmatch(r"\.(\[[\w,-]+\])?", word) for word in rest)
    ):
        found.append(_PROJECT)
    if (program, rest[0]) in (("poetry", "install"), ("uv", "sync")):
        found.append(Need("file", ("pyproject.toml",)))
    return found


def writes_its_environment(words: list[str]) -> bool:
    """Return whether a command writes down what is installed: `conda env export -f env.yml` makes the file it names."""
    return not {"export", "freeze"}.isdisjoint(words[:4])
