"""Comments for cjmap in the text of a map: `# cjmap: ignore[GAP01, BOT] until 2027-01-01 reason`.

The composer keeps no comments, and a `#` inside a text is none: the places of the texts tell them apart.
"""

import datetime
import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct
from pydantic_core import PydanticCustomError

from cjmap.loader.spelling import closest
from cjmap.loader.unknown_keys import short
from cjmap.model.quantities import parse_date
from cjmap.source import Source
from cjmap.where import Place

_HEAD = re.compile(r"#[ \t]*+cjmap[ \t]*+(?:[:：]|(?=(?:file-)?ignore[ \t]*+\[))", re.IGNORECASE)
_KIND = re.compile(r"[ \t]*+([^\s\[\]():]*+)[ \t]*+")
_VERSION = re.compile(r"[ \t]*+[0-9]++[ \t]*+(?:#|$)")
_RULES = re.compile(r"\[([^\[\]]*+)\]")
_RULE = re.compile(r"[^\s,;]++")
_UNTIL_FIRST = re.compile(r"[ \t]*+until\b[ \t]*+([^\s,;]*+)", re.IGNORECASE)
_UNTIL_LATER = re.compile(r"(?<=\s)until[ \t]++([0-9][0-9./-]{5,})", re.IGNORECASE)
_BLOCK = re.compile(r"[|>][^\r\n]*+")
_PROPERTIES = re.compile(r"(?:[&!]\S*+|\s++|#[^\r\n]*+)*+")
_ONE_WIDTH = str.maketrans("［］，、；", "[],,;")
"""Signs as they are typed between Chinese and Japanese words."""

_MEANT = {"ignore-file": "file-ignore", "disable-file": "file-ignore", "disable": "ignore", "noqa": "ignore"}
"""Words of other linters, and what they are called here."""

_EXAMPLE = "`# cjmap: ignore[GAP01] why`"


class Word(Struct, frozen=True):
    """One word of a comment, and where it stands: a rule that it names, or a date."""

    text: str
    place: Place


class Until(Struct, frozen=True):
    """The end of an ignore as it is written; `day` is None if that is no date, `meant` then what it may have been."""

    word: Word
    day: datetime.date | None
    meant: str = ""


class Comment(Struct, frozen=True):
    """One comment for cjmap.

    `start` is the index of its `#`; `alone` tells that nothing stands before it on its line. It says either a `mistake`
    or the `rules` to ignore (ids, names, beginnings of ids as they are written), perhaps until when, and why.
    """

    start: int
    alone: bool
    place: Place
    whole_file: bool = False
    rules: tuple[Word, ...] = ()
    until: Until | None = None
    reason: str = ""
    mistake: str = ""


def find_comments(source: Source) -> Iterator[Comment]:
    """Yield the comments for cjmap of one file, in order.

    One may follow other words behind a key or an item (`- Ads  # see #12 # cjmap: ignore[…] …`), but a line that is
    commented out is not read. `# cjmap: 1` is such a line.
    """
    text, texts = source.text, _Texts(source)
    found = [head for head in _HEAD.finditer(text) if _may_begin(text, head.start()) and head.start() not in texts]
    line_end, alone, is_read = 0, False, False
    for head, following in zip_longest(found, found[1:]):
        start = head.start()
        if start >= line_end:  # the first one in its line
            line_start, line_end = _line(source, start)
            before = text[line_start:start]
            alone = not before.strip(" \t#")
            first = line_start + len(before) - len(before.lstrip())
            is_read = alone or text[first] != "#" or first in texts
        end = min(line_end, following.start()) if following else line_end
        body = text[head.end() : end].rstrip()
        if is_read and not _VERSION.match(body):
            yield _read(source, start, head.end(), body, alone)


def _line(source: Source, index: int) -> tuple[int, int]:
    """Return where the line of an index begins, and where its text ends."""
    number, column = source.lines.position(index)
    start = index - column + 1
    return start, start + len(source.lines.line(number))


def _may_begin(text: str, index: int) -> bool:
    """Tell whether a `#` may begin a comment, or words of its own inside of one: it stands behind a blank."""
    return index == 0 or text[index - 1].isspace() or text[index - 1] == "#"


class _Texts:
    """The texts of a file, in which a `#` is a sign like any other."""

    def __init__(self, source: Source) -> None:
        self._text = source.text
        self._nodes = source.nodes
        self._begins: dict[int, int] = {}

    def __contains__(self, index: int) -> bool:
        """Tell whether an index is inside of a text."""
        nodes = self._nodes
        node = bisect_right(nodes.starts, index) - 1
        if node < 0 or node in nodes.after or index >= nodes.ends[node]:
            return False
        if node not in self._begins:
            self._begins[node] = self._begin(nodes.starts[node], nodes.ends[node])
        return index >= self._begins[node]

    def _begin(self, start: int, end: int) -> int:
        """Return where a text begins behind its anchor; that of a block (`|`) begins on the next line."""
        if self._text[start] in "&!":
            properties = _PROPERTIES.match(self._text, start, end)
            start = properties.end() if properties else start
        block = _BLOCK.match(self._text, start, end)
        return block.end() if block else start


def _read(source: Source, start: int, body_start: int, body: str, alone: bool) -> Comment:
    """Return what a comment says; `body` is its text behind the colon."""
    place = source.stretch(start, body_start + len(body))
    plain = body.translate(_ONE_WIDTH)
    kind = _KIND.match(plain)
    word = kind[1] if kind else ""
    if word.casefold() not in ("ignore", "file-ignore"):
        return Comment(start, alone, place, mistake=_unknown(word))
    listed = _RULES.match(plain, kind.end() if kind else 0)
    if listed is None:
        return Comment(start, alone, place, mistake=f"This ignore names no rule in brackets; write {_EXAMPLE}")
    rules: dict[str, Word] = {}
    for rule in _RULE.finditer(plain, *listed.span(1)):
        place_of_rule = source.stretch(body_start + rule.start(), body_start + rule.end())
        rules.setdefault(rule[0].casefold(), Word(rule[0], place_of_rule))
    if not rules:
        return Comment(start, alone, place, mistake=f"This ignore names no rule; write {_EXAMPLE}")
    until, reason = _end_and_reason(source, body_start + listed.end(), body[listed.end() :])
    return Comment(start, alone, place, word.casefold() == "file-ignore", tuple(rules.values()), until, reason)


def _unknown(word: str) -> str:
    if not word:
        return f"This comment for cjmap does not say what to do; write {_EXAMPLE}"
    meant = _MEANT.get(word.casefold()) or closest(word, ("ignore", "file-ignore"))
    hint = f"did you mean `{meant}`?" if meant else f"write {_EXAMPLE}"
    return f"A comment for cjmap cannot say `{short(word)}`; {hint}"


def _end_and_reason(source: Source, start: int, text: str) -> tuple[Until | None, str]:
    """Return until when an ignore holds and why; `text` is what stands behind its brackets."""
    match = _UNTIL_FIRST.match(text) or _UNTIL_LATER.search(text)
    until = None
    if match:
        written = match[1].rstrip(".,:;)")
        stands = source.stretch(start + match.start(1), start + match.start(1) + len(written))
        until = _until(Word(written, stands))
        text = f"{text[: match.start()]} {text[match.end() :]}"
    reason = " ".join(text.split()).strip(" -–—:,;.")
    return until, reason if any(char.isalnum() for char in reason) else ""


def _until(word: Word) -> Until:
    try:
        return Until(word, parse_date(word.text))
    except PydanticCustomError as error:
        return Until(word, None, (error.context or {}).get("meant", ""))
