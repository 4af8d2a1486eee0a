"""Mermaid itself reads and draws our diagrams: those of every example, and of maps whose names mean something to it."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from cjmap.cli.files import Projects, find_maps
from cjmap.cli.project import load_maps
from cjmap.loader import load
from cjmap.model.outline import Outline
from cjmap.renderers.mermaid import render_mermaid
from cjmap.renderers.style import Style
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from tests.browser.pages import EXAMPLES, ROOT
from tests.oracles.maps import as_yaml, filled_map, marked
from tests.oracles.texts import CLASSES, core

SCRIPT = Path(__file__).parent / "node_modules" / "mermaid" / "dist" / "mermaid.min.js"
VIEWS = [ViewName.CURVE, ViewName.FLOW]

DRAW = """async text => {
    await mermaid.parse(text);
    const {svg} = await mermaid.render("drawn", text);
    const page = new DOMParser().parseFromString(svg, "text/html");
    page.querySelectorAll("style").forEach(style => style.remove());
    page.querySelectorAll("br, tspan").forEach(line => line.append(" "));
    const active = page.querySelectorAll("script, iframe, img, [onload], [onerror], [onclick], a[href]").length;
    return {words: page.body.textContent, active};
}"""

NAMES = [
    "a # b; c: d, e \"f\" 'g'",
    "%% comment %%{init: {'theme': 'dark'}}%%",
    "%%{init: {",
    "end",
    "end of graph subgraph click style class",
    "[x] {y} (z) [[x]] ((y)) >z]",
    "`k` **b** *i* _u_ ~~s~~ $$x$$",
    "<b>bold</b> <script>alert(1)</script> <img src=x onerror=alert(1)>",
    "&amp; &lt;b&gt; #35; #quot; &#35;",
    "---",
    "--- title: x ---",
    "--> | --- -.-> ==> ~~~ o--o",
    "👩‍👧 🏳️‍🌈 ﬂ°° ¶ß",
    "first\nsecond: # line\n\nthird",
    "title",
    "section",
    "accTitle: x",
    "- item",
    "1. list",
    "# heading",
    "x:::y @{shape: x} n0 --> n1",
    "\\\\n \\u0041 back\\slash",
    "http://e.example fa:fa-car",
    "客户旅程：第一步，完成。",
    "رحلة العميل",
    "o",
    "x",
]


@pytest.fixture(scope="module")
def mermaid(browser: Browser) -> Iterator[Page]:
    """Return a page that has Mermaid with its defaults, as those of forges and wikis do."""
    if not SCRIPT.exists():
        pytest.skip("there is no Mermaid: tests/browser/install.sh installs it")
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.set_content("<body></body>")
    page.add_script_tag(path=SCRIPT)
    page.evaluate("mermaid.initialize({startOnLoad: false})")
    yield page
    context.close()


def outline_of(text: str | bytes) -> Outline:
    loaded = load(text, "t.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return loaded.outline


def diagram(outline: Outline, name: ViewName) -> str:
    return render_mermaid({name: build_view(name, Registry(outline), Options())}, Style())


def words(mermaid: Page, text: str) -> str:
    """Return what a reader sees of a diagram, without white space and without the joiners that part signs."""
    drawn = mermaid.evaluate(DRAW, text)
    assert drawn["active"] == 0
    return squeezed(drawn["words"])


def squeezed(text: str) -> str:
    return "".join(text.replace("\u2060", "").split())


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("example", EXAMPLES)
def test_examples_are_drawn_with_every_name(mermaid: Page, example: str, view: ViewName) -> None:
    ((_, loaded),) = load_maps(find_maps([ROOT / example], projects := Projects(), None), projects).maps
    assert loaded.outline is not None
    seen = words(mermaid, diagram(loaded.outline, view))
    assert seen
    if view is ViewName.FLOW:
        for stage in loaded.outline.stages:
            for spot in (stage, *loaded.outline.steps(stage)):
                assert squeezed(spot.name) in seen


def hostile(name: str) -> str:
    """Return a map all of whose texts are the same, wherever a diagram shows one."""
    said = json.dumps(name, ensure_ascii=False)
    return f"""cjmap: 1
title: {said}
personas: {{p: {{name: {said}}}, q: Sam}}
stages:
- name: {said}
  steps:
  - id: a
    name: {said}
    touchpoints: [{said}]
    emotions: [{{feeling: {said}, score: -2, for: p}}, {{feeling: x, score: 1, for: q}}]
    exits: [{{text: {said}, share: 5%}}]
    next: [{{to: b, when: {said}, for: p}}, {{to: a, when: {said}}}, end]
  - {{id: b, name: {said}, emotions: [1], optional: true}}
- {{name: {said}, emotions: [0]}}
"""


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_only_ever_a_name(mermaid: Page, name: str, view: ViewName) -> None:
    seen = words(mermaid, diagram(outline_of(hostile(name)), view))
    # Of a flow: the title is for screen readers only; two stages, two steps, a touchpoint, a feeling, two conditions,
    # a persona, a reason to leave. Of a curve: its title, the stage of the steps, three tasks, a persona.
    assert seen.count(squeezed(name)) >= (9 if view is ViewName.FLOW else 6)


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("texts", CLASSES.values(), ids=CLASSES)
def test_whole_maps_are_drawn_with_every_name(mermaid: Page, texts: tuple[str, ...], view: ViewName) -> None:
    outline = outline_of(as_yaml(filled_map(marked(texts))))
    seen = core(words(mermaid, diagram(outline, view)))
    assert seen
    if view is ViewName.FLOW:  # a curve has only those with a score, and parts long words by hyphens
        for stage in outline.stages:
            for node in outline.steps(stage) or (stage,):
                assert core(node.name) in seen


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("stages", ["[]", "[A]", "[{name: A, steps: [a]}]"])
def test_small_maps_are_drawn(mermaid: Page, stages: str, view: ViewName) -> None:
    words(mermaid, diagram(outline_of(f"cjmap: 1\ntitle: T\nstages: {stages}\n"), view))
