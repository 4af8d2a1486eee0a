"""Where a hit is shown: the place of what the author would change."""

from cjmap.source import Source
from cjmap.where import Place, Pointer


def place_of(source: Source, pointer: Pointer) -> Place:
    """Return the place of a pointer: an item as it stands, a key with its value where that ends on the same line.

    A value that runs over several lines is shown by its key; what is not written out, by what stands for it.
    """
    there = source.existing(pointer)
    if not there:
        return _first_line(source)
    value = source.place(there)
    if isinstance(there[-1], int):
        return value
    key = source.key_place(there)
    if key.line != value.end_line:
        return key
    return Place(key.file, key.line, key.column, value.end_line, value.end_column)


def _first_line(source: Source) -> Place:
    """Return the place of the first key of a file: where something is said of the map as a whole."""
    if isinstance(source.data, dict) and source.data:
        return place_of(source, (next(iter(source.data)),))
    return source.place(())
