"""Which README is read, and in what markup."""

import marshal
from pathlib import Path

import pytest
from repositories import make

from mlfolio.evidence.prose.document import Document
from mlfolio.evidence.prose.readme import README_LIMIT, read_document
from mlfolio.repo import Repo


@pytest.mark.parametrize(
    "name", ["README", "readme.md", "ReadMe.RST", "README.txt", "Readme.Rmd", "README.org", "README.adoc"]
)
def test_usual_names_in_any_case(name: str, tmp_path: Path) -> None:
    readme = Repo(make(tmp_path / "r", {name: "Some text.\n"})).readme
    assert readme is not None
    assert readme.path == name


@pytest.mark.parametrize("name", ["READER.md", "README.py", "README.pdf", "my-readme.md", "src/README.md"])
def test_other_names_are_none(name: str, tmp_path: Path) -> None:
    assert Repo(make(tmp_path / "r", {name: "Some text.\n"})).readme is None


@pytest.mark.parametrize("name", ["READ.me", "read_me.txt", "Read Me.md", "LEIA-ME.md"])
def test_one_that_no_host_shows_is_read_where_there_is_no_other(name: str, tmp_path: Path) -> None:
    misnamed = Repo(make(tmp_path / "a", {name: "Some text.\n"})).readme
    assert misnamed is not None
    assert (misnamed.path, misnamed.is_shown) == (name, False)
    proper = Repo(make(tmp_path / "b", {name: "Some text.\n", "docs/README.md": "Text.\n"})).readme
    assert proper is not None
    assert (proper.path, proper.is_shown) == ("docs/README.md", True)


def test_the_root_comes_first_and_plain_names_before_languages(tmp_path: Path) -> None:
    files = dict.fromkeys(["docs/README.md", ".github/README.md", "README.de.md", "README.txt", "README.md"], "Text.\n")
    chosen = []
    while files:
        readme = Repo(make(tmp_path / str(len(files)), files)).readme
        assert readme is not None
        chosen.append(readme.path)
        del files[readme.path]
    assert chosen == ["README.md", "README.txt", "README.de.md", ".github/README.md", "docs/README.md"]


def test_an_empty_one_gives_way_to_one_with_text(tmp_path: Path) -> None:
    readme = Repo(make(tmp_path / "r", {"README.md": " \n", "docs/README.md": "Text.\n"})).readme
    assert readme is not None
    assert readme.path == "docs/README.md"
    assert readme.folder == "docs"


def test_bytes_that_are_no_text_are_no_readme(tmp_path: Path) -> None:
    assert Repo(make(tmp_path / "r", {"README.md": b"\x89PNG\0\0\0\x01\0"})).readme is None


def test_front_matter_is_not_text_and_lines_stay() -> None:
    document = read_document("README.qmd", "---\ntitle: x\n---\n\n# A\n")
    assert [(heading.text, heading.line) for heading in document.headings] == [("A", 5)]
    assert not document.paragraphs


def test_org_is_read_line_for_line() -> None:
    text = "#+TITLE: Churn\n* Usage\n#+BEGIN_SRC bash\npython a.py\n#+END_SRC\n[[file:b.png]] [[c.md][see]] =d.py=\n"
    document = read_document("README.org", text)
    assert [(heading.text, heading.line) for heading in document.headings] == [("Churn", 1), ("Usage", 2)]
    assert [(block.language, block.text, block.line) for block in document.code] == [("bash", "python a.py\n", 4)]
    assert (document.images[0].target, document.links[0].target) == ("b.png", "c.md")
    assert document.inline_code[0].text == "d.py"


def test_asciidoc_is_read_line_for_line() -> None:
    text = "= Churn\n:toc:\n\n== Usage\n\n[source,bash]\n----\npython a.py\n----\n\nimage::b.png[Plot] link:c.md[see]\n"
    document = read_document("README.adoc", text)
    assert [(heading.level, heading.line) for heading in document.headings] == [(1, 1), (2, 4)]
    assert document.code[0].text == "python a.py\n"
    assert (document.images[0].target, document.links[0].target) == ("b.png", "c.md")


def test_what_comes_after_the_limit_is_not_read(tmp_path: Path) -> None:
    readme = Repo(make(tmp_path / "r", {"README.md": "word " * (README_LIMIT // 5) + "\n\n# Late\n"})).readme
    assert readme is not None
    assert not readme.document.headings


def test_what_another_process_has_read_in_it_is_taken_over(tmp_path: Path) -> None:
    text = "# A\n\n- [b](c) and `d`\n\n```py\ne\n```\n\n![f](g)\n\n| h | i |\n|---|---|\n| 1 | 2 |\n"
    there, here = (Repo(make(tmp_path / name, {"README.md": text})) for name in ("there", "here"))
    assert there.readme is not None
    assert all(there.readme.document)
    here.told_readme = Document.of(marshal.loads(marshal.dumps(there.readme.document.plain())))
    assert here.readme == there.readme
    assert here.readme.document is here.told_readme
