"""The page around the views: its policy, its tabs and tools, its house style, its findings and references."""

import base64
import hashlib
import os
import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest

from cjmap.finding import Finding, Severity
from cjmap.loader import load
from cjmap.renderers.escape import css_string, fragment
from cjmap.renderers.html.page import render_html
from cjmap.renderers.html.theme import theme_rules
from cjmap.renderers.style import Style
from cjmap.settings.theme import Theme
from cjmap.view.around import Standing
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from cjmap.where import Place, Pointer
from tests.hostile import HOSTILE

ROOT = Path(__file__).parents[1]
MAPS = sorted((Path(__file__).parent / "golden" / "map").glob("*.cjm.yaml"))
MAP = """
cjmap: 1
title: T
personas: {a: Anna Adler, b: {name: Ben, goals: Rest}}
evidence: {talks: Ten talks}
channels: {post: {name: Post office, kind: physical}}
stages:
  - name: A
    id: first
    pains: {text: P, evidence: talks}
    touchpoints: {name: Letter, channels: post}
  - B
"""
ALL = tuple(ViewName)


def page(
    text: str = MAP,
    views: tuple[ViewName, ...] = (ViewName.MAP,),
    findings: tuple[Finding, ...] | None = None,
    **style: object,
) -> str:
    outline = load(text.encode(), "t.cjm.yaml").outline
    assert outline is not None
    registry = Registry(outline, findings=findings)
    drawn = {view: build_view(view, registry, Options()) for view in views}
    return render_html(drawn, Style(**style))  # type: ignore[arg-type]


def finding(message: str = "M", pointer: Pointer = ("stages", 0, "pains", 0)) -> Finding:
    return Finding(
        rule="PAIN01",
        name="unanswered-pain",
        severity=Severity.WARNING,
        message=message,
        help="Help",
        place=Place("maps/t.cjm.yaml", 9, 5, 9, 6),
        pointer=pointer,
    )


