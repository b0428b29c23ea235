"""Where the checks and the templates live: inside an installed wheel, or beside src/ in a checkout."""

from pathlib import Path

PACKAGE = Path(__file__).parent


def bundled(name: str) -> Path:
    """Return the folder `name` ("checks" or "templates").

    A wheel carries it inside the package; a checkout or an editable install has it at the project's root.
    Raises FileNotFoundError when it is in neither place, because an absent catalogue must never score in silence.
    """
    for folder in (PACKAGE / "bundled" / name, PACKAGE.parent.parent / name):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(f"mlfolio is installed without its {name}/ folder; reinstall it")
