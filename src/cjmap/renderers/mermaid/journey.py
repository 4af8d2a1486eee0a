"""The emotion curve as a journey of Mermaid: a section for each stage, a task for each feeling along it.

A task of a journey has one score from 1 to 5 for all its actors. Personas that feel alike at a place share a task;
those that feel otherwise get one of their own, for a mean would show what nobody feels. Places of which nobody knows
how they feel have no task.
"""

from collections.abc import Iterator
from math import copysign, floor

from cjmap.renderers.escape import mermaid_text
from cjmap.view.curve.parts import Point
from cjmap.view.curve.view import CurveView
from cjmap.view.parts import Head
from cjmap.vocabulary import label

_LABEL = 360
"""The width, in pixels, beyond which Mermaid cuts the words of an actor, by default."""
_LETTER = 12
"""More pixels than a letter needs there, whatever it is."""


def write_journey(view: CurveView) -> str:
    """Return the emotion curve as a journey; without a feeling it has a title only."""
    names = actors(view)
    longest = max((len(word) for name in names for word in name.split()), default=0) * _LETTER
    lines = ["---", "config:", "  journey:", f"    maxLabelWidth: {longest}", "---"] if longest > _LABEL else []
    lines += ["journey", f"  title {mermaid_text(view.frame.header.title)}"]
    for stage in view.stages:
        tasks = list(_tasks(view, stage, names))
        lines += [f"  section {mermaid_text(f'{stage.number} {stage.name}')}", *tasks] if tasks else []
    return "\n".join(lines) + "\n"


def actors(view: CurveView) -> list[str]:
    """Return what the personas are called in a journey, each otherwise; the last one is everybody."""
    people = view.frame.personas
    called = [person.name for person in people]
    told = [name if called.count(name) == 1 else f"{name} ({person.initials})" for person, name in zip(people, called, strict=True)]
    return [mermaid_text(name, ",") for name in (*told, label("persona.all-customers", view.frame.language))]


def _tasks(view: CurveView, stage: Head, names: list[str]) -> Iterator[str]:
    """Yield the tasks of a stage in reading order, at each place in the order of the personas."""
    for head in (stage, *stage.steps):
        felt: dict[int, list[int | None]] = {}
        for line in view.curve.lines if view.curve else ():
            for point in line.points:
                if isinstance(point, Point) and (point.start, point.span, point.place) == (head.start, head.span, head.name):
                    felt.setdefault(_score(point.unit), []).append(line.persona)
        if head is stage and len(stage.steps) == 1:
            continue  # its only step has the same columns
        for score, found in felt.items():
            who = ", ".join(names[-1 if persona is None else persona] for persona in found)
            yield f"    {mermaid_text(f'{head.number} {head.name}')}: {score}: {who}"


def _score(unit: float) -> int:
    """Return a score from -1 to 1 on the scale from 1 to 5, rounded like everywhere: halves away from the middle."""
    return 3 + int(copysign(floor(abs(unit) * 2 + 0.5), unit))
