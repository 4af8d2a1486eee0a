"""Whether a map says all that its source said, and what it needed besides the keys of the format."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cjmap.model.journey import Journey
from cjmap.model.moments import Content
from cjmap.model.walk import parts

from .leaves import Leaf

_OPEN_TABLES = {"demographics", "firmographics", "claims", "lanes", "x"}
"""Keys whose own keys are words of the author."""

_SEPARATORS = " ,;:.+—–()[]“”\"'/"
"""What may stand between the texts that one cell or line of a source is split into."""


def normal(text: object) -> str:
    """Return a text as it is compared: without Markdown's marks, separators around it, case and runs of spaces."""
    plain = unicodedata.normalize("NFKC", str(text)).replace("’", "'")
    plain = re.sub(r"\[([^\]]+)\]\([^)]*\)", r"\1", plain)
    return " ".join(re.sub(r"[*`]", "", plain).casefold().split()).strip(_SEPARATORS)


def texts(value: Any, open_table: bool = False) -> Iterator[str]:
    """Yield every text of a map's data, normalised; a text of several paragraphs one by one."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if open_table:
                yield normal(key)
            yield from texts(inner, key in _OPEN_TABLES)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    else:
        yield from (normal(paragraph) for paragraph in str(value).split("\n\n"))


def unsaid(leaf: object, pool: Iterable[str]) -> str:
    """Return what remains of a source's text when all that `pool` (normalised) says is taken out of it: "" is no loss.

    The longest text goes first, only whole words are taken, and what is left may be nothing but separators.
    """
    rest = normal(leaf)
    for text in sorted({text for text in pool if text}, key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(text)}(?!\w)", "\n", rest)
    return " ".join(part.strip(_SEPARATORS) for part in rest.split("\n")).strip()


def check_whole(leaves: Iterable[Leaf], home: Callable[[Leaf], Any], layout: Iterable[str], at_least: int) -> None:
    """Check that a source's leaves say no more than the map does at each leaf's home, words of the layout aside.

    `home` returns the part of the map where a leaf belongs. Each word of the layout must be needed, and there must be
    `at_least` so many leaves.
    """
    looked_for = [(leaf, unsaid(leaf.text, texts(home(leaf)))) for leaf in leaves]
    assert len(looked_for) >= at_least
    rests = {rest: leaf for leaf, rest in looked_for if rest}
    words = {normal(word) for word in layout}
    lost = [(rest, leaf) for rest, leaf in rests.items() if unsaid(rest, words)]
    assert not lost, lost
    needless = [word for word in words if not any(unsaid(rest, words - {word}) for rest in rests)]
    assert not needless, needless


def needs(journey: Journey) -> set[str]:
    """Return which `lanes` and which keys of `x` a map uses, each with the kind of place: "stages/*/lanes/legal"."""
    found = set()
    for pointer, part in parts(journey):
        where = "".join(f"{'*' if isinstance(step, int) else step}/" for step in pointer)
        if part.x is not None:
            found |= {f"{where}x/{key}" for key in part.x}
        if isinstance(part, Content):
            found |= {f"{where}lanes/{key}" for key in part.lanes or ()}
    return found


def scores(journey: Journey) -> list[float]:
    """Return the scores of all emotions, sorted."""
    emotions = (item for _, part in parts(journey) if isinstance(part, Content) for item in part.emotions or ())
    return sorted(item.score for item in emotions if item.score is not None)
