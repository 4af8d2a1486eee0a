"""Well-formed YAML that says something else than its author meant; each is a warning, for it may be meant."""

import re
from collections.abc import Iterator

from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem

_CUT = re.compile(r"[ \t]+(#[^\s#!].*)")
_SPLIT = re.compile(r"[(（][^()（）\[\]{}\n\"']*,")


def find_traps(text: str, nodes: Nodes) -> Iterator[Problem]:
    """Yield texts cut at a `#` and items split at a comma inside brackets; `nodes` are those of `text`."""
    yield from _cut_texts(text, nodes)
    yield from _split_items(text, nodes)


def _cut_texts(text: str, nodes: Nodes) -> Iterator[Problem]:
    """`name: Ticket #12` is the text "Ticket": a comment that sticks to its `#` was probably none."""
    cuts = {match.start(): match for match in _CUT.finditer(text)} if "#" in text else {}
    if not cuts:
        return
    for node, end in enumerate(nodes.ends):
        match = cuts.get(end)
        if match and nodes.starts[node] < end and node not in nodes.after and text[nodes.starts[node]] not in "\"'|>*":
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
