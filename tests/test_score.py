"""How complete maps are: every number that is told, and that filling in never lowers any of them."""

import subprocess
import sys
import textwrap
import xml.etree.ElementTree as ET
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjmap.loader import load
from cjmap.reports.score_badge import render_score_badge
from cjmap.reports.score_markdown import render_score_markdown
from cjmap.reports.score_text import render_score_text
from cjmap.score import AREAS, Score, score
from tests.hostile import HOSTILE

SMALLEST = """
cjmap: 1
title: Renting a bike
stages:
  - Booking
"""
SMALL = """
cjmap: 1
title: Renting a bike
scenario: A weekend in the hills
owner: team-rent
framework: none
personas:
  rider: {name: Rider, goals: [Fresh air], pains: [Bad knees]}
  parent: {name: Parent}
channels: {web: Website}
evidence:
  talks: {kind: interview}
  unused: {kind: survey}
stages:
  - name: Booking
    goals: [A bike that fits]
    touchpoints: [{name: Booking page, channels: [web]}, {name: Call, for: rider}]
    emotions: [{feeling: curious, for: rider}]
    pains: [{text: No child seats, severity: high, evidence: talks}]
  - name: Return
    for: parent
    goals: []
    touchpoints: []
    pains: [TODO]
    opportunities: []
"""


def scored(text: str) -> Score:
    outline = load(textwrap.dedent(text), "map.cjm.yaml").outline
    assert outline is not None
    return score(outline)


def areas(found: Score) -> dict[str, tuple[int, int]]:
    return {area.name: (area.answered, area.asked) for area in found.areas}


def test_the_smallest_map_answers_nothing() -> None:
    found = scored(SMALLEST)
    assert areas(found) == {
        "objectives": (0, 4),
        "personas": (0, 5),
        "stages": (0, 2),
        "touchpoints": (0, 1),
        "channels": (0, 1),
        "emotions": (0, 1),
        "pains": (0, 2),
        "opportunities": (0, 3),
        "evidence": (0, 5),
    }
    assert (found.value, found.answered, found.asked) == (0, 0, 24)


def test_each_area_of_a_small_map() -> None:
    found = scored(SMALL)
    assert areas(found) == {
        "objectives": (1, 4),  # the scenario
        "personas": (2, 10),  # goals and pains of the rider
        "stages": (3, 6),  # goals in Booking for both, "no goals" in Return; nobody acts
        "touchpoints": (3, 3),  # nobody is there in Return on purpose
        "channels": (2, 3),
        "emotions": (1, 3),  # the rider's
        "pains": (2, 3),  # TODO is none; one is severe
        "opportunities": (0, 4),  # `[]` in a lane that nobody uses says nothing
        "evidence": (3, 6),  # something in Booking, customers were asked, an owner
    }
    assert found.value == int(sum(100 * a / b for a, b in areas(found).values()) / 9)


def test_a_framework_asks_for_stages_that_nobody_drew() -> None:
    plain, framed = scored(SMALLEST), scored(SMALLEST + "framework: five-stage\n")
    assert framed.asked - plain.asked == 4 * 8  # "Booking" is the purchase
    assert [hotspot.unit.name for hotspot in framed.hotspots if hotspot.unit.kind == "missing stage"] == [
        *("Awareness", "Consideration", "Retention", "Advocacy"),
    ]


def test_a_drawn_stage_is_not_asked_for_again() -> None:
    text = SMALLEST.replace("- Booking", "- Bewustwording") + "framework: five-stage\n"
    assert "Awareness" not in [hotspot.unit.name for hotspot in scored(text).hotspots]


def test_nobody_asks_for_evidence_of_a_future_map() -> None:
    found = scored(SMALLEST + "state: future\n")
    assert found.not_asked == ("evidence",)
    assert list(areas(found)) == [name for name in AREAS if name != "evidence"]


def test_a_map_without_stages_is_not_complete() -> None:
    assert scored("cjmap: 1\ntitle: Nothing yet\nstages: []\n").value == 0


def test_a_repeated_item_adds_nothing() -> None:
    once = SMALL.replace("goals: [A bike that fits]", "goals: [A bike that fits, A bike that fits, A bike that fits]")
    assert areas(scored(once)) == areas(scored(SMALL))


def test_hotspots_come_with_what_they_opened() -> None:
    first, *_ = scored(SMALL).hotspots
    assert (first.unit.name, first.opened, len(first.open_questions)) == ("Return", 8, 6)


# ---- filling in

TEXTS = st.sampled_from(["A bike that fits", "Rust", "準備", "自転車", "Ωmega 3"])
LISTS = ("goals", "actions", "thoughts", "quotes", "pains", "opportunities", "expects", "gets", "backstage", "metrics")
SINGLES = {
    "description": "Words",
    "owner": "team-rent",
    "importance": 3,
    "satisfaction": 2,
    "evidence": ["talks"],
    "duration": "2 days",
    "moment_of_truth": True,
}
OF_MAP = {
    "scenario": "A weekend",
    "owner": "team",
    "reviewed": "2026-01-01",
    "perspective": "outside-in",
    "objectives": [{"text": "More rides", "metric": "rides", "value": "3", "target": "9"}],
    "metrics": [{"name": "rides", "value": "3"}],
    "scope": {"from": "Wants to ride"},
}
OF_PERSONA = {
    "behaviour": ["Rides on Sundays"],
    "goals": ["Fresh air"],
    "pains": ["Bad knees"],
    "channels": ["web"],
    "evidence": ["unused"],
    "demographics": {"age": "40-50"},
}


