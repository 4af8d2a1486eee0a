"""Judging the maps of a project together: the rules over all of them, what is kept quiet, folding, the order."""

from collections.abc import Callable, Mapping, Sequence

from msgspec import Struct, field

from cjmap.checker.catalogue import look_at_project
from cjmap.checker.folding import Folding
from cjmap.checker.ignores import read_ignores
from cjmap.checker.look import Seen, look_at
from cjmap.checker.placing import NotedSpots, Spots, TextSpots
from cjmap.checker.precedence import Found
from cjmap.checker.quieting import Checked, File, Manner, quiet, rules_for
from cjmap.checker.task import Task
from cjmap.checker.telling import place_hits
from cjmap.loader import Loaded, LoadedShared
from cjmap.loader.garbage import no_garbage_collection
from cjmap.reading.reading import SharedTables
from cjmap.reading.summary import Project, summarise_shared
from cjmap.settings import RuleChoice, project_path


class Checkable(Struct, frozen=True):
    """A map to check: as it was loaded, and its path relative to the project's folder."""

    loaded: Loaded
    path: str


Across = Callable[[Sequence[Seen], Sequence[LoadedShared], RuleChoice, Manner], Mapping[str, Sequence[Found]]]
"""Runs the rules over a project: `look_across`, or what remembers what it said."""


def check(maps: Sequence[Checkable], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner) -> Checked:
    """Return what is to be told of the maps and the shared files of one project: what loading found, and the rules."""
    task = Task(shared=tuple(shared), choice=choice, today=manner.today)
    return judge([see(each.loaded, each.path, task) for each in maps], shared, choice, manner)


def see(loaded: Loaded, path: str, task: Task) -> Seen:
    """Return a map that is looked at now, and kept as it is."""
    look, wide = look_at(loaded, path, task)
    return Seen(loaded.source.path, path, look, None if wide is None else lambda: wide)


def judge(
    maps: Sequence[Seen],
    shared: Sequence[LoadedShared],
    choice: RuleChoice,
    manner: Manner,
    across: Across | None = None,
) -> Checked:
    """Return what is to be told of maps that were looked at, and of the shared files of their project.

    Only maps without errors were looked at by the rules. The steps: let the rules over the project look, leave out what
    comments and the baseline keep quiet, fold, sort.
    """
    with no_garbage_collection():
        found = (across or look_across)(maps, shared, choice, manner)
        places = _Places(maps, shared)
        told = [
            quiet(file, (*hits, *place_hits(found.get(shown, ()), shown, places.of, choice.severities)), choice, manner)
            for shown, file, hits in _files(maps, shared, manner)
        ]
    return Checked(
        tuple(sorted((item for each in told for item in each.findings), key=lambda item: item.order)),
        tuple(sorted((item for each in told for item in each.suppressed), key=lambda item: item.finding.order)),
        tuple(sorted((item for each in told for item in each.unfolded), key=lambda item: item.order)),
    )


def look_across(
    maps: Sequence[Seen], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner
) -> dict[str, list[Found]]:
    """Return what rules find over all maps of a project, by file; files in which a rule is not wanted are left out."""
    summaries = tuple(each.wide().summary for each in maps if each.wide is not None)
    tables = (SharedTables(each.source.path, each.tables) for each in shared)
    whole = manner.whole and len(summaries) == len(maps)
    project = Project(summaries, tuple(summarise_shared(each) for each in tables), whole)
    paths = {each.file: each.path for each in maps}
    paths |= {each.source.path: _in_project(each, manner) for each in shared}
    found = look_at_project(project, choice.rules, choice.options)
    return {file: _wanted(items, paths[file], choice) for file, items in found.items()}


def _wanted(found: Sequence[Found], path: str, choice: RuleChoice) -> list[Found]:
    allowed = frozenset(rules_for(path, choice))
    return [item for item in found if item.rule in allowed]


def _files(
    maps: Sequence[Seen], shared: Sequence[LoadedShared], manner: Manner
) -> list[tuple[str, File, tuple[Folding, ...]]]:
    """Return all files: path as shown, what is to be told of, and what rules found in it alone."""
    files = [
        (each.file, File(each.path, each.findings, each.look.ignores, each.look.is_right), each.look.hits)
        for each in maps
    ]
    return files + [
        (each.source.path, File(_in_project(each, manner), each.findings, read_ignores(each.source), True), ())
        for each in shared
    ]


class _Places(Struct):
    """The places of the files of one project; those of a map are only unpacked when something is told of it."""

    maps: Sequence[Seen]
    shared: Sequence[LoadedShared]
    _known: dict[str, Spots] = field(default_factory=dict)
    _by_file: dict[str, Seen] = field(default_factory=dict)

    def of(self, file: str) -> Spots:
        """Return the places of a file."""
        if not self._by_file:
            self._by_file = {each.file: each for each in self.maps}
            self._known = {each.source.path: TextSpots(each.source) for each in self.shared}
        if file not in self._known:
            seen = self._by_file.get(file)
            self._known[file] = NotedSpots(file, seen.wide().spots if seen and seen.wide else ())
        return self._known[file]


def _in_project(shared: LoadedShared, manner: Manner) -> str:
    path = shared.source.path
    return path if manner.root is None else project_path(path, manner.root)
