"""Personas, opportunities and channels as pages and pictures: what they say, and that hostile texts stay texts."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from cjmap.loader import load, load_shared
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.renderers.escape import visible
from cjmap.renderers.html.page import render_html
from cjmap.renderers.style import Style
from cjmap.renderers.svg import render_svg
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
VIEWS = (ViewName.PERSONAS, ViewName.OPPORTUNITIES, ViewName.CHANNELS)
MAP = """cjmap: 1
title: T
personas: {a: {name: Ann Bee, channels: [fax, web], demographics: {age: "30"}, image: ann.png}, b: Bob}
channels: {web: {name: Website, kind: digital, aliases: [site]}, fax: Fax, phone: Phone}
stages:
  - name: A
    steps:
      - name: B
        emotions: [{feeling: glad, score: 2, for: a}, {feeling: sad, score: -1, for: b}]
        touchpoints: [{name: X, channels: [web, phone], handover: lost}, Y]
        pains: [{text: Slow answers, severity: 5}, {text: Loud music, severity: 2}]
        opportunities:
          - {text: Answer sooner, impact: 5, effort: 1, status: planned, owner: us, addresses: Slow answers}
          - {text: Nobody asked, impact: 1, effort: 5, status: rejected, addresses: []}
  - {name: C, emotions: [{feeling: calm, score: 1}], touchpoints: []}
  - {name: D}
"""


class Parts(HTMLParser):
    """The tags of a page with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "p", "div", "small", "dt", "dd", "h3"):
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def text(self) -> str:
        return " ".join("".join(self.words).split())

    def values(self, name: str) -> list[str]:
        return [value for _, attrs in self.tags if (value := attrs.get(name)) is not None]


