"""The HTML report in a real browser: silent, self-contained, usable by keyboard and screen reader, and on paper."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from opening import ROOT, Opened
from playwright.sync_api import Browser

AXE = Path(os.environ["AXE"])
"""axe-core's axe.min.js, which `make test-browser` takes from its npm package."""

OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)"


@pytest.mark.parametrize("name", ["titanic", "hostile"])
def test_no_error_and_no_request(chromium: Browser, reports: dict[str, Path], name: str) -> None:
    opened = Opened(chromium.new_page(), reports[name])
    for summary in opened.page.locator("summary").all():
        summary.click()
    opened.page.wait_for_timeout(200)
    assert opened.console == []
    assert [url for url in opened.requests if url != opened.url and not url.startswith("data:,")] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["titanic", "hostile"])
def test_axe_finds_nothing_serious(chromium: Browser, reports: dict[str, Path], name: str, scheme: str) -> None:
    # The page forbids every script, the checker's too: it is let in for this test alone.
    context = chromium.new_context(bypass_csp=True, color_scheme=scheme)  # type: ignore[arg-type]
    page = Opened(context.new_page(), reports[name]).page
    page.evaluate(OPEN_ALL)
    page.add_script_tag(path=AXE)
    found = page.evaluate("axe.run()")
    assert found["passes"]
    serious = [one for one in found["violations"] if one["impact"] in ("serious", "critical", "moderate")]
    assert serious == [], json.dumps([(one["id"], one["nodes"][0]["html"]) for one in serious])
    context.close()


def test_the_keyboard_reaches_and_opens_everything(chromium: Browser, reports: dict[str, Path]) -> None:
    page = Opened(chromium.new_page(), reports["titanic"]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Skip to")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "wins"
    seen = []
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.tagName") != "SUMMARY":
            continue
        was_open = page.evaluate("document.activeElement.parentElement.open")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.parentElement.open") != was_open
        seen.append(page.evaluate("document.activeElement.textContent"))
        if "Not judged" in seen[-1]:
            break
    assert len(seen) == page.locator("summary").count()


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_nothing_is_wider_than_the_window(chromium: Browser, reports: dict[str, Path], width: int) -> None:
    for path in reports.values():
        page = Opened(chromium.new_page(viewport={"width": width, "height": 800}), path).page
        page.evaluate(OPEN_ALL)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["titanic", "hostile"])
def test_it_prints_on_two_pages(chromium: Browser, reports: dict[str, Path], tmp_path: Path, name: str) -> None:
    page = Opened(chromium.new_page(), reports[name]).page
    page.pdf(path=tmp_path / "report.pdf", format="A4", prefer_css_page_size=True)
    said = subprocess.run(["pdfinfo", tmp_path / "report.pdf"], check=True, capture_output=True, text=True).stdout
    pages = next(int(line.split()[1]) for line in said.splitlines() if line.startswith("Pages:"))
    assert pages <= 2


@pytest.mark.parametrize(("name", "width", "height"), [("desktop", 1100, 900), ("phone", 390, 844)])
def test_pictures_for_the_documentation(
    chromium: Browser, reports: dict[str, Path], tmp_path: Path, name: str, width: int, height: int
) -> None:
    page = Opened(chromium.new_page(viewport={"width": width, "height": height}), reports["titanic"]).page
    folder = ROOT / "docs" if os.environ.get("PICTURES") else tmp_path
    picture = folder / f"report-{name}.png"
    page.screenshot(path=picture)
    assert picture.stat().st_size < 300_000
