"""What rules over several maps see: a plain summary of each, which can be stored and sent between processes."""

from dataclasses import dataclass

from cjmap.model.reading import Reading


@dataclass(frozen=True, slots=True)
class Summary:
    """One map in short."""

    file: str


@dataclass(frozen=True, slots=True)
class Project:
    """The maps of one project in short."""

    maps: tuple[Summary, ...]


def summarise(reading: Reading, file: str) -> Summary:
    """Return a map in short; `file` is its path as shown to people."""
    return Summary(file)
