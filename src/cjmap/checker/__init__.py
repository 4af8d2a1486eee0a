"""The checker: what is wrong with the maps of a project, and what they miss."""

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cjmap.checker.baseline import Baseline, apply_baseline
from cjmap.checker.catalogue import look_at_map, look_at_project
from cjmap.checker.folding import Folding, fold_findings
from cjmap.checker.ignores import apply_ignores, read_ignores
from cjmap.checker.precedence import Found
from cjmap.checker.telling import Texts, place_hits, with_severity
from cjmap.finding import Finding, Suppressed
from cjmap.loader import Loaded, LoadedShared
from cjmap.loader.codes import NAMES
from cjmap.loader.garbage import no_garbage_collection
from cjmap.model.reading import Reading, SharedTables
from cjmap.model.summary import Project, Summary, summarise, summarise_shared
from cjmap.rules.rule import Hit
from cjmap.settings import RuleChoice, ignored_in
from cjmap.source import Source

__all__ = ["Checkable", "Checked", "Manner", "check"]


@dataclass(frozen=True, slots=True)
class Checkable:
    """A map to check: as it was loaded, and its path relative to the project's folder."""

    loaded: Loaded
    path: str


@dataclass(frozen=True, slots=True)
class Manner:
    """How to check.

    Takes today's date, whether the run has all maps of the project (else nobody can tell what is never used), whether
    to heed the comments in the maps, whether to fold, and the baseline.
    """

    today: datetime.date
    whole: bool = True
    ignores: bool = True
    fold: bool = True
    baseline: Baseline | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What there is to tell, in order; what is kept quiet; and what there is to tell (`unfolded`), for a baseline."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    unfolded: tuple[Finding, ...]


def check(maps: Sequence[Checkable], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner) -> Checked:
    """Return what is to be told of the maps and the shared files of one project: what loading found, and the rules.

    Only maps without errors are looked at by the rules. The steps: find, settle which finding speaks, place, leave out
    what comments and the baseline keep quiet, fold, sort.
    """
    with no_garbage_collection():
        return _checked(maps, shared, choice, manner)


def _checked(maps: Sequence[Checkable], shared: Sequence[LoadedShared], choice: RuleChoice, manner: Manner) -> Checked:
    found = _look(maps, shared, choice, manner)
    sources = {item.source.path: item.source for item in shared} | {
        item.loaded.source.path: item.loaded.source for item in maps
    }
    texts = Texts(sources, {item.loaded.source.path: item.loaded.outline for item in maps})
    told = []
    files = [(item.loaded.source.path, item.path, item.loaded.findings) for item in maps]
    files += [(item.source.path, item.source.path, item.findings) for item in shared]
    for file, path, findings in files:
        placed = place_hits(found.get(file, ()), file, texts, choice.severities)
        told.append(_quiet(sources[file], path, findings, placed, choice, manner))
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
            found[file] = look_at_map(reading, _rules_for(item.path, choice), choice.options)
            summaries.append(summarise(reading, file))
            reading.forget()
    whole = manner.whole and len(summaries) == len(maps)
    project = Project(tuple(summaries), tuple(summarise_shared(item.tables, item.file) for item in tables), whole)
    paths = {item.loaded.source.path: item.path for item in maps}
    for file, items in look_at_project(project, choice.rules, choice.options).items():
        ignored = ignored_in(choice, paths.get(file, file))
        found.setdefault(file, []).extend(item for item in items if item.rule not in ignored)
    return found


def _rules_for(path: str, choice: RuleChoice) -> tuple[str, ...]:
    ignored = ignored_in(choice, path)
    return tuple(id_ for id_ in choice.rules if id_ not in ignored)


def _quiet(
    source: Source,
    path: str,
    loading: Iterable[Finding],
    placed: Sequence[Folding],
    choice: RuleChoice,
    manner: Manner,
) -> Checked:
    """Return what is told of one file: without what comments and the baseline keep quiet, folded."""
    ignored = ignored_in(choice, path)
    findings = [item for item in with_severity(loading, choice.severities) if item.rule not in ignored | choice.quiet]
    findings += [item.finding for item in placed]
    suppressed: list[Suppressed] = []
    if manner.ignores:
        ran = frozenset((*NAMES, *_rules_for(path, choice)))
        applied = apply_ignores(findings, read_ignores(source), manner.today, ran)
        findings = [*applied.kept, *with_severity(applied.told, choice.severities)]
        suppressed += applied.suppressed
    if manner.baseline is not None:
        findings, known = apply_baseline(findings, manner.baseline)
        suppressed += known
    foldings = {id(item.finding): item for item in placed}
    items = [foldings.get(id(item)) or Folding(item, "", Hit(item.message, item.pointer)) for item in findings]
    folded = fold_findings(items) if manner.fold else findings
    return Checked(tuple(folded), tuple(suppressed), tuple(findings))
