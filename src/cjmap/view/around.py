"""What stands around a view: the header of the map, its personas, channels and evidence, the findings about it."""

from msgspec import Struct

from cjmap.view.parts import Item, Link


class Person(Struct, frozen=True):
    """A persona: what to call them, at length and in two letters.

    `look` is the number of their colour, dash and marker, from 1 on, by their place in the file.
    """

    name: str
    initials: str
    look: int
    anchor: str


class Table(Struct, frozen=True):
    """An open table of the author: the key of its label, and its entries."""

    label: str
    entries: tuple[tuple[str, str], ...]


class Listing(Struct, frozen=True):
    """A list with a title: the key of its label, and its items."""

    label: str
    items: tuple[Item, ...]


class Profile(Struct, frozen=True):
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


class Source(Struct, frozen=True):
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


class Medium(Struct, frozen=True):
    """A channel of the map's table; `kind` is one of the format's words."""

    name: str
    kind: str = ""
    owner: str = ""
    description: str = ""
    aliases: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    anchor: str = ""


class Header(Struct, frozen=True):
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


class Standing(Struct, frozen=True):
    """How far a map is: how many questions it answers of those that the score asks, and the day of its next review.

    The day is empty for a map that nobody has reviewed, and where nobody reminds of reviews.
    """

    answered: int
    asked: int
    next_review: str = ""


class Flag(Struct, frozen=True):
    """A finding about the map: its number from 1 on, what it says, where the file says so, and what it is about.

    `marks` are those of the pains and opportunities that it speaks of.
    """

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
    marks: tuple[str, ...] = ()


class Frame(Struct, frozen=True):
    """What every view of a map has around it: its header, and what items refer to by number.

    `personas` are all of the map, so that numbers, colours and initials are the same in every view; `shown` are the
    places of those that the view speaks of: all, or the chosen one. `profiles` are as many as `personas`.
    `absent` is the name of the chosen persona if they come to none of the stages. `standing` is that of the whole map,
    whoever is shown; None where nobody asked. `checked` tells that somebody looked for findings.
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
    standing: Standing | None = None
    checked: bool = False
