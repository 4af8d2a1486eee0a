"""A table whose rows are stages and whose columns are known by their order; several items of a cell stand by commas."""

from .markdown import items, read_table
from .plain import Plain

COLUMNS = ("actions", "touchpoints", "emotions", "opportunities")
"""What the columns hold, behind the name of the stage."""


def convert(source: str) -> Plain:
    """Return the map of such a table, called after its first and its last stage."""
    _, *rows = read_table(source.splitlines())
    stages = [
        {"name": name, **{key: items(cell) for key, cell in zip(COLUMNS, cells, strict=True)}} for name, *cells in rows
    ]
    return {"cjmap": 1, "title": f"{stages[0]['name']} – {stages[-1]['name']}", "language": "ru", "stages": stages}
