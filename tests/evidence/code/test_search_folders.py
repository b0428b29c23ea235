"""The folders that a source adds to those in which Python looks for modules."""

import pytest

from mlfolio.evidence.code.search_folders import is_searched, search_folders
from mlfolio.evidence.code.source import Source


@pytest.mark.parametrize(
    ("code", "added"),
    [
        ("sys.path.append('../src')", ("src",)),
        ("sys.path.insert(0, os.path.join(here, '..', 'lib', 'ore'))", ("lib/ore",)),
        ("sys.path.extend(['../src', './tools'])", ("src", "tools")),
        ("sys.path.append(here)", ()),
        ("print('sys.path')", ()),
    ],
)
def test_what_is_spelled_out_of_each_folder_is_told(code: str, added: tuple[str, ...]) -> None:
    source = Source("tests/test_ore.py", [(None, f"import os\nimport sys\n{code}\n")])
    assert search_folders(source) == added


@pytest.mark.parametrize(("folder", "searched"), [("src", True), ("tests/src", True), ("other/src", False)])
def test_a_folder_is_seen_from_the_importer_and_from_the_folders_around_it(folder: str, *, searched: bool) -> None:
    assert is_searched(folder, "tests/unit/test_ore.py", ("src",)) == searched
