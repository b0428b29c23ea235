"""Whether a repository is a template that projects are generated from, by cookiecutter or copier."""

from mlfolio.evidence.files import Files

_ASKS = ("cookiecutter.json", "copier.yml", "copier.yaml")


def is_a_project_template(files: Files) -> bool:
    """Whether the questions of a generator lie at the root of `files`, and a path holds one of its placeholders."""
    return any(map(files.exists, _ASKS)) and any("{{" in path for path in files.paths)
