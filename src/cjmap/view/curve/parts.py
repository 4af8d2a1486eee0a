"""What the emotion curve is made of: points in columns, without coordinates."""

from msgspec import Struct


class Point(Struct, frozen=True):
    """How somebody feels at a place: the columns, the score from -1 to 1 and as a text, the feelings in words.

    `lowest` tells that it is the first lowest point of its whole line, and a bad one.
    """

    start: int
    span: int
    place: str
    unit: float
    score: str
    feelings: tuple[str, ...]
    lowest: bool = False


class Hole(Struct, frozen=True):
    """A place that the persona passes and nobody knows how it feels."""

    start: int
    span: int
    place: str


class Blank(Struct, frozen=True):
    """A place where somebody looked for feelings and found none."""

    start: int
    span: int
    place: str


class CurveLine(Struct, frozen=True):
    """The feelings of one persona, or of everybody (None), along the journey; `blanks` are no part of the line."""

    persona: int | None
    points: tuple[Point | Hole, ...]
    blanks: tuple[Blank, ...] = ()


class Curve(Struct, frozen=True):
    """The emotion curve of a map.

    `ticks` are the author's numbers for the scores -1, -0.5, 0, 0.5 and 1; `truths` the first column and span of each
    moment of truth. `comma` stands between feelings.
    """

    lines: tuple[CurveLine, ...]
    ticks: tuple[str, ...]
    truths: tuple[tuple[int, int], ...]
    comma: str = ", "
