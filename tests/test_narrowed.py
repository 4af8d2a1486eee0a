"""Views narrowed to one persona: somebody who comes to no stage, and pains that are not theirs."""

import pytest

from cjmap.loader import load
from cjmap.renderers.formats import Format, render
from cjmap.renderers.html.environment import code
from cjmap.renderers.style import Style
from cjmap.view.opportunities import build_opportunities
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.timeline import build_timeline
from cjmap.view.views import ViewName, build_view

MAP = """
cjmap: 1
title: Moving
personas: {a: Anna, b: Ben, g: {name: Gus <Ghost>}}
channels: {web: Web}
pains: [{id: whole, text: All of it}]
opportunities: [{text: Mend all, addresses: [whole, others, bens, mine], impact: 5, effort: 1}]
stages:
  - name: Look
    for: [a, b]
    duration: 1 h
    emotions: [{feeling: calm, score: 1}]
    pains: [{id: mine, text: For all who come}, {id: bens, text: Of Ben, for: [b]}]
  - {name: Leave, for: [b], actions: [Packs], pains: [{id: others, text: Of others}]}
"""
"""Whom each pain is of: everybody P1, who looks P2, Ben P3, who leaves (Ben) P4; Gus comes nowhere."""


def registry_of(persona: str | None) -> Registry:
    loaded = load(MAP, "moving.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return Registry(loaded.outline, persona)


def drawn(name: ViewName, form: Format, persona: str | None) -> str:
    text = render(form, {name: build_view(name, registry_of(persona), Options())}, Style())
    assert isinstance(text, str)
    return text


SAID = {Format.HTML: "Gus &lt;Ghost&gt;", Format.MARKDOWN: r"Gus \<Ghost\>", Format.SVG: "Gus &lt;Ghost&gt;"}
PAIRS = [(name, form) for name in ViewName for form in SAID if (name, form) != (ViewName.FLOW, Format.SVG)]
"""All but the picture of the flow, which has no words around it."""


@pytest.mark.parametrize(("name", "form"), PAIRS)
def test_somebody_who_comes_to_no_stage(name: ViewName, form: Format) -> None:
    sentence = f"{SAID[form]} comes to none of the stages"
    text = " ".join(drawn(name, form, "g").split())
    assert sentence in text
    assert "Nobody has written" not in text
    assert "Nothing has been written" not in text
    assert "comes to none" not in drawn(name, form, "b")
    assert "comes to none" not in drawn(name, form, None)


def test_who_comes_nowhere_takes_no_time() -> None:
    everybody, ghost = (build_timeline(registry_of(persona)) for persona in (None, "g"))
    assert [(total.who, total.takes and total.takes.text) for total in everybody.totals] == [
        ((0,), "1 h"),
        ((1,), "at least 1 h"),
    ]
    assert ghost.totals == ()


@pytest.mark.parametrize(
    ("persona", "marks"),
    [(None, ("P1", "P2", "P3", "P4")), ("a", ("P1", "P2")), ("b", ("P1", "P2", "P3", "P4")), ("g", ("P1",))],
)
def test_answers_name_the_pains_that_are_shown(persona: str | None, marks: tuple[str, ...]) -> None:
    (idea,) = build_opportunities(registry_of(persona)).ideas
    assert idea.item.plan is not None
    assert idea.item.plan.answers == marks
    assert tuple(pain.mark for pain in idea.pains) == marks


def test_names_in_messages_are_code() -> None:
    assert code("`a <b>` & `c`") == "<code>a &lt;b&gt;</code> &amp; <code>c</code>"
    assert code("a ` b") == "a ` b"
