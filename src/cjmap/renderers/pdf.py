"""Views as PDF: their pictures on pages of typst, with text that can be searched, in fonts that the extra `pdf` brings."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.renderers.paper.faces import missing_extra
from cjmap.renderers.paper.lettering import NAMES, Lettering, letter
from cjmap.renderers.style import Paper, Style
from cjmap.renderers.svg import render_svg
from cjmap.view.views import View, ViewName
from cjmap.vocabulary import label

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_SVG = "{http://www.w3.org/2000/svg}"
_POINTS = 0.75
"""Points in a pixel."""
_SIDES: dict[Paper, tuple[float, float]] = {"a3": (420, 297), "a4": (297, 210)}
"""Width and height of lying sheets in millimetres."""
_MARGIN = 10
"""Millimetres at the edges of sheets, which printers leave blank."""
_LONGEST = 14_400
"""Points: the longest side that the PDF format knows."""
_HEAD = """\
#let told = json(bytes(sys.inputs.told))
#set document(title: told.title, date: none)
#set text(font: told.font, lang: told.language, region: told.region)
#show heading: none
#let sheet(page) = {
  set std.page(width: page.width * 1pt, height: page.height * 1pt, margin: 0pt)
  if page.heading != "" { heading(page.heading) }
  place(center + horizon, image(bytes(page.picture), format: "svg", width: page.drawn * 1pt, alt: page.alternative))
}
#for page in told.pages { sheet(page) }
"""


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: the picture on it, and what stands in the outline of the document if a view begins here."""

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
    pages = [page for name, view in views.items() for page in _pages(name, view, style)]
    frame = next(iter(views.values())).frame
    lettering = letter([page.picture for page in pages], frame.language, "pdf")
    told = _told(frame.header.title, frame.language, pages, lettering, style.paper)
    with TemporaryDirectory(prefix="cjmap-") as folder:
        for number, font in enumerate(lettering.fonts):
            (Path(folder) / f"{number}.ttf").write_bytes(font)
        inputs = {"told": json.dumps(told, ensure_ascii=False)}
        try:
            written = typst.compile(_HEAD.encode(), font_paths=[folder], ignore_system_fonts=True, sys_inputs=inputs)
        except (RuntimeError, typst.TypstError) as error:
            raise CjmapError(f"pdf: typst cannot draw this map ({error})") from None
    assert isinstance(written, bytes)
    return written
