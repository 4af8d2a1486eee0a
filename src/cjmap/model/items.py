"""The cells of a map and the items in them, each in its place and with whom it holds for."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from cjmap.model.moments import Content
from cjmap.model.outline import Spot
from cjmap.model.real_text import is_real
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


@dataclass(slots=True, eq=False)  # nobody changes one; to freeze it would double the time that making thousands takes
class Cell:
    """What is said of a moment, of everybody who comes there (`persona` None) or of one persona.

    `personas` are those that it holds for.
    """

    pointer: Pointer
    content: Content
    spot: Spot
    persona: str | None
    personas: tuple[str, ...]


@dataclass(slots=True, eq=False)  # not frozen for the same reason
class Said(Generic[Item]):
    """One item of a list in its place: its key ("pains"), its moment (None: the whole map), whom it holds for."""

    key: str
    pointer: Pointer
    item: Item
    spot: Spot | None
    personas: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return what the item says: its text, name or feeling; "" for a bare score."""
        values = self.item.__dict__  # `getattr` of what a Pydantic model does not have is slow
        return values.get("text") or values.get("name") or values.get("feeling") or values.get("to") or ""

    @property
    def is_real(self) -> bool:
        """Tell whether the item says something, or only holds a place."""
        return self.item.__dict__.get("score") is not None or is_real(self.text)
