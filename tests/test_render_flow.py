"""The flow drawn: DOT by the byte, SVG by parsing it; hostile texts, any script, no installed Graphviz needed."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from cjmap.errors import CjmapError
from cjmap.loader import load, load_shared
from cjmap.model.texts import is_visible
from cjmap.renderers.escape import dot_plain
from cjmap.renderers.flow import engine
from cjmap.renderers.flow.colours import (
    ACCENT,
    BAD,
    BAND,
    BARS,
    CARD,
    DARK,
    EDGE,
    FAINT,
    GOOD,
    INK,
    LINE,
    MOODS,
    PAGE,
    SKIP,
    SOFT,
)
from cjmap.renderers.flow.dot import render_dot
from cjmap.renderers.flow.engine import find_engine, run_engine
from cjmap.renderers.flow.svg import page_rules, render_inline, render_svg
from cjmap.renderers.flow.tables import WIDTH
from cjmap.renderers.text_width import text_width, wrap_text
from cjmap.settings.theme import Theme
from cjmap.view.flow.flow import build_flow
from cjmap.view.flow.parts import Card, FlowView, Pill
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from tests.test_validate import run

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
GOLDEN = Path(__file__).parent / "golden" / "flow"
MAPS = sorted(GOLDEN.glob("*.cjm.yaml"))
SVG = "{http://www.w3.org/2000/svg}"

Box = tuple[float, float, float, float]


def view_of(file: Path, persona: str | None = None, portrait: bool = False) -> FlowView:
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    loaded = load(file.read_bytes(), file.name, shared)
    assert loaded.outline is not None, loaded.findings
    return build_flow(Registry(loaded.outline, persona), Options(portrait=portrait))


@cache
def drawn(file: Path, portrait: bool = False) -> tuple[FlowView, ElementTree.Element]:
    """Return the view of a map and its picture, which no test may change."""
    view = view_of(file, portrait=portrait)
    return view, parse(render_svg(view))


def cards(view: FlowView) -> list[Card]:
    return [card for row in view.rows for group in row.groups for card in group.cards]


def parse(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def texts(element: ElementTree.Element) -> list[str]:
    return [text.text or "" for text in element.iter(f"{SVG}text")]


def box(node: ElementTree.Element) -> Box:
    """Return left, top, right and bottom of what a node draws."""
    points = [point.split(",") for shape in node.iter(f"{SVG}polygon") for point in shape.get("points", "").split()]
    across, down = [float(x) for x, _ in points], [float(y) for _, y in points]
    return min(across), min(down), max(across), max(down)


def boxes(root: ElementTree.Element, view: FlowView) -> dict[str, Box]:
    """Return the places of the cards by their ids."""
    found = {node.get("id", ""): node for node in root.iter(f"{SVG}g") if node.get("class") == "node"}
    return {card.id: box(found[card.id]) for card in cards(view)}


def around(elements: Iterable[ElementTree.Element]) -> Box:
    """Return the place that texts need, by our own estimate."""
    places = []
    for text in elements:
        size, left, foot = (float(text.get(name, "")) for name in ("font-size", "x", "y"))
        width = text_width(text.text or "", int(size), text.get("font-weight") == "bold")
        places.append((left, foot - 0.75 * size, left + width - 2, foot + 0.2 * size))
    lefts, tops, rights, bottoms = zip(*places, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def written(root: ElementTree.Element, kind: str) -> list[Box]:
    """Return the places of what is written in the groups of a kind."""
    groups = [list(group.iter(f"{SVG}text")) for group in root.iter(f"{SVG}g") if group.get("class") == kind]
    return [around(found) for found in groups if found]


def frames(root: ElementTree.Element) -> list[Box]:
    """Return the places of the stages that have steps."""
    paths = [group.find(f"{SVG}path") for group in root.iter(f"{SVG}g") if group.get("class") == "cluster"]
    found = []
    for path in paths:
        if path is not None and path.get("stroke") == EDGE:
            numbers = [float(number) for number in re.findall(r"-?[\d.]+", path.get("d", ""))]
            found.append((min(numbers[::2]), min(numbers[1::2]), max(numbers[::2]), max(numbers[1::2])))
    return found


def apart(one: Box, other: Box) -> bool:
    return one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


def within(one: Box, other: Box) -> bool:
    return other[0] <= one[0] and other[1] <= one[1] and one[2] <= other[2] and one[3] <= other[3]


def assert_words_stand_free(root: ElementTree.Element, view: FlowView) -> None:
    """Check that what is said about lines stands on no title, no card, no frame of a stage, and on nothing of its kind."""
    words = written(root, "edge")
    assert len(words) == sum(bool(line.when or line.who or line.label) for line in view.lines)
    for one, other in combinations(words, 2):
        assert apart(one, other)
    for place in words:
        assert all(apart(place, title) for title in written(root, "stage"))
        assert all(apart(place, card) for card in boxes(root, view).values())
        assert all(apart(place, frame) or within(place, frame) for frame in frames(root))


def edges(root: ElementTree.Element) -> list[str]:
    return [group.get("id", "") for group in root.iter(f"{SVG}g") if group.get("class") == "edge" and group.get("id")]


def graph_of(dot: str) -> tuple[Counter[str], list[tuple[str, str]]]:
    """Return the names of nodes and the pairs of edges as Graphviz itself reads them from a source."""
    read = json.loads(run_engine(dot, kind="dot_json"))
    names = {thing["_gvid"]: thing["name"] for thing in read["objects"] if "nodes" not in thing}
    return Counter(names.values()), [(names[edge["tail"]], names[edge["head"]]) for edge in read["edges"]]


class TestGolden:
    """Small maps whose DOT is known by the byte; `UPDATE_GOLDEN=1` writes it anew."""

    @pytest.mark.parametrize("file", MAPS, ids=lambda file: file.name.partition(".")[0])
    def test_dot(self, file: Path) -> None:
        golden = file.with_name(file.name.replace(".cjm.yaml", ".dot"))
        dot = render_dot(view_of(file))
        if os.environ.get("UPDATE_GOLDEN"):
            golden.write_text(dot, encoding="utf-8", newline="\n")
        assert dot == golden.read_text(encoding="utf-8")

    def test_there_are_maps(self) -> None:
        assert len(MAPS) >= 3


@pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
class TestPictures:
    """What holds for every picture."""

    def test_holds_every_card_and_every_line_once(self, file: Path) -> None:
        view, root = drawn(file)
        assert len(boxes(root, view)) == len(cards(view))
        shown = [number for number, line in enumerate(view.lines) if line.kind in ("route", "loop", "skip")]
        assert sorted(edges(root)) == sorted(f"to{number}" for number in shown)

    def test_cards_do_not_overlap_and_are_not_stretched(self, file: Path) -> None:
        view, root = drawn(file)
        found = boxes(root, view)
        for one, other in combinations(found.values(), 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
        assert {round(right - left) for left, _, right, _ in found.values()} <= {WIDTH + 22, WIDTH + 24}

    def test_words_at_lines_stand_free(self, file: Path) -> None:
        view, root = drawn(file)
        assert_words_stand_free(root, view)
        titles = [group.title for row in view.rows for group in row.groups if group.title]
        assert len(frames(root)) == len(written(root, "stage")) == len(titles)

    def test_rows_stand_below_each_other_and_stages_from_left_to_right(self, file: Path) -> None:
        view, root = drawn(file)
        found = boxes(root, view)
        for row in view.rows:
            places = [[found[card.id] for card in group.cards] for group in row.groups]
            for before, after in pairwise(places):
                assert max(place[0] for place in before) < min(place[0] for place in after)
            for group in row.groups:
                lefts = {card.id: found[card.id][0] for card in group.cards}
                for line in view.lines:
                    if line.kind in ("route", "skip", "order") and {line.source, line.target} <= set(lefts):
                        assert lefts[line.source] < lefts[line.target]
        strips = [[found[card.id] for group in row.groups for card in group.cards] for row in view.rows]
        for above, below in pairwise(strips):
            assert max(place[3] for place in above) < min(place[1] for place in below)

    def test_says_every_text(self, file: Path) -> None:
        view, root = drawn(file)
        shown = "".join("".join(texts(root)).split())
        for card in cards(view):
            for text in (card.number, card.pains, card.moment_of_truth, *(way.label for way in card.leaving)):
                assert "".join(text.split()) in shown
            start = "".join(wrap_text(card.name, WIDTH, 13, bold=True)).rstrip("…")
            assert "".join(start.split()) in shown
        for line in view.lines:
            assert "".join(line.label.split()) in shown
        for row in view.rows:
            for group in row.groups:
                assert "".join((group.title or "").split()) in shown
        for entry in view.legend:
            assert "".join((entry.mark + entry.text).split()) in shown

    def test_no_line_of_text_begins_with_a_separator(self, file: Path) -> None:
        assert not [text for text in texts(drawn(file)[1]) if text.strip("\u00a0 ").startswith("·")]

    def test_stands_on_its_own(self, file: Path) -> None:
        view = view_of(file)
        svg = render_svg(view)
        root = parse(svg)
        assert svg.startswith("<svg ")
        assert root.get("role") == "img"
        assert root.get("aria-label") == dot_plain(view.title)
        assert root.get("lang") == view.frame.language
        assert (root[0].tag, root[1].tag) == (f"{SVG}title", f"{SVG}desc")
        assert float(root.get("width", "")) > 0
        assert not re.search(r"<!--|<!DOCTYPE|<\?|xlink|[gG]raphviz|font-family=|url\(|@import|<script|<image|<a>", svg)
        assert set(re.findall(r'href="([^"]*)"', svg)) <= {f"#{card.id}" for card in cards(view)}
        ids = re.findall(r' id="([^"]*)"', svg)
        assert len(ids) == len(set(ids))
        assert all(re.fullmatch(r"(n|to)\d+", id_) for id_ in ids)

    def test_has_a_dark_side_for_every_colour(self, file: Path) -> None:
        used = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]+)"', render_svg(view_of(file))))
        assert used <= set(DARK)

    def test_is_the_same_by_the_byte_each_time(self, file: Path) -> None:
        assert render_dot(view_of(file)) == render_dot(view_of(file))
        assert render_svg(view_of(file)) == render_svg(view_of(file))


def strokes(path: ElementTree.Element) -> Iterator[tuple[float, float]]:
    """Yield points along a line: its curves in sixteen pieces each."""
    last = (0.0, 0.0)
    for command, numbers in re.findall(r"([MCL])([^MCL]*)", path.get("d", "")):
        found = [float(number) for number in re.findall(r"-?[\d.]+", numbers)]
        points = list(zip(found[::2], found[1::2], strict=True))
        if command == "C":
            for one, two, three in zip(points[::3], points[1::3], points[2::3], strict=True):
                for part in range(1, 17):
                    t = part / 16
                    weights = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
                    hull = (last, one, two, three)
                    yield (
                        sum(weight * x for weight, (x, _) in zip(weights, hull, strict=True)),
                        sum(weight * y for weight, (_, y) in zip(weights, hull, strict=True)),
                    )
                last = three
        else:
            last = points[-1]
            yield last


def assert_portrait(view: FlowView, root: ElementTree.Element) -> None:
    """Check what holds for every portrait: nothing is covered, stages stand in order, lines keep off ways out."""
    found = boxes(root, view)
    for one, other in combinations(found.values(), 2):
        assert apart(one, other)
    assert_words_stand_free(root, view)
    places = [[found[card.id] for card in group.cards] for row in view.rows for group in row.groups]
    for before, after in pairwise(places):
        assert max(place[1] for place in before) < min(place[1] for place in after)
    ways_out = []
    for group in root.iter(f"{SVG}g"):
        if group.get("class") == "node":
            ways_out += [around([text]) for text in group.iter(f"{SVG}text") if text.get("fill") == BAD]
    paths = [
        path for group in root.iter(f"{SVG}g") if group.get("class") == "edge" for path in group.iter(f"{SVG}path")
    ]
    for path in paths:
        for x, y in strokes(path):
            assert not any(place[0] < x < place[2] and place[1] + 1 < y < place[3] for place in ways_out)


@pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
def test_a_portrait_covers_nothing(file: Path) -> None:
    view, root = drawn(file, portrait=True)
    assert_portrait(view, root)
    shown = "".join("".join(texts(root)).split())
    for card in cards(view):
        assert all("".join(way.label.split()) in shown for way in card.leaving)
    assert sum(bool(group.get("id", "").startswith("to")) for group in root.iter(f"{SVG}g")) == sum(
        line.kind in ("route", "loop", "skip") for line in view.lines
    )


@pytest.mark.parametrize("reasons", [1, 2, 3])
def test_a_card_beside_ways_out_is_not_stretched(reasons: int) -> None:
    exits = ", ".join(["a reason that is so long that it takes three or four lines of a pill"] * reasons)
    view = build(f"{{name: A, emotions: [1], exits: [{exits}]}}, {{name: B, emotions: [1]}}", portrait=True)
    root = parse(render_svg(view))
    lines = []
    for id_ in ("n0", "n1"):
        (node,) = (group for group in root.iter(f"{SVG}g") if group.get("id") == id_)
        foots = [float(text.get("y", "")) for text in node.iter(f"{SVG}text") if text.get("fill") != BAD]
        lines.append([round(after - before) for before, after in pairwise(foots)])
    assert lines[0] == lines[1] != []


ORDERED = ("personas", "channels", "evidence", "lanes")
"""Tables whose order an author chooses."""


def turned(content: Any, free: bool = True) -> Any:
    """Return a map with the keys of everything in it the other way round."""
    if isinstance(content, list):
        return [turned(item) for item in content]
    if not isinstance(content, dict):
        return content
    keys = list(content)
    return {key: turned(content[key], key not in ORDERED) for key in (reversed(keys) if free else keys)}


@pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
def test_the_order_of_keys_says_nothing(file: Path) -> None:
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    content = load(file.read_bytes(), file.name, shared).source.data
    pictures = []
    for each in (content, turned(content)):
        loaded = load(json.dumps(each), file.name, shared)
        assert loaded.outline is not None, loaded.findings
        pictures.append(render_svg(build_flow(Registry(loaded.outline))))
    assert pictures[0] == pictures[1]


THEME = Theme(
    accent=("#123456", "#fedcba"),
    positive=("#004400", "#bbffbb"),
    negative=("#660033", "#ffbbdd"),
    font="Inter, O'x\"}",
)


def test_the_colours_of_the_house_are_in_the_dot() -> None:
    text = 'color="#4447b5" #4447b5'
    dot = render_dot(hostile_view(text), THEME)
    plain = render_dot(hostile_view(text))
    assert ACCENT not in re.findall(r'color="(#[^"]*)"', dot, re.IGNORECASE)
    assert {"#123456", "#660033"} <= set(re.findall(r'color="(#[^"]*)"', dot, re.IGNORECASE))
    assert dot.count("color=&quot;#4447b5&quot;") == plain.count("color=&quot;#4447b5&quot;") > 0


def test_the_colours_of_the_house_are_in_the_svg_for_light_and_dark() -> None:
    view = view_of(GOLDEN / "branches.cjm.yaml")
    light, _, dark = render_svg(view, theme=THEME).partition("@media (prefers-color-scheme:dark)")
    own = {ACCENT: ("#123456", "#fedcba"), BAD: ("#660033", "#ffbbdd"), GOOD: ("#004400", "#bbffbb")}
    for known, (day, night) in own.items():
        assert f'[fill="{known}"]{{fill:{day}}}' in light
        assert f'[stroke="{known}"]{{stroke:{night}}}' in dark
    assert "text{font-family:'Inter','Ox',Arial," in light
    rules = page_rules(THEME)
    assert f'[fill="{ACCENT}"]{{fill:light-dark(#123456,#fedcba)}}' in rules
    assert "[fill=" not in render_svg(view).partition("@media")[0]


def test_every_light_colour_has_one_meaning() -> None:
    told_apart = [PAGE, INK, SOFT, LINE, SKIP, FAINT, CARD, BAND, EDGE, ACCENT, BAD, GOOD]
    assert len(set(told_apart)) == len(told_apart)
    assert set(told_apart) | set(BARS) | set(MOODS) == set(DARK)


def test_titles_say_what_a_node_or_a_line_is() -> None:
    view = view_of(GOLDEN / "branches.cjm.yaml")
    root = parse(render_svg(view))
    titles = {group.get("id"): group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g") if group.get("id")}
    assert titles["n0"] == "1.1 Fills in the form; −1 tense"
    assert titles["n1"] == "1.2 Asks for help; × 9% leave Nobody answers"
    line = next(f"to{number}" for number, line in enumerate(view.lines) if line.when == "the form fails")
    assert titles[line] == "1.1 Fills in the form → 1.2 Asks for help, the form fails, 22%"
    markers = [node.findtext(f"{SVG}title") for node in root.iter(f"{SVG}g") if node.get("class") == "node"]
    assert {"start", "end"} <= set(markers)


FOR_SOME = """{name: S, moment_of_truth: true, steps: [{name: A, next: [{to: B, for: b}, C]}, {name: B, for: b},
{name: C, exits: [{text: Gone, for: a}]}]}"""


def test_a_page_knows_whom_cards_and_lines_are_for() -> None:
    view = build(FOR_SOME, "personas: {a: Anna, b: Ben}")
    drawn = {group.get("id"): group.get("data-for") for group in parse(render_inline(view, None, "f-")).iter(f"{SVG}g")}
    whose = {(line.source, line.target): drawn.get(f"f-to{number}") for number, line in enumerate(view.lines)}
    assert [drawn[f"f-n{number}"] for number in range(3)] == [None, "1", None]
    assert whose["n0", "n1"] == whose["n1", "n2"] == "1"
    assert whose["n0", "n2"] is None
    assert cards(view)[2].leaving[0].who == (0,)
    assert "data-for" not in render_svg(view)


def test_a_stage_that_is_a_moment_of_truth_says_so_once() -> None:
    steps = ", ".join(f"S{number}" for number in range(12))
    root = picture(f"{{name: Long, moment_of_truth: true, steps: [{steps}]}}")
    titles = [texts(group) for group in root.iter(f"{SVG}g") if group.get("class") == "stage"]
    assert len(titles) > 1
    assert ["◆ moment of truth" in title for title in titles] == [True, *[False] * (len(titles) - 1)]
    assert not [card for card in cards(build(FOR_SOME, "personas: {a: Anna, b: Ben}")) if card.moment_of_truth]


def test_from_right_to_left_each_piece_changes_its_side() -> None:
    stages = (
        "{name: One, exits: [Gone]}, Two, {name: Three, steps: [{name: A, next: [B, end]}, {name: B, optional: true}]}"
    )
    there, back = parse(render_svg(build(stages))), parse(render_svg(build(stages, "language: ar")))
    width = float(there.get("width", "")) - 2 * 14.4
    for one, other in zip(there.iter(), back.iter(), strict=True):
        for name in ("x", "cx"):
            assert float(one.get(name, width / 2)) == pytest.approx(width - float(other.get(name, width / 2)), abs=0.02)
        if one.tag == f"{SVG}text":
            assert (one.get("text-anchor"), other.get("text-anchor")) == ("start", "end")
        for name in ("d", "points"):
            points = [re.findall(r"(-?[\d.]+),(-?[\d.]+)", each.get(name, "")) for each in (one, other)]
            for (x, y), (mirrored, level) in zip(*points, strict=True):
                assert float(x) == pytest.approx(width - float(mirrored), abs=0.02)
                assert y == level


def test_from_right_to_left_signs_point_the_other_way() -> None:
    stages = ", ".join(f"{{name: S{number}}}" for number in range(12))
    there, back = (texts(parse(render_svg(build(stages, head)))) for head in ("", "language: ar"))
    assert any(text.startswith("→ ") for text in there)
    assert any(text.startswith("← ") for text in back)
    assert not any("→ " in text for text in back)


def test_ids_and_links_take_a_prefix() -> None:
    view = view_of(GOLDEN / "rows.cjm.yaml")
    svg = render_svg(view, prefix="p2-")
    ids = set(re.findall(r' id="([^"]*)"', svg))
    links = set(re.findall(r'href="#([^"]*)"', svg))
    assert ids >= {f"p2-{card.id}" for card in cards(view)}
    assert links
    assert links <= ids


def test_lines_are_as_wide_as_many_go() -> None:
    root = parse(render_svg(view_of(GOLDEN / "branches.cjm.yaml")))
    widths = {
        group.findtext(f"{SVG}title"): float(path.get("stroke-width", "1"))
        for group in root.iter(f"{SVG}g")
        if group.get("class") == "edge" and (path := group.find(f"{SVG}path")) is not None
    }
    half = "1.1 Fills in the form → 2 Waits, 78%"
    few = "1.1 Fills in the form → 1.2 Asks for help, the form fails, 22%"
    assert widths[half] == pytest.approx(1 + 2.5 * 0.78)
    assert widths[few] == pytest.approx(1 + 2.5 * 0.22)


def build(stages: str, head: str = "", portrait: bool = False) -> FlowView:
    text = f"cjmap: 1\ntitle: T\n{head}\nchannels: {{web: The shop on the web}}\nstages: [{stages}]"
    loaded = load(text, "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_flow(Registry(loaded.outline), Options(portrait=portrait))


def picture(stages: str) -> ElementTree.Element:
    return parse(render_svg(build(stages)))


def test_the_bar_of_an_optional_card_keeps_off_its_dashed_border() -> None:
    root = picture("{name: A, optional: true, emotions: [2]}, {name: B, emotions: [2]}")
    gaps = []
    for id_ in ("n0", "n1"):
        (node,) = (group for group in root.iter(f"{SVG}g") if group.get("id") == id_)
        bars = [shape for shape in node.iter(f"{SVG}polygon") if shape.get("fill") == BARS[4]]
        left = min(float(point.split(",")[0]) for bar in bars for point in bar.get("points", "").split())
        gaps.append(left - box(node)[0])
    assert gaps[0] >= gaps[1] + 2


def test_a_channel_that_does_not_fit_stands_on_a_line_of_its_own() -> None:
    shown = texts(
        picture("{name: A, touchpoints: [{name: Form, channels: web}, {name: A much longer name, channels: web}]}")
    )
    assert "Form · The shop on the web" in shown
    assert shown[shown.index("A much longer name") + 1] == "\u00a0\u00a0The shop on the web"


def test_pains_always_have_a_line_of_their_own() -> None:
    root = picture("{name: A, emotions: [2], pains: x}")
    places = {text.text: text.get("y") for text in root.iter(f"{SVG}text")}
    lefts = {text.text: text.get("x") for text in root.iter(f"{SVG}text")}
    assert places["pains: 1"] != places["▲▲ +2"]
    assert lefts["pains: 1"] == lefts["▲▲ +2"]


def test_a_condition_has_room_for_five_lines() -> None:
    said = "somebody at the office has deleted all of the old jobs and the list stays below the limit of this plan"
    shown = texts(picture(f"{{name: A, next: [{{to: B, when: {said}}}, end]}}, B"))
    assert " ".join(shown).count(said) == 1


def test_a_line_with_words_is_one_line() -> None:
    view = view_of(GOLDEN / "branches.cjm.yaml")
    root = parse(render_svg(view, prefix="p-"))
    groups = {group.get("id"): group for group in root.iter(f"{SVG}g")}
    for number, line in enumerate(view.lines):
        if line.when and line.source != line.target:
            group = groups[f"p-to{number}"]
            assert len(group.findall(f"{SVG}path")) == len(group.findall(f"{SVG}polygon")) == 1
            assert [text.replace("\u00a0", " ") for text in texts(group)] == [
                line.when,
                *([line.label] * bool(line.label)),
            ]
    assert not [id_ for id_ in groups if id_ and re.match("p-(by|s)", id_)]


def test_a_line_runs_on_below_its_words() -> None:
    view = view_of(GOLDEN / "branches.cjm.yaml")
    groups = {group.get("id"): group for group in parse(render_svg(view)).iter(f"{SVG}g")}
    group = groups[next(f"to{number}" for number, line in enumerate(view.lines) if line.when == "the form fails")]
    path = group.find(f"{SVG}path")
    assert path is not None
    left, _, right, bottom = around(group.iter(f"{SVG}text"))
    piece = re.search(r"([\d.-]+),([\d.-]+)L([\d.-]+),([\d.-]+)", path.get("d", ""))
    assert piece is not None
    start, above, end, below = (float(number) for number in piece.groups())
    assert start < left < right <= end + 2
    assert above == below
    assert bottom < above < bottom + 8


def test_the_lines_of_a_skip_and_of_an_unknown_share_differ() -> None:
    text = "cjmap: 1\ntitle: T\nstages: [{name: A, steps: [a, {name: b, optional: true}, {name: c, exits: x}, d]}]"
    loaded = load(text, "t.cjm.yaml")
    assert loaded.outline is not None
    root = parse(render_svg(build_flow(Registry(loaded.outline))))
    looks = {}
    for group in root.iter(f"{SVG}g"):
        path, head = group.find(f"{SVG}path"), group.find(f"{SVG}polygon")
        if group.get("class") == "edge" and path is not None and head is not None:
            look = (path.get("stroke"), float(path.get("stroke-width", "1")), head.get("fill"))
            looks[group.findtext(f"{SVG}title")] = look
    skip, route = looks["1.1 a → 1.3 c"], looks["1.3 c → 1.4 d"]
    assert (skip[1], skip[2]) == (1, "none")
    assert route[1] >= 1.6
    assert route[2] == route[0] != skip[0]


HOSTILE = [
    '"];x->y;//',
    "<b>bold</b>",
    "]]></TABLE>><script>alert(1)</script>",
    "&amp; &lt; &#60; &",
    "\\N \\G \\L \\E \\n \\l",
    "end with backslash \\",
    "\\\\ \\\" \\' '",
    "--> <!-- ]]> <?php",
    "<>",
    "<",
    ">",
    "%s %d {0} {count} $(id) `id`",
    "javascript:alert(1)",
    "tab\tand\nnewline\r\nend",
    "\x85\u2028\u2029\u00a0\u200b",
    "a\u202eb\u2066c",
    "\ufffe\uffff\x01\x1b[31m\x7f",
    "👩‍👩‍👧‍👦 🇳🇱 👍🏽 e\u0301\u0301\u0301",
    "a" + "\u0301" * 3000,
    "x" * 5000,
    "深" * 500,
    "ภาษาไทยที่ยาวมากๆ" * 8,
    "مرحبا بالعالم",
    "subgraph { node [shape=box] } strict digraph",
    "n0",
    "#n1",
    "/* comment */ # comment",
]


def hostile_view(text: str, portrait: bool = False) -> FlowView:
    """Return the view of a map with a text in every place, without the reader that would refuse some of them."""
    view = view_of(GOLDEN / "rows.cjm.yaml", portrait=portrait)
    changed = []
    for row in view.rows:
        groups = []
        for group in row.groups:
            found = [
                replace(
                    card,
                    name=text,
                    meetings=tuple(replace(meeting, name=text, channels=text) for meeting in card.meetings),
                    mood=card.mood and replace(card.mood, words=(text, text)),
                    leaving=tuple(replace(way, reason=text) for way in card.leaving),
                )
                for card in group.cards
            ]
            groups.append(replace(group, cards=tuple(found), title=group.title and f"1 {text}"))
        pills = tuple(replace(pill, text=f"→ 1 {text}", title=text) for pill in row.pills)
        changed.append(replace(row, groups=tuple(groups), pills=pills))
    lines = tuple(
        replace(line, title=text, when=text if line.when else "", who=line.who and text) for line in view.lines
    )
    return replace(view, title=text, description=text, rows=tuple(changed), lines=lines)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_stay_texts(text: str) -> None:
    view = hostile_view(text)
    plain, picture = drawn(GOLDEN / "rows.cjm.yaml")
    assert graph_of(render_dot(view)) == graph_of(render_dot(plain))
    root = parse(render_svg(view))
    assert sorted(edges(root)) == sorted(edges(picture))
    assert {element.tag for element in root.iter()} <= {
        SVG + tag
        for tag in ("svg", "title", "desc", "style", "g", "polygon", "path", "ellipse", "polyline", "text", "a")
    }
    assert root.findtext(f"{SVG}title") == dot_plain(text)
    shown = "".join(texts(root)).replace("\u00a0", "").replace(" ", "")
    name = "".join(dot_plain(line) for line in wrap_text(text, WIDTH, 13, bold=True))
    assert name.replace("\u00a0", "").replace(" ", "") in shown
    titles = {group.findtext(f"{SVG}title") for group in root.iter(f"{SVG}g") if group.get("class") == "edge"}
    assert any(_same(title or "", dot_plain(text)) for title in titles)


@pytest.mark.parametrize("portrait", [False, True])
@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_the_dot_has_the_nodes_of_the_view_and_no_other(text: str, portrait: bool) -> None:
    view = hostile_view(text, portrait)
    names = {f"r{number}" for number in range(len(view.rows))}
    for row in view.rows:
        entries = (*row.entries, *(entry for group in row.groups for entry in group.entries))
        names |= {row.first.id, *(entry.id for entry in entries), *(pill.id for pill in row.pills)}
        names |= {row.end.id} if row.end else set()
        names |= {card.id for group in row.groups for card in group.cards}
    said = {
        f"s{number}"
        for number, line in enumerate(view.lines)
        if line.source != line.target and (line.when or line.who or line.label)
    }
    nodes, _ = graph_of(render_dot(view))
    assert nodes == Counter(names | said)


def _same(title: str, text: str) -> bool:
    """Compare tooltips, in which Graphviz may join or drop spaces."""
    return "".join(title.split()) == "".join(text.split())


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=60).filter(is_visible))
def test_any_text_can_be_drawn(text: str) -> None:
    view = hostile_view(text)
    assert len(boxes(parse(render_svg(view)), view)) == len(cards(view))


@st.composite
def route_maps(draw: st.DrawFn) -> str:
    """Draw a map of stages with steps that go anywhere."""
    sizes = draw(st.lists(st.integers(0, 9), min_size=1, max_size=5))
    names = [f"s{stage}x{step}" for stage, size in enumerate(sizes) for step in range(size)]
    targets = [*names, *(f"S{stage}" for stage in range(len(sizes))), "end"]
    ways = st.lists(st.sampled_from(targets), max_size=3, unique=True)
    stages = []
    for stage, size in enumerate(sizes):
        steps = []
        for step in range(size):
            keys = [f"name: s{stage}x{step}"]
            if draw(st.integers(0, 2)) == 0:
                said = [f"{{to: {to}, when: it rains, share: 20%}}" if draw(st.booleans()) else to for to in draw(ways)]
                keys.append(f"next: [{', '.join(said)}]")
            for key, value in {
                "optional": "true",
                "entry": "true",
                "exits": "too dear",
                "moment_of_truth": "true",
            }.items():
                if draw(st.integers(0, 4)) == 0:
                    keys.append(f"{key}: {value}")
            steps.append(f"{{{', '.join(keys)}}}")
        stages.append(f"- {{name: S{stage}, steps: [{', '.join(steps)}]}}")
    return "cjmap: 1\ntitle: T\nstages:\n" + "\n".join(f"  {stage}" for stage in stages)


@settings(max_examples=30, deadline=None)
@given(route_maps())
def test_any_routes_can_be_drawn(text: str) -> None:
    loaded = load(text, "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    view = build_flow(Registry(loaded.outline))
    root = parse(render_svg(view))
    found = boxes(root, view)
    for one, other in combinations(found.values(), 2):
        assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
    shown = [line for line in view.lines if line.kind in ("route", "loop", "skip")]
    assert len(edges(root)) == len(shown)
    assert_words_stand_free(root, view)
    for row in view.rows:
        for before, after in pairwise(row.groups):
            ends = [max(found[card.id][0] for card in before.cards), min(found[card.id][0] for card in after.cards)]
            assert ends[0] < ends[1]
    tops = [min(found[card.id][1] for group in row.groups for card in group.cards) for row in view.rows]
    assert tops == sorted(tops)


@settings(max_examples=20, deadline=None)
@given(route_maps())
def test_any_routes_can_be_drawn_from_top_to_bottom(text: str) -> None:
    loaded = load(text, "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    view = build_flow(Registry(loaded.outline), Options(portrait=True))
    assert_portrait(view, parse(render_svg(view)))


def test_a_map_without_anything_to_draw() -> None:
    loaded = load("cjmap: 1\ntitle: T\npersonas: {p: P, q: Q}\nstages: [{name: A, for: p}]", "t.cjm.yaml")
    assert loaded.outline is not None
    assert "T · Q" in texts(parse(render_svg(build_flow(Registry(loaded.outline, "q")))))


class TestTextWidth:
    """The estimate of text widths."""

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_lines_fit_and_lose_nothing_but_the_end(self, text: str) -> None:
        for size, bold in ((11, False), (13, True)):
            lines = wrap_text(text, WIDTH, size, bold)
            assert 1 <= len(lines) <= 3
            short = [line for line in lines if len(line) > 16]
            assert all(text_width(line, size, bold) <= WIDTH for line in short)
            joined = "".join("".join(lines).split())
            whole = "".join(text.split())
            assert whole.startswith(joined.removesuffix("…")) or joined == whole

    def test_wraps_words_at_spaces(self) -> None:
        assert wrap_text("Loses an invoice in the spreadsheet", WIDTH, 13, bold=True) == (
            "Loses an invoice in the",
            "spreadsheet",
        )

    def test_cuts_long_words(self) -> None:
        lines = wrap_text("Donaudampfschifffahrtsgesellschaft", 100, 13, most=9)
        assert "".join(lines) == "Donaudampfschifffahrtsgesellschaft"
        assert len(lines) == 3

    def test_breaks_between_ideographs_but_not_before_their_punctuation(self) -> None:
        assert wrap_text("提交营业执照。并完成", 6 * 11 + 3, 11) == ("提交营业执", "照。并完成")

    def test_never_breaks_inside_a_character(self) -> None:
        family = "👩\u200d👩\u200d👧"
        for lines in (wrap_text(family * 6, 120, 13), wrap_text("ที่" * 40, 60, 13), wrap_text("🇳🇱" * 9, 50, 13)):
            starts = [line[0] for line in lines if line != "…"]
            assert not any(unicodedata.category(start) in ("Mn", "Me", "Cf") for start in starts)
        assert set(wrap_text("🇳🇱" * 9, 50, 13, most=9)) == {"🇳🇱"}

    def test_ends_with_an_ellipsis_that_fits(self) -> None:
        lines = wrap_text("one two three four five six seven eight nine ten", 60, 11, most=2)
        assert len(lines) == 2
        assert lines[-1].endswith("…")
        assert text_width(lines[-1], 11) <= 60

    def test_is_never_less_than_graphviz_believes(self) -> None:
        samples = [
            "Imports the list",
            "WWW@@@%%%—…",
            "iiiillll!!!:;",
            "流程图",
            "ภาษาไทย",
            "👩\u200d👩\u200d👧\u200d👦",
            "Ærøskøbing",
        ]
        plain = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
        for text in samples:
            for bold in (False, True):
                label = f"<B>{text}</B>" if bold else text
                cell = f'<TR><TD><FONT POINT-SIZE="13">{label}</FONT></TD></TR>'
                dot = f"digraph {{ n [shape=plain fontname=Arial label=<<TABLE {plain}>{cell}</TABLE>>] }}"
                read = json.loads(run_engine(dot, kind="json"))
                assert float(read["objects"][0]["width"]) * 72 <= text_width(text, 13, bold) + 1

    def test_leaves_out_whole_words_where_it_can(self) -> None:
        text = "deletes old jobs to stay below the limit"
        for width in range(60, 120):
            *_, last = wrap_text(text, width, 11, most=2)[-1].removesuffix("…").split()
            assert last in text.split()
        assert wrap_text("Donaudampfschifffahrtsgesellschaft", 100, 13, most=1) == ("Donaudampf…",)

    def test_keeps_a_number_and_its_sign_together(self) -> None:
        assert wrap_text("about 22\u00a0% leave", 54, 11) == ("about", "22\u00a0%", "leave")


def script(path: Path, body: str) -> str:
    path.write_text(f"#!{sys.executable}\n{body}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


class TestEngine:
    """Finding and running Graphviz."""

    def test_needs_no_installed_dot(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        view = view_of(GOLDEN / "branches.cjm.yaml")
        bare = render_svg(view)
        monkeypatch.undo()
        assert bare == render_svg(view)

    @pytest.mark.parametrize("ending", ["svg", "html"])
    def test_that_is_named_draws_the_picture(self, tmp_path: Path, ending: str) -> None:
        (tmp_path / "a.cjm.yaml").write_text("cjmap: 1\ntitle: T\nstages: [A]\n", encoding="utf-8")
        body = 'print(\'<svg xmlns="http://www.w3.org/2000/svg" width="9pt" height="9pt"><text>mine</text></svg>\')'
        own = script(tmp_path / "my-dot", body)
        code, out, err = run("render", "a.cjm.yaml", "--view", "flow", "-f", ending, "--dot", own, folder=tmp_path)
        assert (code, err) == (0, "")
        assert "<text>mine</text>" in out

    def test_is_found_through_the_metadata_of_the_wheel(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setattr(shutil, "which", lambda *args, **more: None)
        assert Path(find_engine()).stem == "graphviz-pure"

    def test_that_is_nowhere_is_said_in_a_sentence(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(shutil, "which", lambda *args, **more: None)
        monkeypatch.setattr(engine, "_installed", lambda: None)
        with pytest.raises(CjmapError, match="pip install graphviz-pure"):
            find_engine()
        with pytest.raises(CjmapError, match="no program `nonesuch` found"):
            find_engine("nonesuch")

    def test_sees_an_empty_folder_and_nothing_of_our_environment(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setenv("MY_TOKEN", "secret")
        monkeypatch.setenv("DOTFONTPATH", "/tmp")
        body = "import os, sys; print([sorted(os.environ), os.listdir('.'), sys.argv[1:], sys.stdin.read()])"
        said = run_engine("digraph {}", script(tmp_path / "dot", body))
        assert "MY_TOKEN" not in said
        assert "DOTFONTPATH" not in said
        assert "[], ['-q', '-Kdot', '-Tsvg'], 'digraph {}'" in said

    def test_that_fails_is_told_in_one_line(self, tmp_path: Path) -> None:
        body = "import sys; print('lost edge\\n\\x1b[31mmore', file=sys.stderr); sys.exit(3)"
        with pytest.raises(CjmapError) as caught:
            run_engine("digraph {}", script(tmp_path / "dot", body))
        assert "status 3: lost edge" in str(caught.value)
        assert str(caught.value).isprintable()
        assert "graphviz-pure" in str(caught.value)

    def test_that_says_nothing_has_failed(self, tmp_path: Path) -> None:
        with pytest.raises(CjmapError, match="could not lay out"):
            run_engine("digraph {}", script(tmp_path / "dot", ""))

    def test_that_takes_too_long_is_stopped(self, tmp_path: Path) -> None:
        with pytest.raises(CjmapError, match=r"more than 0\.3 s"):
            run_engine("digraph {}", script(tmp_path / "dot", "import time; time.sleep(20)"), timeout=0.3)

    def test_that_cannot_be_run(self, tmp_path: Path) -> None:
        broken = tmp_path / "dot"
        broken.write_bytes(b"\x7fELF nonsense")
        broken.chmod(0o755)
        with pytest.raises(CjmapError, match="cannot be run"):
            run_engine("digraph {}", str(broken))

    def test_that_makes_no_svg(self, tmp_path: Path) -> None:
        with pytest.raises(CjmapError, match="not well-formed"):
            render_svg(view_of(GOLDEN / "branches.cjm.yaml"), script(tmp_path / "dot", "print('<svg')"))

    def test_an_installed_dot_draws_the_same_nodes(self) -> None:
        if not (dot := shutil.which("dot")):
            pytest.skip("dot (Graphviz) is not installed")
        view = view_of(GOLDEN / "rows.cjm.yaml")
        assert len(boxes(parse(render_svg(view, dot)), view)) == len(cards(view))


def test_drawing_imports_the_writer_of_dot_only_when_needed() -> None:
    code = "import sys, cjmap.renderers.flow.svg; print({'graphviz', 'xml.etree'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"


def test_pills_are_in_the_picture() -> None:
    view = view_of(GOLDEN / "rows.cjm.yaml")
    shown = texts(parse(render_svg(view)))
    pills = [pill for row in view.rows for pill in (*row.pills, row.first) if isinstance(pill, Pill)]
    assert len(pills) >= 3
    for pill in pills:
        assert wrap_text(pill.text, 104, 11, most=2)[0] in shown
