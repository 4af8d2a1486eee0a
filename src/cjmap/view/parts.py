"""What views are made of: the items, cells, heads and people that pictures and documents show.

Words that are the author's are texts. Words that are ours are keys of labels (`cjmap.vocabulary.label`), which
renderers look up in the view's language. Personas, evidence and findings are numbers: places in the view's `Frame`.
An anchor is the path of ids by which a page links to something ("stages/use/steps/login"), stable like the ids.
"""

from dataclasses import dataclass
from math import floor
from typing import Literal

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


@dataclass(frozen=True, slots=True)
class Link:
    """Where to read more: an address, and what to call it."""

    url: str
    name: str


@dataclass(frozen=True, slots=True)
class Fact:
    """One more thing to say about an item: the key of its label and the author's text.

    Without a label the text stands alone; without a text the label does.
    """

    label: str
    text: str = ""
    who: Who = ()


@dataclass(frozen=True, slots=True)
class Part:
    """A part of all customers: as the author wrote it, and in percent."""

    text: str
    percent: float


@dataclass(frozen=True, slots=True)
class Reading:
    """The value and the target of a metric, as written and (where both are percentages up to 100) as numbers."""

    value: str
    target: str
    percents: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What is known about doing an opportunity: ratings (1 to 5), how far it is, the marks of the pains it answers."""

    impact: int | None
    effort: int | None
    status: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
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
    def band(self) -> int | None:
        """Return how good a feeling is in whole steps from -2 (very bad) to 2 (very good)."""
        return None if self.unit is None else floor(abs(self.unit) * 2 + 0.5) * (1 if self.unit > 0 else -1)


@dataclass(frozen=True, slots=True)
class Absence:
    """Somebody looked and found none: of which key of the format, for whom, at which touchpoint."""

    key: str
    who: Who
    at: str


@dataclass(frozen=True, slots=True)
class Content:
    """What a cell says; nothing at all if nobody wrote anything. `flags` are the numbers of findings about it."""

    items: tuple[Item, ...] = ()
    absences: tuple[Absence, ...] = ()
    flags: tuple[int, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether the author says anything; findings say nothing of the customer."""
        return bool(self.items or self.absences)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the grid: what it speaks of, the columns and rows it covers, and what it says.

    `unknown` cells say nothing although the lane asks for something; other cells that say nothing are just blank.
    """

    level: Literal["map", "stage", "step"]
    start: int
    span: int
    rows: int
    content: Content
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Lane:
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


@dataclass(frozen=True, slots=True)
class Head:
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


@dataclass(frozen=True, slots=True)
class Person:
    """A persona: what to call them, at length and in two letters.

    `look` is the number of their colour, dash and marker, from 1 on, by their place in the file.
    """

    name: str
    initials: str
    look: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Table:
    """An open table of the author: the key of its label, and its entries."""

    label: str
    entries: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list with a title: the key of its label, and its items."""

    label: str
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a persona, or of the audience."""

    description: str = ""
    quotes: tuple[Item, ...] = ()
    tables: tuple[Table, ...] = ()
    lists: tuple[Listing, ...] = ()
    channels: tuple[str, ...] = ()
    notes: tuple[int, ...] = ()
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    image: str = ""

    def __bool__(self) -> bool:
        """Tell whether anything is known."""
        return self != Profile()


@dataclass(frozen=True, slots=True)
class Source:
    """A piece of evidence; `number` is its footnote, `kind` one of the format's words."""

    number: int
    name: str
    kind: str = ""
    date: str = ""
    sample: str = ""
    source: str = ""
    description: str = ""
    links: tuple[Link, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Medium:
    """A channel of the map's table; `kind` is one of the format's words."""

    name: str
    kind: str = ""
    owner: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """What stands above the map; texts that the author did not write are empty."""

    title: str
    description: str = ""
    scenario: str = ""
    begins: str = ""
    ends: str = ""
    state: str = ""
    perspective: str = ""
    framework: str = ""
    owner: str = ""
    reviewed: str = ""
    tags: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class Flag:
    """A finding about the map: its number from 1 on, what it says, where the file says so, and what it is about."""

    number: int
    rule: str
    name: str
    severity: str
    message: str
    help: str
    file: str
    line: int
    where: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Frame:
    """What every view of a map has around it: its header, and what items refer to by number.

    `personas` are all of the map, so that numbers, colours and initials are the same in every view; `shown` are the
    places of those that the view speaks of: all, or the chosen one. `profiles` are as many as `personas`.
    `absent` is the name of the chosen persona if they come to none of the stages.
    """

    language: str
    header: Header
    personas: tuple[Person, ...]
    shown: tuple[int, ...]
    profiles: tuple[Profile, ...] = ()
    objectives: tuple[Item, ...] = ()
    audience: Profile | None = None
    channels: tuple[Medium, ...] = ()
    evidence: tuple[Source, ...] = ()
    findings: tuple[Flag, ...] = ()
    absent: str = ""