def moments(data: dict[str, Any]) -> list[dict[str, Any]]:
    found = []
    for stage in data["stages"]:
        for step in (stage, *stage.get("steps", ())):
            found += [step, *step.get("touchpoints", ())]
    return found


@st.composite
def additions(draw: st.DrawFn, data: dict[str, Any]) -> None:
    """Add one thing somewhere in a map: a missing key, or an item to a list."""
    where = draw(st.sampled_from(["map", "persona", "list", "single", "emotion", "touchpoint", "step", "cell", "rate"]))
    moment = draw(st.sampled_from(moments(data)))
    text = draw(TEXTS)
    if where == "map":
        key = draw(st.sampled_from(sorted(OF_MAP)))
        data.setdefault(key, OF_MAP[key])
    elif where == "persona":
        key = draw(st.sampled_from(sorted(OF_PERSONA)))
        data["personas"][draw(st.sampled_from(["rider", "parent"]))].setdefault(key, OF_PERSONA[key])
    elif where == "list":
        key = draw(st.sampled_from(LISTS))
        moment.setdefault(key, []).append({"name" if key == "metrics" else "text": text})
    elif where == "single":
        key = draw(st.sampled_from(sorted(SINGLES)))
        moment.setdefault(key, SINGLES[key])
    elif where == "emotion":
        moment.setdefault("emotions", []).append(draw(st.sampled_from(["curious", "qwertyish", -1, 2])))
    elif where in ("touchpoint", "step"):
        stage = draw(st.sampled_from(data["stages"]))
        item = {"name": text, "channels": ["web"]} if where == "touchpoint" else {"name": text}
        stage.setdefault(f"{where}s", []).append(item)
    elif where == "cell":
        cell = moment.setdefault("per_persona", {}).setdefault("parent", {})
        cell.setdefault(draw(st.sampled_from(LISTS[:5])), []).append({"text": text})
    else:
        for pain in moment.get("pains", ()):
            if isinstance(pain, dict):
                pain.setdefault("severity", "high")


@settings(max_examples=50)
@given(st.data())
def test_filling_in_never_lowers_any_area(data: st.DataObject) -> None:
    plain = yaml.safe_load(SMALL)
    after = areas(scored(SMALL))
    for _ in range(data.draw(st.integers(1, 12))):
        before = after
        data.draw(additions(plain))
        after = areas(scored(yaml.safe_dump(plain, allow_unicode=True)))
        for name, (answered, asked) in after.items():
            assert answered >= before[name][0]
            assert asked == before[name][1]


# ---- what is written


SMALL_SCORE = """\
Renting a bike  map.cjm.yaml
17 of 42 questions answered · 45

  objectives     █████░░░░░░░░░░░░░░░    1 of 4
  personas       ████░░░░░░░░░░░░░░░░    2 of 10
  stages         ██████████░░░░░░░░░░    3 of 6
  touchpoints    ████████████████████    3 of 3
  channels       █████████████░░░░░░░    2 of 3
  emotions       ██████░░░░░░░░░░░░░░    1 of 3
  pains          █████████████░░░░░░░    2 of 3
  opportunities  ░░░░░░░░░░░░░░░░░░░░    0 of 4
  evidence       ██████████░░░░░░░░░░    3 of 6

Most is open here
  Return  this stage opened 8 questions, 6 still unanswered
    actions or steps? (parent)
    a touchpoint with a channel? (parent)
    a feeling with a score? (parent)
    pains? (`[]` if there are none)
    opportunities? (`[]` if there are none)
    something that rests on evidence?
  Parent  this persona opened 5 questions, none answered yet
    who they are? (demographics, firmographics or behaviour)
    goals?
    pains?
    preferred channels?
    evidence?
  Booking  this stage opened 13 questions, 4 still unanswered
    actions or steps? (rider, parent)
    a feeling with a score? (parent)
    opportunities? (`[]` if there are none)
  Rider  this persona opened 5 questions, 3 still unanswered
    who they are? (demographics, firmographics or behaviour)
    preferred channels?
    evidence?

Open about the map itself
    an objective?
    an objective with metric and target?
    a metric with a value?
    an opportunity with impact and effort?
    an opportunity with owner and status?
    two methods of research?
    a date of review?
"""


def test_text() -> None:
    assert "".join(text for text, _ in render_score_text([("map.cjm.yaml", scored(SMALL))])) == SMALL_SCORE


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    data = {"cjmap": 1, "title": text, "stages": [{"name": text}], "personas": {"p": {"name": text}}}
    loaded = load(yaml.safe_dump(data, allow_unicode=True), "map.cjm.yaml")
    if loaded.outline is None:
        pytest.skip("no map may say this")
    found = score(loaded.outline)
    ET.fromstring(render_score_badge(found))
    html = MarkdownIt("commonmark", {"html": True}).enable("table").render(render_score_markdown([("m", found)]))
    assert "<script" not in html
    assert "\x1b" not in "".join(span for span, _ in render_score_text([("m", found)]))


@pytest.mark.parametrize("least", ["-1", "101", "50.5", "many", "", "\u0663"])
def test_the_least_score_is_a_whole_number(least: str) -> None:
    done = subprocess.run([sys.executable, "-m", "cjmap", "score", "--min", least], capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (2, "")
    said = f"Invalid value for '--min': it is a whole number from 0 to 100, not `{least}`"
    assert done.stderr.endswith(f"\nError: {said}\n")
