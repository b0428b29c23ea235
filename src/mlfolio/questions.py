"""What a template asks: its kinds and their questions, read from copier.yml and templates/questions/."""

from pathlib import Path
from typing import NamedTuple

import yaml


class Question(NamedTuple):
    """One question: its name, its help, its choices from value to description, and its default as written."""

    name: str
    help: str
    choices: dict[str, str]
    default: object


def kinds(root: Path) -> dict[str, str]:
    """Return each kind of project that the template in `root` makes, with a description."""
    head = (root / "copier.yml").read_text(encoding="utf-8").split("\n---\n")[0]
    return _choices(_load(head)["kind"])


def questions(root: Path, kind: str) -> list[Question]:
    """Return what the template in `root` asks for a `kind`, in the order that it asks."""
    return [
        Question(name, said["help"], _choices(said), said.get("default"))
        for part in parts(kind)
        for name, said in _read(root / "templates" / "questions" / f"{part}.yml").items()
        if said.get("when") is not False
    ]


def parts(kind: str) -> tuple[str, str, str]:
    """Return the names of the files of templates/questions/ that a `kind` asks, in order."""
    return "common", kind, "closing"


def _read(file: Path) -> dict[str, dict]:
    return _load(file.read_text(encoding="utf-8")) or {}


def _load(text: str) -> dict[str, dict]:
    # The texts are the template's own, so that LibYAML, where PyYAML was built with it, is safe: ten times as fast.
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))


def _choices(question: dict) -> dict[str, str]:
    """Turn copier's `"value: what it is": value`, or a list of values, around; what depends on answers is left out."""
    choices = question.get("choices", {})
    if isinstance(choices, str):
        return {}
    if isinstance(choices, list):
        return {str(value): "" for value in choices}
    return {str(value): label.removeprefix(f"{value}: ") for label, value in choices.items()}
