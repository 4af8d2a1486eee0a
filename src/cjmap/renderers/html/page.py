"""Views of a map as one HTML page: a single file that asks no other place for anything."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any

from markupsafe import Markup, escape

from cjmap.renderers.direction import is_right_to_left
from cjmap.renderers.html.assets import digest, script, style_sheet
from cjmap.renderers.html.environment import environment, finish
from cjmap.renderers.html.section import Section
from cjmap.renderers.html.words import Words
from cjmap.renderers.nothing import tell_nothing
from cjmap.renderers.style import Style
from cjmap.view.around import Frame
from cjmap.view.parts import Content, Lane
from cjmap.view.views import View, ViewName
from cjmap.vocabulary import labels


def render_html(views: Mapping[ViewName, View], style: Style) -> str:
    """Return the page of a map with one view or several, each a tab; the same views give the same text."""
    frame = next(iter(views.values())).frame
    common = _common(frame, views, style)
    sections = {name: _section(name, view, style) for name, view in views.items()}
    bodies = {
        name: Markup(
            environment().get_template(section.template).render(view=views[name], **common, **section.variables)
        )
        for name, section in sections.items()
    }
    around = _around(frame, views, common["word"])
    sheet, code = style_sheet(sections.values(), around["tabs"], style), script()
    text = (
        environment()
        .get_template("page.html.j2")
        .render(
            bodies=bodies,
            linked=_linked(frame, bodies.values()),
            sheet=Markup(sheet),
            sheet_digest=digest(sheet),
            script=Markup(code),
            script_digest=digest(code),
            **common,
            **around,
        )
    )
    return finish(text)


def _common(frame: Frame, views: Mapping[ViewName, View], style: Style) -> dict[str, Any]:
    """Return what all templates get."""
    words = Words(frame.language)
    return {
        "frame": frame,
        "views": views,
        "style": style,
        "word": words.word,
        "phrase": words.phrase,
        "nothing": partial(tell_nothing, frame),
        "flagged": partial(_flagged, frame),
        "known": labels(frame.language),
        "direction": "rtl" if is_right_to_left(frame.language) else "ltr",
    }


def _flagged(frame: Frame, said: Content) -> tuple[Mapping[str, Sequence[int]], Sequence[int]]:
    """Return the findings of a cell: by their marks those about single pains and opportunities in it, and the rest."""
    own: dict[str, list[int]] = {item.mark: [] for item in said.items if item.plan or item.role == "pain"}
    rest = []
    for number in said.flags:
        marks = [mark for mark in frame.findings[number - 1].marks if mark in own]
        for mark in marks:
            own[mark].append(number)
        rest += [] if marks else [number]
    return own, rest


def _around(frame: Frame, views: Mapping[ViewName, View], word: Callable[[str], str]) -> dict[str, Any]:
    """Return what is around the views: sentences, tabs, stages and lanes of the map, and what it refers to.

    Below a map stand the personas, audience and channels that it refers to, where no other view shows them.
    """
    grid = views.get(ViewName.MAP)
    apart = grid is not None and ViewName.PERSONAS not in views
    references = {
        "cards": [place for place in frame.shown if frame.profiles[place]] if apart else [],
        "audience": frame.audience if apart else None,
        "channels": frame.channels if grid is not None and ViewName.CHANNELS not in views else (),
    }
    rest = any(references.values()) or bool(frame.evidence)
    tabs = (*views, *(("evidence",) if rest and len(views) > 1 else ()), *(("findings",) if frame.findings else ()))
    return {
        **references,
        "references": rest,
        "summary": getattr(grid, "summary", ()),
        "tabs": tabs,
        "stages": getattr(grid, "stages", ()),
        "lanes": [_title(lane, word) for lane in getattr(grid, "lanes", ())],
        "known_people": [(bool(profile) and apart) or ViewName.PERSONAS in views for profile in frame.profiles],
    }


def _linked(frame: Frame, bodies: Iterable[str]) -> frozenset[int]:
    """Return the numbers of the findings whose subject a view shows; a lane that is left out shows none."""
    text = "".join(bodies)
    return frozenset(flag.number for flag in frame.findings if f' id="{escape(flag.anchor)}"' in text)


def _title(lane: Lane, word: Callable[[str], str]) -> str:
    """Return what a lane is called."""
    return lane.name or word("text.comma").join(word(title) for title in lane.titles)


def _section(name: ViewName, view: View, style: Style) -> Section:
    """Return a view as a section; only the code of that view is loaded."""
    section: Section = import_module(f"cjmap.renderers.html.{name}").write_section(view, style)
    return section
