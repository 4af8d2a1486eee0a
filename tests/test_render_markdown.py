"""The Markdown document, read by a CommonMark parser with hostile texts in every field."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from cjmap.loader import load, load_shared
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.model.texts import is_visible
from cjmap.renderers.escape import visible
from cjmap.renderers.markdown.document import render_markdown
from cjmap.renderers.style import Style
from cjmap.view.options import Options
from cjmap.view.registry import Registry
from cjmap.view.views import ViewName, build_view
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "map"
MAPS = sorted(GOLDEN.glob("*.cjm.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
TEXTS = st.text(min_size=1).filter(is_visible)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


ALONE = (ViewName.MAP,)
PEOPLE = (ViewName.PERSONAS, ViewName.OPPORTUNITIES, ViewName.CHANNELS)
DOCUMENTS = pytest.mark.parametrize("names", [ALONE, PEOPLE], ids="-".join)


def write(outline: Outline, names: tuple[ViewName, ...] = ALONE, persona: str | None = None) -> str:
    registry = Registry(outline, persona)
    return render_markdown({name: build_view(name, registry, Options()) for name in names}, Style())


def document_of(file: Path, names: tuple[ViewName, ...] = ALONE) -> str:
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    loaded = load(file.read_bytes(), file.name, shared)
    assert loaded.outline is not None, loaded.findings
    return write(loaded.outline, names)


def document(text: str, *names: ViewName, persona: str | None = None) -> str:
    outline = load(text, "t.cjm.yaml").outline
    assert outline is not None
    return write(outline, names or ALONE, persona)


@cache
def wild_document(text: str, names: tuple[ViewName, ...] = ALONE) -> str:
    journey = Journey.model_validate(wild_map(text))
    return write(Outline(journey, journey), names)


def blocks(document: str) -> list[str]:
    return [token.type for token in PARSER.parse(document)]


def inlines(document: str) -> Iterator[Token]:
    for token in PARSER.parse(document):
        yield from token.children or ()


def shown(document: str) -> str:
    """Return what a reader sees, lines as spaces."""
    parts = (
        token.content if token.type == "text" else " " for token in inlines(document) if token.type != "strong_open"
    )
    return " ".join("".join(parts).split())


@cache
def tame(names: tuple[ViewName, ...] = ALONE) -> tuple[list[str], set[str]]:
    document = wild_document("harmless", names)
    return blocks(document), {token.type for token in inlines(document)}


@DOCUMENTS
@pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
def test_tables_are_tables(file: Path, names: tuple[ViewName, ...]) -> None:
    """Each row has as many cells as its head; a line that is none would end the table."""
    document = document_of(file, names)
    rows = [line for line in document.splitlines() if line.startswith("|")]
    assert Counter(blocks(document))["tr_open"] == len(rows) - document.count("| --- |\n")
    for table in re.findall(r"(?:^\|.*\n)+", document, flags=re.MULTILINE):
        tokens = [token.type for token in PARSER.parse(table)]
        assert tokens[0] == "table_open"
        assert tokens[-1] == "table_close"
        lengths = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in table.splitlines()}
        assert len(lengths) == 1


@DOCUMENTS
class TestHostile:
    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_text_stays_text(self, text: str, names: tuple[ViewName, ...]) -> None:
        document = wild_document(text, names)
        assert blocks(document) == tame(names)[0]
        assert {token.type for token in inlines(document)} <= tame(names)[1] | {"html_inline", "text_special"}
        assert {token.content for token in inlines(document) if token.type == "html_inline"} <= {"<br>"}
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", document)

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_nothing_is_lost(self, text: str, names: tuple[ViewName, ...]) -> None:
        assert " ".join(visible(text).split()) in shown(wild_document(text, names))

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_no_link_leads_where_none_should(self, text: str, names: tuple[ViewName, ...]) -> None:
        for token in inlines(wild_document(text, names)):
            if token.type == "link_open":
                scheme = re.match(r"[^/?#]*?:", str(token.attrs["href"]))
                assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:")

    @settings(max_examples=10, deadline=None)
    @given(text=TEXTS)
    def test_any_text(self, names: tuple[ViewName, ...], text: str) -> None:
        document = wild_document(text, names)
        assert blocks(document) == tame(names)[0]
        assert {token.content for token in inlines(document) if token.type == "html_inline"} <= {"<br>"}


class TestContent:
    def test_without_steps_one_table(self) -> None:
        assert Counter(blocks(document_of(GOLDEN / "five-stage.cjm.yaml")))["table_open"] == 1

    def test_says_it_all(self) -> None:
        source = (GOLDEN / "clinic.cjm.yaml").read_text(encoding="utf-8")
        text = shown(document_of(GOLDEN / "clinic.cjm.yaml"))
        words = re.findall(
            r"(?:text|why|name|hypothesis|when|event|expects|gets|thoughts|source): ([A-Za-z][^,}\n]+)", source
        )
        assert len(words) > 25
        assert [word for word in words if word.strip() not in text] == []

    def test_facts_stand_at_the_top(self) -> None:
        head = document_of(GOLDEN / "clinic.cjm.yaml").partition("## ")[0]
        assert "- **Lowest point**: Waits (**WP** −2)" in head
        assert "- **Widest way out**: Calls (50% leave: Gives up)" in head
        assert "- **Most worth doing**: Call back (impact 4, effort 2, testing)" in head

    def test_pains_stand_by_severity_as_words_and_numbers(self) -> None:
        stages = "".join(f"  - {{name: S{level}, pains: {{text: P, severity: {level}}}}}\n" for level in range(1, 6))
        listed = document(f"cjmap: 1\ntitle: T\nstages:\n{stages}").partition("## Pains")[2]
        words = re.findall(r"\((\w+, \d of 5)\)", listed)
        assert words == ["high, 5 of 5", "high, 4 of 5", "medium, 3 of 5", "low, 2 of 5", "low, 1 of 5"]

    def test_a_pain_names_what_answers_it_but_nothing_rejected(self) -> None:
        stage = "{name: A, pains: X, opportunities: [Y, {text: Z, status: rejected}]}"
        listed = document(f"cjmap: 1\ntitle: T\nstages: [{stage}]\n").partition("## Pains")[2]
        assert "- **P1** X\n  - answered by O1\n" in listed

    def test_ways_set_conditions_apart_and_name_the_end(self) -> None:
        document = document_of(GOLDEN / "clinic.cjm.yaml")
        assert "40% go to **2.1 Waits** (it is urgent)" in document
        assert "10%: the journey ends" in document


class TestDocuments:
    MAP = "cjmap: 1\ntitle: T\npersonas: {a: Ann}\nevidence: {e: Talks}\nchannels: {w: Web}\nstages: [{name: S, pains: P}]\n"

    def headings(self, *names: ViewName) -> list[str]:
        return [line for line in document(self.MAP, *names).splitlines() if line.startswith("#")]

    def test_map_alone_tells_all(self) -> None:
        parts = ["# T", "## Map", "## Personas", "### Ann (An)", "## Pains", "## Channels", "## Evidence"]
        assert self.headings(ViewName.MAP) == parts

    def test_other_views_have_the_title_and_the_evidence(self) -> None:
        assert self.headings(ViewName.CHANNELS) == ["# T", "## Channels", "## Evidence"]

    def test_the_map_comes_first_and_nothing_is_told_twice(self) -> None:
        parts = ["# T", "## Map", "## Pains", "## Personas", "### Ann (An)", "## Opportunities"]
        parts += ["### Pains that nobody answers", "## Channels", "## Evidence"]
        assert self.headings(*PEOPLE, ViewName.MAP) == parts

    @pytest.mark.parametrize("name", PEOPLE)
    def test_an_empty_map_says_so(self, name: ViewName) -> None:
        text = document("cjmap: 1\ntitle: T\nstages: []\n", name)
        assert len(text.splitlines()) == 5
        assert text.split("\n\n")[-1].strip("\n")  # a sentence
