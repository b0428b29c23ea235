"""The HTML report: one file that asks nobody for anything, in which the repository's text is only text."""

import re
from html.parser import HTMLParser
from pathlib import Path

from reports.inspection import ESC, HOSTILE, NO_KIND, RTL, inspect

from mlfolio.examples import Markdown
from mlfolio.reports import html
from mlfolio.reports.report import Report
from mlfolio.scoring import score

KEY = "ghp_" + "R8kZq2LmT5vXw9Jd3NcYb7Hf4Ps6GaUe1iVo"
VOID = {"meta", "link", "rect", "br"}


class Page(HTMLParser):
    """The elements and the text of a page; insists that every element is closed in turn."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data


def test_hostile_names_and_texts_are_text(tmp_path: Path) -> None:
    said = html.render(inspect(tmp_path / "<script>alert(0)<\u2215script>", HOSTILE))
    page = Page(said)
    names = {tag for tag, _ in page.elements}
    assert names.isdisjoint({"script", "img", "iframe", "object", "base", "form", "b"})
    assert "<script>alert(1)<\u2215script>" in page.text
    assert "</ul><script>alert(5)</script>" in page.text
    assert ESC not in said
    assert RTL not in said
    assert not [key for _, attributes in page.elements for key in attributes if key.startswith("on")]


def test_nothing_is_asked_of_any_server(tmp_path: Path) -> None:
    said = html.render(inspect(tmp_path, HOSTILE))
    for tag, attributes in Page(said).elements:
        for key in ("src", "href", "action", "data", "srcset", "poster"):
            assert (attributes.get(key) or "#").startswith(("#", "data:,")), (tag, attributes)
    assert "default-src 'none'" in said
    assert not re.search(r"url\(|@import|https?://", said.split("</style>")[0])


def test_every_outcome_has_its_place(tmp_path: Path) -> None:
    cells = [Markdown("# Forest"), "import os\nprint(1)"]
    text = Page(html.render(inspect(tmp_path, {"eda.ipynb": cells, "README.md": "# Forest\n"}))).text
    order = [
        "out of 100",
        "Categories",
        "What would win the most",
        "has-tests",
        "Why it matters",
        "Passed",
        "Not judged",
    ]
    assert [text.index(part) for part in order] == sorted(text.index(part) for part in order)


def test_what_wins_the_most_comes_first(tmp_path: Path) -> None:
    gains = re.findall(r'class="gain">\+([\d.]+)<', html.render(inspect(tmp_path, {"a.py": "print(1)\n"})))
    assert [float(gain) for gain in gains] == sorted(map(float, gains), reverse=True)
    assert len(gains) > 3


def test_the_line_of_source_is_shown_and_a_credential_is_not(tmp_path: Path) -> None:
    files = {"key.py": f"KEY = '{KEY}'\n", "bad.py": f"import os\nprint '{KEY} and more'\n"}
    said = html.render(inspect(tmp_path, files))
    assert '<pre tabindex="0"><code>print &#39;ghp_R8' in said
    assert "looks like" in said
    assert KEY not in said


def test_an_empty_repository_has_a_page(tmp_path: Path) -> None:
    text = Page(html.render(Report(tmp_path, None, score(()), NO_KIND))).text
    assert "No score" in text
    assert "no commit" in text
