"""Build hook: put the project's regular expressions into the wheel, compiled for the Python that builds it."""

import importlib
import pkgutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_IN_THE_WHEEL = "mlfolio/bundled"


class CompiledPatterns(BuildHookInterface):
    """Adds the file that `mlfolio.compiled_patterns` reads; an editable install, whose patterns change, has none."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the file, and name it to the builder of the wheel."""
        self._folder = tempfile.TemporaryDirectory()
        if version == "editable":
            return
        try:
            file_name, content = _compiled(Path(self.root))
        except (ImportError, AttributeError) as error:
            self.app.display_warning(f"Patterns are not compiled beforehand: this Python has other ways ({error}).")
            return
        file = Path(self._folder.name, file_name)
        file.write_bytes(content)
        build_data["force_include"][str(file)] = f"{_IN_THE_WHEEL}/{file_name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what was written."""
        self._folder.cleanup()


def _compiled(root: Path) -> tuple[str, bytes]:
    """Return the name of the file and its content, with the patterns of every module and check below `root`."""
    sys.dont_write_bytecode = True
    sys.path.insert(0, str(root / "src"))
    from mlfolio import compiled_patterns, patterns

    asked: list[compiled_patterns.Key] = []
    lazy_pattern = patterns.lazy_pattern

    def noting(text: str, flags: int = 0) -> Any:
        asked.append((text, int(flags)))
        return lazy_pattern(text, flags)

    patterns.lazy_pattern = noting
    _import_all(root)
    return compiled_patterns.FILE_NAME, compiled_patterns.keep(asked)


def _import_all(root: Path) -> None:
    """Import every module, and every check; modules that need a library, which is not there now, are left out."""
    import mlfolio
    from mlfolio import catalogue, repo

    for module in pkgutil.walk_packages(mlfolio.__path__, "mlfolio."):
        if module.name != "mlfolio.__main__":
            with suppress(ImportError):
                importlib.import_module(module.name)
    catalogue.load(root / "checks", repo.EVIDENCE)
