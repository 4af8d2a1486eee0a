"""What is told of one file: all that was found, without what comments and the baseline keep quiet, folded."""

import datetime
from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from cjmap.checker.baseline import Baseline, apply_baseline
from cjmap.checker.folding import Folding, fold_findings
from cjmap.checker.ignores import Ignore, apply_ignores
from cjmap.checker.telling import with_severity
from cjmap.finding import Finding, Suppressed
from cjmap.loader.codes import NAMES
from cjmap.rules import find_rule
from cjmap.settings import RuleChoice, ignored_in


class Manner(Struct, frozen=True):
    """How to check.

    Takes today's date, whether the run has all maps of the project (else nobody can tell what is never used), whether
    to heed the comments in the maps, whether to fold, the baseline, and the project's folder (None: the current one).
    """

    today: datetime.date
    whole: bool = True
    ignores: bool = True
    fold: bool = True
    baseline: Baseline | None = None
    root: Path | None = None


class Checked(Struct, frozen=True):
    """What there is to tell, in order; what is kept quiet; and what there is to tell (`unfolded`), for a baseline."""

    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...]
    unfolded: tuple[Finding, ...]


class File(Struct, frozen=True):
    """A file to tell of: its path in the project, what loading found, its ignores; whether rules could look at it."""

    path: str
    findings: tuple[Finding, ...]
    ignores: tuple[Ignore, ...]
    can_be_read: bool


def rules_for(path: str, choice: RuleChoice) -> tuple[str, ...]:
    """Return the rules that run on a file, whose path is relative to the project's folder."""
    ignored = ignored_in(choice, path)
    return tuple(id_ for id_ in choice.rules if id_ not in ignored)


def quiet(file: File, placed: Sequence[Folding], choice: RuleChoice, manner: Manner) -> Checked:
    """Return what is told of a file, and what is kept quiet; `placed` is what the rules found."""
    unwanted = ignored_in(choice, file.path) | choice.quiet
    findings = [item for item in with_severity(file.findings, choice.severities) if item.rule not in unwanted]
    findings += [item.finding for item in placed]
    suppressed: list[Suppressed] = []
    if manner.ignores and file.ignores:
        ran = frozenset(NAMES) - unwanted | _rules_that_ran(file, choice, manner)
        applied = apply_ignores(findings, file.ignores, manner.today, ran)
        findings = [*applied.kept, *with_severity(applied.told, choice.severities)]
        suppressed += applied.suppressed
    if manner.baseline is not None:
        findings, known = apply_baseline(findings, manner.baseline)
        suppressed += known
    foldings = {id(item.finding): item for item in placed}
    items = [foldings.get(id(item)) or Folding(item) for item in findings]
    folded = fold_findings(items) if manner.fold else findings
    return Checked(tuple(folded), tuple(suppressed), tuple(findings))


def _rules_that_ran(file: File, choice: RuleChoice, manner: Manner) -> frozenset[str]:
    """Return the rules that could have found something: an ignore of any other one is not unused."""
    ran = frozenset(rules_for(file.path, choice))
    if not file.can_be_read:
        return frozenset(id_ for id_ in ran if _is_checkers(id_))
    if not manner.whole:
        return frozenset(id_ for id_ in ran if find_rule(id_).rule.check_project is None)
    return ran


def _is_checkers(id_: str) -> bool:
    """Tell whether the checker itself reports a rule."""
    rule = find_rule(id_).rule
    return rule.check is None and rule.check_project is None
