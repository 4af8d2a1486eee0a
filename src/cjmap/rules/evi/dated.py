"""Evidence with a wrong date, and where a finding on it is placed."""

import datetime
from collections.abc import Callable, Iterator

from msgspec import Struct

from cjmap.reading.citations import Citation
from cjmap.reading.reading import Reading
from cjmap.rules.evi.resting import resting
from cjmap.rules.rule import Beside
from cjmap.where import Pointer


class Dated(Struct, frozen=True):
    """A piece of evidence: its name, its date, its place (`at`), and how often the map says that it rests on it.

    `related` are where a shared file defines it, and the mentions in the map, in the order of their pointers.
    """

    name: str
    date: datetime.date
    pointer: Pointer
    at: Pointer
    mentions: int
    related: tuple[Beside, ...]


def dated(reading: Reading, is_wrong: Callable[[datetime.date], bool]) -> Iterator[Dated]:
    """Yield the evidence of a map with a wrong date: its own, and what it uses of the shared files.

    The place of a shared one is where this map mentions it first.
    """
    own = reading.journey.evidence or {}
    for id_, entry in (reading.tables.evidence or {}).items():
        mentions = reading.citations.used.get(id_, ())
        if entry.date is None or not is_wrong(entry.date) or not (mentions or id_ in own):
            continue
        pointer = ("evidence", id_)
        users = [
            Beside(f"{resting(reading, each)} rests on it", (*each.pointer, "evidence"))
            for each in sorted(mentions, key=lambda each: each.pointer)
            if _is_in(reading, each)
        ]
        if id_ in own:
            at: Pointer = (*pointer, "date")
            related = users
        else:
            at = users[0].pointer if users else pointer
            files = [each.file for each in reading.shared if id_ in (each.tables.evidence or {})]
            related = [Beside("this is its date", (*pointer, "date"), file) for file in files[:1]] + users[1:]
        yield Dated(entry.name or id_, entry.date, pointer, at, len(mentions), tuple(related))


def _is_in(reading: Reading, citation: Citation) -> bool:
    """Tell whether a mention stands in the map itself, not in a shared persona."""
    table, *rest = citation.pointer
    return table != "personas" or rest[0] in (reading.journey.personas or {})
