"""A line that is neither a key nor an item: what it was probably meant to be."""

import re
import unicodedata

from cjmap.source.familiar import FAMILIAR_KEYS
from cjmap.source.problem import Problem

_WORD = re.compile(r"[A-Za-z_]\w*")
_GLUED_KEY = re.compile(r"(?P<key>[A-Za-z_]\w*):(?!//)(?P<rest>\S.*)")
_ASSIGNED = re.compile(r"(?P<key>[A-Za-z_]\w*) *(?P<sign>=|：) *(?P<rest>.*)")
_BULLET = re.compile(r"(?P<sign>[•◦▪●‣∙·–—*+]|-(?=[^\s-])|\d{1,2}[.)、．）]) *(?P<rest>.*)")
_SHOWN = 40


def explain_slip(line: str, start: int) -> Problem | None:
    """Return the problem of a line that shows what was forgotten (`pains:Hidden`, `-Slow`), None if it does not.

    Takes the line from its first character to its last, and the index at which it starts.
    """
    return explain_key(line, start) or _wrong_item(line, start)


def explain_key(line: str, start: int) -> Problem | None:
    """Return the problem of a line that was meant to be a key, None if it does not show that."""
    return _unseen(line, start) or _wrong_key(line, start)


def explain_no_key(line: str, start: int, above: str) -> Problem:
    """Return the problem of a line that is no key and no item. Takes the line, its start and the line above it."""
    slip = explain_slip(line, start)
    if slip is not None:
        return slip
    message = f"`{_shortened(line)}` is neither a key nor an item"
    word = _WORD.match(line)
    key = word[0] if word else ""
    rest = line[len(key) :]
    if not key or (rest and not rest.startswith(" ")):
        help = "Check that the line is indented exactly like its neighbours."
    elif key in FAMILIAR_KEYS or not above.lstrip().startswith("- "):
        missing = "a colon and a space" if rest else "a colon"
        help = f"Is {missing} missing: `{_shortened(key + ':' + rest)}`?"
    else:
        help = f"Is a dash missing: `- {_shortened(line)}`?"
    if key not in FAMILIAR_KEYS:
        help += " A line that goes on with the text above it is indented deeper."
    return Problem("YML01", message, start, start + len(line), help)


def _unseen(line: str, start: int) -> Problem | None:
    """`pains:` followed by a no-break space, a line separator or the like."""
    match = _WORD.match(line)
    if not match or line[match.end() : match.end() + 1] != ":":
        return None
    sign = line[match.end() + 1 : match.end() + 2]
    if sign in ("", " ", "\t") or not (sign.isspace() or unicodedata.category(sign) == "Cf"):
        return None
    index = start + match.end() + 1
    message = f"an invisible character (U+{ord(sign):04X}) stands behind `{match[0]}:`"
    return Problem("YML01", message, index, index + 1, "YAML wants an ordinary space there.")


def _wrong_key(line: str, start: int) -> Problem | None:
    """`pains:Hidden`, `pains = Hidden`, or a full-width colon."""
    if match := _GLUED_KEY.match(line):
        key = f"{match['key']}:"
        help = f"Write `{_shortened(key + ' ' + match['rest'])}`."
        return Problem("YML01", f"a space is missing behind `{key}`", start, start + len(key), help)
    if match := _ASSIGNED.match(line):
        help = f"Write `{_shortened(match['key'] + ': ' + match['rest'])}`."
        at, end = match.span("sign")
        return Problem("YML01", f"`{match['sign']}` is no colon to YAML", start + at, start + end, help)
    return None


def _wrong_item(line: str, start: int) -> Problem | None:
    """`-Slow`, or another sign at the beginning of an item."""
    match = _BULLET.match(line)
    if not match:
        return None
    sign = match["sign"]
    said = "a space is missing behind the dash" if sign == "-" else f"a list item begins with `- `, not with `{sign}`"
    return Problem("YML01", said, start, start + len(sign), f"Write `- {_shortened(match['rest'])}`.")


def _shortened(text: str) -> str:
    return text if len(text) <= _SHOWN else text[:_SHOWN] + "…"
