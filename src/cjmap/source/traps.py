"""Well-formed YAML that says something else than its author meant; each is a warning, for it may be meant.

Most texts have no trap, and all are looked at: every trap is looked for by a pattern that C code rejects quickly, and
only what it finds is compared with the nodes.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator

from cjmap.source.familiar import FAMILIAR_KEYS
from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem
from cjmap.source.swallowed import swallowed_lines

_COMMENT = re.compile(r"#(?<=[ \t]#)[^\s#!]")  # begins with the sign itself, which is found quickly
_COMMENT_BEHIND = re.compile(r"[ \t]++(#[^\s#!][^\r\n]*+)")
_SPLIT = re.compile(r"[(（][^()（）\[\]{}\n\"']*,")
_SPLIT_QUOTE = re.compile(r"[“„«「『《][^“”„«»「」『』《》\[\]{},\n\"']*+,")
_FLOW_LIST = re.compile(r"\[[ \t]*+([^\[\]{},\"'\n]++)\]")
_COLON = re.compile("(?<=[a-z_ ])：")
_HIRAGANA = re.compile("[ぁ-ゟ]")
_NO_COMMAS = "，、،"
_LONGEST_KEY = max(map(len, FAMILIAR_KEYS)) + 1


def find_traps(text: str, nodes: Nodes) -> Iterator[Problem]:
    """Yield texts cut at a `#`, items split at a comma, lines swallowed by a text, punctuation that YAML ignores.

    `nodes` are those of `text`.
    """
    yield from _cut_texts(text, nodes)
    yield from _split_items(text, nodes)
    yield from swallowed_lines(text, nodes)
    if not text.isascii():
        yield from _colons(text, nodes)
        yield from _commas(text, nodes)
        yield from _quotes(text, nodes)


def _cut_texts(text: str, nodes: Nodes) -> Iterator[Problem]:
    """`name: Ticket #12` is the text "Ticket": a comment that sticks to its `#` was probably none."""
    if "#" not in text or not _COMMENT.search(text):
        return
    for node, end in enumerate(nodes.ends):
        start = nodes.starts[node]
        if start == end or node in nodes.after or text[start] in "\"'|>*":
            continue
        match = _COMMENT_BEHIND.match(text, end)
        if match:
            message = f"the text ends before `{match[1].rstrip()}`, which YAML takes for a comment"
            help = 'Put quotes around the whole text, or a space behind "#" if it is a comment.'
            yield Problem("YML17", message, match.start(1), match.end(1), help)


def _split_items(text: str, nodes: Nodes) -> Iterator[Problem]:
    """`[Search (Google, Bing)]` is two items: brackets do not protect a comma."""
    if "(" not in text and "（" not in text:
        return
    for node, start in enumerate(nodes.starts):
        end = nodes.ends[node]
        if node in nodes.after or text[start : start + 1] in ("", '"', "'") or text[end : end + 1] != ",":
            continue
        match = _SPLIT.search(text, start, end + 1)
        if match and match.end() == end + 1:
            message = f"`{text[start:end]}` is one item here: inside `[ ]` every comma begins a new one"
            yield Problem("YML18", message, start, end, "Write one item a line, or put quotes around the text.")


def _quotes(text: str, nodes: Nodes) -> Iterator[Problem]:
    """`[“Website, mobile”]` is two items: curly quotes protect nothing."""
    for match in _SPLIT_QUOTE.finditer(text):
        node, end = _beginning_at(nodes, match.start()), match.end() - 1
        if node is not None and nodes.ends[node] == end:
            quote = match[0][0]
            message = f"`{quote}` is no quote to YAML: the comma behind `{match[0][:-1]}` begins a new item"
            yield Problem("YML20", message, match.start(), end, 'Use straight quotes: "…".')


def _colons(text: str, nodes: Nodes) -> Iterator[Problem]:
    """`- name：认知` is a text, not a key with a value: the colon is a full-width one."""
    for match in _COLON.finditer(text):
        node = bisect_right(nodes.starts, match.start()) - 1
        if node < 0 or node in nodes.after or match.start() - nodes.starts[node] > _LONGEST_KEY:
            continue
        key = text[nodes.starts[node] : match.start()].rstrip()
        if key in FAMILIAR_KEYS:
            message = f"`：` is no colon to YAML, so that `{key}：` begins a text"
            yield Problem("YML20", message, *match.span(), f"Write `{key}: ` with a half-width colon and a space.")


def _commas(text: str, nodes: Nodes) -> Iterator[Problem]:
    """`[网站，广告]` is one item: the comma is a full-width one. In a list of several items it belongs to a text."""
    for match in _FLOW_LIST.finditer(text):
        comma = next((sign for sign in _NO_COMMAS if sign in match[1]), None)
        if comma is None or (comma == "、" and _HIRAGANA.search(match[1])):  # a Japanese sentence, not an enumeration
            continue
        if _beginning_at(nodes, match.start(1)) is not None:
            start = match.start(1) + match[1].index(comma)
            message = f"`{comma}` is no comma to YAML, so that this list has one item"
            yield Problem("YML20", message, start, start + 1, "Write `, `; if it is one item, put quotes around it.")


def _beginning_at(nodes: Nodes, index: int) -> int | None:
    """Return the text that begins at an index, None if none does."""
    node = bisect_right(nodes.starts, index) - 1
    return node if node >= 0 and nodes.starts[node] == index and node not in nodes.after else None
