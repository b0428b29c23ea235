"""A page that is opened, and all that it says or asks for."""

from pathlib import Path

from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]


class Opened:
    """A page, with every message of its console and every request that left it."""

    def __init__(self, page: Page, path: Path) -> None:
        self.page = page
        self.console: list[str] = []
        self.requests: list[str] = []
        page.on("console", lambda message: self.console.append(message.text))
        page.on("pageerror", lambda error: self.console.append(str(error)))
        page.on("dialog", lambda dialog: self.console.append(dialog.message))
        page.on("request", lambda request: self.requests.append(request.url))
        self.url = path.as_uri()
        page.goto(self.url)
