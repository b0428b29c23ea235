"""Licences that do not agree, and what is said where there is none."""

from pathlib import Path

import pytest
from repositories import make

from mlfolio.catalogue import Check
from mlfolio.examples import Content
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome

MIT = "Permission is hereby granted, free of charge, to any person obtaining a copy"


@pytest.fixture
def licence(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "has-licence")


def test_metadata_that_name_another_licence_cost_a_part(licence: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"LICENSE": MIT, "setup.py": 'setup(license="Apache-2.0")\n'})
    verdict = ask(licence, tmp_path / "r")
    assert (verdict.outcome, verdict.share) == (Outcome.PASS, 0.6)
    assert [(one.path, one.line) for one in verdict.findings] == [("setup.py", 1)]


def test_one_of_two_licences_is_agreement(licence: Check, tmp_path: Path) -> None:
    files: dict[str, Content] = {
        "LICENSE-APACHE": "Apache License\nVersion 2.0",
        "LICENSE-MIT": MIT,
        "pyproject.toml": '[project]\nlicense = "MIT OR Apache-2.0"\n',
    }
    make(tmp_path / "r", files)
    assert ask(licence, tmp_path / "r").share == 1.0


def test_a_licence_in_the_readme_alone_is_none_and_is_pointed_at(licence: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": f"# A\n\n## License\n\n{MIT}\n"})
    verdict = ask(licence, tmp_path / "r")
    assert verdict.outcome is Outcome.FAIL
    assert [(one.path, one.line) for one in verdict.findings] == [("README.md", 3)]


@pytest.mark.parametrize(("title", "spoken"), [("License", True), ("License plates in real time", False)])
def test_a_number_plate_is_no_licence(title: str, licence: Check, tmp_path: Path, *, spoken: bool) -> None:
    verdict = ask(licence, make(tmp_path, {"README.md": f"# {title}\n\nWhat it does.\n", "fit.py": "1\n"}))
    assert [one.path for one in verdict.findings] == ["README.md" if spoken else None]
