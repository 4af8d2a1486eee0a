"""`cjmap show`: a map on the terminal, within its width, in its language, with its authors' texts as texts."""

import os
import pty
import re
import subprocess
import sys
from functools import cache
from json import dumps
from pathlib import Path

import pytest
from rich.cells import cell_len

from cjmap.cli.files import Projects, find_maps
from cjmap.cli.project import load_maps
from cjmap.loader import load
from cjmap.model.outline import Outline
from cjmap.renderers.terminal.lines import broken, width_of
from cjmap.renderers.terminal.page import render_terminal
from cjmap.reports.text import printable
from cjmap.view.grid.grid import build_grid
from cjmap.view.registry import Registry
from tests.hostile import HOSTILE
from tests.test_validate import GOOD, WRONG, run

ROOT = Path(__file__).parent.parent
MAP = """\
cjmap: 1
title: From chaos to calm
scenario: A small firm looks for something better
language: en
state: current
owner: Growth team
scope: {from: Loses an order, to: Recommends us}
personas: {starter: Budget-minded starter, manager: Office manager}
stages:
  - name: Awareness
    touchpoints: [{name: Website, channels: [web]}]
    emotions: [{feeling: curious, score: 1, for: [starter]}, {feeling: bored, score: -1, for: [manager]}]
    pains: [{id: price, text: No price anywhere, severity: high}]
    opportunities: [{text: Show the price, impact: 4, effort: 1, status: planned}]
  - name: Trial
    steps:
      - name: Sign up
        emotions: [{feeling: happy, score: 2, for: [starter]}]
        exits: [{text: Gives up, share: 22%}]
      - name: Import
        moment_of_truth: customer
        emotions: [{feeling: lost, score: -2, for: [starter]}]
        pains: []
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "a.cjm.yaml").write_text(MAP)
    return tmp_path


def shown(text: str, width: int = 80) -> str:
    outline = load(text, "map.cjm.yaml").outline
    assert outline is not None
    return "".join(piece for piece, _ in render_terminal(build_grid(Registry(outline)), width, printable))


def test_a_map_as_it_is_shown(project: Path) -> None:
    assert run("show", "a.cjm.yaml", "--width", "66", folder=project) == (0, WHOLE, "")


WHOLE = """\
From chaos to calm
A small firm looks for something better
Current state · Loses an order → Recommends us · Owner: Growth
team
BM Budget-minded starter
OM Office manager
Lowest point: Import · lost −2 (BM)
High point: Sign up · happy +2 (BM)
Widest way out: Sign up · 22% leave · Gives up
Most worth doing: Show the price · impact 4, effort 1

BM Budget-minded starter
+2 ┤            ╭───────────╮
+1 ┤────────────╯           │
 0 ┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈│┈┈┈┈┈┈┈┈┈┈┈
−1 ┤                        │
−2 ┤                        ╰───────────
OM Office manager
+2 ┤
+1 ┤
 0 ┼┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈┈?┈┈┈┈┈┈┈┈┈┈┈
−1 ┤────────────
−2 ┤
    1           2

1 Awareness           2 Trial
━━━━━━━━━━━━━━━━━━━━  ━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━
                      2.1 Sign up           2.2 Import ⚑
─ Touchpoints ──────────────────────────────────────────────────
Website [web]         ? not known
─ Feelings ─────────────────────────────────────────────────────
BM ▲ curious +1       BM ▲▲ happy +2        BM ▼▼ lost −2
OM ▼ bored −1
─ Pains ────────────────────────────────────────────────────────
P1 No price anywhere  ? not known           ○ looked, none
  ■■■■■ high
─ Opportunities ────────────────────────────────────────────────
O1 Show the price     ? not known
  answers P1 ·
  Impact 4 · Effort
  1 · planned
─ Ways out ─────────────────────────────────────────────────────
                      22% leave: Gives up
