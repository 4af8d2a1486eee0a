"""Folding: many like findings in one file become one, with the others as related places."""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from cjmap.finding import Finding, Related
from cjmap.rules.wording import MOST_NAMES, enumerated, quoted, shortened

MOST_ALONE = 2
"""So many findings of one folding rule in one file stand alone; of more, one stands for all."""


class Folding(Struct, frozen=True, eq=False):
    """A finding with what folding needs: the message of the fold ("" if it always stands alone), its name in there.

    `of` is how many things were asked ("9 of 11").
    """

    finding: Finding
    fold: str = ""
    name: str = ""
    of: int = 0


def fold_findings(items: Iterable[Folding]) -> list[Finding]:
    """Return the findings of one file, those of a folding rule as one where there are more than two."""
    told: list[Finding] = []
    groups: dict[str, list[Folding]] = {}
    for item in items:
        if item.fold:
            groups.setdefault(item.finding.rule, []).append(item)
        else:
            told.append(item.finding)
    for group in groups.values():
        told += [_folded(group)] if len(group) > MOST_ALONE else [item.finding for item in group]
    return told


def _folded(group: list[Folding]) -> Finding:
    ordered = sorted(group, key=lambda item: item.finding.order)
    first = ordered[0]
    names = list(dict.fromkeys(quoted(item.name) for item in ordered))
    unnamed = len(ordered) - sum(quoted(item.name) in names[:MOST_NAMES] for item in ordered)
    listed = (
        enumerated(names) if len(names) <= MOST_NAMES + 1 else f"{', '.join(names[:MOST_NAMES])} and {unnamed} more"
    )
    message = first.fold.format(count=len(ordered), of=max(item.of for item in ordered), names=listed)
    others = (_related(item) for item in ordered[1:])
    related = tuple(dict.fromkeys((*others, *(near for item in ordered for near in item.finding.related))))
    return replace(first.finding, message=message, related=related, count=len(ordered))


def _related(item: Folding) -> Related:
    return Related(shortened(item.name), item.finding.place, item.finding.pointer)
