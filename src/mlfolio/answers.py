"""The answers that a user gives ahead: from `--data` and `--data-file`, held against what the template asks."""

from collections.abc import Iterable
from pathlib import Path
from typing import ClassVar

import yaml

from mlfolio.errors import UserError
from mlfolio.questions import Question


class _Texts(yaml.SafeLoader):
    """Leaves `yes`, `007` and a date as they are written: each answer is a text, as with --data. Null stays null."""

    yaml_implicit_resolvers: ClassVar = {
        first: [(tag, pattern) for tag, pattern in kinds if tag.endswith(":null")]
        for first, kinds in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def given(kind: str, asked: list[Question], file: Path | None, pairs: Iterable[str]) -> dict[str, str]:
    """Return the answers in `file` and `pairs` (KEY=VALUE; these win) by question, for a project of `kind`.

    Raises UserError for a file that holds no answers, a pair without a key, an answer to a question that is not
    `asked`, and a choice that is not offered.
    """
    answers = _from_file(kind, file) if file else {}
    answers |= dict(_pair(text) for text in pairs)
    known = {question.name: question for question in asked}
    for name, value in answers.items():
        if name not in known:
            raise _unknown(name, kind, known)
        offered = known[name].choices
        if offered and value not in offered:
            raise UserError(f"{name}: {value or 'nothing'} is not offered", f"Choose one of {', '.join(offered)}.")
    return answers


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not (equals and name):
        raise UserError(f"--data {text}: this is no KEY=VALUE", "Write for example --data licence=MIT.")
    return name, value


def _from_file(kind: str, file: Path) -> dict[str, str]:
    """Read a YAML file as texts; what copier itself records there (`_src_path`) is no answer."""
    try:
        read = yaml.load(file.read_text(encoding="utf-8"), Loader=_Texts)
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise UserError(
            f"{file}: cannot be read as YAML ({_first_line(error)})", "Give a file of KEY: VALUE lines."
        ) from error
    if not isinstance(read, dict):
        raise UserError(f"{file}: holds no answers", "Give a file of KEY: VALUE lines.")
    answers = {
        str(name): "" if value is None else value for name, value in read.items() if not str(name).startswith("_")
    }
    for name, value in answers.items():
        if not isinstance(value, str):
            raise UserError(f"{file}: {name} is no single text", f"Write {name}: VALUE on one line.")
    if answers.pop("kind", kind) != kind:
        raise UserError(f"{file}: holds the answers of another kind", f"Leave `kind` out, or make it {kind}.")
    return answers


def _first_line(error: Exception) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0]


def _unknown(name: str, kind: str, known: Iterable[str]) -> UserError:
    # Imported here because it is slow to import, and nearly never needed.
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return UserError(f"{name}: a {kind} project has no such question", f"{hint}`mlfolio new --list` shows all of them.")
