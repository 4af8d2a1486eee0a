"""Views as PDF: their pictures on pages of typst, with text that can be searched, in the fonts of the extra `pdf`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cjmap.errors import CjmapError
from cjmap.renderers.paper.faces import missing_extra
from cjmap.renderers.paper.lettering import NAMES, letter
from cjmap.renderers.paper.looks import SVG
from cjmap.renderers.style import Style
from cjmap.renderers.svg import draw_pages
from cjmap.settings import Paper
from cjmap.view.views import View, ViewName
from cjmap.vocabulary import label

_POINTS = 0.75
"""Points in a pixel."""
_PAPERS: dict[Paper, tuple[float, float]] = {"a3": (1190.55, 841.89), "a4": (841.89, 595.28)}
"""Width and height of lying sheets of paper in points."""
_MARGIN = 28.35
"""Points at the edges of paper, which printers leave blank."""
_LONGEST = 14_400
"""The longest side of a page that the PDF format knows, in points."""
_LENGTH = re.compile(r"([\d.]+)(pt)?")
"""Lengths of our pictures: in points, or in pixels without a unit."""
_PROGRAM = """\
#let told = json("told.json")
#set document(title: told.title, date: none)
#set text(font: told.font, lang: told.language, region: told.region)
#show heading: it => place(hide(it.body))
#let draw(sheet) = {
  set page(width: sheet.width * 1pt, height: sheet.height * 1pt, margin: 0pt)
  if sheet.heading != "" { heading(sheet.heading) }
  let drawn = image(bytes(sheet.picture), format: "svg", width: sheet.drawn * 1pt, alt: sheet.alternative)
  place(center + horizon, drawn)
}
#for sheet in told.sheets { draw(sheet) }
"""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page: the picture on it, and its entry in the outline if a view begins here."""

    picture: str
    heading: str


def render_pdf(views: Mapping[ViewName, View], style: Style) -> bytes:
    """Return views of a map as one PDF, their pages one after another; the same views give the same bytes.

    On `fit` each view is one page as large as its picture, on the other sizes as many as it takes.

    Raises:
        CjmapError: the extra `pdf` is not installed, or its fonts lack a character of the map.
    """
    try:
        import typst
    except ImportError:
        raise missing_extra("pdf") from None
    frame = next(iter(views.values())).frame
    sheets = [sheet for each, view in views.items() for sheet in _sheets(each, view, style)]
    lettering = letter([sheet.picture for sheet in sheets], frame.language, "pdf")
    told = {
        "title": frame.header.title,
        "font": NAMES["sans"],
        **_tongue(frame.language),
        "sheets": [_told(sheet, drawn, style.paper) for sheet, drawn in zip(sheets, lettering.pictures, strict=True)],
    }
    with TemporaryDirectory(prefix="cjmap-") as name:
        folder = Path(name)
        for number, font in enumerate(lettering.fonts):
            (folder / f"{number}.ttf").write_bytes(font)
        (folder / "told.json").write_text(json.dumps(told), "utf-8")
        program = folder / "program.typ"
        program.write_text(_PROGRAM, "utf-8")
        try:
            written = typst.compile(program, root=folder, font_paths=[folder], ignore_system_fonts=True, format="pdf")
        except RuntimeError as error:
            raise CjmapError(f"pdf: typst cannot draw this map ({error})") from None
    assert isinstance(written, bytes)  # one file, however many pages
    return written


def _sheets(name: ViewName, view: View, style: Style) -> list[_Sheet]:
    """Return the pages of a view; the first has its title for the outline."""
    title = label(f"view.{name}", view.frame.language)
    pictures = draw_pages(name, view, style)
    return [_Sheet(picture, "" if place else title) for place, picture in enumerate(pictures)]


def _told(sheet: _Sheet, drawn: str, paper: Paper) -> dict[str, Any]:
    """Return what the program is told of a page: its size and that of its picture in points, and what it says."""
    from xml.etree import ElementTree

    root = ElementTree.fromstring(sheet.picture)
    said = (root.findtext(f"{SVG}{part}", "") for part in ("title", "desc"))
    sides = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    wide, high = (float(side[1]) * (1 if side[2] else _POINTS) for side in sides if side)
    is_page = all(side and side[2] for side in sides)
    page = (wide, high) if is_page or paper == "fit" else _paper(paper, wide > high)
    margin = 0 if is_page or paper == "fit" else _MARGIN
    scale = min(1, (page[0] - 2 * margin) / wide, (page[1] - 2 * margin) / high)
    shrunk = min(1, _LONGEST / max(page))
    return {
        "width": round(page[0] * shrunk, 2),
        "height": round(page[1] * shrunk, 2),
        "drawn": round(wide * scale * shrunk, 2),
        "heading": sheet.heading,
        "picture": drawn,
        "alternative": ". ".join(text.rstrip(".") for text in said if text),
    }


def _paper(paper: Paper, lies: bool) -> tuple[float, float]:
    """Return width and height of a sheet of paper, which lies or stands as the picture on it does."""
    wide, high = _PAPERS[paper]
    return (wide, high) if lies else (high, wide)


def _tongue(language: str) -> dict[str, str | None]:
    """Return a language as typst names it: its tag, and its region if it has one."""
    tag, *rest = language.lower().split("-")
    region = next((part for part in rest if len(part) == 2), None)
    return {"language": tag if re.fullmatch("[a-z]{2,3}", tag) else "en", "region": region}
