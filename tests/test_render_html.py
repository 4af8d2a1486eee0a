"""The map as a page: by a parser of HTML, and with hostile texts in every field."""

import base64
import hashlib
import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cjmap.loader import load, load_shared
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.model.texts import is_visible
from cjmap.renderers.escape import safe_url, visible
from cjmap.renderers.html.page import render_html
from cjmap.renderers.style import Style
from cjmap.view.grid.grid import build_grid
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "map"
MAPS = sorted(GOLDEN.glob("*.cjm.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
TEXTS = st.text(min_size=1).filter(is_visible)
VOID = {"meta", "col", "br", "img", "link", "input", "hr"}


def draw(outline: Outline, style: Style | None = None) -> str:
    """Return the page of the map view alone."""
    return render_html({ViewName.MAP: build_grid(Registry(outline))}, style or Style())


def page_of(file: Path) -> str:
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    loaded = load(file.read_bytes(), file.name, shared)
    assert loaded.outline is not None, loaded.findings
    return draw(loaded.outline)


@cache
def wild_page(text: str) -> str:
    journey = Journey.model_validate(wild_map(text))
    return draw(Outline(journey, journey))


class Page(HTMLParser):
    """What a page consists of; fails on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.text: list[str] = []
        self.shape: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append(tag)
        self.attributes |= {(tag, name) for name, _ in attrs} | {(tag, "")}
        for name, value in attrs:
            if name in ("href", "src", "xlink:href", "action"):
                self.links.append(value or "")
            if name == "id":
                self.ids.append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def curve(html: str) -> ElementTree.Element:
    """Return the curve, read as XML."""
    start = html.index('<svg class="curve"')
    end, depth = start, 0
    for match in re.compile(r"<svg\b|</svg>").finditer(html, start):
        depth += 1 if match[0] == "<svg" else -1
        end = match.end()
        if depth == 0:
            break
    return ElementTree.fromstring(html[start:end])


@cache
def tame() -> Page:
    return Page(wild_page("harmless"))


@pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
class TestPages:
    def test_is_well_formed(self, file: Path) -> None:
        html = page_of(file)
        page = Page(html)
        assert len(page.ids) == len(set(page.ids))
        inner = {unquote(link[1:]) for link in page.links if link.startswith("#")}
        assert inner <= set(page.ids)
        assert html.startswith("<!DOCTYPE html>\n<html lang=")

    def test_asks_nothing_of_the_network(self, file: Path) -> None:
        html = page_of(file)
        page = Page(html)
        assert not {"img", "link", "iframe", "object", "embed"} & set(page.shape)
        style = html[html.index("<style>") + 7 : html.index("</style>")]
        digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
        assert f"default-src 'none'; style-src 'sha256-{digest}'" in html
        assert "url(" not in style
        assert "@import" not in style
        assert not any(name == "style" or name.startswith("on") for _, name in page.attributes)

    def test_columns_of_the_table_add_up(self, file: Path) -> None:
        """Each row of the grid covers every column, those of taller cells above counted."""
        html = page_of(file)
        table = html[html.index('<table class="grid">') : html.index("</table>")]
        columns = table.count("<col ")
        below = [0] * columns
        for row in re.findall(r"<tr.*?</tr>", table, flags=re.DOTALL):
            taken = [height > 0 for height in below]
            below = [max(0, height - 1) for height in below]
            for attributes in re.findall(r"<t[hd]\b([^>]*)>", row):
                wide, high = (re.search(rf'{name}="(\d+)"', attributes) for name in ("colspan", "rowspan"))
                start = taken.index(False)
                for column in range(start, start + (int(wide[1]) if wide else 1)):
                    assert not taken[column]
                    taken[column] = True
                    below[column] = max(below[column], int(high[1]) - 1 if high else 0)
            assert all(taken)


class TestHostile:
    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_text_stays_text(self, text: str) -> None:
        html = wild_page(text)
        page = Page(html)
        assert page.attributes <= tame().attributes
        assert [tag for tag in page.shape if tag in ("tr", "td", "th", "section", "li")] == [
            tag for tag in tame().shape if tag in ("tr", "td", "th", "section", "li")
        ]
        assert " ".join(visible(text).split()) in " ".join("".join(page.text).split())

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_no_link_leads_where_none_should(self, text: str) -> None:
        for link in Page(wild_page(text)).links:
            scheme = re.match(r"[^/?#]*?:", link)
            assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:"), link
            assert not link.startswith("//")

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_the_curve_is_xml(self, text: str) -> None:
        names = {element.tag for element in curve(wild_page(text)).iter()}
        assert names <= {element.tag for element in curve(wild_page("harmless")).iter()} | {"text"}

    @settings(max_examples=25, deadline=None)
    @given(TEXTS)
    @example("/\x1b")
    def test_any_text(self, text: str) -> None:
        page = Page(wild_page(text))
        assert page.attributes <= tame().attributes
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "".join(page.text))


class TestLinks:
    @pytest.mark.parametrize(
        ("url", "safe"),
        [
            ("https://a.example/x?y=1&z=2#t", "https://a.example/x?y=1&z=2#t"),
            ("HTTP://a.example", "HTTP://a.example"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("docs/my spec.md#part", "docs/my%20spec.md#part"),
            ("../map.cjm.yaml", "../map.cjm.yaml"),
            ("?q=a:b", "?q=a:b"),
            ("javascript:alert(1)", None),
            ("java\nscript:alert(1)", None),
            ("\x01javascript:alert(1)", None),
            ("java\u202escript:alert(1)", None),
            ("data:text/html,x", None),
            ("//evil.example", None),
            ("#123", None),
            ("\n #view-map", None),
            ("page.html#123", "page.html#123"),
            ("\\\\evil.example", None),
            ("/\\evil.example", None),
            ("C:\\x", None),
            (" ", None),
        ],
    )
    def test_safe_url(self, url: str, safe: str | None) -> None:
        assert safe_url(url) == safe


class TestContent:
    def test_says_it_all(self) -> None:
        """Every text of the map that shows all kinds of cells is on the page."""
        source = (GOLDEN / "clinic.cjm.yaml").read_text(encoding="utf-8")
        text = " ".join("".join(Page(page_of(GOLDEN / "clinic.cjm.yaml")).text).split())
        words = re.findall(
            r"(?:text|why|name|hypothesis|when|event|expects|gets|thoughts|source): ([A-Za-z][^,}\n]+)", source
        )
        assert len(words) > 25
        assert [word for word in words if word.strip() not in text] == []

    def test_right_to_left(self) -> None:
        loaded = load("cjmap: 1\ntitle: رحلة\nlanguage: ar\nstages: [أ]", "t.cjm.yaml")
        assert loaded.outline is not None
        assert '<html lang="ar" dir="rtl">' in draw(loaded.outline)

    def test_the_curve_has_words(self) -> None:
        root = curve(page_of(GOLDEN / "clinic.cjm.yaml"))
        title, text = root.find("title"), root.find("desc")
        assert title is not None
        assert title.text == "Feelings along the journey"
        assert text is not None
        assert "Worried patient. Begins: worried (−1)." in " ".join((text.text or "").split())


def test_from_right_to_left_the_curve_begins_at_the_right() -> None:
    text = (
        "cjmap: 1\ntitle: T\nlanguage: {}\nstages:\n"
        "  - {{name: A, emotions: 2}}\n  - {{name: B, emotions: 0}}\n  - {{name: C, emotions: -2}}\n"
    )

    def markers(language: str) -> list[float]:
        outline = load(text.format(language), "m").outline
        assert outline is not None
        html = draw(outline)
        assert f'dir="{"rtl" if language == "ar" else "ltr"}"' in html
        return [
            float(x.rstrip("%"))
            for each in curve(html).iter("svg")
            if (x := each.get("x")) and each.get("class") == "pt p0"
        ]

    assert len(markers("en")) == 3
    assert markers("ar") == pytest.approx([100 - x for x in markers("en")], abs=0.011)


def page_with(stages: str, head: str = "") -> str:
    """Return the page of a map with these stages."""
    outline = load(f"cjmap: 1\ntitle: T\n{head}\nstages:\n{stages}", "t.cjm.yaml").outline
    assert outline is not None
    return draw(outline)


def labels_of(html: str) -> list[str]:
    return ["".join(each.itertext()) for each in curve(html).iter("text") if "fl" in each.get("class", "")]


TWO = "personas: {a: Anna Adler, b: Ben}"


class TestFeelings:
    def test_each_point_has_a_label(self) -> None:
        html = page_with(
            "  - {name: A, emotions: happy}\n  - {name: B, emotions: calm}\n  - {name: C, emotions: sad}\n"
            "  - {name: D, emotions: worried}\n  - {name: E, emotions: [{feeling: proud, for: b}, {feeling: lost, for: a}]}",
            TWO,
        )
        assert sorted(labels_of(html)) == ["calm", "happy", "lost", "proud", "sad", "worried"]
        assert '<tr class="l-emotions' not in html

    @pytest.mark.parametrize(
        "emotions",
        [
            "[happy, grmpf]",
            "[{feeling: happy, score: 1}, gloomy]",
            "{feeling: happy, evidence: talks}",
            "{feeling: happy, description: Rather}",
            f"[{', '.join(f'happy{number}' for number in range(9))}, sad]",
        ],
    )
    def test_what_the_curve_cannot_say_stands_below_it(self, emotions: str) -> None:
        html = page_with(f"  - {{name: A, emotions: {emotions}}}\n  - {{name: B, emotions: calm}}")
        row = html[html.index('<tr class="l-emotions') :]
        words = re.findall(r"[a-z]+\d?", emotions.replace("feeling", "").replace("score", ""))
        named = [word for word in words if word not in ("evidence", "talks", "description")]
        assert [word for word in named if word not in row[: row.index("</tr>")]] == []
        assert '<details class="text"' not in html

    def test_nobody_felt_anything_stands_below_the_curve(self) -> None:
        assert '<tr class="l-emotions' in page_with("  - {name: A, emotions: happy}\n  - {name: B, emotions: []}")

    def test_holes_have_a_mark_each_in_their_columns(self) -> None:
        names = "".join(f"  - {{name: {name}}}\n" for name in "CDE")
        html = page_with("  - {name: A, emotions: 1}\n  - {name: B, emotions: -1}\n" + names)
        marks = [each for each in curve(html).iter("svg") if each.find("circle[@class='qm']") is not None]
        assert [each.get("x") for each in marks] == ["50.00%", "70.00%", "90.00%"]
        assert len({each.get("y") for each in marks}) == 1

    def test_holes_lie_between_what_is_known(self) -> None:
        html = page_with("  - {name: A, emotions: 2}\n  - B\n  - {name: C, emotions: -2}\n")
        marks = [each for each in curve(html).iter("svg") if each.find("circle[@class='qm']") is not None]
        assert [(each.get("x"), each.get("y")) for each in marks] == [("50.00%", "9.50em")]


class TestLegend:
    def test_explains_the_signs_that_occur(self) -> None:
        html = page_with(
            "  - {name: A, emotions: -2, pains: [], moment_of_truth: true, expects: x, satisfaction: 1}\n  - B"
        )
        legend = " ".join(
            re.sub(r"<[^>]+>", " ", html[html.index('<section class="signs"') :].split("</section>")[0]).split()
        )
        for text in ("nobody looked yet", "nothing there", "feeling not known", "lowest point", "moment of truth"):
            assert text in legend
        assert "Expectation (Satisfaction): missed (1–2)" in legend
        assert "Severity" not in legend

    def test_nothing_to_explain(self) -> None:
        assert '<section class="signs"' not in page_with("  - {name: A, emotions: 1, pains: P}")


def test_a_persona_without_a_profile_has_no_card() -> None:
    html = page_with("  - A", "personas: {a: Anna Adler, b: {name: Ben, goals: Rest}}")
    assert html.count('<article class="card') == 1
    assert 'href="#personas/a"' not in html
    assert 'href="#personas/b"' in html
    assert "<article" not in page_with("  - A", TWO)


def test_ways_set_conditions_apart_and_name_the_end() -> None:
    html = page_with("  - {name: A, next: [{to: B, when: has the app, share: 30%}, {to: end, share: 10%}, end]}\n  - B")
    text = " ".join("".join(Page(html).text).split())
    assert "30% go to 2 B (has the app)" in text
    assert "10%: the journey ends" in text
    assert "go to end" not in text


def test_columns_take_the_room_not_the_names_of_lanes() -> None:
    html = page_with("  - {name: A, pains: P}")
    assert ".lane{width:var(--lanes)}" in html
    assert "width:calc(var(--lanes) + var(--columns)*var(--col))" in html


def part(html: str, start: str, end: str) -> str:
    """Return what is between two marks of a page, its tags left out."""
    inner = html[html.index(start) : html.index(end, html.index(start))]
    return " ".join(re.sub(r"<[^>]+>", " ", inner).split())


class TestReferences:
    STAGES = (
        "  - {name: A, pains: [{id: slow, text: Slow}, {id: dear, text: Dear}]}\n"
        "  - {name: B, opportunities: [{text: Faster, addresses: slow}, {text: No, addresses: dear, status: rejected}]}"
    )

    def test_pains_and_opportunities_lead_to_each_other(self) -> None:
        html = page_with(self.STAGES)
        pain = html[html.index('id="pains/slow"') : html.index('id="pains/dear"')]
        assert 'answered by <a href="#opportunities/O1">O1</a>' in pain
        assert 'answers <a href="#pains/slow">P1</a>' in html
        assert "nobody answers it" in part(html, 'id="pains/dear"', "</li>")

    def test_without_opportunities_nothing_is_said_of_answers(self) -> None:
        assert "nobody answers it" not in page_with("  - {name: A, pains: Slow}")

    def test_ways_lead_to_numbered_places(self) -> None:
        html = page_with("  - {name: A, steps: [One, {name: Two, next: [{to: One, share: 5%}, {to: B}]}]}\n  - B")
        table = html[: html.index('<div class="story">')]
        assert '<use href="#i-back"/>' in table
        assert '<a href="#stages/a/steps/one"><span class="no">1.1</span> <b>One</b></a>' in table
        assert '<a href="#stages/b"><span class="no">2</span> <b>B</b></a>' in table


class TestSurroundings:
    def test_pictures_and_pages(self) -> None:
        text = "cjmap: 1\ntitle: T\nstages: [{name: A, image: a.png, journey: deep.cjm.yaml}, {name: B, image: b.png}]"
        outline = load(text, "t.cjm.yaml").outline
        assert outline is not None
        html = draw(
            outline, Style(pictures={"a.png": "data:image/png;base64,AA"}, pages={"deep.cjm.yaml": "deep.html"})
        )
        assert '<img class="pic" src="data:image/png;base64,AA" alt="Pictures: A">' in html
        assert "<code>b.png</code>" in html
        head = html[html.index('<th id="stages/a"') : html.index('<th id="stages/b"')]
        assert '<a href="deep.html">Journey in detail</a>' in head


class TestStory:
    def test_tells_stage_by_stage(self) -> None:
        html = page_with(
            "  - {name: A, goals: Whole, steps: [{name: One, actions: Acts, emotions: 1}, Two]}\n  - {name: B, goals: []}",
            "pains: Everywhere",
        )
        story = part(html, '<div class="story">', '<div class="wrap">')
        found = [
            story.index(word) for word in ("1 /2 A", "One", "+1", "Acts", "Two", "The whole stage", "Whole", "2 /2 B")
        ]
        assert found == sorted(found)
        assert story.index("Everywhere") > found[-1]
        assert "? not known Actions Feelings" in story

    def test_has_no_ids(self) -> None:
        html = page_with("  - {name: A, pains: Slow, touchpoints: T}")
        assert ' id="' not in html[html.index('<div class="story">') : html.index('<div class="wrap">')]


class TestPaper:
    def test_a_wide_map_takes_several_sheets(self) -> None:
        steps = ", ".join(f"{{name: Step {number}, emotions: {number % 5 - 2}}}" for number in range(8))
        html = page_with("".join(f"  - {{name: Stage {number}, steps: [{steps}]}}\n" for number in range(4)))
        sheets = html[: html.index('<div class="story">')].split('<div class="paper ')[1:]
        assert len(sheets) == 2
        names = [re.findall(r'<span class="sname">([^<]+)', sheet) for sheet in sheets]
        assert [name for sheet in names for name in sheet] == [f"Step {number}" for number in range(8)] * 4
        assert ".page2{" in html
        assert all('<svg class="curve"' in sheet for sheet in sheets)

    def test_a_small_map_takes_one(self) -> None:
        assert 'class="paper' not in page_with("  - A\n  - B")
