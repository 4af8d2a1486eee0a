"""Markdown, read as GitHub and GitLab read it."""

import re
from collections import Counter
from collections.abc import Iterator

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from tests.oracles.markup import Reading, check_address

_PARSER = MarkdownIt("gfm-like", {"html": True})
_PARSER.use(dollarmath_plugin, allow_space=False).use(footnote_plugin).use(front_matter_plugin)
_OUR_HTML = re.compile(r"<br>|<!-- -->|</?details>|</?summary>|<a id=\"[\w./%-]+\"></a>|<a id=\"[\w./%-]+\">|</a>")
_NEVER = {"image", "footnote_ref", "footnote_block", "math_inline", "math_block", "front_matter", "code_block"}


def read_markdown(text: str, images: bool = False) -> Reading:
    """Read a document; it has no HTML but ours, no picture, no formula, no note, and leads nowhere that we did not allow."""
    reading = Reading()
    for token in _flat(_PARSER.parse(text)):
        assert token.type not in (_NEVER - {"image"} if images else _NEVER), (token.type, token.content)
        if token.type in ("html_inline", "html_block"):
            assert _OUR_HTML.sub("", token.content).strip() == "", token.content
        elif token.type == "link_open":
            assert token.markup != "linkify", token.attrs
            check_address(str(token.attrs["href"]))
            reading.links.add(str(token.attrs["href"]))
        elif token.type in ("text", "code_inline", "fence", "text_special"):
            reading.texts.append(token.content)
        if token.block and token.nesting >= 0 and token.type != "inline":
            reading.elements[token.type, token.tag] += 1
    _check_tables(text)
    return reading


def _flat(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from _flat(token.children or [])


def _check_tables(text: str) -> None:
    """Fail where a row has another number of cells than the head of its table: a parser would cut it, or fill it up."""
    columns = 0
    fence = False
    for line in text.split("\n"):
        fence ^= line.startswith("```")
        cells = len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) if line.startswith("|") and not fence else 0
        assert not (cells and columns) or cells == columns, line
        columns = cells


def calls(text: str) -> list[str]:
    """Return the people, issues and pictures that a site would make of a document's text."""
    shown = Counter(
        part.strip()
        for token in _flat(_PARSER.parse(text))
        if token.type == "text"
        for part in re.findall(r"(?:^|\W)([@#!~%$&^]\w+|:[\w+-]+:|gh-\d+)", token.content)
    )
    return sorted(shown)
