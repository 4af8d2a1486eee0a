"""Take pictures of every view of every example, to look at them before they are shown to others.

`python docs/gallery.py [MAP …]` writes `build/gallery/index.html`: each view on a screen in light and dark, on a phone
and on paper, and the pictures that cjmap draws itself. It needs Chromium, and pdftoppm for the paper.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from cjmap.view.views import ViewName

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "build" / "gallery"
TODAY = "2026-11-22"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SCREENS = {"light": (1600, 1000, "light"), "dark": (1600, 1000, "dark"), "phone": (390, 844, "light")}
"""The name of a screen: its width, its least height, its colours."""
TABS = (*ViewName, "evidence", "findings")


def main(names: list[str]) -> None:
    """Write the gallery of some maps, by default of all examples."""
    files = [Path(name).resolve() for name in names] or sorted((ROOT / "examples").rglob("*.cjm.yaml"))
    program = os.environ.get("CJMAP_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        sys.exit("there is no Chromium: tests/browser/install.sh installs it")
    shutil.rmtree(GALLERY, ignore_errors=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        shown = [(file, list(picture(browser, file))) for file in files]
        browser.close()
    (GALLERY / "index.html").write_text(index(shown), encoding="utf-8")
    print(f"{GALLERY / 'index.html'}")


def picture(browser: Browser, file: Path) -> Iterator[Path]:
    """Yield the pictures of a map as they are taken."""
    folder = GALLERY / file.name.removesuffix(".cjm.yaml")
    page = folder / "all.html"
    cjmap(file, "--view", "all", "--findings", "--today", TODAY, "-o", str(page))
    if page.exists():
        for screen, (width, height, colours) in SCREENS.items():
            yield from screenshots(browser, page, screen, width, height, colours)
        yield from paper(browser, page)
    for view in ViewName:
        for ending in ("svg", "png"):
            target = folder / f"{view}.{ending}"
            cjmap(file, "--view", view, "-o", str(target))
            yield target


def cjmap(file: Path, *arguments: str) -> None:
    """Run `cjmap render`; what goes wrong is said, and the gallery goes on."""
    run = subprocess.run(
        [sys.executable, "-m", "cjmap", "render", str(file), *arguments], capture_output=True, text=True, check=False
    )
    if run.returncode:
        print(f"{file.name} {' '.join(arguments)}: {run.stderr.strip()}", file=sys.stderr)


def screenshots(browser: Browser, page: Path, name: str, width: int, height: int, colours: str) -> Iterator[Path]:
    """Yield a picture of each tab of a page, as long and as wide as it is."""
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=colours)  # type: ignore[arg-type]
    tab = context.new_page()
    for view in TABS:
        tab.goto(f"{page.as_uri()}#view-{view}")
        if tab.locator(f"#view-{view}").count():
            target = page.with_name(f"page-{view}-{name}.png")
            tab.screenshot(path=target, full_page=True)
            yield target
    context.close()


def paper(browser: Browser, page: Path) -> Iterator[Path]:
    """Yield pictures of the sheets that a page prints on."""
    tab = browser.new_page()
    tab.goto(page.as_uri())
    printed = page.with_name("printed.pdf")
    tab.pdf(path=printed, prefer_css_page_size=True, print_background=True)
    tab.close()
    if shutil.which("pdftoppm"):
        subprocess.run(["pdftoppm", "-r", "70", "-png", printed, page.with_name("printed")], check=True)
        yield from sorted(page.parent.glob("printed-*.png"))


def index(shown: list[tuple[Path, list[Path]]]) -> str:
    """Return a page with all pictures."""
    style = "body{font-family:sans-serif;margin:2rem}figure{display:inline-block;margin:.5rem;vertical-align:top}"
    style += "img{max-width:24rem;max-height:24rem;border:1px solid #999}"
    parts = [f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Gallery</title><style>{style}</style>"]
    for file, pictures in shown:
        parts.append(f"<h2>{escape(file.name)}</h2>")
        for each in filter(Path.exists, pictures):
            place = each.relative_to(GALLERY).as_posix()
            parts.append(
                f"<figure><a href='{place}'><img src='{place}' alt='' loading=lazy></a>"
                f"<figcaption>{escape(each.name)}</figcaption></figure>"
            )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    main(sys.argv[1:])
