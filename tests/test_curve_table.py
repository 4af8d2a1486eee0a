"""The emotion curve as a table: each place once, and what is not known apart from what is not there."""

from cjmap.loader import load
from cjmap.renderers.curve.table import FeltRow, feelings_table
from cjmap.renderers.markdown.curve import write_blocks
from cjmap.renderers.style import Style
from cjmap.view.curve.view import CurveView, build_curve
from cjmap.view.registry import Registry


def view_of(stages: str) -> CurveView:
    loaded = load(f"cjmap: 1\ntitle: T\npersonas: {{p: P, q: Q}}\nstages: {stages}\n", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return build_curve(Registry(loaded.outline))


def told(row: FeltRow) -> list[str]:
    return [
        cell.point.score if cell.point else "?" if cell.unknown else "none" if cell.none else "–" for cell in row.felt
    ]


WAYS = """[{name: A, steps: [
    {name: a1, emotions: [{score: 1, for: p}], per_persona: {q: {emotions: []}}},
    {name: a2, emotions: [{score: -1, for: q}]},
    {name: a3, for: p, emotions: [2]},
]}]"""


def test_looked_and_found_none_is_neither_unknown_nor_absent() -> None:
    rows = {row.number: told(row) for row in feelings_table(view_of(WAYS))}
    assert rows == {"1.1": ["+1", "none"], "1.2": ["?", "−1"], "1.3": ["+2", "–"]}


def test_markdown_says_which() -> None:
    table = list(write_blocks(view_of(WAYS), Style()))[-1].splitlines()
    assert [line.split("|")[3].strip() for line in table[2:]] == ["○ looked, none", "▼ −1", "–"]


def test_what_nobody_felt_is_no_part_of_the_line() -> None:
    view = view_of(WAYS)
    assert view.curve is not None
    assert [[place.place for place in line.points] for line in view.curve.lines] == [["a1", "a2", "a3"], ["a2"]]
    assert [[place.place for place in line.blanks] for line in view.curve.lines] == [[], ["a1"]]


def test_a_stage_and_its_only_step_of_the_same_name_are_one_place() -> None:
    for stages in (
        "[{name: A, steps: [{name: A, emotions: [1]}]}, {name: B, emotions: [2]}]",
        "[{name: A, emotions: [1], steps: [A]}, {name: B, emotions: [2]}]",
    ):
        assert [row.number for row in feelings_table(view_of(stages))] == ["1.1", "2"]
    apart = "[{name: A, emotions: [1], steps: [a]}, {name: B, emotions: [2]}]"
    assert [row.number for row in feelings_table(view_of(apart))] == ["1", "2"]
