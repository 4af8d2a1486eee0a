"""What a source says, text by text, listed without any knowledge of maps."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token


@dataclass(frozen=True, slots=True)
class Leaf:
    """A visible text: a heading, an item, a line of a paragraph or of a code block, or a cell of a table.

    `headings` are those it stands under, itself included if it is one. A cell also has its `row`, which is the text of
    the row's first cell, and its `column`, which is the column's heading.
    """

    text: str
    headings: tuple[str, ...] = ()
    row: str = ""
    column: str = ""


def markdown_leaves(source: str) -> Iterator[Leaf]:
    """Yield the leaves of a Markdown document in reading order, numbering of headings left out."""
    tokens = MarkdownIt("commonmark").enable("table").parse(source)
    headings: list[tuple[int, str]] = []
    columns: list[str] = []
    cells: list[str] = []
    for before, token in zip([None, *tokens], tokens, strict=False):
        around = before.type if before else ""
        if token.type == "inline" and around == "heading_open" and before:
            level, text = int(before.tag[1]), re.sub(r"^\d+(\.\d+)*\.? ", "", _shown(token))
            headings = [*(each for each in headings if each[0] < level), (level, text)]
            yield Leaf(text, _titles(headings))
        elif token.type == "table_open":
            columns = []
        elif token.type == "tr_open":
            cells = []
        elif token.type == "inline" and around == "th_open":
            columns.append(_shown(token))
            yield Leaf(columns[-1], _titles(headings))
        elif token.type == "inline" and around == "td_open":
            cells.append(_shown(token))
            yield Leaf(cells[-1], _titles(headings), cells[0], columns[len(cells) - 1])
        elif token.type in ("inline", "fence"):
            text = token.content if token.type == "fence" else _shown(token)
            yield from (Leaf(line.strip(), _titles(headings)) for line in text.splitlines() if line.strip())


def _titles(headings: list[tuple[int, str]]) -> tuple[str, ...]:
    return tuple(text for _, text in headings)


def _shown(token: Token) -> str:
    """Return what a reader sees of an inline token."""
    return "".join("\n" if child.type == "softbreak" else child.content for child in token.children or ())


def html_leaves(source: str) -> list[Leaf]:
    """Return the texts between the tags of a page of HTML, style sheets left out, cells with row and column."""
    reader = _TableReader()
    reader.feed(source)
    reader.close()
    return reader.leaves


class _TableReader(HTMLParser):
    """Collects texts, and keeps count of the cells of a table."""

    def __init__(self) -> None:
        super().__init__()
        self.leaves: list[Leaf] = []
        self.open: list[str] = []
        self.columns: list[str] = []
        self.row: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "tr":
            self.row = []
        elif tag in ("td", "th"):
            self.row.append("")
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass
        if tag == "tr":
            self.columns = self.columns or self.row

    def handle_data(self, data: str) -> None:
        text = " ".join(data.split())
        if not text or "style" in self.open:
            return
        if "tr" not in self.open:
            self.leaves.append(Leaf(text))
            return
        self.row[-1] = self.row[-1] or text
        column = self.columns[len(self.row) - 1] if self.columns else ""
        self.leaves.append(Leaf(text, (), self.row[0], column))


def json_leaves(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every value of JSON data that has no parts of its own, with the key that it stands under."""
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from json_leaves(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from json_leaves(inner, key)
    else:
        yield key, value
