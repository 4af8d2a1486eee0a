"""What the flow view is made of: everything that a picture of the routes shows, in its order, without coordinates."""

from typing import Literal

from msgspec import Struct

from cjmap.view.around import Frame
from cjmap.view.parts import Who

LineKind = Literal["begin", "entry", "route", "loop", "skip", "order"]
"""Into a row's first step, another way in, a way on, a way back in the same row, a skip over optional steps, and
order alone (invisible)."""


class Mood(Struct, frozen=True):
    """How customers feel at a step: the band from -2 (very bad) to 2 (very good), the score as a text, the feelings.

    `comma` stands between feelings.
    """

    band: int
    score: str
    words: tuple[str, ...]
    comma: str


class Leaving(Struct, frozen=True):
    """Customers leave at a step: how many as a text, the part of all (0 to 1, None if unknown), and why."""

    label: str
    share: float | None
    reason: str
    who: Who = ()


class Meeting(Struct, frozen=True):
    """A touchpoint and the channels it uses, by name; the touchpoint may have none."""

    name: str
    channels: str


class Card(Struct, frozen=True):
    """A step, or a stage without steps. `arrivals` are the numbers of steps in other rows that lead here."""

    id: str
    number: str
    name: str
    is_stage: bool
    arrivals: tuple[str, ...]
    meetings: tuple[Meeting, ...]
    mood: Mood | None
    pains: str
    moment_of_truth: str
    optional: str
    leaving: tuple[Leaving, ...]
    who: Who = ()

    @property
    def description(self) -> str:
        """Return number and name, how it feels, and why customers leave."""
        felt = self.mood.comma.join(self.mood.words) if self.mood else ""
        mood = (f"{self.mood.score} {felt}",) if self.mood and felt else ()
        leaving = (f"× {way.label} {way.reason}".replace("  ", " ") for way in self.leaving)
        return "; ".join((f"{self.number} {self.name}", *mood, *leaving))


class Marker(Struct, frozen=True):
    """A small sign: where the journey starts, may begin, or ends, or (hidden) only where a row begins."""

    id: str
    kind: Literal["start", "entry", "end", "hidden"]
    label: str


class Pill(Struct, frozen=True):
    """A way that goes on in another row: what it says, and the card and its title that it leads to."""

    id: str
    text: str
    target: str | None = None
    title: str = ""


class Group(Struct, frozen=True):
    """A stage or a part of a long one: its cards, the ways into inner steps. A stage without steps has no title.

    `stage` is the title of the whole stage. `moment_of_truth` says so where the stage itself is called one, in its
    first part only.
    """

    title: str | None
    stage: str
    cards: tuple[Card, ...]
    entries: tuple[Marker, ...]
    moment_of_truth: str = ""


class Row(Struct, frozen=True):
    """A strip of stages from left to right. `first` is its beginning, `entries` lead to first steps of its stages."""

    first: Marker | Pill
    entries: tuple[Marker, ...]
    groups: tuple[Group, ...]
    pills: tuple[Pill, ...]
    end: Marker | None


class Line(Struct, frozen=True):
    """A line between two nodes of one row.

    `when` is the condition, `who` the names of the personas that go this way if not all do, `only` their places in the
    frame. `label` is the share in words, `share` the part of those who come by (0 to 1, None if unknown). `back` says
    that it leads to an earlier step, in whatever row.
    """

    source: str
    target: str
    kind: LineKind
    title: str = ""
    when: str = ""
    who: str = ""
    label: str = ""
    share: float | None = None
    back: bool = False
    only: Who = ()


class LegendEntry(Struct, frozen=True):
    """A sign that occurs in the picture, how it is written (if it is a character), and what it means."""

    sign: Literal["start", "entry", "end", "truth", "leaving", "pill", "width", "skip"]
    mark: str
    text: str


class FlowView(Struct, frozen=True):
    """The routes of a map, ready to draw.

    `lines` are what is drawn in rows; `ways` are the same routes from card to card, whatever row each stands in: their
    target is a card, or "z0" for the end of the journey. A `portrait` runs from top to bottom, in one row.
    """

    frame: Frame
    title: str
    description: str
    portrait: bool
    legend: tuple[LegendEntry, ...]
    rows: tuple[Row, ...]
    lines: tuple[Line, ...]
    ways: tuple[Line, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """Return all cards in reading order."""
        return tuple(card for row in self.rows for group in row.groups for card in group.cards)
