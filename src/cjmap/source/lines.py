"""The line table of a text: from code-point indexes to lines and columns."""

import re
from bisect import bisect_right

_BREAK = re.compile(r"\r\n|\n|\r")


class Lines:
    """Turns a code-point index of one text into a line and a column, both counted from 1.

    Lines end at LF, CRLF and CR, as editors count them; the other breaks of YAML 1.1 are ordinary characters.
    """

    __slots__ = ("_starts", "text")

    def __init__(self, text: str) -> None:
        """Take the text; the table itself is built by the first question."""
        self.text = text
        self._starts: list[int] | None = None

    @property
    def starts(self) -> list[int]:
        """Return the index at which each line begins."""
        if self._starts is None:
            self._starts = [0, *map(re.Match.end, _BREAK.finditer(self.text))]
        return self._starts

    def position(self, index: int) -> tuple[int, int]:
        """Return (line, column) of a code-point index, both from 1."""
        starts = self._starts or self.starts
        line = bisect_right(starts, index)
        return line, index - starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return the text of a line (counted from 1) without its line break."""
        start = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[start:end].rstrip("\r\n")

    def __len__(self) -> int:
        """Return how many lines there are; an empty text has one."""
        return len(self.starts)
