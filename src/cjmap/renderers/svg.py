"""A view as a picture of its own: SVG with title and description, its styles inside, without script."""

from collections.abc import Mapping
from importlib import import_module

from cjmap.renderers.sheet.pages import fitting_page, paper_pages
from cjmap.renderers.sheet.paint import Page, paint
from cjmap.renderers.sheet.parts import Sheet
from cjmap.renderers.style import Style
from cjmap.view.views import View, ViewName
from cjmap.vocabulary import label


def render_svg(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the picture of one view; the same view gives the same text."""
    ((name, view),) = views.items()
    return draw_svg(name, view, style)


def draw_svg(name: ViewName, view: View, style: Style) -> str:
    """Return a view as one picture that is as large as it needs to be.

    Raises:
        CjmapError: if what draws the flow is missing or fails.
    """
    if name == ViewName.FLOW:
        return _draw_flow(view, style)
    sheet = _sheet(name, view, style)
    return _painted(fitting_page(sheet), sheet, style)


def draw_pages(name: ViewName, view: View, style: Style) -> tuple[str, ...]:
    """Return a view as pages of the style's paper, each a picture; on fitting paper, and for the flow, that is one.

    Raises:
        CjmapError: if what draws the flow is missing or fails.
    """
    if name == ViewName.FLOW or style.paper == "fit":
        return (draw_svg(name, view, style),)
    sheet = _sheet(name, view, style)
    foot = label("page.made-by", sheet.language).format(file=style.file) if style.file else ""
    number = label("page.number", sheet.language)
    return tuple(_painted(page, sheet, style) for page in paper_pages(sheet, style.paper, foot, number))


def _sheet(name: ViewName, view: View, style: Style) -> Sheet:
    """Return a view as a sheet; only the code of that view is loaded."""
    sheet: Sheet = import_module(f"cjmap.renderers.sheet.{name}").write_sheet(view, style)
    return sheet


def _painted(page: Page, sheet: Sheet, style: Style) -> str:
    return paint(page, sheet.title, sheet.description, sheet.language, style.theme)


def _draw_flow(view: View, style: Style) -> str:
    """Return the flow, which is laid out by Graphviz."""
    drawn: str = import_module("cjmap.renderers.flow.document").draw_svg(view, style)
    return drawn
