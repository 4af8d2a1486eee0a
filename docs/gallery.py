"""Take pictures of every view of every example, to look at them before they are shown to others.

`python docs/gallery.py [MAP …]` writes `build/gallery/index.html`, by default of all examples: each view on a screen in
light and dark, on a wide one, on a phone and on paper, and the pictures that cjmap draws itself. With maps named, it
takes theirs again and leaves the others as they are. It needs Chromium, and pdftoppm for the paper.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from cjmap.view.views import ViewName

ROOT = Path(__file__).resolve().parent.parent
GALLERY = ROOT / "build" / "gallery"
ENDING = ".cjm.yaml"
TODAY = "2026-11-22"
PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
SCREENS: dict[str, tuple[int, int]] = {"light": (1600, 1000), "dark": (1600, 1000), "wide": (2200, 1200)}
SCREENS["phone"] = (390, 844)
"""The name of a screen, its width and its least height."""
LONGEST = 6000
"""Pictures end here, in pixels: phones make long pages, which nobody looks at to the end."""
SHEETS = ("svg", "png")
STYLE = """
body{font:14px/1.4 sans-serif;margin:2rem;background:#6E7D8C;color:#fff}
h2{margin:3rem 0 0}h3{margin:1.5rem 0 .5rem;font-weight:400}
main>div{display:flex;gap:1rem;overflow-x:auto;align-items:start}
figure{margin:0;flex:none}img{display:block;height:20rem;max-width:40rem;object-fit:cover;object-position:top left}
a{color:inherit}
"""


def main(names: Sequence[str]) -> None:
    """Take pictures of some maps, by default of all examples, and write a page with all there are."""
    files = [Path(name).resolve() for name in names] or sorted((ROOT / "examples").rglob(f"*{ENDING}"))
    program = os.environ.get("CJMAP_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        sys.exit("there is no Chromium: tests/browser/install.sh installs it")
    with ThreadPoolExecutor(os.cpu_count()) as pool, sync_playwright() as playwright:
        pages = [pool.submit(write_page, file) for file in files]
        sheets = [pool.submit(write_sheets, file) for file in files]
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for page in pages:
            take_pictures(browser, page.result())
        browser.close()
        for sheet in sheets:
            sheet.result()
    GALLERY.joinpath("index.html").write_text(index(), encoding="utf-8")
    print(GALLERY / "index.html")


def folder_of(file: Path) -> Path:
    """Return the folder of a map's pictures."""
    return GALLERY / file.name.removesuffix(ENDING)


def write_page(file: Path) -> Path:
    """Draw a map as a page with all views and return the page; what there was of the map goes."""
    folder = folder_of(file)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    page = folder / "page.html"
    cjmap(file, "--view", "all", "--findings", "--today", TODAY, "-o", str(page))
    return page


def write_sheets(file: Path) -> None:
    """Draw a map as the pictures that cjmap makes itself, and as sheets of paper."""
    folder = folder_of(file)
    for view in ViewName:
        for ending in SHEETS:
            cjmap(file, "--view", view, "-o", str(folder / f"{view}-{ending}.{ending}"))
    paper = folder / "sheets.pdf"
    cjmap(file, "--view", "all", "--paper", "a3", "-o", str(paper))
    photograph(paper)


def cjmap(file: Path, *arguments: str) -> None:
    """Run `cjmap render`; what goes wrong is said, and the gallery goes on."""
    run = subprocess.run(
        [sys.executable, "-m", "cjmap", "render", str(file), *arguments], capture_output=True, text=True, check=False
    )
    if run.returncode:
        print(f"{file.name} {' '.join(arguments)}: {run.stderr.strip()}", file=sys.stderr)


def photograph(paper: Path) -> None:
    """Make pictures of the pages of a PDF, if it was made."""
    if paper.exists() and shutil.which("pdftoppm"):
        command = ["pdftoppm", "-scale-to", "1600", "-png", str(paper), str(paper.with_suffix(""))]
        subprocess.run(command, check=True, stderr=subprocess.DEVNULL)


def take_pictures(browser: Browser, page: Path) -> None:
    """Take pictures of each tab of a page on each screen, as far as it goes, and of the sheets that it prints on."""
    if not page.exists():
        return
    for screen, (width, height) in SCREENS.items():
        size = ViewportSize(width=width, height=height)
        context = browser.new_context(viewport=size, color_scheme="dark" if screen == "dark" else "light")
        tab = context.new_page()
        tab.goto(page.as_uri())
        for view in tab.eval_on_selector_all(".view", "views => views.map(view => view.id)"):
            tab.evaluate("id => { location.hash = id; document.activeElement.blur(); scrollTo(0, 0) }", view)
            wide, high = tab.evaluate("[document.documentElement.scrollWidth, document.documentElement.scrollHeight]")
            clip = {"x": 0, "y": 0, "width": wide, "height": min(high, LONGEST)}
            target = page.with_name(f"{view.removeprefix('view-')}-{screen}.png")
            tab.screenshot(path=target, full_page=True, clip=clip)  # type: ignore[arg-type]
        context.close()
    printed = page.with_name("printed.pdf")
    tab = browser.new_page()
    tab.goto(page.as_uri())
    tab.pdf(path=printed, prefer_css_page_size=True, print_background=True)
    tab.close()
    photograph(printed)


def index() -> str:
    """Return a page with the pictures of all maps, view by view."""
    parts = [f"<!DOCTYPE html><html lang=en><meta charset=utf-8><title>Gallery</title><style>{STYLE}</style><main>"]
    for folder in sorted(path for path in GALLERY.iterdir() if path.is_dir()):
        parts.append(f"<h2><a href='{folder.name}/page.html'>{escape(folder.name)}</a></h2>")
        for view in (*ViewName, "evidence", "findings", "printed", "sheets"):
            figures = "".join(map(figure, pictures(folder, view)))
            if figures:
                parts.append(f"<h3>{view}</h3><div>{figures}</div>")
    return "\n".join(parts) + "\n"


def pictures(folder: Path, view: str) -> Iterator[Path]:
    """Yield the pictures of a view: on the screens first, then the sheets, then pages of paper."""
    known = [folder / f"{view}-{screen}.png" for screen in SCREENS]
    known += [folder / f"{view}-{ending}.{ending}" for ending in SHEETS]
    pages = sorted(folder.glob(f"{view}-*[0-9].png"))
    yield from filter(Path.exists, (*known, *pages))


def figure(picture: Path) -> str:
    """Return a picture with its name, leading to itself."""
    place = escape(picture.relative_to(GALLERY).as_posix())
    return (
        f"<figure><a href='{place}'><img src='{place}' alt='' loading=lazy></a>"
        f"<figcaption>{escape(picture.stem)}</figcaption></figure>"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
