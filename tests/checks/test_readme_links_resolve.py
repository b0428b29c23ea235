"""Which relative links are broken, beyond the examples."""

from pathlib import Path

import pytest
from repositories import git, make

from mlfolio.catalogue import Check
from mlfolio.testing import ask
from mlfolio.verdicts import Outcome


@pytest.fixture
def links(checks: tuple[Check, ...]) -> Check:
    return next(one for one in checks if one.id == "readme-links-resolve")


@pytest.mark.parametrize(
    "target",
    [
        "docs",
        "docs/",
        "/docs/a.md",
        "./docs/a.md?raw=true",
        "docs/../docs/a.md",
        "../../issues",
        "../other/wiki",
        "docs/%61.md",
    ],
)
def test_what_resolves(target: str, links: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": f"[a]({target}) [b](docs/a.md)\n", "docs/a.md": "x\n"})
    assert ask(links, tmp_path / "r").outcome is Outcome.PASS


@pytest.mark.parametrize("target", ["docs\\a.md", "www.example.org", "docs/A.md", "Docs/a.md", "/a.md"])
def test_what_does_not(target: str, links: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": f"[a]({target})\n", "docs/a.md": "x\n"})
    assert ask(links, tmp_path / "r").outcome is Outcome.FAIL


@pytest.mark.parametrize(
    "target", ["https://a.example/x", "mailto:a@example.org", "#top", "//a.example", "issues", "{{ url }}"]
)
def test_what_is_not_looked_at(target: str, links: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": f"[a](<{target}>)\n"})
    assert ask(links, tmp_path / "r").outcome is Outcome.NOT_APPLICABLE


def test_one_of_many_costs_little_and_is_named_once(links: Check, tmp_path: Path) -> None:
    text = "".join(f"[{n}](a.md?{n})\n" for n in range(19)) + "[x](b.md)\n[y](b.md)\n"
    make(tmp_path / "r", {"README.md": text, "a.md": "x\n"})
    verdict = ask(links, tmp_path / "r")
    assert [(one.message, one.line) for one in verdict.findings] == [("`b.md` is not in git", 20)]
    assert verdict.share == pytest.approx(0.95)


def test_what_lies_in_a_submodule_cannot_be_told(links: Check, tmp_path: Path) -> None:
    inner = make(tmp_path / "inner", {"x.md": "x\n"})
    outer = make(tmp_path / "outer", {"README.md": "[x](lib/deep/y.md) [b](lib)\n"})
    git(outer, "submodule", "--quiet", "add", str(inner), "lib")
    assert ask(links, outer).outcome is Outcome.PASS


@pytest.mark.parametrize(
    ("command", "outcome"),
    [("mkdir -p data/raw", Outcome.NOT_APPLICABLE), ("cd data; ls raw", Outcome.FAIL), ("mkdir data", Outcome.FAIL)],
)
def test_a_folder_that_the_reader_makes_need_not_be_here(
    command: str, outcome: Outcome, links: Check, tmp_path: Path
) -> None:
    make(tmp_path / "r", {"README.md": f"# A\n\n```\n{command}\n```\n\nPut it into [data/raw](data/raw).\n"})
    assert ask(links, tmp_path / "r").outcome is outcome


@pytest.mark.parametrize("target", ["www.example.org", "yann.example.com/exdb/mnist/", "example.co.uk"])
def test_an_address_without_its_scheme_is_called_so(target: str, links: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": f"[a]({target})\n"})
    assert "has no https:// before it" in ask(links, tmp_path / "r").findings[0].message


def test_an_address_for_letters_is_called_so(links: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": "[ada](ada@example.org)\n"})
    assert "has no mailto: before it" in ask(links, tmp_path / "r").findings[0].message


def test_a_file_that_ends_like_a_host_is_a_file(links: Check, tmp_path: Path) -> None:
    make(tmp_path / "r", {"README.md": "[a](train.info.txt) [b](docs/app.io)\n"})
    assert {one.message for one in ask(links, tmp_path / "r").findings} == {
        "`train.info.txt` is not in git",
        "`docs/app.io` is not in git",
    }
