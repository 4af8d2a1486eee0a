"""Views as PDF: their pictures on pages of typst, with text that can be searched, in the fonts of the extra `pdf`."""

import json
import re
from collections.abc import Mapping
from typing import Any

from cjmap.renderers.paper.apart import check_engine, draw_apart
from cjmap.renderers.paper.layers import split_layers
from cjmap.renderers.paper.lettering import letter
from cjmap.renderers.paper.setting import NAMES
from cjmap.renderers.style import Style
from cjmap.renderers.svg import Leaf, draw_document
from cjmap.view.views import View, ViewName

_LONGEST = 14_400
"""The longest side of a page that the PDF format knows, in points."""
_PROGRAM = """\
#let told = json("told.json")
#set document(title: told.title, date: none)
#set text(font: told.font, lang: told.language, region: told.region)
#show heading: it => place(hide(it.body))
#let draw(sheet) = {
  set page(width: sheet.width * 1pt, height: sheet.height * 1pt, margin: 0pt)
  if sheet.heading != "" { heading(sheet.heading) }
  for (layer, picture) in sheet.pictures.enumerate() {
    let told = if layer == 0 { sheet.alternative }
    place(image(bytes(picture), format: "svg", width: sheet.width * 1pt, alt: told))
  }
}
#for sheet in told.sheets { draw(sheet) }
"""


def render_pdf(views: Mapping[ViewName, View], style: Style) -> bytes:
    """Return views of a map as one PDF, their pages one after another; the same views give the same bytes.

    On `fit` each view is one page as large as its picture, on the other sizes as many as it takes.

    Raises:
        CjmapError: the extra `pdf` is not installed, its engine cannot draw this, or its fonts lack a character.
    """
    check_engine("pdf")
    frame = next(iter(views.values())).frame
    leaves = draw_document(views, style)
    lettering = letter([leaf.picture for leaf in leaves], frame.language, "pdf")
    told = {
        "title": frame.header.title,
        "font": NAMES["sans"],
        **_tongue(frame.language),
        "sheets": [_page(leaf, drawn) for leaf, drawn in zip(leaves, lettering.pictures, strict=True)],
    }
    return draw_apart("pdf", {}, lettering.fonts, {"told.json": json.dumps(told), "program.typ": _PROGRAM})


def _page(leaf: Leaf, drawn: str) -> dict[str, Any]:
    """Return what the program is told of a page: its size in points, what is drawn on it, and what it says."""
    wide, high = leaf.size
    shrunk = min(1, _LONGEST / max(leaf.size))
    sides = {"width": round(wide * shrunk, 2), "height": round(high * shrunk, 2)}
    return {**sides, "heading": leaf.begins, "pictures": split_layers(drawn), "alternative": leaf.told}


def _tongue(language: str) -> dict[str, str | None]:
    """Return a language as typst names it: its tag, and its region if it has one."""
    tag, *rest = language.lower().split("-")
    region = next((part for part in rest if len(part) == 2), None)
    return {"language": tag if re.fullmatch("[a-z]{2,3}", tag) else "en", "region": region}
