"""Syntax errors in the author's words: what libyaml says, and what the line shows that it does not say."""

import re

from yaml.error import MarkedYAMLError

from cjmap.source.nodes import Nodes
from cjmap.source.problem import Problem
from cjmap.source.slips import explain_key, explain_no_key, explain_slip

MAX_LINE = 1000
"""A longer line is not searched for traps: nobody wrote it by hand."""

_QUOTES = 'Put quotes around the whole text: "…".'
_COLON = re.compile(r"\s*+(?:- ++)*+[^\s\"'#:][^:#]*+: ++[^\"'|>\[{#&*!][^#]*?: ")
_QUOTED_AND_MORE = re.compile(r"""(?:^|[-:,\[{] ++)(?P<text>"[^"]*+"|'[^']*+') *+(?P<more>[^\s,\]}#:])""")
_BRACKET_AND_MORE = re.compile(r"(?:^|[-:] ++)(?P<text>\[[^\[\]]*+\]|\{[^{}]*+\}) *+(?P<more>[^\s#:,\]}])")
_BEGINNING = re.compile(r"(?:^|[-:,\[{] ++)(?P<text>[@%])")
_BACKTICK = re.compile(r"(?:^|[-:,\[{] ++)(?P<text>`)")
_BARE_ITEM = re.compile(r"\s*+- ++(?P<text>[^\s\"'#:\[{|>&*!][^:#]*+)$")
_CURLY = "“”„‟‘’‚‛«»"
_SIGN = re.compile(r"(?:^|[-:,\[{] ++)(?P<text>[*&!])")
_APOSTROPHE = re.compile(r"(?:^|[-:,\[{] ++)(?P<text>'[^']++)$")
_ITEM_DASHES = re.compile(r"\s*+(?:- ++)*+")
_ESCAPES = {"x": "two", "u": "four", "U": "eight"}

_INDENTED = "Check that the line is indented exactly like its neighbours."
_TABS = "Replace it by spaces; most editors can do that on saving."
_DEEPER = "The value above is complete: check the indentation, or put quotes around a text with a colon."

_MESSAGES = (
    ("tab character", "a tab stands in the indentation; YAML wants spaces", _TABS),
    ("mapping values are not allowed", "no `key:` can stand here", _DEEPER),
    ("mapping keys are not allowed", "a text that begins with `?` needs quotes", _QUOTES),
    ("block sequence entries", "a list item (`- `) must begin on a line of its own", ""),
    ("unexpected end of stream", "the quote that opens here is never closed", ""),
    ("document indicator", "the quote that opens here is never closed", ""),
    ("',' or ']'", "the list that opens with `[` here is not closed, or a comma is missing", ""),
    ("',' or '}'", "the table that opens with `{` here is not closed, or a comma is missing", ""),
    ("could not find expected ':'", "a `key: value` or a `- item` was expected here", _INDENTED),
    ("did not find expected key", "this line does not fit what stands above it", _INDENTED),
    ("did not find expected '-'", "this line does not fit the list above it", _INDENTED),
    ("indentation indicator", "a text that begins with `>` or `|` needs quotes", _QUOTES),
    ("expected comment or line break", "a text that begins with `>` or `|` needs quotes", _QUOTES),
    ("expected alphabetic", "a text that begins with `&` or `*` needs quotes", _QUOTES),
    ("tag", "a text that begins with `!` needs quotes", _QUOTES),
    ("directive", "a line that begins with `%` needs quotes", _QUOTES),
    ("cannot start any token", "a text cannot begin with this character", _QUOTES),
    ("<document start>", "the map ended above; nothing can follow it here", ""),
    ("node content", "a value was expected here", ""),
)
_OPENINGS = ("quoted scalar", "flow sequence", "flow mapping")


def explain(error: MarkedYAMLError, text: str, nodes: Nodes) -> Problem:
    """Return the problem for an error of libyaml: the place that the author has to change, and why.

    Takes the error, the text, and the nodes that were read before the error.
    """
    said, context = error.problem or "", error.context or ""
    index = wrong = min(error.problem_mark.index, len(text)) if error.problem_mark else 0
    if error.context_mark and any(opening in context for opening in _OPENINGS):
        index = error.context_mark.index
    tab = _tab_in_indentation(text, index)
    if tab is not None:
        return Problem("YML04", "a tab stands in the indentation; YAML wants spaces", tab, tab + 1, _TABS)
    if "quoted scalar" in context and ("escape" in said or "hexdecimal" in said):
        return _escape(text, wrong)
    if error.context_mark and "simple key" in context:
        return _no_key(text, error.context_mark.index)
    trap = _quote_above(text, wrong, nodes) or _sign(text, wrong, said) or _trap(text, index)
    if trap is None and "mapping values" in said:
        trap = _trap_above(text, index)
    if trap is not None:
        return trap
    whole = f"{said} {context}"
    message, help = next(((words, help) for part, words, help in _MESSAGES if part in whole), ("this is no YAML", ""))
    return Problem("YML01", message, index, min(index + 1, len(text)), help)


def _line_around(text: str, index: int) -> tuple[int, str]:
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    ends = [end for end in (text.find("\n", index), text.find("\r", index)) if end >= 0]
    return start, text[start : min(ends, default=len(text))]


def _line_above(text: str, start: int) -> tuple[int, str]:
    """Return the start and the text of the line above one that starts at an index; an empty one above the first."""
    end = start - 2 if text.startswith("\r\n", start - 2) and start > 1 else start - 1
    return _line_around(text, end) if end >= 0 else (0, "")


