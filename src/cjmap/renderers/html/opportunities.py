"""The opportunities view as a section of a page: a matrix, a ranked list, the pains that nobody answers."""

from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.view.opportunities import OpportunitiesView

_NAMED = {(5, 1), (5, 5), (1, 1), (1, 5)}
"""The fields of the matrix, by impact and effort, that say what their corner is called."""


def write_section(view: OpportunitiesView, style: Style) -> Section:
    """Return the opportunities as a section."""
    return Section(template="opportunities.html.j2", style=("opportunities.css",), variables={"named": _NAMED})
