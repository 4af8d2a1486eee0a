"""Blueprint, timeline and storyboard as pages, documents and pictures: by parsers, with hostile texts."""

import re
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjmap.loader import load, load_shared
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.model.texts import is_visible
from cjmap.renderers.escape import visible
from cjmap.renderers.formats import Format, render
from cjmap.renderers.style import Style
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from cjmap.vocabulary import label
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"
MAPS = sorted((GOLDEN / "map").glob("*.cjm.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
VIEWS = (ViewName.BLUEPRINT, ViewName.TIMELINE, ViewName.STORYBOARD)
TEXTS = st.text(min_size=1).filter(is_visible)
VOID = {"meta", "col", "br", "img", "link", "input", "hr"}
PICTURE = "data:image/png;base64,AA=="


def outline_of(file: Path) -> Outline:
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    loaded = load(file.read_bytes(), file.name, shared)
    assert loaded.outline is not None, loaded.findings
    return loaded.outline


def parsed(text: str) -> Outline:
    outline = load(f"cjmap: 1\ntitle: T\n{text}", "t.cjm.yaml").outline
    assert outline is not None
    return outline


def write(outline: Outline, form: Format, *names: ViewName, persona: str | None = None, **style: object) -> str:
    registry = Registry(outline, persona)
    views = {name: build_view(name, registry, Options()) for name in names}
    text = render(form, views, Style(**style))  # type: ignore[arg-type]
    assert isinstance(text, str)
    return text


def section(page: str, name: ViewName) -> str:
    """Return the part of a page that shows a view."""
    start = page.index(f'<section class="view" id="view-{name}"')
    depth = 0
    for match in re.compile(r"<section\b|</section>").finditer(page, start):
        depth += 1 if match[0] == "<section" else -1
        if depth == 0:
            return page[start : match.end()]
    raise AssertionError("the section does not end")


class Parts(HTMLParser):
    """The tags, attributes and texts of a piece of a page; fails on tags that do not match."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.shape: list[str] = []
        self.names: set[tuple[str, str]] = set()
        self.values: dict[str, list[str]] = {}
        self.texts: list[str] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.shape.append(tag)
        for name, value in attrs:
            self.names.add((tag, name))
            self.values.setdefault(name, []).append(value or "")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.texts).split())


@cache
def wild(text: str, form: Format, name: ViewName) -> str:
    journey = Journey.model_validate(wild_map(text))
    return write(Outline(journey, journey), form, name)


@cache
def wild_parts(text: str, name: ViewName) -> Parts:
    return Parts(section(wild(text, Format.HTML, name), name))


@pytest.mark.parametrize("name", VIEWS)
class TestEveryExample:
    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.partition(".cjm")[0])
    def test_can_be_drawn(self, file: Path, name: ViewName) -> None:
        outline = outline_of(file)
        page = Parts(section(write(outline, Format.HTML, name), name))
        picture = ElementTree.fromstring(write(outline, Format.SVG, name))
        shown = "".join(picture.itertext())
        empty = name != ViewName.STORYBOARD and "table" not in page.shape
        for stage in () if empty else outline.stages:
            assert " ".join(stage.name.split()) in page.text
            assert stage.name.split()[0] in shown
        ids = page.values.get("id", [])
        assert len(ids) == len(set(ids))

    def test_a_page_with_the_map_has_each_id_once(self, name: ViewName) -> None:
        page = Parts(write(outline_of(MAPS[0]), Format.HTML, ViewName.MAP, *VIEWS))
        assert len(page.values["id"]) == len(set(page.values["id"]))
        assert page.values["id"].count(f"view-{name}") == 1


@pytest.mark.parametrize("name", VIEWS)
class TestBorders:
    EMPTY = "stages: []"
    LONG = "W" * 200

    @pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.SVG])
    def test_an_empty_map_says_so(self, form: Format, name: ViewName) -> None:
        sentence = "Nobody has written yet" if name == ViewName.TIMELINE else "Nothing has been written here yet"
        assert sentence in write(parsed(self.EMPTY), form, name)

    @pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.SVG])
    def test_stages_without_a_word(self, form: Format, name: ViewName) -> None:
        text = write(parsed("language: nl\nstages: [Een, Twee]"), form, name)
        said = {
            ViewName.BLUEPRINT: label("page.empty", "nl"),
            ViewName.TIMELINE: label("timeline.none", "nl"),
            ViewName.STORYBOARD: label("cell.unknown", "nl"),
        }
        assert said[name] in text

    def test_long_names_are_whole(self, name: ViewName) -> None:
        stages = f"stages: [{{name: {self.LONG}, actions: [{self.LONG}], duration: 1 day}}]"
        page = Parts(section(write(parsed(stages), Format.HTML, name), name))
        assert self.LONG in page.text
        picture = "".join(ElementTree.fromstring(write(parsed(stages), Format.SVG, name)).itertext())
        assert picture.count("W") >= len(self.LONG)

    def test_right_to_left(self, name: ViewName) -> None:
        stages = "language: ar\nstages: [{name: زيارة, actions: [يتصل], frontstage: [تسأل], duration: 1 day}, B]"
        page = write(parsed(stages), Format.HTML, name)
        assert '<html lang="ar" dir="rtl">' in page
        assert "يتصل" in page or name == ViewName.TIMELINE

    def test_one_persona_alone(self, name: ViewName) -> None:
        stages = """
personas: {a: Anna, b: Ben}
stages:
  - {name: Both, per_persona: {a: {actions: [only Anna], duration: 3 days}, b: {actions: [only Ben], duration: 4 h}}}
  - {name: Not Ben, for: [a]}
"""
        text = write(parsed(stages), Format.MARKDOWN, name, persona="b")
        assert "Not Ben" not in text
        assert "Anna" not in text
        assert "3 days" not in text
        assert ("4 h" if name == ViewName.TIMELINE else "only Ben") in text


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
class TestHostile:
    def test_pages_keep_their_shape(self, text: str, name: ViewName) -> None:
        page = wild_parts(text, name)
        tame = wild_parts("harmless", name)
        assert set(page.shape) <= set(tame.shape) | {"code", "a"}
        assert page.names <= tame.names | {("a", "href")}
        for address in page.values.get("href", []):
            scheme = re.match(r"[^/?#]*?:", address)
            assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:")

    def test_nothing_is_lost(self, text: str, name: ViewName) -> None:
        assert " ".join(visible(text).split()) in wild_parts(text, name).text

    def test_documents_keep_their_shape(self, text: str, name: ViewName) -> None:
        parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
        blocks = [token.type for token in parser.parse(wild(text, Format.MARKDOWN, name))]
        assert blocks == [token.type for token in parser.parse(wild("harmless", Format.MARKDOWN, name))]

    def test_pictures_are_xml_without_script(self, text: str, name: ViewName) -> None:
        picture = ElementTree.fromstring(wild(text, Format.SVG, name))
        tags = {element.tag.rpartition("}")[2] for element in picture.iter()}
        assert not tags & {"script", "foreignObject", "a", "image"}
        assert not any(key.lower().startswith("on") for element in picture.iter() for key in element.attrib)


@pytest.mark.parametrize("name", VIEWS)
class TestAnyText:
    @settings(max_examples=10)
    @given(text=TEXTS)
    def test_keeps_the_shape(self, name: ViewName, text: str) -> None:
        page = Parts(section(wild(text, Format.HTML, name), name))
        assert set(page.shape) <= set(wild_parts("harmless", name).shape) | {"code", "a"}


class TestBlueprint:
    STAGES = """
stages:
  - name: A
    steps:
      - {name: One, actions: [asks], frontstage: [{actor: Clerk, text: answers}], support: [database]}
      - {name: Two, actions: [waits], frontstage: [], backstage: []}
"""

    def html(self) -> str:
        return section(write(parsed(self.STAGES), Format.HTML, ViewName.BLUEPRINT), ViewName.BLUEPRINT)

    def test_lines_say_where_they_are_crossed(self) -> None:
        text = Parts(self.html()).text
        assert "Line of interaction both sides act at: One" in text
        assert "Line of visibility nothing is known to cross it" in text

    def test_an_arrow_for_each_crossing(self) -> None:
        assert self.html().count('class="ar"') == 1

    def test_nobody_there_and_looked_none(self) -> None:
        text = Parts(self.html()).text
        assert text.count("nobody there") == 1
        assert text.count("looked, none") == 1

    def test_what_is_behind_the_line_of_visibility_is_sunk(self) -> None:
        assert re.findall(r'<tr class="bp-(\w+)( sunk)?"', self.html()) == [
            ("actions", ""),
            ("frontstage", ""),
            ("backstage", " sunk"),
            ("support", " sunk"),
        ]

    def test_is_a_table_with_heads(self) -> None:
        page = Parts(self.html())
        assert page.values["scope"].count("col") == 2
        assert page.values["scope"].count("colgroup") == 1
        assert page.values["scope"].count("row") == 4 + 3

    def test_markdown_has_a_column_for_each_lane_and_line(self) -> None:
        document = write(parsed(self.STAGES), Format.MARKDOWN, ViewName.BLUEPRINT)
        row = next(line for line in document.splitlines() if line.startswith("| 1.1 One"))
        cells = [cell.strip() for cell in row.strip("|").split("|")]
        unknown = "*? not known*"
        assert cells == ["1.1 One", "asks", "↔", "**Clerk**: answers", "", unknown, "", "database"]


class TestTimeline:
    STAGES = """
stages:
  - name: A
    steps:
      - {name: One, duration: 2-3 days, wait: 1 day}
      - Two
"""

    def test_says_what_it_comes_to(self) -> None:
        text = Parts(section(write(parsed(self.STAGES), Format.HTML, ViewName.TIMELINE), ViewName.TIMELINE)).text
        assert "How long it takes at least 3 days" in text
        assert "Of that, waiting at least 1 day" in text
        assert "Longest wait 1 day 1.1 One" in text
        assert "No time written 1 of 2 steps" in text
        assert "takes 2-3 days" in text
        assert "waits 1 day" in text
        assert text.count("? not known") == 1
        assert "A month counts as 30 days" in text

    def test_bars_are_as_long_as_the_times(self) -> None:
        stages = "stages: [{name: A, duration: 1 day}, {name: B, duration: 1 min}, {name: C, wait: 1 h}]"
        html = section(write(parsed(stages), Format.HTML, ViewName.TIMELINE), ViewName.TIMELINE)
        widths = [float(width) for width in re.findall(r'<rect class="is" width="([\d.]+)%"', html)]
        assert widths[0] == 100
        assert 0 < widths[1] < widths[2] < widths[0]

    def test_personas_that_differ(self) -> None:
        stages = "personas: {a: Anna, b: Ben}\nstages: [{name: A, duration: 1 h, per_persona: {b: {duration: 2 h}}}]"
        document = write(parsed(stages), Format.MARKDOWN, ViewName.TIMELINE)
        assert "**How long it takes**: **An** 1 h; **Be** 2 h" in document


class TestStoryboard:
    STAGES = "stages: [{name: A, image: a.png, actions: [asks], quotes: [Oh], thoughts: [Hm]}, {name: B, actions: []}]"

    def test_shows_a_picture_that_is_there(self) -> None:
        pictures = {"a.png": PICTURE}
        page = Parts(
            section(
                write(parsed(self.STAGES), Format.HTML, ViewName.STORYBOARD, pictures=pictures), ViewName.STORYBOARD
            )
        )
        assert (page.values["src"], page.values["alt"]) == ([PICTURE], ["Picture of A"])
        assert "a.png" not in page.text
        document = write(parsed(self.STAGES), Format.MARKDOWN, ViewName.STORYBOARD, pictures=pictures)
        assert "![Picture of A](<a.png>)" in document

    def test_names_a_picture_that_is_not(self) -> None:
        page = Parts(section(write(parsed(self.STAGES), Format.HTML, ViewName.STORYBOARD), ViewName.STORYBOARD))
        assert "src" not in page.values
        assert "a.png" in page.text

    def test_panels_are_a_list_with_headings(self) -> None:
        page = Parts(section(write(parsed(self.STAGES), Format.HTML, ViewName.STORYBOARD), ViewName.STORYBOARD))
        assert page.shape.count("ol") == 1
        assert page.shape.count("h3") == 2
        assert "looked, none" in page.text


def test_a_wide_blueprint_takes_several_sheets_of_paper() -> None:
    steps = ", ".join(f"{{name: Step {number}, actions: Acts, frontstage: Serves}}" for number in range(8))
    stages = "".join(f"  - {{name: Stage {number}, steps: [{steps}]}}\n" for number in range(3))
    html = write(parsed(f"stages:\n{stages}"), Format.HTML, ViewName.BLUEPRINT)
    whole, *sheets = html.split('<div class="bp ')[1:]
    assert len(sheets) == 3
    assert sum(sheet.count('class="bpc"') for sheet in sheets) == whole.count('class="bpc"') == 48
    assert sum(sheet.count('class="ar"') for sheet in sheets) == whole.count('class="ar"') == 24
    assert ' id="' in whole
    assert not any(' id="' in sheet for sheet in sheets[:-1])
    assert f".bp.bpp{len(sheets)}{{" in html
    small = write(parsed("stages: [{name: A, actions: Acts}]"), Format.HTML, ViewName.BLUEPRINT)
    assert 'class="bp part' not in small
