"""The checker: what is wrong with the maps of a project, and what they miss."""

from collections.abc import Sequence
from dataclasses import dataclass

from cjmap.checker.catalogue import look_at_map, look_at_project
from cjmap.checker.precedence import Found
from cjmap.checker.quieting import Checked, File, Manner, quiet, rules_for
from cjmap.checker.telling import Texts, place_hits
from cjmap.loader import Loaded, LoadedShared
from cjmap.loader.garbage import no_garbage_collection
from cjmap.reading.reading import Reading, SharedTables
from cjmap.reading.summary import Project, Summary, summarise, summarise_shared
from cjmap.settings import RuleChoice, project_path

__all__ = ["Checkable", "Checked", "Manner", "check"]


@dataclass(frozen=True, slots=True)
class Checkable:
    """A map to check: as it was loaded, and its path relative to the project's folder."""

    loaded: Loaded
    path: str


def check(maps: Sequence[Checkable], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner) -> Checked:
    """Return what is to be told of the maps and the shared files of one project: what loading found, and the rules.

    Only maps without errors are looked at by the rules. The steps: find, settle which finding speaks, place, leave out
    what comments and the baseline keep quiet, fold, sort.
    """
    with no_garbage_collection():
        return _checked(maps, shared, choice, manner)


def _checked(maps: Sequence[Checkable], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner) -> Checked:
    found = _look(maps, shared, choice, manner)
    texts = Texts(
        {source.path: source for source in (*(item.source for item in shared), *(item.loaded.source for item in maps))},
        {item.loaded.source.path: item.loaded.outline for item in maps},
    )
    files = [
        File(item.path, item.loaded.source, item.loaded.findings, item.loaded.outline is not None) for item in maps
    ]
    files += [File(_in_project(item, manner), item.source, item.findings, can_be_read=True) for item in shared]
    told = []
    for file in files:
        placed = place_hits(found.get(file.source.path, ()), file.source.path, texts, choice.severities)
        told.append(quiet(file, placed, choice, manner))
    return Checked(
        tuple(sorted((item for each in told for item in each.findings), key=lambda item: item.order)),
        tuple(sorted((item for each in told for item in each.suppressed), key=lambda item: item.finding.order)),
        tuple(sorted((item for each in told for item in each.unfolded), key=lambda item: item.order)),
    )


def _look(
    maps: Sequence[Checkable], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner
) -> dict[str, list[Found]]:
    """Return what the rules find, by file."""
    tables = tuple(SharedTables(item.source.path, item.tables) for item in shared)
    found: dict[str, list[Found]] = {}
    summaries: list[Summary] = []
    for item in maps:
        if item.loaded.outline is not None:
            file = item.loaded.source.path
            reading = Reading(item.loaded.outline, manner.today, tables)
            found[file] = look_at_map(reading, rules_for(item.path, choice), choice.options)
            summaries.append(summarise(reading, file))
            reading.forget()
    whole = manner.whole and len(summaries) == len(maps)
    project = Project(tuple(summaries), tuple(summarise_shared(item) for item in tables), whole)
    paths = {item.loaded.source.path: item.path for item in maps}
    paths |= {item.source.path: _in_project(item, manner) for item in shared}
    for file, items in look_at_project(project, choice.rules, choice.options).items():
        allowed = frozenset(rules_for(paths[file], choice))
        found.setdefault(file, []).extend(item for item in items if item.rule in allowed)
    return found


def _in_project(shared: LoadedShared, manner: Manner) -> str:
    path = shared.source.path
    return path if manner.root is None else project_path(path, manner.root)
