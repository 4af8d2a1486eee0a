"""The map and the curve as pictures: by a parser of XML, and with hostile texts in every field."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace

from cjmap.renderers.sheet.curve import write_sheet as write_curve
from cjmap.renderers.sheet.curve_marks import draw_marks
from cjmap.renderers.sheet.layout import lay_cell
from cjmap.renderers.sheet.map import write_sheet
from cjmap.renderers.sheet.marks import Group, Laid, Window
from cjmap.renderers.sheet.marks import Path as MarkPath
from cjmap.renderers.sheet.parts import Cell, Picture, Sheet, Table
from cjmap.renderers.sheet.tables import table_strips
from cjmap.renderers.style import Style
from cjmap.renderers.svg import draw_document, draw_svg
from cjmap.view.around import Flag
from cjmap.view.curve.parts import Point
from cjmap.view.curve.view import CurveView
from cjmap.view.grid.parts import GridView
from cjmap.view.views import View, ViewName
from tests.hostile import HOSTILE
from tests.sheets import (
    EXAMPLES,
    SVG,
    items_of,
    lines_of,
    squeezed,
    texts_of,
    view_of,
    view_of_map,
    wild_view,
    words_of,
)

GOLDEN = Path(__file__).parent / "golden"
MAPS = sorted((GOLDEN / "map").glob("*.cjm.yaml"))
ENGLISH = next(file for file in EXAMPLES if file.name == "clinic-visit.cjm.yaml")
BOTH = (ViewName.MAP, ViewName.CURVE)
STYLE = Style(file="map.cjm.yaml")
LONG = [text for text in HOSTILE if len(text) > 300]
HARD = [text for text in HOSTILE if len(text) <= 300 and ("<" in text or "\x00" in text or "{" in text)]


def sheet_of(view: View) -> Sheet:
    if isinstance(view, GridView):
        return write_sheet(view, STYLE)
    assert isinstance(view, CurveView)
    return write_curve(view, STYLE)


def feelings(count: int, *scores: int) -> dict[str, Any]:
    """Return a map of stages with one feeling each for as many personas."""
    people = {f"p{number}": {"name": f"Persona {number}"} for number in range(count)}
    stages = [
        {
            "name": f"Stage {place}",
            "emotions": [
                {"feeling": "calm", "score": (score + number) % 5 - 2, "for": [f"p{number}"]} for number in range(count)
            ],
        }
        for place, score in enumerate(scores)
    ]
    return {"personas": people, "stages": stages}


class TestTexts:
    """Everything that is in the view can be read in the picture."""

    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.partition(".")[0])
    def test_what_authors_wrote(self, file: Path) -> None:
        view = view_of(file)
        assert isinstance(view, GridView)
        shown = squeezed("".join(lines_of(draw_svg(ViewName.MAP, view, STYLE))))
        cells = [items_of(lane) for lane in view.lanes if lane.key != "emotions"]
        for text in {text for items in cells for item in items for text in texts_of(item)}:
            assert squeezed(text) in shown
        heads = [head for stage in view.stages for head in (stage, *stage.steps)]
        names = [person.name for person in view.frame.personas] + [source.name for source in view.frame.evidence]
        for text in (view.frame.header.title, view.frame.header.scenario, *names, *(head.name for head in heads)):
            assert squeezed(text) in shown

    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.partition(".")[0])
    def test_feelings_are_told_in_words(self, file: Path) -> None:
        view = view_of(file, ViewName.CURVE)
        assert isinstance(view, CurveView)
        svg = draw_svg(ViewName.CURVE, view, STYLE)
        description = ElementTree.fromstring(svg).findtext(f"{SVG}desc", "")
        for line in view.curve.lines if view.curve else ():
            known = [point for point in line.points if isinstance(point, Point)]
            worst = min(known, key=lambda point: point.unit)
            assert worst.place in description
            assert worst.score in description

    @pytest.mark.parametrize("name", BOTH)
    @pytest.mark.parametrize("text", HARD, ids=range(len(HARD)))
    def test_hostile_texts_are_only_texts(self, text: str, name: ViewName) -> None:
        svg = draw_svg(name, wild_view(text, name), STYLE)
        root = ElementTree.fromstring(svg)
        tags = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert tags <= {"svg", "title", "desc", "style", "defs", "pattern", "rect", "text", "tspan", "path"}
        assert not any(key.startswith("on") or key == "href" for element in root.iter() for key in element.attrib)
        if name is ViewName.MAP:
            assert squeezed("".join(lines_of(svg))).count(squeezed(text)) > 30


def test_findings_stand_below_the_map_with_the_sign_of_their_severity() -> None:
    view = view_of(EXAMPLES[0])
    assert isinstance(view, GridView)
    flag = Flag(
        1, "PAIN01", "unanswered-pain", "warning", "What is wrong", "What to do", "map.cjm.yaml", 12, "Stage", ""
    )
    shown = draw_svg(ViewName.MAP, replace(view, frame=replace(view.frame, findings=(flag,))), STYLE)
    assert "PAIN01" in lines_of(shown)
    assert squeezed("Stage map.cjm.yaml:12 What is wrong What to do") in squeezed("".join(lines_of(shown)))
    assert 'class="f-warn" transform' in shown


class TestRoom:
    """No text leaves its cell."""

    @pytest.mark.parametrize("name", BOTH)
    @pytest.mark.parametrize("text", ["Plain words of a map", *LONG], ids=range(len(LONG) + 1))
    def test_texts_stay_in_their_cells(self, text: str, name: ViewName) -> None:
        self.check(wild_view(text, name))

    @pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name.partition(".")[0])
    def test_texts_of_examples_stay_in_their_cells(self, file: Path) -> None:
        self.check(view_of(file))

    def check(self, view: View) -> None:
        cells = 0

        def lay_checked(cell: Cell, first: int, widths: Sequence[float]) -> Laid:
            nonlocal cells
            cells += 1
            laid = lay_cell(cell, first, widths)
            drawn = any(isinstance(block, Picture) for block in cell.blocks)
            for x, y, words in words_of(laid.marks):
                assert 0 <= y <= laid.height
                assert drawn or (x >= 0 and x + words.width <= sum(widths))
            return laid

        for block in sheet_of(view).blocks:
            if isinstance(block, Table):
                table_strips(block, 0, lay_checked)
        assert cells


class TestSizes:
    """Maps of all sizes, down to none."""

    @pytest.mark.parametrize("name", BOTH)
    def test_an_empty_map(self, name: ViewName) -> None:
        view = view_of_map({"stages": []}, name)
        assert len(lines_of(draw_svg(name, view, STYLE))) >= 2

    @pytest.mark.parametrize("count", [1, 5])
    @pytest.mark.parametrize("stages", [1, 20])
    @pytest.mark.parametrize("name", BOTH)
    def test_stages_and_personas(self, name: ViewName, stages: int, count: int) -> None:
        view = view_of_map(feelings(count, *range(stages)), name)
        lines = lines_of(draw_svg(name, view, STYLE))
        assert {f"{number} Stage {number - 1}" for number in range(1, stages + 1)} <= set(lines)

    def test_the_lowest_point_is_marked_once_although_the_curve_is_on_several_pages(self) -> None:
        scores = [3] * 30
        scores[27] = 0
        view = view_of_map(feelings(1, *scores), ViewName.CURVE)
        pages = [leaf.picture for leaf in draw_document({ViewName.CURVE: view}, Style(paper="a4"))]
        assert len(pages) > 1
        rings = [svg.count('a10 10 0 1 0 20 0a10 10 0 1 0 -20 0z"') for svg in pages]
        assert sum(rings) == 1
        assert rings[-1] == 1

    def test_pages_say_who_made_them_and_which_they_are(self) -> None:
        views = {name: view_of(ENGLISH, name) for name in (ViewName.MAP, ViewName.FLOW, ViewName.CURVE)}
        leaves = draw_document(views, Style(paper="a4", file="map.cjm.yaml"))
        for number, leaf in enumerate(leaves, 1):
            lines = lines_of(leaf.picture)
            assert any("map.cjm.yaml" in line for line in lines)
            assert f"Page {number} of {len(leaves)}" in lines
            assert ('width="841.89pt" height="595.28pt"' in leaf.picture) == (leaf.size[0] > leaf.size[1])

    def test_the_foot_is_as_large_on_every_page(self) -> None:
        views = {name: view_of(ENGLISH, name) for name in BOTH}
        for leaf in draw_document(views, Style(paper="a4", file="map.cjm.yaml")):
            box = re.search(r'viewBox="0 0 ([\d.]+)', leaf.picture)
            size = re.search(r'class="f-ink3 (z[\d_]+)[^"]*"[^>]*>Drawn by cjmap', leaf.picture)
            assert box is not None
            assert size is not None
            rule = re.search(rf"\.{size[1]}{{font-size:([\d.]+)px}}", leaf.picture)
            assert rule is not None
            assert float(rule[1]) * leaf.size[0] / float(box[1]) == pytest.approx(6.5, abs=0.05)

    def test_what_several_views_refer_to_stands_once_at_their_end(self) -> None:
        file = ENGLISH
        views = {name: view_of(file, name) for name in (ViewName.MAP, ViewName.PERSONAS, ViewName.OPPORTUNITIES)}
        leaves = draw_document(views, Style(paper="a4"))
        sources = [source.name for source in view_of(file).frame.evidence]
        assert sources
        told = [[source for source in sources if source in " ".join(lines_of(leaf.picture))] for leaf in leaves]
        assert told[-1] == sources
        assert [leaf.begins for leaf in leaves if leaf.begins] == ["Map", "Personas", "Opportunities", "Evidence"]
        alone = draw_document({ViewName.PERSONAS: views[ViewName.PERSONAS]}, Style(paper="a4"))
        assert sources[0] in " ".join(lines_of(alone[-1].picture))

    def test_a_curve_goes_on_to_the_edge_of_a_page_that_is_not_its_last(self) -> None:
        view = view_of_map(feelings(1, *([1] * 10)), ViewName.CURVE)
        assert isinstance(view, CurveView)
        curve = view.curve
        assert curve is not None
        part, whole = draw_marks(curve, [], 0, [100.0] * 5), draw_marks(curve, [], 0, [100.0] * 10)
        (window,) = [mark for mark in part if isinstance(mark, Window)]
        assert window.width == 500
        assert not any(isinstance(mark, Window) for mark in whole)
        (line,) = [mark for group in window.marks if isinstance(group, Group) for mark in group.marks]
        assert isinstance(line, MarkPath)
        ends = [float(x) for x in re.findall(r"([\d.]+) [\d.]+(?=C|$)", line.data)]
        assert max(ends) > 600  # the window begins at 100: its end is at 600

    def test_a_curve_that_passes_a_page_without_a_point_crosses_it(self) -> None:
        view = view_of_map(feelings(1, *([1] * 10)), ViewName.CURVE)
        assert isinstance(view, CurveView)
        curve = view.curve
        assert curve is not None
        (line,) = curve.lines
        ends = replace(curve, lines=(replace(line, points=(line.points[0], line.points[-1])),))
        middle = draw_marks(ends, [], 4, [100.0] * 2)
        assert any(isinstance(mark, Window) and mark.marks for mark in middle)

    def test_one_page_fits_all(self) -> None:
        view = view_of(EXAMPLES[0])
        (leaf,) = draw_document({ViewName.MAP: view}, STYLE)
        assert leaf.picture == draw_svg(ViewName.MAP, view, STYLE)
