"""The storyboard view as a section of a page: panels in rows, like a comic strip."""

from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.view.storyboard import StoryboardView


def write_section(view: StoryboardView, style: Style) -> Section:
    """Return the storyboard as a section."""
    return Section(template="storyboard.html.j2", style=("storyboard.css",))
