"""Maps as sheets, and what can be read from sheets and their pictures."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from msgspec import Struct

from cjmap.loader import Loaded, load, load_shared
from cjmap.model.journey import Journey
from cjmap.model.outline import Outline
from cjmap.renderers.escape import visible
from cjmap.renderers.sheet.marks import Group, Mark, Words
from cjmap.view.options import Options
from cjmap.view.parts import Item
from cjmap.view.registry import Registry
from cjmap.view.views import View, ViewName, build_view
from tests.hostile import wild_map

ROOT = Path(__file__).parents[1]
EXAMPLES = sorted((ROOT / "examples").rglob("*.cjm.yaml"))
SVG = "{http://www.w3.org/2000/svg}"


@cache
def loaded_of(file: Path) -> Loaded:
    """Return a map of a file with the shared tables beside it."""
    shared = [load_shared(path.read_bytes(), path.name).tables for path in sorted(file.parent.glob("shared/*.yaml"))]
    return load(file.read_bytes(), file.name, shared)


@cache
def view_of(file: Path, name: ViewName = ViewName.MAP) -> View:
    """Return a view of a map in a file."""
    loaded = loaded_of(file)
    assert loaded.outline is not None, loaded.findings
    return build_view(name, Registry(loaded.outline), Options())


def view_of_map(journey: dict[str, Any], name: ViewName = ViewName.MAP) -> View:
    """Return a view of a map given as plain data."""
    model = Journey.model_validate({"cjmap": 1, "title": "A map", **journey})
    return build_view(name, Registry(Outline(model, model)), Options())


@cache
def wild_view(text: str, name: ViewName = ViewName.MAP) -> View:
    """Return a view of a map with every key, whose texts are all the same."""
    return view_of_map(wild_map(text), name)


def lines_of(svg: str) -> list[str]:
    """Return the texts of a picture in the order of its source, each element alone."""
    root = ElementTree.fromstring(svg)
    return ["".join(text.itertext()).strip("\u202b\u202c") for text in root.iter(f"{SVG}text")]


def squeezed(text: str) -> str:
    """Return a text without what may differ by where its lines end."""
    return "".join(visible(text).split())


def words_of(marks: Sequence[Mark], x: float = 0, y: float = 0) -> Iterator[tuple[float, float, Words]]:
    """Yield each line of text among marks with where it begins, and its base line."""
    for mark in marks:
        if isinstance(mark, Group):
            yield from words_of(mark.marks, x + mark.x, y + mark.y)
        elif isinstance(mark, Words):
            back = {"start": 0.0, "middle": 0.5, "end": 1.0}[mark.anchor] * mark.width
            yield x + mark.x - back, y + mark.y, mark


def items_of(part: Any) -> Iterator[Item]:
    """Yield all items in a part of a view."""
    if isinstance(part, Item):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from items_of(each)
    elif isinstance(part, Struct):
        for field in part.__struct_fields__:
            yield from items_of(getattr(part, field))


def texts_of(item: Item) -> Iterator[str]:
    """Yield what an author wrote in an item."""
    yield from (text for text in (item.text, item.actor, item.description, item.score) if text)
    yield from (fact.text for fact in item.facts if fact.text)
    yield from (*item.channels, *item.tags)
    if item.reading:
        yield from (item.reading.value, item.reading.target)
