"""A line with words is drawn by Graphviz in two halves with the words between; here they become one line again."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def join_halves(root: "Element", prefix: str) -> None:
    """Make one line of each two halves of a drawing, with the words that stand between them.

    The halves are the groups `by7` and `to7`, the words are in the node `s7`; the line that comes out is `to7`. All ids
    begin with `prefix`.
    """
    for graph in root.iter("g"):
        groups = {group.get("id", ""): group for group in graph.findall("g")}
        for id_, words in groups.items():
            if id_.startswith(f"{prefix}s"):
                number = id_.removeprefix(f"{prefix}s")
                first, second = groups[f"{prefix}by{number}"], groups[f"{prefix}to{number}"]
                _join(first, second, words)
                graph.remove(first)
                graph.remove(words)


def _join(first: "Element", second: "Element", words: "Element") -> None:
    """Draw the first half, the piece under the words and the second half as one path of the second."""
    start, path = first.find("path"), second.find("path")
    if start is not None and path is not None:
        path.set("d", f"{start.get('d', '')}L{path.get('d', '').removeprefix('M')}")
    second.extend(first.findall("polygon"))
    second.extend(words.findall("text"))
