"""Every example with all its views: no complaint, no request, nothing that some people could not use."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Open, Visit
from tests.browser.pages import ARABIC, CLINIC, EXAMPLES, VIEWS, example, written

SCREENS = [("light", 1600), ("dark", 390), ("dark", 1600), ("light", 390)]
THOROUGHLY = (CLINIC, "examples/onsen.cjm.yaml")
EVERYWHERE = [
    *((name, *screen) for name in THOROUGHLY for screen in SCREENS),
    *((name, *SCREENS[number % 4]) for number, name in enumerate(EXAMPLES) if name not in THOROUGHLY),
]
"""Small examples on every screen; each of the others on one, as this takes long."""
SHOW_ALL = "for (const view of document.querySelectorAll('.view')) view.classList.add('shown')"
AXE_RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations.flatMap(
    (each) => each.nodes.map((node) => `${each.id}: ${node.target.join(' ')}: ${node.html.slice(0, 200)}`))"""


def found_by_axe(seen: Visit, axe: str) -> list[str]:
    """Return what axe has to say of all views of a page, which stand below each other for it."""
    seen.page.evaluate(SHOW_ALL)
    seen.page.evaluate(axe)
    found: list[str] = seen.page.evaluate(AXE_RUN)
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_views_open_without_a_complaint_or_a_request(visit: Open, name: str) -> None:
    seen = visit(example(name))
    assert seen.page.locator(".view.shown").get_attribute("id") == "view-map"
    for view in VIEWS:
        seen.page.goto(f"{seen.page.url.partition('#')[0]}#view-{view}")
        assert seen.page.locator(".view:visible").evaluate_all("found => found.map(each => each.id)") == [
            f"view-{view}"
        ]
    assert (seen.complaints, seen.requests) == ([], [])


@pytest.mark.parametrize("name", EXAMPLES)
def test_without_script_nothing_is_missing(visit: Open, name: str) -> None:
    """Each view can be shown by its address; only tools that need the script are hidden."""
    seen = visit(example(name), java_script_enabled=False)
    page = seen.page
    assert page.locator(".view:visible").count() == 1
    assert page.locator(".scripted:visible").count() == 0
    for view in VIEWS:
        page.goto(f"{page.url.partition('#')[0]}#view-{view}")
        assert page.locator(f"#view-{view}").is_visible()
        assert page.locator(".view:visible").count() == 1
    assert seen.complaints == []


def test_an_address_inside_a_view_shows_the_view(visit: Open) -> None:
    html = example(CLINIC)
    for settings in ({}, {"java_script_enabled": False}):
        page = visit(html, "#finding-2", **settings).page
        assert page.locator(".view:visible").get_attribute("id") == "view-findings"
        assert page.locator("#finding-2").is_visible()


@pytest.mark.parametrize("place", ["stages/result", "stages/consultation/steps/talks"])
def test_on_a_phone_a_place_in_the_map_is_found_in_the_story(visit: Open, place: str) -> None:
    page = visit(example(CLINIC), f"#{place}", width=390).page
    expect(page.locator(f"[data-at='{place}']")).to_be_in_viewport()


@pytest.mark.parametrize(("name", "theme", "width"), EVERYWHERE)
def test_everybody_can_use_it(visit: Open, axe: str, name: str, theme: str, width: int) -> None:
    seen = visit(example(name), width=width, color_scheme=theme, bypass_csp=True)
    assert found_by_axe(seen, axe) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_everybody_can_use_it_from_right_to_left(visit: Open, axe: str, theme: str) -> None:
    assert found_by_axe(visit(written(ARABIC), color_scheme=theme, bypass_csp=True), axe) == []
