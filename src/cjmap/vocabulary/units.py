"""The units of durations."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from cjmap.vocabulary.tables import read_json


@cache
def duration_units() -> Mapping[str, int]:
    """Return the seconds of every unit of time, by its words and abbreviations in all languages.

    Words are NFKC and case-folded; an abbreviation has no full stop ("std", not "std."). A month has 30 days, a
    year 365, and a business day is a day. What could mean two things is left out: "m", and 月 ("3月" is March).
    """
    units = read_json("units.json").values()
    return MappingProxyType({word: unit["seconds"] for unit in units for word in unit["words"]})
