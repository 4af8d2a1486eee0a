"""One browser for all tests of a worker, and the pages that it opens."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
AXE = Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js"


@dataclass
class Visit:
    """An open page, and what it did besides showing itself: complaints in the console, requests."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


Open = Callable[..., Visit]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = os.environ.get("CJMAP_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("there is no Chromium: tests/browser/install.sh installs it")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """Return the script that looks for what people with disabilities could not use."""
    if not AXE.exists():
        pytest.skip("there is no axe-core: tests/browser/install.sh installs it")
    return AXE.read_text(encoding="utf-8")


@pytest.fixture
def visit(browser: Browser, tmp_path: Path) -> Iterator[Open]:
    """Return the function that opens a page, with settings of a Playwright context; all are closed in the end."""
    contexts = []

    def open_page(html: str, at: str = "", *, width: int = 1600, height: int = 1000, **settings: Any) -> Visit:
        file = tmp_path / "page.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **settings)
        contexts.append(context)
        visit = Visit(context.new_page())
        visit.page.on("console", lambda message: visit.complaints.append(message.text))
        visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
        visit.page.on("request", lambda request: _note(visit, request))
        visit.page.goto(f"{file.as_uri()}{at}")
        return visit

    yield open_page
    for context in contexts:
        context.close()


def _note(visit: Visit, request: Request) -> None:
    """Note a request besides that for the page and for data that the page holds."""
    if not request.is_navigation_request() and not request.url.startswith("data:"):
        visit.requests.append(request.url)
