"""The timeline view as a section of a page: a table of times with bars on a logarithmic axis."""

from collections.abc import Iterator

from cjmap.renderers.html.environment import percent
from cjmap.renderers.html.section import Section
from cjmap.renderers.style import Style
from cjmap.view.timeline.parts import Axis, TimelineView


def write_section(view: TimelineView, style: Style) -> Section:
    """Return the timeline as a section."""
    return Section(
        template="timeline.html.j2",
        style=("timeline.css",),
        rules=_rules(view.axis) if view.axis else "",
        variables={"ticks": list(_ticks(view.axis)) if view.axis else []},
    )


def _ticks(axis: Axis) -> Iterator[tuple[str, float]]:
    """Yield the label of each mark of the axis and where it stands."""
    yield from ((tick.label, axis.part(tick.seconds)) for tick in axis.ticks)


def _rules(axis: Axis) -> str:
    """Return the rules that draw the marks of the axis behind the bars and put their names on top."""
    places = [percent(part, 1) for _, part in _ticks(axis)]
    names = "".join(f".tl-{number}{{inset-inline-start:{place}}}" for number, place in enumerate(places, 1))
    lines = ",".join("linear-gradient(var(--line2),var(--line2))" for _ in places)
    left, right = ",".join(f"{place} 0" for place in places), ",".join(f"calc(100% - {place}) 0" for place in places)
    drawn = f".tr0{{background-image:{lines};background-position:{left}}}"
    return f"{names}{drawn}[dir=rtl] .tr0{{background-position:{right}}}"
