"""The curve and the flow as Mermaid: what stands in the text; `tests/browser` has Mermaid itself read it."""

import json

from cjmap.loader import load
from cjmap.renderers.escape import mermaid_label, mermaid_text
from cjmap.renderers.mermaid import render_mermaid
from cjmap.renderers.style import Style
from cjmap.view.curve.view import build_curve
from cjmap.view.flow.flow import build_flow
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName


def mermaid(stages: str, name: ViewName, head: str = "") -> str:
    loaded = load(f"cjmap: 1\ntitle: T\n{head}\nstages: {stages}\n", "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    registry = Registry(loaded.outline)
    view = build_curve(registry) if name is ViewName.CURVE else build_flow(registry)
    return render_mermaid({name: view}, Style())


def test_personas_that_feel_alike_share_a_task() -> None:
    stages = "[{name: A, emotions: [{score: -2, for: p}, {score: 1, for: q}, {score: 1, for: r}]}]"
    text = mermaid(stages, ViewName.CURVE, "personas: {p: P, q: 'Q, R', r: R}")
    assert text.splitlines() == ["journey", "  title T", "  section 1 A", "    1 A: 1: P", "    1 A: 4: Q#44; R, R"]


def test_what_nobody_knows_has_no_task() -> None:
    text = mermaid("[{name: A, emotions: [1]}, B]", ViewName.CURVE)
    assert "2 B" not in text


def test_a_long_word_of_an_actor_is_not_cut() -> None:
    text = mermaid("[{name: A, emotions: [1]}]", ViewName.CURVE, f"personas: {{p: {json.dumps('#' * 50)}}}")
    assert text.startswith("---\nconfig:\n  journey:\n    maxLabelWidth: ")


def test_a_flowchart_has_every_way_and_every_way_out() -> None:
    stages = "[{name: A, next: [{to: B, when: it rains, share: 20%}, end]}, {name: B, exits: [{text: x, share: 9%}]}]"
    lines = [line.strip() for line in mermaid(stages, ViewName.FLOW).splitlines()]
    assert lines[0] == "flowchart LR"
    assert 'n0 -->|"it rains<br/>20#37;"| n1' in lines
    assert 'n0 -->|"80#37;"| finish' in lines
    assert "n1 -.-> xn1_0" in lines


def test_what_means_something_is_coded() -> None:
    assert mermaid_text('a; b: #1 "x"') == "a#59; b#58; #35;1 #34;x#34;"
    assert mermaid_text("one\ntwo") == "one two"
    assert mermaid_label("one\ntwo") == "one<br/>two"
    assert mermaid_text("- item") == "#45; item"
