"""Whatever a map says, what is drawn of it is made of the same parts, and shows what was written."""

import json
import re
from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from cjmap.loader import load
from cjmap.model.texts import is_visible
from cjmap.renderers.formats import FORMATS, TOGETHER, Format, render
from cjmap.renderers.style import Style
from cjmap.settings.theme import Theme
from cjmap.settings.theme_keys import MOST_LOGO
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from tests.oracles.documents import read_json, texts_of
from tests.oracles.graphs import read_dot
from tests.oracles.maps import Say, as_yaml, filled_map, in_turn, marked, with_files
from tests.oracles.markup import Reading, read_html, read_xml
from tests.oracles.paper import read_pdf, read_png
from tests.oracles.prose import read_markdown
from tests.oracles.runs import Cjmap
from tests.oracles.streams import acts_on_terminal, commands, others_commands
from tests.oracles.texts import ALL, CLASSES, core

BY_CLASS = pytest.mark.parametrize("texts", CLASSES.values(), ids=CLASSES)
PAIRS = [(view, form) for view, forms in FORMATS.items() for form in forms]
ON_PAPER = (Format.PNG, Format.PDF)
HARMLESS = tuple(f"word{number}" for number in range(1000))
UNTOLD = {"x", "id", "image", "journey", "aliases", "where", "to", "url", "Lane in short"}
"""Fields whose texts need not be told: they are for programs, or what they mean is told; and a lane that nobody uses."""


def registry(say: Say) -> Registry:
    """Return what there is to know of a map with the texts."""
    loaded = load(as_yaml(filled_map(say)), "map.cjm.yaml")
    assert loaded.outline is not None, loaded.findings
    return Registry(loaded.outline)


@cache
def harmless() -> Registry:
    return registry(in_turn(HARMLESS))


def drawn(known: Registry, form: Format, *views: ViewName, theme: Theme = Theme()) -> str:  # noqa: B008 - frozen
    """Return a map as text in a format."""
    document = render(form, {view: build_view(view, known, Options()) for view in views}, Style(theme=theme))
    assert isinstance(document, str)
    assert acts_on_terminal(document.encode(), marks=True) == []
    return document


@cache
def twin(form: Format, *views: ViewName) -> str:
    """Return the same map with harmless texts."""
    return drawn(harmless(), form, *views)


def read(form: Format, text: str) -> Reading:
    return {Format.HTML: read_html, Format.SVG: read_xml, Format.MARKDOWN: read_markdown}[form](text)


def check(known: Registry, form: Format, *views: ViewName) -> None:
    """Fail if a document is made of anything but the parts that it has with harmless texts."""
    text, other = drawn(known, form, *views), twin(form, *views)
    if form in (Format.HTML, Format.SVG, Format.MARKDOWN):
        reading, wanted = read(form, text), read(form, other)
        assert reading.shape - wanted.shape == wanted.shape - reading.shape == {}
        assert reading.code == wanted.code
    elif form is Format.DOT:
        assert read_dot(text) == read_dot(other)
    elif form is Format.JSON:
        assert shape_of(read_json("view", text)) == shape_of(json.loads(other))
    else:
        assert form is Format.MERMAID  # read by itself in a browser, elsewhere
        assert len(without_config(text)) == len(without_config(other))


def without_config(text: str) -> list[str]:
    """Return the lines of a diagram without those about the width of labels."""
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL).split("\n")


def shape_of(data: Any) -> Any:
    """Return the keys of data, without the texts and numbers in it."""
    if isinstance(data, dict):
        return {key: shape_of(value) for key, value in data.items()}
    return (
        [shape_of(value) for value in data] if isinstance(data, list) and data and not isinstance(data[0], str) else 0
    )


@BY_CLASS
def test_pages_and_documents_have_the_same_parts(texts: Sequence[str]) -> None:
    known = registry(marked(texts))
    for form in TOGETHER:
        if form not in ON_PAPER:
            check(known, form, *ViewName)


@BY_CLASS
def test_pictures_and_diagrams_have_the_same_parts(texts: Sequence[str]) -> None:
    known = registry(marked(texts))
    for view, form in PAIRS:
        if form in (Format.SVG, Format.DOT, Format.MERMAID):
            check(known, form, view)


@pytest.mark.parametrize(("view", "form"), [pair for pair in PAIRS if pair[1] not in ON_PAPER])
def test_every_view_in_every_format(view: ViewName, form: Format) -> None:
    check(registry(marked(ALL)), form, view)


