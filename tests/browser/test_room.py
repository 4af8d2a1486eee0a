"""No text leaves its cell, however long it is, and nothing lies outside the page."""

import pytest

from tests.browser.conftest import Open
from tests.browser.pages import ACME, ARABIC, LONG, VIEWS, example, wild, written

OUTSIDE = """view => {
  const boxes = 'td, th, dd, dt, li, h1, h2, h3, h4, label, summary, button, figcaption, article, p';
  const found = [];
  const texts = document.createTreeWalker(document.querySelector(view), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode, parent = text.parentElement;
    if (!text.data.trim() || !parent.checkVisibility() || parent.closest('.vh, svg, title, style')) continue;
    const box = parent.closest(boxes);
    if (!box) continue;
    const room = box.getBoundingClientRect();
    if (room.width < 3 || room.height < 3) continue;  // there for screen readers only
    const range = document.createRange();
    range.setStart(text, text.data.search(/\\S/));
    range.setEnd(text, text.data.trimEnd().length);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1) continue;
      if (rect.left < room.left - 1.5 || rect.right > room.right + 1.5 || rect.bottom > room.bottom + 3) {
        found.push(`${box.tagName}.${box.className} in ${view}: ${text.data.trim().slice(0, 60)} ` +
          `${Math.round(rect.left - room.left)} ${Math.round(room.right - rect.right)} ${Math.round(room.bottom - rect.bottom)}`);
        break;
      }
    }
  }
  for (const cell of document.querySelectorAll(`:is(${view}) :is(td, th, h1, h2, h3, h4)`)) {
    if (cell.checkVisibility() && cell.clientWidth > 2 && cell.scrollWidth > cell.clientWidth + 1 && !cell.closest('.vh')) {
      found.push(`${cell.tagName}.${cell.className} in ${view}: ${cell.scrollWidth} > ${cell.clientWidth}`);
    }
  }
  return found;
}"""
"""Returns the texts that stick out of the box they stand in, and the cells that hold more than they can show."""
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
PLACES = (*(f"#view-{view}" for view in VIEWS), "#view-evidence")


def sticking_out(visit: Open, html: str, width: int) -> list[str]:
    """Return what has too little room on a page, view by view."""
    page = visit(html, width=width).page
    found = list(page.evaluate(OUTSIDE, "header.mast"))
    for place in PLACES:
        if not page.locator(place).count():
            continue  # a map without evidence
        page.goto(f"{page.url.partition('#')[0]}{place}")
        found += page.evaluate(OUTSIDE, place)
    return found


@pytest.mark.parametrize("width", [1600, 390])
@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_texts_stay_where_they_are(visit: Open, text: str, width: int) -> None:
    assert sticking_out(visit, wild(text), width) == []


@pytest.mark.parametrize("width", [1600, 390])
def test_right_to_left(visit: Open, width: int) -> None:
    assert sticking_out(visit, written(ARABIC), width) == []


@pytest.mark.parametrize("name", [ACME, "examples/saas/acme.zh.cjm.yaml", "examples/onsen.cjm.yaml"])
@pytest.mark.parametrize("width", [1600, 390])
def test_examples(visit: Open, name: str, width: int) -> None:
    assert sticking_out(visit, example(name), width) == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_shows_views_without_scrolling_sideways(visit: Open, view: str) -> None:
    """What has to be wide scrolls in a frame of its own, and the map is told as a story."""
    assert visit(example(ACME), f"#view-{view}", width=390).page.evaluate(WIDER) <= 0
