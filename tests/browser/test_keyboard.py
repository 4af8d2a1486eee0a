"""All tools of a page work by keyboard alone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Open
from tests.browser.pages import ACME, CLINIC, example

STEPS = 400
"""More steps by Tab than any page here has places before its map."""


def go_to(page: Page, selector: str) -> None:
    """Press Tab until an element has the focus, as somebody without a mouse does."""
    for _ in range(STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def shown(page: Page, selector: str) -> list[str]:
    """Return the texts of the visible elements."""
    return page.locator(f"{selector}:visible").all_inner_texts()


def test_the_first_stop_leads_to_the_views(visit: Open) -> None:
    page = visit(example(CLINIC)).page
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    expect(page.locator(".skip")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_the_first_stop_keeps_the_view(visit: Open) -> None:
    page = visit(example(CLINIC), "#view-channels").page
    page.locator(".skip").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()
    assert page.locator(".view:visible").evaluate_all("found => found.map(each => each.id)") == ["view-channels"]


def test_tabs(visit: Open) -> None:
    page = visit(example(CLINIC)).page
    go_to(page, ".bar a[href='#view-findings']")
    page.keyboard.press("Enter")
    expect(page.locator("#view-findings")).to_be_visible()
    expect(page.locator("#view-map")).to_be_hidden()
    expect(page.locator(".bar a[aria-current]")).to_have_text(re.compile(r"Findings\s+\d"))
    page.go_back()
    expect(page.locator("#view-map")).to_be_visible()


def test_a_finding_leads_to_its_place_in_the_map(visit: Open) -> None:
    page = visit(example(CLINIC), "#view-findings").page
    go_to(page, "#view-findings td a")
    page.keyboard.press("Enter")
    expect(page.locator("#view-map")).to_be_visible()
    expect(page.locator(":target")).to_be_in_viewport()


def test_the_choice_of_colours_is_kept(visit: Open) -> None:
    page = visit(example(CLINIC)).page
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = page.evaluate(ground)
    go_to(page, "#theme-auto")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert page.evaluate(ground) != light
    page.reload()
    expect(page.locator("#theme-dark")).to_be_checked()
    assert page.evaluate(ground) != light


def test_the_filter_of_personas(visit: Open) -> None:
    """What is for others goes, what is for all stays."""
    page = visit(example(ACME)).page
    own, others = "#view-map .grid li[data-for='0']", "#view-map .grid li[data-for='1']"
    for_all = page.locator("#view-map .grid li:not([data-for]):visible").count()
    assert shown(page, own)
    assert shown(page, others)
    go_to(page, "#who-0")
    page.keyboard.press("Space")
    assert shown(page, own) == []
    assert shown(page, others)
    assert page.locator("#view-map .curve [data-for='0']:visible").count() == 0
    assert page.locator("#view-map .curve [data-for='1']:visible").count() > 0
    assert page.locator("#view-map .grid li:not([data-for]):visible").count() == for_all
    page.keyboard.press("Space")
    assert shown(page, own)


def test_lanes_can_be_hidden(visit: Open) -> None:
    page = visit(example(ACME)).page
    lanes = page.locator(".menu li").all_inner_texts()
    go_to(page, ".menu summary")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    heads = shown(page, ".grid tbody th[scope=row]")
    first = page.locator(".menu li").first.inner_text().strip()
    assert len(lanes) > 5
    assert not any(head.startswith(first) for head in heads)
    page.keyboard.press("Space")
    assert any(head.startswith(first) for head in shown(page, ".grid tbody th[scope=row]"))


def test_findings_can_be_hidden(visit: Open) -> None:
    page = visit(example(CLINIC)).page
    badges = "#view-map a[href^='#finding-']"
    assert shown(page, badges)
    go_to(page, "#show-findings")
    page.keyboard.press("Space")
    assert shown(page, badges) == []


def test_the_whole_map_fits_the_window(visit: Open) -> None:
    page = visit(example(ACME)).page
    wide = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert page.evaluate(wide)
    go_to(page, "#size-read")
    page.keyboard.press("ArrowRight")
    assert not page.evaluate(wide)


def test_search(visit: Open) -> None:
    page = visit(example(ACME)).page
    go_to(page, "#search")
    page.keyboard.type("invoice")
    said = page.locator(".search output")
    expect(said).to_have_text(re.compile(r"found: \d+"))
    count = int(said.inner_text().split()[-1])
    text = page.locator("#view-map").inner_text().casefold()
    assert 1 < count <= text.count("invoice")
    page.keyboard.press("Enter")
    expect(said).to_have_text(f"1 / {count}")
    page.keyboard.press("Enter")
    expect(said).to_have_text(f"2 / {count}")
    page.keyboard.press("Control+a")
    page.keyboard.type("(no such text)[")
    expect(said).to_have_text("found: 0")


def test_a_cell_opens_by_itself(visit: Open) -> None:
    page = visit(example(ACME)).page
    go_to(page, ".opener")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    cell = page.evaluate("document.activeElement.parentElement.querySelector('.in').textContent.trim()")
    page.keyboard.press("Enter")
    dialog = page.locator("dialog.details")
    expect(dialog).to_be_visible()
    assert dialog.locator(":scope > div").evaluate("body => body.textContent.trim()") == cell
    assert dialog.locator("[id]:not(h2)").count() == 0
    assert len(dialog.locator("h2").inner_text().split(" · ")) >= 2
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "opener"


def test_what_sticks_to_the_top_does_not_hide_what_has_the_focus(visit: Open) -> None:
    in_sight = """() => {
      const box = document.activeElement.getBoundingClientRect();
      return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2) === document.activeElement;
    }"""
    page = visit(example(ACME)).page
    go_to(page, ".opener")
    for key in ("ArrowDown",) * 8 + ("ArrowRight",) * 6 + ("ArrowUp",) * 6 + ("ArrowLeft",) * 4:
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.className") == "opener"
        assert page.evaluate(in_sight), key


@pytest.mark.parametrize("name", [ACME, CLINIC])
def test_the_openers_are_one_stop(visit: Open, name: str) -> None:
    page = visit(example(name)).page
    assert page.locator(".opener").count() > 20
    assert page.locator(".opener[tabindex='0']").count() == 1
