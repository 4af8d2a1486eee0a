"""How messages name things: in the author's own words, quoted and cut to a length that can be read."""

from collections.abc import Iterable
from functools import lru_cache

from cjmap.model.outline import Spot
from cjmap.reading.reading import Reading

_LONGEST = 60
MOST_NAMES = 3
"""So many names a list in a message has before it says "and 6 more"."""


@lru_cache(maxsize=4096)
def quoted(text: str) -> str:
    """Return a name or text of the author in quotation marks, on one line, cut where it is long."""
    return f"“{shortened(text)}”"


def shortened(text: str) -> str:
    """Return a name or text of the author on one line, cut where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def enumerated(names: Iterable[str], most: int = MOST_NAMES) -> str:
    """Return names as a list in a sentence, each as it is: "A, B and C", "A, B, C and 6 more"."""
    listed = list(names)
    rest = len(listed) - most
    if rest > 1:
        return f"{', '.join(listed[:most])} and {rest} more"
    *first, last = listed
    return f"{', '.join(first)} and {last}" if first else last


def counted(number: int, noun: str) -> str:
    """Return a number with its noun: "1 stage", "3 stages"."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def persona_names(reading: Reading, personas: Iterable[str]) -> str:
    """Return personas as a list in a sentence: "“Starter” and “Manager”"; "customers" in a map without personas."""
    return enumerated(
        (quoted(name) if persona else name) for persona in personas for name in (reading.persona_name(persona),)
    )


def for_some(reading: Reading, personas: Iterable[str], spot: Spot) -> str:
    """Return "For “Starter”, " where a sentence holds for some of a moment's personas only, "" where for all."""
    some = set(personas)
    everybody = reading.people(spot)
    if some.issuperset(everybody):
        return ""
    return f"For {persona_names(reading, (persona for persona in everybody if persona in some))}, "