class Ids(HTMLParser):
    """The ids of a page, and the ids that its links lead to."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "for", "aria-labelledby") and value and (name != "href" or value.startswith("#")):
                self.links += unquote(value.removeprefix("#")).split(" ")


@pytest.mark.parametrize("file", MAPS, ids=lambda file: file.name.partition(".")[0])
def test_golden(file: Path) -> None:
    """What is around the views is known by the byte, but for style and script; `UPDATE_GOLDEN=1` writes it anew."""
    html = page(file.read_text("utf-8"), ALL, (finding(),), file=file.name)
    html = re.sub(r"(<style>|<script>).*?(</style>|</script>)", r"\1\2", html, flags=re.DOTALL)
    html = re.sub(r"sha256-[^']+", "sha256-", html)
    drawn = "|".join(ALL)
    html = re.sub(
        rf'(<section class="view" id="view-(?:{drawn})".*?>).*?(?=<section class="view")', r"\1", html, flags=re.DOTALL
    )
    golden = file.parents[1] / "page" / file.name.replace(".cjm.yaml", ".html")
    if os.environ.get("UPDATE_GOLDEN"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(html, encoding="utf-8", newline="\n")
    assert html == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("views", [(ViewName.MAP,), (ViewName.CHANNELS,), ALL], ids=["map", "channels", "all"])
def test_all_ids_are_unique_and_all_links_lead_somewhere(views: tuple[ViewName, ...]) -> None:
    found = Ids(page(views=views, findings=(finding(),)))
    assert len(found.ids) == len(set(found.ids))
    assert set(found.links) <= set(found.ids)


def test_the_policy_knows_the_style_sheet_and_the_script() -> None:
    html = page(views=ALL, file="t.cjm.yaml")
    for tag, directive in (("style", "style-src"), ("script", "script-src")):
        ((text,),) = [re.findall(rf"<{tag}>(.*?)</{tag}>", html, flags=re.DOTALL)]
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"{directive} 'sha256-{digest}'" in html
    assert "default-src 'none'" in html
    assert not re.search(r" (?:style|on[a-z]+)=", html)


def test_a_page_of_one_view_has_no_tabs() -> None:
    html = page()
    assert re.findall(r'<section class="view" id="([\w-]+)"', html) == ["view-map"]
    assert 'href="#view-' not in html
    assert 'id="evidence/talks"' in html


def test_tabs_come_in_the_order_of_the_views_then_evidence_then_findings() -> None:
    html = page(views=(ViewName.MAP, ViewName.CHANNELS), findings=(finding(),))
    sections = re.findall(r'<section class="view" id="([\w-]+)"', html)
    assert sections == ["view-map", "view-channels", "view-evidence", "view-findings"]
    tabs = html[html.index('<section class="bar"') :]
    assert re.findall(r'href="#([\w-]+)"', tabs[: tabs.index("</section>")]) == sections


def test_references_leave_to_views_what_these_show() -> None:
    assert page().count('id="channels/post"') == 1
    assert page().count('id="personas/b"') == 1
    html = page(views=ALL)
    assert html.count('id="personas/b"') == 1
    assert "Post office" in html


def test_findings_say_what_where_and_how_to_mend_it() -> None:
    html = page(findings=(finding("<b>P</b> is unanswered"),))
    row = html[html.index('id="finding-1"') :].split("</tr>")[0]
    for text in (
        "PAIN01",
        "unanswered-pain",
        "&lt;b&gt;P&lt;/b&gt; is unanswered",
        "Help",
        "maps/t.cjm.yaml:9",
        "warning",
    ):
        assert text in row
    assert f'href="{fragment("stages/first")}"' in row
    assert "warnings: 1" in html


def test_a_finding_does_not_link_to_a_lane_that_is_left_out() -> None:
    outline = load(MAP.encode(), "t.cjm.yaml").outline
    assert outline is not None
    at_letter = finding(pointer=("stages", 0, "touchpoints", 0))
    registry = Registry(outline, findings=(at_letter,))
    for lanes, links in ((None, 1), (("pains",), 0)):
        view = build_view(ViewName.MAP, registry, Options(lanes=lanes))
        row = render_html({ViewName.MAP: view}, Style()).partition('id="finding-1"')[2].partition("</tr>")[0]
        assert "Letter" in row
        assert row.count("<a href=") == links


def test_without_findings_nothing_is_said_of_them() -> None:
    html = page()
    body = html[html.index("<body>") : html.index("<script>")]
    assert "finding" not in body.casefold()


def test_the_head_says_how_far_the_map_is() -> None:
    outline = load(f"{MAP}reviewed: 2026-10-18\n".encode(), "t.cjm.yaml").outline
    assert outline is not None
    registry = Registry(outline, standing=Standing(3, 5, "18 Jan 2027"))
    head = render_html({ViewName.MAP: build_view(ViewName.MAP, registry, Options())}, Style()).partition("</header>")[0]
    assert "3 of 5 questions" in head
    assert "next by 18 Jan 2027" in head


def test_a_map_in_which_nothing_was_found_says_so() -> None:
    assert "no findings" in page(findings=()).partition("<script>")[0]


def test_a_finding_about_a_pain_stands_at_that_pain() -> None:
    two = MAP.replace("{text: P, evidence: talks}", "[{text: P}, {text: Q}]")
    second = finding(pointer=("stages", 0, "pains", 1, "text"))
    about_all = finding(pointer=("stages", 0, "pains"))
    lane = page(two, findings=(second, about_all)).partition('<tr class="l-pains')[2].partition("</tr>")[0]
    first, other, rest = re.split('<li class="pain|</ul>', lane)[1:]
    assert "finding-" not in first
    assert re.findall("#finding-(.)", other) == ["1"]
    assert re.findall("#finding-(.)", rest) == ["2"]


def test_the_foot_names_the_file() -> None:
    html = page(file="maps/t.cjm.yaml")
    assert "Drawn by cjmap from maps/t.cjm.yaml" in html
    assert "@bottom-left{content:" in html
    assert '<footer class="foot">' not in page()


@pytest.mark.parametrize("text", [*HOSTILE, "maps/map.cjm.yaml"], ids=range(len(HOSTILE) + 1))
def test_a_string_of_css_holds_any_text(text: str) -> None:
    quoted = css_string(text)
    assert re.fullmatch(r'"(?:[A-Za-z0-9]|\\[0-9a-f]{1,6} )*"', quoted)
    html = page(file=text, theme=Theme(font=text, logo=text))
    assert len(re.findall("<style>", html)) == 1
    assert quoted in html


def test_a_theme_sets_colours_font_and_logo() -> None:
    theme = Theme(accent=("#112233", "#ddeeff"), personas=(("#010203", "#fafbfc"),), font="House", logo="Acme & Co")
    rules = theme_rules(theme)
    assert "--acc:light-dark(#112233,#ddeeff)" in rules
    assert ".p1{--pc:light-dark(#010203,#fafbfc)" in rules
    assert '--sans:"House",' in rules
    html = page(theme=theme)
    assert rules in html
    assert "Acme & Co" in unescape(html[html.index('<p class="logo">') :].split("</p>")[0])
    assert theme_rules(Theme()) == ""
    assert '<p class="logo">' not in page()


def test_only_the_chosen_persona_stands_in_the_header() -> None:
    outline = load(MAP.encode(), "t.cjm.yaml").outline
    assert outline is not None
    html = render_html({ViewName.MAP: build_view(ViewName.MAP, Registry(outline, persona="b"), Options())}, Style())
    assert "Anna Adler" not in html
    assert ">Ben<" in html
    assert "data-who" not in html[html.index("<body>") : html.index("<script>")]


def test_the_anchor_of_any_id_can_be_linked() -> None:
    assert fragment("stages/é 100%#x") == "#stages/%C3%A9%20100%25%23x"


def test_the_script_holds_no_text_of_the_author() -> None:
    """It is the same for all maps, and puts no markup together."""
    scripts = {
        re.findall(r"<script>(.*?)</script>", page(text), flags=re.DOTALL)[0]
        for text in (MAP, "cjmap: 1\ntitle: X\nstages: []")
    }
    (script,) = scripts
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(", script)
