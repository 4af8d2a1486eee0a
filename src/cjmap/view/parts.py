"""What views are made of: the items, cells, heads and people that pictures and documents show.

Words that are the author's are texts. Words that are ours are keys of labels (`cjmap.vocabulary.label`), which
renderers look up in the view's language. Personas, evidence and findings are numbers: places in the view's `Frame`.
An anchor is the path of ids by which a page links to something ("stages/use/steps/login"), stable like the ids.
"""

from math import floor
from typing import Literal

from msgspec import Struct

Who = tuple[int, ...]
"""The personas that something holds for; empty where it holds for all of them."""

Role = Literal[
    "claim", "description", "duration", "event", "evidence", "exit", "expects", "feeling", "gets", "image",
    "importance", "journey", "link", "metric", "next", "objective", "opportunity", "owner", "pain", "quote",
    "satisfaction", "saying", "tag", "thought", "touchpoint", "truth", "verdict", "wait",
]  # fmt: skip
"""What kind of thing an item is."""

Group = Literal["doing", "feeling", "fixing", "running"]
"""Lanes that belong together: what customers do, how it feels, what could be better, how we run it."""


class Link(Struct, frozen=True):
    """Where to read more: an address, and what to call it."""

    url: str
    name: str


class Fact(Struct, frozen=True):
    """One more thing to say about an item: the key of its label and the author's text.

    Without a label the text stands alone; without a text the label does.
    """

    label: str
    text: str = ""
    who: Who = ()


class Part(Struct, frozen=True):
    """A part of all customers: as the author wrote it, and in percent."""

    text: str
    percent: float


class Reading(Struct, frozen=True):
    """The value and the target of a metric, as written and (where both are percentages up to 100) as numbers."""

    value: str
    target: str
    percents: tuple[float, float] | None = None


class Plan(Struct, frozen=True):
    """What is known about doing an opportunity: ratings (1 to 5), how far it is, the marks of the pains it answers."""

    impact: int | None
    effort: int | None
    status: str
    answers: tuple[str, ...]


class Item(Struct, frozen=True, kw_only=True):
    """One thing in a cell or list. `at` names the touchpoint that it is said of, if not of the cell's own moment."""

    role: Role
    text: str = ""
    who: Who = ()
    at: str = ""
    actor: str = ""
    mark: str = ""
    description: str = ""
    channels: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    facts: tuple[Fact, ...] = ()
    rating: int | None = None
    unit: float | None = None
    score: str = ""
    share: Part | None = None
    reading: Reading | None = None
    plan: Plan | None = None
    verdict: str = ""
    anchor: str = ""

    @property
    def besides(self) -> bool:
        """Tell whether there is more to say than stands in the line of the item itself."""
        return bool(self.description or self.facts or self.at or self.tags or self.links)

    @property
    def band(self) -> int | None:
        """Return how good a feeling is in whole steps from -2 (very bad) to 2 (very good)."""
        return None if self.unit is None else floor(abs(self.unit) * 2 + 0.5) * (1 if self.unit > 0 else -1)


class Absence(Struct, frozen=True):
    """Somebody looked and found none: of which key of the format, for whom, at which touchpoint."""

    key: str
    who: Who
    at: str


class Content(Struct, frozen=True):
    """What a cell says; nothing at all if nobody wrote anything. `flags` are the numbers of findings about it."""

    items: tuple[Item, ...] = ()
    absences: tuple[Absence, ...] = ()
    flags: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the author says anything; findings say nothing of the customer."""
        return bool(self.items or self.absences)


class Cell(Struct, frozen=True):
    """A cell of the grid: what it speaks of, the columns and rows it covers, and what it says.

    `unknown` cells say nothing although the lane asks for something; other cells that say nothing are just blank.
    """

    level: Literal["map", "stage", "step"]
    start: int
    span: int
    rows: int
    content: Content
    unknown: bool = False


class Lane(Struct, frozen=True):
    """A row of the grid, or several: for the whole journey, the stages, the steps.

    `keys` are the keys of the format that it shows, `titles` keys of labels; a custom lane has none of these but the
    author's `name` and `note`, which others may have, too.
    """

    key: str
    group: Group
    keys: tuple[str, ...]
    titles: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    name: str = ""
    note: str = ""


class Head(Struct, frozen=True):
    """A stage or step at the top of its columns; `times` are durations and waits, `who` the only ones who come here.

    `flags` are the numbers of the findings about it that belong to no lane.
    """

    number: str
    name: str
    start: int
    span: int
    who: Who
    times: tuple[Item, ...]
    kinds: tuple[str, ...]
    optional: bool
    entry: bool
    truth: bool
    anchor: str = ""
    flags: tuple[int, ...] = ()
    steps: "tuple[Head, ...]" = ()
