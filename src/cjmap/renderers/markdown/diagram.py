"""Diagrams of Mermaid in Markdown."""

from collections.abc import Iterator
from re import findall

_MOST = 50_000
"""The longest text that Mermaid draws, by its default `maxTextSize`."""


def write_diagram(text: str) -> Iterator[str]:
    """Yield a diagram as a fenced block that nothing in it can end; none if it is too long to be drawn."""
    if len(text) <= _MOST:
        fence = "`" * max(3, 1 + max(map(len, findall("`+", text)), default=0))
        yield f"{fence}mermaid\n{text}{fence}"
