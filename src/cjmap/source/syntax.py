"""Syntax errors in the author's words: what libyaml says, and what the line shows that it does not say."""

import re

from yaml.error import MarkedYAMLError

from cjmap.source.problem import Problem

_QUOTES = 'Put quotes around the whole text: "…".'
_COLON = re.compile(r"^\s*(?:- +)*(?:[^\s\"'#:][^:#]*): +[^\"'|>\[{#&*!][^#]*?: ")
_QUOTED_AND_MORE = re.compile(r"""(?:^|[-:,\[{] +)(?P<text>"[^"]*"|'[^']*') *(?P<more>[^\s,\]}#:])""")
_BRACKET_AND_MORE = re.compile(r"(?:^|[-:] +)(?P<text>\[[^\]]*\]|\{[^}]*\}) *(?P<more>[^\s#:,\]}])")
_BEGINNING = re.compile(r"(?:^|[-:,\[{] +)(?P<text>[@`%])")
_NO_SPACE = re.compile(r"\s*(?:- +)*(?P<key>[A-Za-z_]+:)(?!//)[^\s:][^:]*$")
_BARE_ITEM = re.compile(r"\s*- +(?P<text>[^\s\"'#:\[{|>&*!][^:#]*?)\s*$")
_CURLY = "“”„‟‘’‚‛«»"
_SIGN = re.compile(r"(?:^|[-:,\[{] +)(?P<text>[*&!])")
_APOSTROPHE = re.compile(r"(?:^|[-:,\[{] +)(?P<text>'[^']+)$")

_INDENTED = "Check that the line is indented exactly like its neighbours."
_TABS = "Replace it by spaces; most editors can do that on saving."
_DEEPER = "The value above is complete: check the indentation, or put quotes around a text with a colon."

_MESSAGES = (
    ("tab character", "a tab stands in the indentation; YAML wants spaces", _TABS),
    ("mapping values are not allowed", "no `key:` can stand here", _DEEPER),
    ("block sequence entries", "a list item (`- `) must begin on a line of its own", ""),
    ("unknown escape", "an unknown escape after a backslash", "Between single quotes a backslash is itself."),
    ("unexpected end of stream", "the quote that opens here is never closed", ""),
    ("',' or ']'", "the list that opens with `[` here is not closed, or a comma is missing", ""),
    ("',' or '}'", "the table that opens with `{` here is not closed, or a comma is missing", ""),
    ("could not find expected ':'", "a `key: value` or a `- item` was expected here", _INDENTED),
    ("did not find expected key", "this line does not fit what stands above it", _INDENTED),
    ("did not find expected '-'", "this line does not fit the list above it", _INDENTED),
    ("expected comment or line break", "a text that begins with `>` or `|` needs quotes", _QUOTES),
    ("expected alphabetic", "a text that begins with `&` or `*` needs quotes", _QUOTES),
    ("tag", "a text that begins with `!` needs quotes", _QUOTES),
    ("directive", "a line that begins with `%` needs quotes", _QUOTES),
    ("cannot start any token", "a text cannot begin with this character", _QUOTES),
    ("<document start>", "the map ended above; nothing can follow it here", ""),
    ("node content", "a value was expected here", ""),
)
_OPENINGS = ("quoted scalar", "flow sequence", "flow mapping")


def explain(error: MarkedYAMLError, text: str) -> Problem:
    """Return the problem for an error of libyaml: the place that the author has to change, and why."""
    index = min(error.problem_mark.index, len(text)) if error.problem_mark else 0
    if error.context_mark and any(opening in (error.context or "") for opening in _OPENINGS):
        index = error.context_mark.index
    tab = _tab_in_indentation(text, index)
    if tab is not None:
        return Problem("YML04", "a tab stands in the indentation; YAML wants spaces", tab, tab + 1, _TABS)
    trap = _trap(text, index) or (_trap_above(text, index) if "mapping values" in (error.problem or "") else None)
    if trap is not None:
        return trap
    said = error.problem or "this is not YAML"
    message, help = next(((words, help) for part, words, help in _MESSAGES if part in said), (said, ""))
    return Problem("YML01", message, index, min(index + 1, len(text)), help)


def _line_around(text: str, index: int) -> tuple[int, str]:
    start = max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1
    ends = [end for end in (text.find("\n", index), text.find("\r", index)) if end >= 0]
    return start, text[start : min(ends, default=len(text))]


def _tab_in_indentation(text: str, index: int) -> int | None:
    start, line = _line_around(text, index)
    indentation = line[: len(line) - len(line.lstrip(" \t-"))]
    return start + indentation.index("\t") if "\t" in indentation else None


def _trap_above(text: str, index: int) -> Problem | None:
    """Return the problem of the line above one whose `key:` cannot stand there."""
    start, _ = _line_around(text, index)
    above, line = _line_around(text, max(start - 1, 0))
    if match := _NO_SPACE.match(line):
        message = f"a space is missing behind `{match['key']}`"
        return Problem("YML01", message, above + match.start("key"), above + match.end("key"))
    if match := _BARE_ITEM.match(line):
        message = "this item is only a text; a key below it cannot be added to it"
        help = f"Write `- text: {match['text']}`, or `- name: …` for a stage, step or touchpoint."
        return Problem("YML01", message, above + match.start("text"), above + match.end("text"), help)
    return None


def _trap(text: str, index: int) -> Problem | None:
    """Return the problem for a line that shows one of the well-known traps, the place being the text to be quoted."""
    start, line = _line_around(text, index)
    if _COLON.match(line) and index - start <= len(line):
        value = line.index(": ") + 2
        message, help = 'a text that contains ": " needs quotes', _QUOTES
        if line[value] in _CURLY:
            message = f"`{line[value]}` is no quote to YAML, and a text that contains `: ` needs quotes"
            help = 'Use straight ones: "…".'
        return Problem("YML01", message, start + value, start + len(line.rstrip()), help)
    for pattern, message in (
        (_QUOTED_AND_MORE, "a quoted word is followed by more text; then the whole text needs quotes"),
        (_BRACKET_AND_MORE, "a text that begins with a bracket needs quotes"),
        (_BEGINNING, "a text that begins with `{}` needs quotes"),
        (_SIGN, "a text that begins with `{}` needs quotes"),
        (_APOSTROPHE, "a text that begins with `'` needs double quotes around it"),
    ):
        match = pattern.search(line)
        if match:
            begin = start + match.start("text")
            return Problem("YML01", message.format(match["text"]), begin, start + len(line.rstrip()), _QUOTES)
    return None
