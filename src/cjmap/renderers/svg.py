"""Views as pictures of their own: SVG with title and description, its styles inside, without script."""

from collections.abc import Iterator, Mapping
from importlib import import_module

from msgspec import Struct
from msgspec.structs import replace

from cjmap.renderers.sheet.header import write_title
from cjmap.renderers.sheet.pages import fitting_page, paper_pages, picture_page, with_foot
from cjmap.renderers.sheet.paint import Page, paint
from cjmap.renderers.sheet.parts import Sheet
from cjmap.renderers.sheet.references import references_sheet
from cjmap.renderers.style import Style
from cjmap.view.around import Frame
from cjmap.view.views import View, ViewName
from cjmap.vocabulary import label

POINTS = 0.75
"""Points in a pixel."""
SVG = "{http://www.w3.org/2000/svg}"
"""The namespace of SVG as it stands before the names of elements."""


class Leaf(Struct, frozen=True):
    """A page of a document: its picture, how wide and high it is in points, and what it shows in words.

    `begins` is the title of the part that begins with it, "" for a part that goes on.
    """

    picture: str
    size: tuple[float, float]
    told: str
    begins: str


def render_svg(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the picture of one view; the same view gives the same text."""
    ((name, view),) = views.items()
    return draw_svg(name, view, style)


def draw_svg(name: ViewName, view: View, style: Style) -> str:
    """Return a view as one picture that is as large as it needs to be, with what it refers to below it.

    Raises:
        CjmapError: if what draws the flow is missing or fails.
    """
    if name == ViewName.FLOW:
        return _draw_flow(view, style)
    sheet = _whole(_sheet(name, view, style))
    return _painted(fitting_page(sheet), sheet, style)


def draw_document(views: Mapping[ViewName, View], style: Style) -> tuple[Leaf, ...]:
    """Return views of a map as pages of the style's paper, numbered through; on fitting paper each view is one page.

    What several views refer to stands once, at the end.

    Raises:
        CjmapError: if what draws the flow is missing or fails.
    """
    parts = list(_parts(views, style))
    count = sum(len(part.pages) for part in parts)
    leaves: list[Leaf] = []
    for part in parts:
        for place, page in enumerate(part.pages):
            if style.paper != "fit":
                page = _numbered(page, part.sheet.language, style, len(leaves) + 1, count)
            leaves.append(_leaf(page, part, style, "" if place else part.title))
    return tuple(leaves)


class _Part(Struct, frozen=True):
    """A part of a document: its title, its sheet, and the pages that this takes."""

    title: str
    sheet: Sheet
    pages: tuple[Page, ...]


def _parts(views: Mapping[ViewName, View], style: Style) -> Iterator[_Part]:
    """Yield each view, then what all of them refer to if there are several."""
    alone = len(views) == 1
    for name, view in views.items():
        title = label(f"view.{name}", view.frame.language)
        if name == ViewName.FLOW:
            picture = _draw_flow(view, style)
            head = write_title(view.frame, "view.flow", "view.flow.lead")
            yield _Part(title, _told(picture, view.frame), (picture_page(picture, style.paper, head),))
        else:
            sheet = _sheet(name, view, style)
            sheet = _whole(sheet) if alone else sheet
            yield _Part(title, sheet, _pages(sheet, style))
    frame = next(iter(views.values())).frame
    end = None if alone else references_sheet(frame)
    if end:
        yield _Part(label("view.evidence", frame.language), end, _pages(end, style))


def _told(picture: str, frame: Frame) -> Sheet:
    """Return a sheet that says of itself what a picture says."""
    from xml.etree import ElementTree

    title, description = (ElementTree.fromstring(picture).findtext(f"{SVG}{name}", "") for name in ("title", "desc"))
    return Sheet(title, description, frame.language, ())


def _leaf(page: Page, part: _Part, style: Style, begins: str) -> Leaf:
    points = page.scale if page.unit else POINTS
    told = ". ".join(text.rstrip(".") for text in (part.sheet.title, part.sheet.description) if text)
    return Leaf(_painted(page, part.sheet, style), (page.width * points, page.height * points), told, begins)


def _pages(sheet: Sheet, style: Style) -> tuple[Page, ...]:
    return (fitting_page(sheet),) if style.paper == "fit" else tuple(paper_pages(sheet, style.paper))


def _numbered(page: Page, language: str, style: Style, number: int, count: int) -> Page:
    """Return a page that says at its foot what it is drawn from, and its number."""
    source = label("page.made-by", language).format(file=style.file) if style.file else ""
    return with_foot(page, source, label("page.number", language).format(page=number, pages=count))


def _sheet(name: ViewName, view: View, style: Style) -> Sheet:
    """Return a view as a sheet; only the code of that view is loaded."""
    sheet: Sheet = import_module(f"cjmap.renderers.sheet.{name}").write_sheet(view, style)
    return sheet


def _whole(sheet: Sheet) -> Sheet:
    """Return a sheet that stands alone: with what it refers to below it."""
    return replace(sheet, blocks=(*sheet.blocks, *sheet.references))


def _painted(page: Page, sheet: Sheet, style: Style) -> str:
    return paint(page, sheet.title, sheet.description, sheet.language, style.theme)


def _draw_flow(view: View, style: Style) -> str:
    """Return the flow, which is laid out by Graphviz."""
    drawn: str = import_module("cjmap.renderers.flow.document").draw_svg(view, style)
    return drawn
