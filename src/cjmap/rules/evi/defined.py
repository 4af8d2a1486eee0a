"""The entries of the tables of a project, each where it is defined."""

from collections.abc import Iterator

from msgspec import Struct

from cjmap.reading.real_text import is_real
from cjmap.reading.summary import EntrySummary, Project, Summary


class Defined(Struct, frozen=True):
    """An entry, the file that defines it, and the maps that find it there: their own entries come first."""

    entry: EntrySummary
    file: str
    is_shared: bool
    maps: tuple[Summary, ...]


def defined(project: Project, table: str) -> Iterator[Defined]:
    """Yield all entries that a project has in a table: those of the maps, then those of the shared files."""
    taken = {each.file: set[str]() for each in project.maps}
    for each in project.maps:
        for entry in each.entries:
            if entry.table == table:
                taken[each.file].add(entry.id)
                yield Defined(entry, each.file, False, (each,))
    for shared in project.shared:
        for entry in shared.entries:
            if entry.table == table:
                maps = tuple(each for each in project.maps if entry.id not in taken[each.file])
                yield Defined(entry, shared.file, True, maps)
                for each in maps:
                    taken[each.file].add(entry.id)


def says(entry: EntrySummary, key: str) -> bool:
    """Tell whether an entry has something real in a list, or an empty one on purpose."""
    items = entry.fields.get(key)
    if not items:
        return items is not None
    return any(is_real(item["text"] if isinstance(item, dict) else str(item)) for item in items)
