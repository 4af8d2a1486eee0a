"""Views of a map as one HTML page: a single file that asks no other place for anything."""

import base64
import hashlib
from collections.abc import Mapping
from importlib import import_module

from markupsafe import Markup

from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.environment import TEMPLATES, environment
from cjmap.renderers.html.section import Section
from cjmap.renderers.html.words import Words
from cjmap.renderers.style import Style
from cjmap.view.views import View, ViewName
from cjmap.vocabulary import labels


def render_html(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the page of a map with one view or several, each a tab; the same views give the same text."""
    frame = next(iter(views.values())).frame
    words = Words(frame.language)
    common = {
        "frame": frame,
        "views": views,
        "summary": getattr(views.get(ViewName.MAP), "summary", ()),
        "style": style,
        "word": words.word,
        "phrase": words.phrase,
        "known": labels(frame.language),
        "direction": "rtl" if is_right_to_left(frame.language) else "ltr",
    }
    sections = {name: _section(name, view, style) for name, view in views.items()}
    bodies = {
        name: Markup(
            environment().get_template(section.template).render(view=views[name], **common, **section.variables)
        )
        for name, section in sections.items()
    }
    sheet = _style_sheet(tuple(sections.values()))
    script = (TEMPLATES / "page.js").read_text(encoding="utf-8")
    text = (
        environment()
        .get_template("page.html.j2")
        .render(
            bodies=bodies,
            sheet=Markup(sheet),
            sheet_digest=_digest(sheet),
            script=Markup(script),
            script_digest=_digest(script),
            **common,
        )
    )
    return "\n".join(line for line in text.split("\n") if line.strip()) + "\n"


def _section(name: ViewName, view: View, style: Style) -> Section:
    """Return a view as a section; only the code of that view is loaded."""
    section: Section = import_module(f"cjmap.renderers.html.{name}").write_section(view, style)
    return section


def _style_sheet(sections: tuple[Section, ...]) -> str:
    """Return the rules of a page: those of all pages, those of its sections, those for this page alone."""
    files = dict.fromkeys(("page.css", *(file for section in sections for file in section.style)))
    rules = (section.rules for section in sections)
    return "".join((*((TEMPLATES / file).read_text(encoding="utf-8") for file in files), *rules))


def _digest(text: str) -> str:
    """Return what the page's policy says of a style sheet or script that it holds."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
