"""The emotion curve as a journey of Mermaid: a section for each stage, a task for each feeling along it.

A task of a journey has one score from 1 to 5 for all its actors. Personas that feel alike at a place share a task;
those that feel otherwise get one of their own, for a mean would show what nobody feels. Places of which nobody knows
how they feel have no task.
"""

from collections.abc import Iterator

from cjmap.renderers.curve.table import FeltRow, feelings_table
from cjmap.renderers.escape import mermaid_text
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
    told = [
        name if called.count(name) == 1 else f"{name} ({person.initials})"
        for person, name in zip(people, called, strict=True)
    ]
    return [mermaid_text(name, ",") for name in (*told, label("persona.all-customers", view.frame.language))]


def _tasks(view: CurveView, stage: Head, names: list[str]) -> Iterator[str]:
    """Yield the tasks of a stage in reading order, at each place in the order of the personas."""
    people = [line.persona for line in view.curve.lines] if view.curve else []
    for row in _rows(view, stage):
        alike: dict[int, list[str]] = {}
        for persona, felt in zip(people, row.felt, strict=True):
            if felt.point is not None:
                alike.setdefault(3 + felt.band, []).append(names[-1 if persona is None else persona])
        for score, who in alike.items():
            yield f"    {mermaid_text(f'{row.number} {row.name}')}: {score}: {', '.join(who)}"


def _rows(view: CurveView, stage: Head) -> Iterator[FeltRow]:
    """Yield the places of a stage that the curve has."""
    return (row for row in feelings_table(view) if row.number.partition(".")[0] == stage.number)