"""


def test_one_persona_alone(project: Path) -> None:
    code, out, _ = run("show", "a.cjm.yaml", "--persona", "manager", folder=project)
    assert code == 0
    assert ("bored" in out, "curious" in out, "starter" in out) == (True, False, False)


def test_lanes_in_their_order(project: Path) -> None:
    out = run("show", "a.cjm.yaml", "--lanes", "pains,touchpoints", folder=project)[1]
    assert [line.split()[1] for line in out.splitlines() if line.startswith("─ ")] == ["Pains", "Touchpoints"]
    (project / "cjmap.toml").write_text('render.lanes = ["pains", "touchpoints"]\n')
    assert run("show", "a.cjm.yaml", folder=project)[1] == out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--persona", "stater"], "cjmap: --persona: there is no persona `stater`; did you mean `starter`?"),
        (["--lanes", "pans"], "cjmap: --lanes: there is no lane `pans`; did you mean `pains`?"),
        (["--width", "19"], "Error: Invalid value for '--width': it is a whole number from 20 to 1000, not `19`"),
    ],
)
def test_wrong_usage(project: Path, arguments: list[str], message: str) -> None:
    code, out, err = run("show", "a.cjm.yaml", *arguments, folder=project)
    assert (code, out, err.splitlines()[-1]) == (2, "", message)


def test_several_maps_and_one_with_errors(project: Path) -> None:
    (project / "b.cjm.yaml").write_text(GOOD)
    (project / "c.cjm.yaml").write_text(WRONG)
    code, out, err = run("show", ".", folder=project)
    assert code == 1
    assert out.startswith("From chaos to calm\n")
    assert "\n\n\nT\n" in out
    assert "c.cjm.yaml:5:5: error[MAP01]" in err


def test_stdin() -> None:
    assert run("show", "-", stdin=GOOD) == (0, f"T\n\n1 Awareness\n{'━' * 44}\n", "")


def test_an_empty_map_says_so() -> None:
    assert shown("cjmap: 1\ntitle: T\nstages: []\n") == "T\n\nNothing has been written here yet\n"
    assert shown("cjmap: 1\ntitle: T\nstages: []\n", 20) == "T\n\nNothing has been\nwritten here yet\n"


def test_the_width_is_that_of_the_terminal(project: Path) -> None:
    for columns in ("40", "90"):
        done = subprocess.run(
            [sys.executable, "-m", "cjmap", "show", "a.cjm.yaml"],
            capture_output=True,
            cwd=project,
            env={**os.environ, "COLUMNS": columns},
            check=True,
        )
        assert max(map(cell_len, done.stdout.decode().splitlines())) == {"40": 40, "90": 88}[columns]


def test_colours_are_for_terminals(project: Path) -> None:
    assert "\x1b" not in run("show", "a.cjm.yaml", folder=project)[1]
    coloured = run("show", "a.cjm.yaml", "--color", "always", "--width", "66", folder=project)[1]
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == WHOLE
    master, slave = pty.openpty()
    with os.fdopen(master, "rb") as screen:
        subprocess.run(
            [sys.executable, "-m", "cjmap", "show", "a.cjm.yaml"],
            stdout=slave,
            cwd=project,
            env={key: value for key, value in os.environ.items() if key != "NO_COLOR"} | {"TERM": "xterm"},
            check=True,
        )
        os.close(slave)
        assert b"\x1b[1mFrom chaos to calm" in screen.read1(100_000)


@cache
def examples() -> dict[str, Outline]:
    projects = Projects()
    maps = load_maps(find_maps([ROOT / "examples"], projects), projects).maps
    return {item.file.name: loaded.outline for item, loaded in maps if loaded.outline is not None}


@pytest.mark.parametrize("name", [file.name for file in sorted((ROOT / "examples").rglob("*.cjm.yaml"))])
def test_no_line_is_wider_than_asked_for(name: str) -> None:
    outline = examples()[name]
    for persona in (None, *outline.personas.ids):
        view = build_grid(Registry(outline, persona))
        for width in (20, 33, 80, 133):
            lines = "".join(piece for piece, _ in render_terminal(view, width, printable)).splitlines()
            assert [line for line in lines if cell_len(line) > width] == []
            assert [line for line in lines if line != line.rstrip()] == []


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_are_only_texts(text: str) -> None:
    """Nothing acts on the terminal, nothing is read as markup, and every character is still there."""
    quoted = dumps(text)
    written = (
        f"cjmap: 1\ntitle: {quoted}\nscenario: {quoted}\npersonas: {{p: {quoted}}}\nstages:\n  - name: {quoted}\n"
        f"    touchpoints: [{{name: {quoted}, channels: [{quoted}]}}]\n    pains: [{quoted}]\n    quotes: [{quoted}]\n"
        f"    emotions: [{{feeling: {quoted}, score: 1}}]\n"
    )
    outline = load(written, "map.cjm.yaml").outline
    if outline is None:
        pytest.skip("the loader refuses it")
    view = build_grid(Registry(outline))
    wide = "".join(piece for piece, _ in render_terminal(view, 1000, printable))
    assert printable(wide.replace("\n", "")) == wide.replace("\n", "")
    told = printable(" ".join(outline.journey.title.split()))
    assert "".join(told.split()) in "".join(wide.split())
    narrow = "".join(piece for piece, _ in render_terminal(view, 24, printable))
    assert [line for line in narrow.splitlines() if cell_len(line) > 24] == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("one two three", ["one two", "  three"]),
        ("abcdefghijklmnop", ["abcdef", "  ghijkl", "  mnop"]),
        ("認知と検討、", ["認知と検", "  討、"]),
        ("ab認知cd", ["ab認知cd"]),
        ("e\u0301" * 9, ["e\u0301" * 6, "  " + "e\u0301" * 3]),
        ("", [""]),
    ],
)
def test_where_lines_break(text: str, lines: list[str]) -> None:
    found = ["".join(piece for piece, _ in line) for line in broken([(text, "")], 8, 2)]
    assert found == lines


def test_a_style_ends_with_its_text() -> None:
    lines = broken([("bold words ", "bold"), ("and others", "dim")], 10)
    assert lines == [(("bold words", "bold"),), (("and others", "dim"),)]
    assert [width_of(line) for line in lines] == [10, 10]
