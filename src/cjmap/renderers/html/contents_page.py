"""The page that leads to the pages of several maps."""

from collections.abc import Sequence

from markupsafe import Markup
from msgspec import Struct

from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.assets import digest, style_sheet
from cjmap.renderers.html.environment import environment, finish
from cjmap.renderers.html.section import Section
from cjmap.renderers.html.words import Words
from cjmap.renderers.style import Style
from cjmap.settings.theme import Theme
from cjmap.view.around import Frame


class Entry(Struct, frozen=True):
    """The page of a map: its address and what is around the map."""

    address: str
    frame: Frame

    @property
    def direction(self) -> str:
        """Return the direction in which the map's language runs."""
        return "rtl" if is_right_to_left(self.frame.language) else "ltr"


def render_contents(entries: Sequence[Entry], theme: Theme) -> str:
    """Return a page that lists the pages of maps, in the language of most of them; there is at least one."""
    languages = [entry.frame.language for entry in entries]
    language = max(dict.fromkeys(languages), key=languages.count)
    sheet = style_sheet([Section("contents.html.j2", ("contents.css",))], (), Style(theme))
    words = Words(language)
    text = (
        environment()
        .get_template("contents.html.j2")
        .render(
            entries=entries,
            language=language,
            direction="rtl" if is_right_to_left(language) else "ltr",
            theme=theme,
            word=words.word,
            sheet=Markup(sheet),
            sheet_digest=digest(sheet),
        )
    )
    return finish(text)
