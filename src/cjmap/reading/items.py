"""The cells of a map and the items in them, each in its place and with whom it holds for."""

from collections.abc import Set
from typing import Generic, TypeVar

from msgspec import Struct

from cjmap.model.moments import Content
from cjmap.model.outline import Spot
from cjmap.reading.real_text import is_real
from cjmap.where import Pointer

Item = TypeVar("Item")

NAMELESS = ""
"""The persona of a map that has none: "customers"."""

SAYINGS = (
    "goals",
    "actions",
    "thoughts",
    "quotes",
    "expects",
    "gets",
    "frontstage",
    "backstage",
    "support",
    "artifacts",
)
ITEMS = (*SAYINGS, "emotions", "pains", "opportunities", "metrics", "next", "exits")
"""The keys of moments that hold lists of items which may be `for` somebody."""

_SAYING = {"emotions": "feeling", "metrics": "name", "next": "to"}
"""What an item says stands in its `text`; in the items of these lists it is called otherwise."""


class Cell(Struct, frozen=True, eq=False):
    """What is said of a moment, of everybody who comes there (`persona` None) or of one persona.

    `keys` are those that stand in it, `personas` those that it holds for.
    """

    pointer: Pointer
    content: Content
    keys: Set[str]
    spot: Spot
    persona: str | None
    personas: tuple[str, ...]


class Said(Generic[Item]):
    """One item of a list in its place: its key ("pains"), its moment (None: the whole map), whom it holds for.

    `text` is what it says: its text, name or feeling; "" for a bare score. `is_real` tells whether it says something,
    or only holds a place. Nearly every rule asks for both, so they are no properties.
    """

    __slots__ = ("is_real", "item", "key", "personas", "pointer", "spot", "text")

    def __init__(self, key: str, pointer: Pointer, item: Item, spot: Spot | None, personas: tuple[str, ...]) -> None:
        """Take the item and its place."""
        values = item.__dict__  # `getattr` of what a Pydantic model does not have is slow
        self.key = key
        self.pointer = pointer
        self.item = item
        self.spot = spot
        self.personas = personas
        self.text: str = values.get(_SAYING.get(key, "text")) or ""
        self.is_real = values.get("score") is not None or is_real(self.text)