@settings(max_examples=5, phases=[Phase.explicit, Phase.generate])
@given(
    st.lists(st.text(st.characters(codec="utf-8"), min_size=1, max_size=80).filter(is_visible), min_size=5, max_size=40)
)
def test_any_texts(texts: list[str]) -> None:
    known = registry(marked(texts))
    for form in (Format.HTML, Format.MARKDOWN):
        check(known, form, *ViewName)
    for view in (ViewName.MAP, ViewName.FLOW):
        check(known, Format.SVG, view)


def told(form: Format, text: str) -> str:
    return "".join(texts_of(json.loads(text)) if form is Format.JSON else read(form, text).texts)


@pytest.mark.parametrize("form", [Format.HTML, Format.MARKDOWN, Format.JSON])
def test_every_text_comes_through(form: Format) -> None:
    """Each text of a map stands in the document of all its views, whole, apart from what no reader can see."""
    texts: dict[tuple[str, str], str] = {}
    say = marked(ALL)

    def noted(place: str) -> str:
        text = say(place)
        texts[place, text] = core(text)
        return text

    seen = core(told(form, drawn(registry(noted), form, *ViewName)))
    missing = {place for (place, _), text in texts.items() if text not in seen and place.split(".")[-1] not in UNTOLD}
    assert missing == set()


def test_pictures_on_paper(cjmap: Cjmap) -> None:
    """PNG and PDF need a glyph for each character, and say so where there is none; what they draw does nothing."""
    texts = [text for text in ALL if all(ord(char) < 0x250 for char in text)]
    say = with_files(in_turn(texts), *cjmap.write_files(texts, "."))
    cjmap.write("map.cjm.yaml", as_yaml(filled_map(say)))
    run = cjmap("render", "map.cjm.yaml", "--view=opportunities", "-o", "map.pdf")
    assert run.code == 0, run.err
    seen = core(read_pdf((cjmap.folder / "map.pdf").read_bytes()))
    assert sum(core(text) in seen for text in texts) > 5
    assert cjmap("render", "map.cjm.yaml", "--view=flow", "-o", "map.png").code == 0
    assert min(read_png((cjmap.folder / "map.png").read_bytes())) > 100


COMMANDS = [
    *(f"--view=all --format={form}" for form in TOGETHER if form not in ON_PAPER),
    *(f"--view={view} --format={form}" for view, form in PAIRS if form in (Format.SVG, Format.DOT, Format.MERMAID)),
    "--findings --today=2026-11-22",
    "--view=flow --portrait",
]


def test_streams_of_pictures(cjmap: Cjmap) -> None:
    """What is drawn to stdout in a job is obeyed by no runner."""
    texts = CLASSES["runners"] + CLASSES["terminal"] + CLASSES["separators"]
    cjmap.write("map.cjm.yaml", as_yaml(filled_map(with_files(in_turn(texts), *cjmap.write_files(texts, ".")))))
    for command in COMMANDS:
        run = cjmap("render", "map.cjm.yaml", *command.split(), GITHUB_ACTIONS="true")
        assert run.code == 0, run.err
        assert run.out
        assert commands(run.out) + commands(run.err) == []
        assert others_commands(run.out) + others_commands(run.err) == []
        assert acts_on_terminal(run.out, marks=True) + acts_on_terminal(run.err) == []


def test_the_page_of_contents(cjmap: Cjmap) -> None:
    for number, text in enumerate(ALL):
        said = {"description": text, "tags": [text], "owner": text, "stages": [text]}
        cjmap.write(f"maps/{number}.cjm.yaml", as_yaml({"cjmap": 1, "title": text, **said}))
    run = cjmap("render", "maps", "-o", "out", GITHUB_ACTIONS="true")
    assert run.code == 0, run.err
    assert commands(run.err) == []
    assert acts_on_terminal(run.err) == []
    page = read_html((cjmap.folder / "out" / "index.html").read_text("utf-8"))
    assert len(page.links) >= len(ALL)
    seen = core(page.text)
    assert [text for text in ALL if core(text) not in seen] == []


def small_map() -> Registry:
    loaded = load("cjmap: 1\ntitle: Renting a bike\nstages: [{name: Booking, emotions: [1]}]\n", "map.cjm.yaml")
    assert loaded.outline is not None
    return Registry(loaded.outline)


@pytest.mark.parametrize("form", [Format.HTML, Format.SVG])
def test_the_words_of_a_logo(form: Format) -> None:
    small = small_map()
    plain = read(form, drawn(small, form, ViewName.MAP, theme=Theme(logo="Acme", font="Inter")))
    for logo in (text for text in ALL if len(text) <= MOST_LOGO and text.isprintable()):
        reading = read(form, drawn(small, form, ViewName.MAP, theme=Theme(logo=logo, font="Inter")))
        assert reading.shape == plain.shape
        assert core(logo) in core(reading.text)
