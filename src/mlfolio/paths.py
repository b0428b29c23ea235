"""Where the checks and the templates live: inside an installed wheel, or beside src/ in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def bundled(name: str) -> Path:
    """Return the folder or file `name`: "checks", "templates" or "copier.yml".

    A wheel carries it inside the package; a checkout or an editable install has it at the project's root.
    Raises FileNotFoundError when it is in neither place, because an absent catalogue must never score in silence.
    """
    for place in (PACKAGE / "bundled" / name, PACKAGE.parent.parent / name):
        if place.exists():
            return place
    raise FileNotFoundError(f"mlfolio is installed without its {name}; reinstall it")


def template_root() -> Path:
    """Return the folder that holds copier.yml and templates/."""
    return bundled("copier.yml").parent
