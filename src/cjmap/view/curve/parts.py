"""What the emotion curve is made of: points in columns, without coordinates."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """How somebody feels at a place: the columns, the score from -1 to 1 and as a text, the feelings in words."""

    start: int
    span: int
    place: str
    unit: float
    score: str
    feelings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hole:
    """A place that the persona passes and nobody knows how it feels."""

    start: int
    span: int
    place: str


@dataclass(frozen=True, slots=True)
class Blank:
    """A place where somebody looked for feelings and found none."""

    start: int
    span: int
    place: str


@dataclass(frozen=True, slots=True)
class CurveLine:
    """The feelings of one persona, or of everybody (None), along the journey; `blanks` are no part of the line."""

    persona: int | None
    points: tuple[Point | Hole, ...]
    blanks: tuple[Blank, ...] = ()


@dataclass(frozen=True, slots=True)
class Curve:
    """The emotion curve of a map.

    `ticks` are the author's numbers for the scores -1, -0.5, 0, 0.5 and 1; `truths` the first column and span of each
    moment of truth.
    """

    lines: tuple[CurveLine, ...]
    ticks: tuple[str, ...]
    truths: tuple[tuple[int, int], ...]