def outline_of(text: str = MAP) -> Outline:
    loaded = load(text, "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return loaded.outline


def page_of(outline: Outline, *names: ViewName, style: Style = Style(), persona: str | None = None) -> str:  # noqa: B008
    registry = Registry(outline, persona)
    return render_html({name: build_view(name, registry, Options()) for name in names}, style)


def section_of(name: ViewName, page: str) -> str:
    found = re.search(
        rf'<section class="view[^"]*" id="view-{name}".*?(?=<section class="view|</main>)', page, re.DOTALL
    )
    assert found
    return found[0]


@cache
def wild_outline(text: str) -> Outline:
    journey = Journey.model_validate(wild_map(text))
    return Outline(journey, journey)


def shape(page: str) -> list[str]:
    """Return the tags of a page with the names of their attributes, paths and styles aside."""
    drawn = ("circle", "path", "line", "rect", "text", "title", "g", "style")
    return [f"{tag} {sorted(attrs)}" for tag, attrs in Parts(page).tags if tag not in drawn]


class TestPersonas:
    def test_a_card_says_it_all(self) -> None:
        text = Parts(section_of(ViewName.PERSONAS, page_of(outline_of(), ViewName.PERSONAS))).text
        for said in (
            "Ann Bee",
            "age: 30",
            "Fax",
            "Website",
            "ann.png",
            "Lowest at C (calm +1), highest at B (glad +2)",
        ):
            assert said in text

    def test_the_card_is_where_links_to_the_persona_lead(self) -> None:
        assert Parts(page_of(outline_of(), *VIEWS)).values("id").count("personas/a") == 1

    def test_a_picture_stands_for_the_monogram(self) -> None:
        style = Style(pictures={"ann.png": "data:image/png;base64,AA=="})
        parts = Parts(section_of(ViewName.PERSONAS, page_of(outline_of(), ViewName.PERSONAS, style=style)))
        assert [attrs for tag, attrs in parts.tags if tag == "img"] == [
            {"class": "face", "src": "data:image/png;base64,AA==", "alt": "Picture of Ann Bee"}
        ]
        assert "ann.png" not in parts.text

    def test_one_alone(self) -> None:
        text = Parts(section_of(ViewName.PERSONAS, page_of(outline_of(), ViewName.PERSONAS, persona="b"))).text
        assert "Bob" in text
        assert "Ann" not in text

    def test_without_personas(self) -> None:
        page = page_of(outline_of("cjmap: 1\ntitle: T\nstages: []\n"), ViewName.PERSONAS)
        assert "names no personas" in section_of(ViewName.PERSONAS, page)


class TestOpportunities:
    def section(self) -> str:
        return section_of(ViewName.OPPORTUNITIES, page_of(outline_of(), ViewName.OPPORTUNITIES))

    def test_the_matrix_has_a_caption_and_heads_for_both_sides(self) -> None:
        (matrix,) = re.findall(r'<table class="matrix">.*?</table>', self.section(), re.DOTALL)
        parts = Parts(matrix)
        assert parts.values("scope") == ["col"] * 5 + ["row"] * 5
        assert "Impact by effort. Each cell lists" in parts.text

    def test_chips_lead_to_their_rows(self) -> None:
        parts = Parts(self.section())
        chips = [attrs["href"] for tag, attrs in parts.tags if tag == "a" and "oc" in (attrs.get("class") or "")]
        assert chips == ["#row-O1", "#row-O2"]
        assert {"row-O1", "row-O2"} <= set(parts.values("id"))

    def test_a_row_says_it_all(self) -> None:
        text = Parts(self.section()).text
        assert "1 O1 Answer sooner answers P1 Slow answers high B Impact 5 Effort 1 Status planned Owner us" in text
        assert "no rank O2 Nobody asked" in text

    def test_pains_that_nobody_answers(self) -> None:
        assert "Pains that nobody answers P2 Loud music B · low" in Parts(self.section()).text

    def test_anchors_stand_once_with_the_map_and_alone(self) -> None:
        alone = Parts(page_of(outline_of(), ViewName.OPPORTUNITIES)).values("id")
        assert alone.count("opportunities/O1") == 1
        assert "opportunities/O1" not in Parts(
            section_of(ViewName.OPPORTUNITIES, page_of(outline_of(), ViewName.MAP, *VIEWS))
        ).values("id")

    def test_none(self) -> None:
        page = page_of(outline_of("cjmap: 1\ntitle: T\nstages: []\n"), ViewName.OPPORTUNITIES)
        assert "Nobody has written down yet what could be better" in page


class TestChannels:
    def table(self) -> Parts:
        page = section_of(ViewName.CHANNELS, page_of(outline_of(), ViewName.CHANNELS))
        (table,) = re.findall(r'<table class="channels".*?</table>', page, re.DOTALL)
        return Parts(table)

    def test_heads_of_columns_rows_and_groups(self) -> None:
        assert self.table().values("scope") == ["col"] * 6 + ["rowgroup", "row", "row"] + ["rowgroup"] * 2 + ["row"]

    def test_says_how_it_feels_and_of_what(self) -> None:
        text = self.table().text
        assert "X B handover lost Website −1 +2 as in the step as a whole" in text
        assert "2 C nobody there 3 D ? not known" in text

    def test_counts_and_what_is_preferred_in_vain(self) -> None:
        foot = self.table().text.partition("Touchpoints")[2]
        assert foot.strip() == "Website 1 Fax none preferred, but no touchpoint is there Phone 1 no channel 1"

    def test_a_line_joins_a_touchpoint_on_several_channels(self) -> None:
        classes = [attrs.get("class") for tag, attrs in self.table().tags if tag == "td" and "class" in attrs]
        assert classes[:3] == ["on to", "from to", "on from"]

    def test_none(self) -> None:
        page = page_of(outline_of("cjmap: 1\ntitle: T\nstages: []\n"), ViewName.CHANNELS)
        assert "names no channels and no touchpoints" in page


@pytest.mark.parametrize("name", VIEWS)
class TestEvery:
    @pytest.mark.parametrize("text", HOSTILE[:45], ids=range(45))
    def test_text_stays_text(self, name: ViewName, text: str) -> None:
        page, tame = (page_of(wild_outline(each), name) for each in (text, "harmless words"))
        section, tame = section_of(name, page), section_of(name, tame)
        assert {each for each in shape(section) if not each.startswith(("a [", "code ["))} <= set(shape(tame))
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", section)
        assert " ".join(visible(text).split()) in Parts(section).text

    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.partition(".cjm")[0])
    def test_ids_are_unique_and_pictures_are_xml(self, name: ViewName, file: Path) -> None:
        shared = [
            load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))
        ]
        outline = load(file.read_bytes(), file.name, shared).outline
        assert outline is not None
        ids = Parts(page_of(outline, name)).values("id")
        assert len(ids) == len(set(ids))
        view = build_view(name, Registry(outline), Options())
        root = ElementTree.fromstring(render_svg({name: view}, Style()))
        assert root.findtext("{http://www.w3.org/2000/svg}desc")
