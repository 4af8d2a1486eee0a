"""How messages name pains and opportunities: with the moment that they stand at."""

from collections.abc import Iterable
from typing import Any

from cjmap.reading.items import Said
from cjmap.reading.reading import Reading
from cjmap.rules.wording import for_some, quoted


def named(said: Said[Any]) -> str:
    """Return an item with its moment: "“Hidden fees” at “Purchase”"; one of the whole journey stands alone."""
    return f"{quoted(said.text)} at {quoted(said.spot.name)}" if said.spot is not None else quoted(said.text)


def of_whom(reading: Reading, said: Said[Any], personas: Iterable[str], sentence: str) -> str:
    """Return a sentence on an item, naming the personas it is true of if these are only some of the moment's."""
    whom = for_some(reading, personas, said.spot) if said.spot is not None else ""
    return f"{whom}{sentence}" if whom else sentence[:1].upper() + sentence[1:]
