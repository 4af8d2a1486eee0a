"""What rests on a piece of evidence."""

from collections.abc import Iterable, Iterator

from cjmap.model.citations import Citation
from cjmap.model.reading import Reading
from cjmap.rules.rule import Beside
from cjmap.rules.wording import quoted


def users(reading: Reading, citations: Iterable[Citation]) -> Iterator[Beside]:
    """Yield the moments, personas and parts of the map in which something rests on evidence, each once."""
    seen = set()
    for citation in citations:
        if citation.spot is not None:
            name = quoted(citation.spot.name)
            key = citation.spot.pointer
        else:
            name, key = _outside_moments(reading, citation)
        if key not in seen:
            seen.add(key)
            yield Beside(f"{name} rests on it", citation.pointer)
