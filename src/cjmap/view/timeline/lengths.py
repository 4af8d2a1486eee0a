"""Lengths of time in words: in the one unit that fits, else in two."""

from collections.abc import Callable
from math import floor

from cjmap.view.numbers import write_number
from cjmap.vocabulary import duration_units, label

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")
"""The units of time, the smallest first; each is a word of `duration_units` and a label of the group `time`."""
_PAIRS = (
    ("year", "month", "year", 1), ("month", "day", "day", 90), ("week", "day", "day", 21), ("day", "hour", "day", 1),
    ("hour", "minute", "hour", 1), ("minute", "second", "minute", 1),
)  # fmt: skip
"""Which two units tell a length, and from which on: a count of a unit. Below three weeks people count days."""
_MOST_OF_ONE = 24
"""More of one unit than this are told in two, the second one not much smaller: nobody counts minutes of weeks."""
_MOST_BESIDE = {"minute": 59, "second": 59}
"""More of these units than this are not told beside a larger one."""


def unit_seconds(unit: str) -> int:
    """Return the seconds of a unit; a month has 30 days and a year 365."""
    return duration_units()[unit]


def write_span(least: float, most: float | None, language: str) -> str:
    """Return a range in words, "about" if they are not exact; without a most it has an open end."""
    if most is None:
        return label("time.at-least", language).format(time=_told(least, language, floor)[0])
    (first, exact), (last, exact_too) = _told(least, language), _told(most, language)
    text = last if first == last else label("text.from-to", language).format(first=first, last=last)
    return text if exact and exact_too else label("time.about", language).format(time=text)


def _told(seconds: float, language: str, rounded: Callable[[float], int] = round) -> tuple[str, bool]:
    """Return a length in the one unit that divides it, else in two, and whether that is exact."""
    for unit in reversed(UNITS):
        count, rest = divmod(seconds, unit_seconds(unit))
        if rest == 0 and 1 <= count <= _MOST_OF_ONE:
            return _counted(unit, count, language), True
    for unit, smaller, threshold, times in _PAIRS:
        if seconds >= times * unit_seconds(threshold):
            return _in_two(seconds, unit, smaller, language, rounded)
    return _counted("second", seconds, language), True


def _in_two(
    seconds: float, unit: str, smaller: str, language: str, rounded: Callable[[float], int]
) -> tuple[str, bool]:
    """Return a length in a unit and what divides the rest, else in a unit and the smaller one, rounded."""
    count, rest = divmod(seconds, unit_seconds(unit))
    place = UNITS.index(unit)
    for other in reversed(UNITS[max(place - 2, 0) : place]):
        others, left = divmod(rest, unit_seconds(other))
        if left == 0 and others <= _MOST_BESIDE.get(other, _MOST_OF_ONE):
            return _joined(unit, count, other, others, language), True
    most = unit_seconds(unit) // unit_seconds(smaller)
    small_count = rounded(rest / unit_seconds(smaller))
    if small_count >= most:
        count, small_count = (count + 1, 0) if rounded is round else (count, most - 1)
    return _joined(unit, count, smaller, small_count, language), False


def _joined(unit: str, count: float, smaller: str, small_count: float, language: str) -> str:
    text = _counted(unit, count, language)
    return f"{text} {_counted(smaller, small_count, language)}" if small_count else text


def _counted(unit: str, count: float, language: str) -> str:
    form = "one" if count == 1 else "many"
    return label(f"time.{unit}.{form}", language).format(count=write_number(count, language))
