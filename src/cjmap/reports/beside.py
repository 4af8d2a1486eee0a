"""Related places in one line each, no more of them than people read."""

from collections.abc import Sequence

from cjmap.finding import Related
from cjmap.reports.text import printable

MOST = 8
"""So many places are listed before the rest is counted; a fold can have hundreds."""


def see_also(related: Sequence[Related]) -> str:
    """Return " (see also maps/a.cjm.yaml:12, maps/b.cjm.yaml:3 and 6 more)", nothing where there is no other place."""
    if not related:
        return ""
    rest = len(related) - MOST
    more = f" and {rest} more" if rest > 0 else ""
    return f" (see also {', '.join(where(item) for item in related[:MOST])}{more})"


def where(related: Related) -> str:
    """Return file and line of a related place, for people."""
    return f"{printable(related.place.file)}:{related.place.line}"
