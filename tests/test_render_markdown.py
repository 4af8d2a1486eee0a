"""The Markdown document: by the byte, and read by a CommonMark parser with hostile texts in every field."""

import os
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
from cjmap.renderers.markdown.grid import render_markdown
from cjmap.view.grid.grid import build_grid
from cjmap.view.registry import Registry
from tests.hostile import HOSTILE, wild_map

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden" / "map"
MAPS = sorted(GOLDEN.glob("*.cjm.yaml"))
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
TEXTS = st.text(min_size=1).filter(is_visible)
PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def document_of(file: Path) -> str:
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    loaded = load(file.read_bytes(), file.name, shared)
    assert loaded.outline is not None, loaded.findings
    return render_markdown(build_grid(Registry(loaded.outline)))


@cache
def wild_document(text: str) -> str:
    journey = Journey.model_validate(wild_map(text))
    return render_markdown(build_grid(Registry(Outline(journey, journey))))


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
def tame() -> tuple[list[str], set[str]]:
    document = wild_document("harmless")
    return blocks(document), {token.type for token in inlines(document)}


class TestGolden:
    @pytest.mark.parametrize("file", MAPS, ids=lambda file: file.name.partition(".")[0])
    def test_document(self, file: Path) -> None:
        golden = file.with_name(file.name.replace(".cjm.yaml", ".md"))
        document = document_of(file)
        if os.environ.get("UPDATE_GOLDEN"):
            golden.write_text(document, encoding="utf-8", newline="\n")
        assert document == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [*MAPS, *EXAMPLES], ids=lambda file: file.name.partition(".cjm")[0])
def test_tables_are_tables(file: Path) -> None:
    """Each row has as many cells as its head; a line that is none would end the table."""
    document = document_of(file)
    rows = [line for line in document.splitlines() if line.startswith("|")]
    assert Counter(blocks(document))["tr_open"] == len(rows) - document.count("| --- |\n")
    for table in re.findall(r"(?:^\|.*\n)+", document, flags=re.MULTILINE):
        tokens = [token.type for token in PARSER.parse(table)]
        assert tokens[0] == "table_open"
        assert tokens[-1] == "table_close"
        lengths = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) for line in table.splitlines()}
        assert len(lengths) == 1


class TestHostile:
    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_text_stays_text(self, text: str) -> None:
        document = wild_document(text)
        assert blocks(document) == tame()[0]
        assert {token.type for token in inlines(document)} <= tame()[1] | {"html_inline", "text_special"}
        assert {token.content for token in inlines(document) if token.type == "html_inline"} <= {"<br>"}
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", document)

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_nothing_is_lost(self, text: str) -> None:
        assert " ".join(visible(text).split()) in shown(wild_document(text))

    @pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
    def test_no_link_leads_where_none_should(self, text: str) -> None:
        for token in inlines(wild_document(text)):
            if token.type == "link_open":
                scheme = re.match(r"[^/?#]*?:", str(token.attrs["href"]))
                assert scheme is None or scheme[0].lower() in ("http:", "https:", "mailto:")

    @settings(max_examples=25, deadline=None)
    @given(TEXTS)
    def test_any_text(self, text: str) -> None:
        document = wild_document(text)
        assert blocks(document) == tame()[0]
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

    def test_severities_are_words_and_numbers(self) -> None:
        stages = "".join(f"  - {{name: S{level}, pains: {{text: P, severity: {level}}}}}\n" for level in range(1, 6))
        outline = load(f"cjmap: 1\ntitle: T\nstages:\n{stages}", "t.cjm.yaml").outline
        assert outline is not None
        words = re.findall(
            r"\((\w+, \d of 5)\)", render_markdown(build_grid(Registry(outline))).partition("## Pains")[2]
        )
        assert words == ["low, 1 of 5", "low, 2 of 5", "medium, 3 of 5", "high, 4 of 5", "high, 5 of 5"]

    def test_ways_set_conditions_apart_and_name_the_end(self) -> None:
        document = document_of(GOLDEN / "clinic.cjm.yaml")
        assert "40% go to **Waits** (it is urgent)" in document
        assert "10%: the journey ends" in document