def _tab_in_indentation(text: str, index: int) -> int | None:
    start, line = _line_around(text, index)
    indentation = line[: len(line) - len(line.lstrip(" \t-"))]
    return start + indentation.index("\t") if "\t" in indentation else None


def _escape(text: str, index: int) -> Problem:
    """Return the problem of a backslash inside double quotes; libyaml points at it or behind its letter."""
    start = text.rfind("\\", 0, index + 1)
    letter = text[start + 1 : start + 2]
    help = "Between single quotes a backslash is itself."
    if letter not in _ESCAPES:
        return Problem("YML01", f"the escape `\\{letter}` means nothing", start, start + 2, help)
    digits = re.compile(r"[0-9A-Fa-f]{0,8}").match(text, start + 2)
    end = digits.end() if digits else start + 2
    end = min(end, start + 2 + {"x": 2, "u": 4, "U": 8}[letter])
    message = f"`{text[start:end]}` is no character: `\\{letter}` wants the {_ESCAPES[letter]} digits of one"
    return Problem("YML01", message, start, end, "Write the character itself, such as é or 😀.")


def _no_key(text: str, index: int) -> Problem:
    """Return the problem of a line that should be a key; U+2028 and the like break lines for libyaml alone."""
    start, line = _line_around(text, index)
    begin = match.end() if (match := _ITEM_DASHES.match(line)) else 0
    above = _line_above(text, start)[1]
    if len(line) > MAX_LINE:
        return Problem("YML01", "a `key: value` or a `- item` was expected here", index, index + 1, _INDENTED)
    return explain_no_key(line[begin:].rstrip(), start + begin, above)


def _quote_above(text: str, index: int, nodes: Nodes) -> Problem | None:
    """Return the problem of a quote that opened on a line above and ended at the next quote, before more text."""
    if not nodes.starts:
        return None
    start, end = nodes.starts[-1], nodes.ends[-1]
    if text[start : start + 1] not in ('"', "'") or "\n" not in text[start:end] or text[end:index].strip():
        return None
    message = "the quote that opens here ends at the next quote, and more text follows"
    return Problem("YML01", message, start, start + 1, "Is its own closing quote missing?")


def _sign(text: str, index: int, said: str) -> Problem | None:
    """Return the problem of a sign that stands where it means nothing: `* item`, `gets: -`, ```` ``` ````, `，`."""
    start, line = _line_around(text, index)
    if len(line) > MAX_LINE:
        return None
    content = line.strip()
    begin = start + len(line) - len(line.lstrip())
    if content.startswith("* "):
        return explain_slip(content, begin)
    if content.startswith("```"):
        message = "three backticks are a Markdown fence, which is no part of a map"
        return Problem("YML01", message, begin, begin + len(content), "Delete the line.")
    if "block sequence entries" in said and not text[index + 1 : start + len(line)].strip():
        help = "Write `[]` if there are none, or leave the key out."
        return Problem("YML01", "a list item (`- `) must begin on a line of its own", index, index + 1, help)
    if text[index : index + 1] in ("，", "、", "،"):
        return Problem("YML01", f"`{text[index]}` is no comma to YAML", index, index + 1, "Write `, `.")
    return None


def _trap_above(text: str, index: int) -> Problem | None:
    """Return the problem of the line above one whose `key:` cannot stand there."""
    start, below = _line_around(text, index)
    above, line = _line_above(text, start)
    begin = match.end() if (match := _ITEM_DASHES.match(line)) else 0
    said = line[begin:].rstrip()
    if len(line) > MAX_LINE or not said:
        return None
    explained = explain_key if "-" in line[:begin] else explain_slip
    if slip := explained(said, above + begin):
        return slip
    if match := _BARE_ITEM.match(line):
        message = "this item is only a text; a key below it cannot be added to it"
        help = f"Write `- text: {said}`, or `- name: …` for a stage, step or touchpoint."
        return Problem("YML01", message, above + begin, above + begin + len(said), help)
    if ":" not in said and begin == len(below) - len(below.lstrip()):
        return explain_no_key(said, above + begin, "")
    return None


def _trap(text: str, index: int) -> Problem | None:
    """Return the problem for a line that shows one of the well-known traps, the place being the text to be quoted."""
    start, line = _line_around(text, index)
    if len(line) > MAX_LINE:
        return None
    if _COLON.match(line):
        value = line.index(": ") + 2
        value += len(line[value:]) - len(line[value:].lstrip())
        message, help = 'a text that contains ": " needs quotes', _QUOTES
        if line[value] in _CURLY:
            message = f"`{line[value]}` is no quote to YAML, and a text that contains `: ` needs quotes"
            help = 'Use straight ones: "…".'
        return Problem("YML01", message, start + value, start + len(line.rstrip()), help)
    for pattern, message in (
        (_QUOTED_AND_MORE, "a quoted word is followed by more text; then the whole text needs quotes"),
        (_BRACKET_AND_MORE, "a text that begins with a bracket needs quotes"),
        (_BEGINNING, "a text that begins with `{}` needs quotes"),
        (_BACKTICK, "a text that begins with a backtick needs quotes"),
        (_SIGN, "a text that begins with `{}` needs quotes"),
        (_APOSTROPHE, "a text that begins with `'` needs double quotes around it"),
    ):
        match = pattern.search(line)
        if match:
            begin = start + match.start("text")
            return Problem("YML01", message.format(match["text"]), begin, start + len(line.rstrip()), _QUOTES)
    return None
