"""Looking at one map: it is loaded, scored or read by the rules, and then forgotten. What is kept is small plain data.

A look needs nothing but the map's bytes and the task, so it can be taken in another process, and remembered.
"""

from collections.abc import Callable

from msgspec import Struct

from cjmap.checker.catalogue import look_at_map
from cjmap.checker.folding import Folding
from cjmap.checker.ignores import Ignore, read_ignores
from cjmap.checker.placing import Spot, Spots, TextSpots, note_spots
from cjmap.checker.quieting import rules_for
from cjmap.checker.task import Task
from cjmap.checker.telling import place_hits
from cjmap.finding import Finding
from cjmap.loader import Loaded
from cjmap.loader.garbage import no_garbage_collection
from cjmap.model.outline import Outline
from cjmap.reading.reading import Reading, SharedTables
from cjmap.reading.summary import Summary, pointers_of, summarise
from cjmap.score import Score, score
from cjmap.settings import RuleChoice


class Look(Struct, frozen=True):
    """What is known of one map for itself.

    `findings` are those of the loader, `unshown` counts the ones beyond its cap, `is_right` if none is an error. `hits`
    is what the rules found, `ignores` are the comments that keep something quiet.
    """

    findings: tuple[Finding, ...]
    unshown: int
    is_right: bool
    hits: tuple[Folding, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    score: Score | None = None


class Wide(Struct, frozen=True):
    """What rules over a project see of one map, and the places of all that they may speak of."""

    summary: Summary
    spots: tuple[Spot, ...]


class Seen(Struct, frozen=True):
    """A map that was looked at: its path as shown, its path in the project, the look; `wide` if rules looked at it.

    `digest` stands for the summary: of two looks with one digest rules over a project see the same.
    """

    file: str
    path: str
    look: Look
    wide: "Callable[[], Wide] | None" = None
    digest: str = ""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return what the loader found."""
        return self.look.findings

    @property
    def unshown(self) -> int:
        """Return how many findings of the loader are beyond its cap."""
        return self.look.unshown


def look_at(loaded: Loaded, path: str, task: Task) -> tuple[Look, Wide | None]:
    """Return what is to be known of a loaded map; `path` is its path relative to the project's folder."""
    outline = loaded.outline
    if task.choice is None:
        scored = score(outline) if task.scored and outline is not None else None
        return Look(loaded.findings, loaded.unshown, outline is not None, score=scored), None
    with no_garbage_collection():
        ignores = read_ignores(loaded.source)
        if outline is None:
            return Look(loaded.findings, loaded.unshown, is_right=False, ignores=ignores), None
        hits, wide = _read(loaded, outline, path, task, task.choice)
    return Look(loaded.findings, loaded.unshown, is_right=True, hits=hits, ignores=ignores), wide


def _read(
    loaded: Loaded, outline: Outline, path: str, task: Task, choice: RuleChoice
) -> tuple[tuple[Folding, ...], Wide]:
    """Let the rules look at a map; return what they find, and what rules over the project are to know of it."""
    file = loaded.source.path
    spots: dict[str, Spots] = {each.source.path: TextSpots(each.source) for each in task.shared}
    spots[file] = TextSpots(loaded.source, outline)
    reading = Reading(outline, task.today, tuple(SharedTables(each.source.path, each.tables) for each in task.shared))
    found = look_at_map(reading, rules_for(path, choice), choice.options)
    summary = summarise(reading, file)
    reading.forget()
    noted = note_spots(spots[file], pointers_of(summary))
    return place_hits(found, file, spots.__getitem__, choice.severities), Wide(summary, noted)
