"""Commands that run another command (`uv run pytest`, `python -m pytest`, `docker run image pytest`), unwrapped."""

import re

from mlfolio.patterns import lazy_pattern

_RUN_OTHERS = frozenset(
    "sudo time exec nohup command call env nice stdbuf unbuffer winpty xargs uvx npx pnpx bunx eval start"
    " Start-Process Invoke-Expression & catchsegv mpirun srun".split()
)
_RUN_WITH_A_VERB = {
    "uv": ("run", "tool"), "poetry": ("run", "exec"), "pipenv": ("run",), "pdm": ("run",), "hatch": ("run",),
    "rye": ("run",), "pixi": ("run", "exec"), "pipx": ("run",), "npm": ("exec", "x"), "pnpm": ("exec", "dlx"),
    "yarn": ("exec", "dlx", "run"), "conda": ("run",), "mamba": ("run",), "micromamba": ("run",),
    "bundle": ("exec",), "mise": ("exec", "x"), "asdf": ("exec",), "pyenv": ("exec",),
}  # fmt: skip
_RUN_SOMEWHERE = frozenset(
    "docker docker-compose podman kubectl timeout xvfb-run nix nix-shell singularity apptainer dotenv".split()
)
_TAKES_A_VALUE = frozenset(
    "--with --with-requirements --with-editable --extra --group --only-group --no-group --python -p -e -n --name"
    " --environment --env --project --package --directory --env-file --index --resolution --from -C --manifest-path"
    " --prefix -k -f --feature --cwd -u --user -s --spec --python-platform".split()
)
_PYTHON = lazy_pattern(r"^(?:i?python[\d.]*w?|py|pypy[\d.]*|\$\{?\(?(?:PYTHON|PY|python|envpython)\w*\)?\}?|Python)$")
_ASSIGNMENT = lazy_pattern(r"^[A-Za-z_]\w*\+?=")
_KNOWN = lazy_pattern(
    r"^(?:py\.?test|tox|nox|make|python[\d.]*|bash|sh|coverage|npm|yarn|npx|Rscript|R|julia|matlab|octave|ctest|ruff"
    r"|flake8|black|isort|mypy|pylint|pyright|pre-commit|poetry|pipenv|uv|pdm|hatch|just|invoke|unittest|nosetests)$"
)


def plain_tool(word: str) -> str:
    r"""Return a tool's bare name: `pytest` for `./venv/bin/pytest` and for `Scripts\pytest.exe`."""
    name = re.split(r"[/\\]", word)[-1]
    name = name.removesuffix(".exe").removesuffix(".cmd") or word
    return {"py.test": "pytest", "pytest-3": "pytest", "unittest2": "unittest"}.get(name, name)


def is_python(tool: str) -> bool:
    """Whether a tool is a Python interpreter, by one of its names or by a variable that holds one."""
    return _PYTHON.match(tool) is not None


def unwrapped(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the command that `words` run in their turn, or None when they run none; one layer a call."""
    tool, rest = words[0], words[1:]
    if _ASSIGNMENT.match(tool) or tool in ("@", "-"):
        return rest or None
    if is_python(tool):
        return _module(rest)
    if tool == "coverage":
        return _measured(rest)
    if tool in _RUN_OTHERS:
        return _without_options(rest)
    if tool in _RUN_SOMEWHERE:
        return _from_known(rest)
    if tool in _RUN_WITH_A_VERB:
        return _after_verb(tool, rest)
    return None


def _module(rest: tuple[str, ...]) -> tuple[str, ...] | None:
    """Return the module's name and arguments of `python -m module ...`, in any of its spellings."""
    for number, word in enumerate(rest):
        if word == "-m":
            return rest[number + 1 :] or None
        if word.startswith("-m") and len(word) > 2:
            return (word[2:], *rest[number + 1 :])
        after_option = number > 0 and rest[number - 1] in ("-W", "-X")
        if word == "-c" or not (word.startswith("-") or after_option):
            return None
    return None


def _measured(rest: tuple[str, ...]) -> tuple[str, ...] | None:
    if rest[:1] != ("run",):
        return None
    module = rest.index("-m") if "-m" in rest else None
    if module is not None:
        return rest[module + 1 :] or None
    scripts = [number for number, word in enumerate(rest) if word.endswith(".py") and not word.startswith("-")]
    return ("python", *rest[scripts[0] :]) if scripts else None


def _without_options(rest: tuple[str, ...]) -> tuple[str, ...] | None:
    skip = False
    for number, word in enumerate(rest):
        if word == "-m" and not skip:
            return ("python", *rest[number:])
        if skip or word.startswith("-"):
            skip = not skip and word in _TAKES_A_VALUE
            continue
        return rest[number:]
    return None


def _from_known(rest: tuple[str, ...]) -> tuple[str, ...] | None:
    if {"build", "pull", "push", "tag", "login"} & set(rest[:2]):
        return None
    return next((rest[number:] for number, word in enumerate(rest) if _KNOWN.match(plain_tool(word))), None)


def _after_verb(tool: str, rest: tuple[str, ...]) -> tuple[str, ...] | None:
    verbs = _RUN_WITH_A_VERB[tool]
    for number, word in enumerate(rest[:6]):
        if word in verbs:
            inner = _without_options(rest[number + 1 :])
            return inner[1:] or None if inner and inner[0] in ("run", "--") else inner
    # Only these run what they are given without a verb.
    return rest if tool in ("yarn", "pdm", "pnpm") and rest and _KNOWN.match(rest[0]) else None
