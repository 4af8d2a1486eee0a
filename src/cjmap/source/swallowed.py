"""Lines that a text swallows: a plain text goes on in deeper lines, also in one that was meant as an item or a key."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem

# Each pattern ends where the line's own text begins.
_ITEM_BELOW_ITEM = re.compile(r"\n( *+)- .*+(?=\n(\1 +)- )")
_ITEM_BELOW_VALUE = re.compile(r": [^\s#:][^:\n]*+(?=\n( +)- )")
_GLUED_DASH = re.compile(r"\n *+(?=-[^\s\d-])")
_BULLET = re.compile(r"\n *+(?=[•◦▪●‣∙·]|[–—] |\* )")
_NUMBER = re.compile(r"\n *+(?=\d{1,2}[.)、．）]\D)")
_NUMBERED = re.compile(r"\d{1,2}[.)、．）]")
_KEY = re.compile(r"\n *+(?=[A-Za-z_]\w*+ *+=[^=]|[a-z_]++(?::(?!//)[^\s\d]|：))")

_ITEM_HELP = "Items of one list are indented alike. If it is one text, put quotes around it."
_DASH_HELP = "A list item begins with `- `, a dash and a space. If it is one text, put quotes around it."
_KEY_HELP = "A key ends with `: `, a colon and a space. If it is one text, put quotes around it."


def swallowed_lines(text: str, nodes: Nodes) -> Iterator[Problem]:
    """Yield the first line of each unquoted text that looks like an item or a key; `nodes` are those of `text`."""
    found = sorted(_candidates(text))
    told = -1
    for index, help in found:
        node = bisect_right(nodes.starts, index) - 1
        if node <= told:
            continue
        start, end = nodes.starts[node], nodes.ends[node]
        if not start < index < end or node in nodes.after or text[start] in "\"'|>*&!" or _is_prose(text, start, index):
            continue
        told = node
        line = text[index:end].split("\n", 1)[0].rstrip()
        said = line if len(line) <= 40 else line[:40] + "…"
        yield Problem("YML19", f"`{said}` is read as a part of the text above it", index, index + len(line), help)


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    """Yield where a line's own text begins that looks like an item or a key, and what to do about it."""
    for pattern in (_ITEM_BELOW_ITEM, _ITEM_BELOW_VALUE):
        for match in pattern.finditer(text):
            yield match.end(pattern.groups), _ITEM_HELP
    for pattern in _dashes(text):
        for match in pattern.finditer(text):
            yield match.end(), _DASH_HELP
    if "=" in text or "：" in text or re.search(r":[^\s/]", text):
        for match in _KEY.finditer(text):
            yield match.end(), _KEY_HELP


def _dashes(text: str) -> Iterator[re.Pattern[str]]:
    """Yield the patterns for what people write instead of `- `, as far as they can match at all."""
    yield _GLUED_DASH
    if "* " in text or not text.isascii():
        yield _BULLET
    if re.search(r"1[.)、．）]", text):
        yield _NUMBER


def _is_prose(text: str, start: int, index: int) -> bool:
    """Return whether a line goes on with a sentence: a dash or a number begins items only if the text begins so."""
    if text[index] in "–—":
        return text[start] != text[index]
    return text[index].isdigit() and not _NUMBERED.match(text, start)
