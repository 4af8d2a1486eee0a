"""Folding: many like findings in one file become one, with the others as related places."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cjmap.finding import Finding, Related
from cjmap.rules.rule import Hit
from cjmap.rules.wording import MOST_NAMES, enumerated, quoted, shortened

MOST_ALONE = 2
"""So many findings of one folding rule in one file stand alone; of more, one stands for all."""


@dataclass(frozen=True, slots=True, eq=False)
class Folding:
    """A finding with what folding needs: the message of the fold ("" for none) and the hit."""

    finding: Finding
    fold: str
    hit: Hit


def fold_findings(items: Iterable[Folding]) -> list[Finding]:
    """Return the findings of one file, those of a folding rule as one where there are more than two."""
    told: list[Finding] = []
    groups: dict[str, list[Folding]] = {}
    for item in items:
        if item.fold and item.hit.foldable:
            groups.setdefault(item.finding.rule, []).append(item)
        else:
            told.append(item.finding)
    for group in groups.values():
        told += [_folded(group)] if len(group) > MOST_ALONE else [item.finding for item in group]
    return told


def _folded(group: list[Folding]) -> Finding:
    ordered = sorted(group, key=lambda item: item.finding.order)
    first = ordered[0]
    names = list(dict.fromkeys(quoted(item.hit.name) for item in ordered))
    unnamed = len(ordered) - sum(quoted(item.hit.name) in names[:MOST_NAMES] for item in ordered)
    listed = (
        enumerated(names) if len(names) <= MOST_NAMES + 1 else f"{', '.join(names[:MOST_NAMES])} and {unnamed} more"
    )
    message = first.fold.format(count=len(ordered), of=max(item.hit.of for item in ordered), names=listed)
    others = (_related(item) for item in ordered[1:])
    related = tuple(dict.fromkeys((*others, *(near for item in ordered for near in item.finding.related))))
    return replace(first.finding, message=message, related=related, count=len(ordered))


def _related(item: Folding) -> Related:
    return Related(shortened(item.hit.name), item.finding.place, item.finding.pointer)
